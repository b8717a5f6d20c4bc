// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filename.h"

#include <QDir>
#include <QFileInfo>

namespace app {

QString oneNameOf(const QString &path)
{
    const QFileInfo file(path);
    const QString there = file.canonicalFilePath();
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    const QString name = !there.isEmpty()
        ? there
        : QDir(folder.isEmpty() ? file.absolutePath() : folder).filePath(file.fileName());
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    return name.toCaseFolded();
#else
    return name;
#endif
}

} // namespace app
