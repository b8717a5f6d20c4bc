// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/httpoutcome.h"

#include "api/redact.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace api {

namespace {

constexpr qsizetype shownLength = 300;

QString textOfXml(const QString &text)
{
    static const QRegularExpression code(QStringLiteral("<Code>([^<]*)</Code>"));
    static const QRegularExpression message(QStringLiteral("<Message>([^<]*)</Message>"));
    const QString codeText = code.match(text).captured(1).trimmed();
    const QString messageText = message.match(text).captured(1).trimmed();
    if (codeText.isEmpty() || messageText.isEmpty())
        return codeText + messageText;
    // No colon: "ExpiredToken: The …" would look like a token to be hidden.
    return QStringLiteral("%1 – %2").arg(codeText, messageText);
}

} // namespace

std::optional<Envelope> parseEnvelope(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QJsonObject error = json.value(QStringLiteral("error")).toObject();
    const QString type = error.value(QStringLiteral("type")).toString();
    if (json.value(QStringLiteral("type")).toString() != QLatin1String("error") || type.isEmpty())
        return std::nullopt;
    return Envelope{redactForeign(type.left(100)),
        redactForeign(error.value(QStringLiteral("message")).toString().left(1000))};
}

QString describeBody(const QByteArray &body)
{
    if (const auto envelope = parseEnvelope(body))
        return envelope->message;
    const QString text = QString::fromUtf8(body.left(4096));
    if (const QString xml = textOfXml(text); !xml.isEmpty())
        return redactForeign(xml.left(shownLength));
    static const QRegularExpression markUp(QStringLiteral("<(style|script)\\b.*?</\\1>|<[^>]*>"),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    return redactForeign(
        QString(text).replace(markUp, QStringLiteral(" ")).simplified().left(shownLength));
}

QDateTime parseHttpDate(const QByteArray &value)
{
    QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(value).trimmed(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (date.isValid())
        date.setTimeSpec(Qt::UTC);
    return date;
}

std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    constexpr qint64 day = qint64{24} * 3600;
    bool isNumber = false;
    qint64 seconds = value.trimmed().toLongLong(&isNumber);
    if (!isNumber) {
        const QDateTime date = parseHttpDate(value);
        if (!date.isValid())
            return std::nullopt;
        seconds = now.secsTo(date);
    }
    return std::chrono::seconds(std::clamp<qint64>(seconds, 0, day));
}

std::optional<Error::Kind> faultOf(QNetworkReply::NetworkError error)
{
    using Kind = Error::Kind;
    switch (error) {
    case QNetworkReply::NoError:
        return std::nullopt;
    case QNetworkReply::HostNotFoundError:
        return Kind::HostNotFound;
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return Kind::NotConnected;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return Kind::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return Kind::Tls;
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::TooManyRedirectsError:
        return Kind::Redirected;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // it would have been sent again; the body forbids it
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolFailure:
        return Kind::ConnectionLost;
    default:
        break;
    }
    if (error >= QNetworkReply::ProxyConnectionRefusedError
        && error <= QNetworkReply::UnknownProxyError)
        return Kind::Proxy;
    // From here on the error only repeats the status of an answer that came.
    if (error >= QNetworkReply::ContentAccessDenied)
        return std::nullopt;
    return Kind::ConnectionLost;
}

} // namespace api
