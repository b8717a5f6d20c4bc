// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/secretsearch.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace testsupport {

namespace {

QByteArray escaped(const QByteArray &secret, const char *slash)
{
    QByteArray text;
    for (const char c : secret) {
        if (c == '"' || c == '\\')
            text += '\\';
        if (c == '/')
            text += slash;
        else
            text += c;
    }
    return text;
}

// Every character as \u00NN.
QByteArray numbered(const QByteArray &secret)
{
    QByteArray text;
    for (const char c : secret)
        text += "\\u00" + QByteArray(1, c).toHex();
    return text;
}

QByteArray percented(const QByteArray &secret, bool all)
{
    QByteArray text;
    for (const char c : secret) {
        const bool isPlain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')
            || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.' || c == '~';
        text += isPlain && !all ? QByteArray(1, c) : '%' + QByteArray(1, c).toHex();
    }
    return text;
}

QByteArray utf16(const QByteArray &secret)
{
    QByteArray text;
    for (const char c : secret)
        text += QByteArray(1, c) + '\0';
    return text;
}

// Those characters of the base64 that no neighbour changes.
QByteArray core(const QByteArray &secret, int offset)
{
    const qsizetype begin = (offset * 8 + 5) / 6, end = (offset + secret.size()) * 8 / 6;
    return (QByteArray(offset, '\0') + secret).toBase64().mid(begin, end - begin);
}

} // namespace

void SecretSearch::add(const QString &name, const QByteArray &secret)
{
    const auto pattern = [&](const char *spelling, const QByteArray &bytes, bool anyCase = false) {
        m_patterns.append(
            {*spelling ? name + QLatin1Char(' ') + QString::fromLatin1(spelling) : name,
                anyCase ? bytes.toLower() : bytes, anyCase});
    };
    pattern("", secret);
    if (percented(secret, false) != secret)
        pattern("percent-encoded", percented(secret, false), true);
    pattern("percent-encoded whole", percented(secret, true), true);
    if (escaped(secret, "/") != secret)
        pattern("in JSON", escaped(secret, "/"));
    if (secret.contains('/'))
        pattern("in JSON with slashes escaped", escaped(secret, "\\/"));
    pattern("in JSON by numbers", numbered(secret), true);
    if (const QByteArray html = QString::fromUtf8(secret).toHtmlEscaped().toUtf8(); html != secret)
        pattern("in HTML", html);
    pattern("in hexadecimal", secret.toHex(), true);
    pattern("in UTF-16", utf16(secret));
    for (int offset = 0; offset < 3; ++offset) {
        const QByteArray base64 = core(secret, offset);
        pattern("in base64", base64);
        const QByteArray forUrls = QByteArray(base64).replace('+', '-').replace('/', '_');
        if (forUrls != base64)
            pattern("in base64", forUrls);
    }
}

QStringList SecretSearch::in(const QByteArray &bytes) const
{
    const QByteArray lower = bytes.toLower();
    QStringList found;
    for (const Pattern &pattern : m_patterns) {
        if ((pattern.anyCase ? lower : bytes).contains(pattern.bytes)
            && !found.contains(pattern.name))
            found.append(pattern.name);
    }
    return found;
}

QStringList SecretSearch::below(const QString &folder) const
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString name = QDir(folder).relativeFilePath(file.fileName());
        const QStringList names = in(name.toUtf8()) + in(file.readAll());
        for (const QString &secret : names)
            found.append(name + QStringLiteral(": ") + secret);
    }
    found.sort();
    return found;
}

} // namespace testsupport
