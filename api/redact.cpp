// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/redact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <array>

namespace api {

namespace {

constexpr qsizetype shortestSecret = 6;

// The characters of `secret` alone, when `before` bytes precede it in what is encoded.
QByteArray inBase64(const QByteArray &secret, qsizetype before, QByteArray::Base64Options options)
{
    const QByteArray whole =
        (QByteArray(before, 'x') + secret).toBase64(options | QByteArray::OmitTrailingEquals);
    const qsizetype mixedBefore = before == 0 ? 0 : before + 1;
    const bool isMixedAfter = (before + secret.size()) % 3 != 0;
    return whole.mid(mixedBefore).chopped(isMixedAfter ? 1 : 0);
}

QByteArray inJson(const QByteArray &secret)
{
    const QJsonArray array{QString::fromUtf8(secret)};
    return QJsonDocument(array).toJson(QJsonDocument::Compact).mid(2).chopped(2);
}

QByteArray lowerHex(QByteArray percented)
{
    for (qsizetype i = percented.indexOf('%'); i >= 0; i = percented.indexOf('%', i + 1))
        percented.replace(i, 3, percented.mid(i, 3).toLower());
    return percented;
}

QByteArrayList spellingsOf(const QByteArray &secret)
{
    const QByteArray json = inJson(secret), percented = secret.toPercentEncoding();
    QByteArrayList all{secret, percented, lowerHex(percented), json,
        QByteArray(json).replace('/', "\\/"), QString::fromUtf8(secret).toHtmlEscaped().toUtf8()};
    for (qsizetype before = 0; before < 3; ++before) {
        all << inBase64(secret, before, QByteArray::Base64Encoding)
            << inBase64(secret, before, QByteArray::Base64UrlEncoding);
    }
    return all;
}

} // namespace

QString redactForeign(const QString &text)
{
    static const QRegularExpression opaque(QStringLiteral("[A-Za-z0-9+/_=%-]{40,}"));
    return redact(QString(text).replace(opaque, QStringLiteral("[redacted]")));
}

QByteArray withoutSecrets(QByteArray text, const QByteArrayList &secrets)
{
    for (const QByteArray &secret : secrets) {
        if (secret.size() < shortestSecret)
            continue;
        const QByteArrayList spellings = spellingsOf(secret);
        for (const QByteArray &spelling : spellings)
            text.replace(spelling, QByteArrayLiteral("[redacted]"));
    }
    return text;
}

QString redact(const QString &text, const QStringList &secrets)
{
    static const QString mark = QStringLiteral("[redacted]");
    constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression bearer(
        QStringLiteral("\\b(bearer|basic)[ \\t]+[^\\s\"',;]+"), anyCase);
    static const QRegularExpression userInfo(
        QStringLiteral("\\b([a-z][a-z0-9+.-]*://)[^/\\s\"'@?#]+@"), anyCase);
    static const QRegularExpression query(
        QStringLiteral("\\b([a-z][a-z0-9+.-]*://[^\\s\"'<>?#]*)[?#][^\\s\"'<>]*"), anyCase);
    static const QRegularExpression upload(
        QStringLiteral("\\bltx://uploads/[^\\s\"'<>]+"), anyCase);
    static const QRegularExpression data(
        QStringLiteral("\\bdata:[a-z0-9.+/-]*;base64,[A-Za-z0-9+/=_-]*"), anyCase);
    static const QRegularExpression named(
        QStringLiteral(
            "([\\w-]*(?:api[_-]?key|token|secret|passw(?:or)?d|signature|credential|authorization)"
            "[\\w-]*[\"']?[ \\t]*[=:][ "
            "\\t]*[\"']?)(?!\\[redacted\\]|bearer\\b|basic\\b)[^\\s\"',;&]+"),
        anyCase);

    QString clean = text;
    for (const QString &secret : secrets) {
        if (!secret.isEmpty())
            clean.replace(secret, mark);
    }
    clean.replace(data, QStringLiteral("data:") + mark);
    clean.replace(bearer, QStringLiteral("\\1 ") + mark);
    clean.replace(userInfo, QStringLiteral("\\1") + mark + QLatin1Char('@'));
    clean.replace(query, QStringLiteral("\\1?") + mark);
    clean.replace(upload, QStringLiteral("ltx://uploads/") + mark);
    clean.replace(named, QStringLiteral("\\1") + mark);
    return clean;
}

QByteArray markOf(const QByteArray &key)
{
    static const QByteArray salt = [] {
        std::array<quint32, 8> words{};
        QRandomGenerator::system()->generate(words.begin(), words.end());
        return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words);
    }();
    return QMessageAuthenticationCode::hash(key, salt, QCryptographicHash::Sha256);
}

} // namespace api
