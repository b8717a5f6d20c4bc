// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/http.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace practice {

Response jsonResponse(int status, const QJsonObject &body)
{
    return {status, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}

Response envelope(int status, const QString &type, const QString &message)
{
    return jsonResponse(status,
        {{QStringLiteral("type"), QStringLiteral("error")},
            {QStringLiteral("error"),
                QJsonObject{
                    {QStringLiteral("type"), type}, {QStringLiteral("message"), message}}}});
}

Response storageError(int status, const QString &code, const QString &message)
{
    const QString xml = QStringLiteral(
        "<?xml version='1.0' encoding='UTF-8'?><Error><Code>%1</Code><Message>%2</Message></Error>")
                            .arg(code.toHtmlEscaped(), message.toHtmlEscaped());
    return {status, "application/xml; charset=UTF-8", xml.toUtf8(), {}};
}

Response proxyPage(int status, const QString &title)
{
    const QString html = QStringLiteral("<html><head><title>%1 %2</title></head>"
                                        "<body><center><h1>%1 %2</h1></center></body></html>")
                             .arg(QString::number(status), title.toHtmlEscaped());
    return {status, "text/html", html.toUtf8(), {}};
}

namespace {

std::optional<qint64> digits(const QByteArray &text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok || value < 0 || text.startsWith('+') || text.startsWith('-'))
        return std::nullopt;
    return value;
}

} // namespace

std::optional<ByteRange> parseRange(const QByteArray &header, qint64 size)
{
    if (!header.startsWith("bytes=") || header.contains(','))
        return std::nullopt;
    const QByteArray spec = header.mid(6).trimmed();
    const auto dash = spec.indexOf('-');
    if (dash < 0)
        return std::nullopt;
    const auto first = digits(spec.left(dash));
    const auto last = digits(spec.mid(dash + 1));
    if (dash == 0)
        return last ? std::optional(ByteRange{std::max<qint64>(size - *last, 0), size - 1})
                    : std::nullopt;
    if (!first || (!last && dash + 1 < spec.size()) || (last && *last < *first))
        return std::nullopt;
    return ByteRange{*first, std::min(last.value_or(size - 1), size - 1)};
}

QByteArray randomToken()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    QByteArray token;
    for (const quint32 word : words)
        token += QByteArray::number(word, 16).rightJustified(8, '0');
    return token;
}

} // namespace practice
