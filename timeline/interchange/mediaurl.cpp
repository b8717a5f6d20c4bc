// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/mediaurl.h"

#include <QDir>
#include <QUrl>

namespace timeline::interchange {

QString mediaPath(const QString &path, const QString &folder)
{
    const QString whole = QDir::cleanPath(path);
    if (folder.isEmpty())
        return whole;
    QString base = QDir::cleanPath(folder);
    if (!base.endsWith(QLatin1Char('/')))
        base += QLatin1Char('/');
    return whole.startsWith(base) ? whole.mid(base.size()) : whole;
}

QString mediaUrl(const QString &path, const QString &folder)
{
    const QString named = mediaPath(path, folder);
    if (QDir::isAbsolutePath(named))
        return QString::fromLatin1(QUrl::fromLocalFile(named).toEncoded(QUrl::FullyEncoded));
    // A colon in a relative name would make what stands before it a scheme; encoded, it is a name.
    return QString::fromLatin1(QUrl::toPercentEncoding(named, "/"));
}

QString plainText(const QString &text)
{
    QString plain = text;
    for (QChar &c : plain) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator || c.unicode() >= 0xfffe)
            c = QLatin1Char(' ');
    }
    return plain;
}

} // namespace timeline::interchange
