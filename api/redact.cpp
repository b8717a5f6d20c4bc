// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/redact.h"

#include <QRegularExpression>

namespace api {

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

} // namespace api
