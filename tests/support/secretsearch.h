// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace testsupport {

// Finds known secrets in whatever a program has written, however they are spelt: plainly,
// percent-encoded, escaped for JSON or HTML, in hexadecimal, in base64 at any place of a longer
// text, or in UTF-16. Shares no code with what takes them out.
class SecretSearch {
public:
    void add(const QString &name, const QByteArray &secret);

    // The names of those found, with the spelling when it is not the plain one: "key in base64".
    QStringList in(const QByteArray &bytes) const;
    // "FILE: key in base64" for every file below the folder, named as seen from it.
    QStringList below(const QString &folder) const;

private:
    struct Pattern {
        QString name;
        QByteArray bytes;
        bool anyCase = false;
    };
    QList<Pattern> m_patterns;
};

} // namespace testsupport
