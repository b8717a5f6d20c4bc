// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/tellingservice.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace apitest {

namespace {

QByteArray encoded(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonObject status(const QString &word)
{
    return {{QStringLiteral("status"), word}, {QStringLiteral("id"), QStringLiteral("job-1")},
        {QStringLiteral("created_at"), QStringLiteral("2026-11-22T10:00:00.000Z")}};
}

QString inBase64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

TellingService::TellingService(QObject *parent)
    : QObject(parent)
    , m_storage([this](const WireRequest &request) { return onStorage(request); })
    , m_api([this](const WireRequest &request) { return onApi(request); })
{
}

QByteArray TellingService::uploadUrl() const
{
    return m_storage.url(QStringLiteral("/put/1")).toEncoded()
        + "?X-Signature=" + uploadSignature().toPercentEncoding();
}

QByteArray TellingService::resultUrl() const
{
    return m_storage.url(QStringLiteral("/file/1")).toEncoded()
        + "?X-Signature=" + resultSignature().toPercentEncoding();
}

QString TellingService::everything() const
{
    const QStringList all{QString::fromUtf8(key()), inBase64("Bearer " + key()),
        QString::fromUtf8(key().toPercentEncoding()), QString::fromUtf8(uploadUrl()),
        QString::fromUtf8(uploadUrl().toPercentEncoding()), inBase64(resultUrl()),
        QString::fromUtf8(resultUrl()),
        QStringLiteral("ltx://uploads/") + QString::fromUtf8(uploadToken()), m_prompt};
    return QStringLiteral("you sent ") + all.join(QStringLiteral(" and "));
}

WireReply TellingService::envelope(int code, const QString &type) const
{
    return answer(code,
        encoded({{QStringLiteral("type"), QStringLiteral("error")},
            {QStringLiteral("error"),
                QJsonObject{
                    {QStringLiteral("type"), type}, {QStringLiteral("message"), everything()}}}}),
        {{"Content-Type", "application/json"}, {"x-request-id", key()}});
}

WireReply TellingService::page(int code) const
{
    return answer(code,
        "<html><body><p>" + everything().toHtmlEscaped().toUtf8() + "</p></body></html>",
        {{"Content-Type", "text/html"}, {"x-request-id", key()}});
}

WireReply TellingService::bucket() const
{
    const QByteArray all = everything().toHtmlEscaped().toUtf8();
    return answer(403,
        "<?xml version='1.0'?><Error><Code>SignatureDoesNotMatch</Code><Message>" + all
            + "</Message><StringToSign>" + all + "</StringToSign></Error>",
        {{"Content-Type", "application/xml"}});
}

WireReply TellingService::onApi(const WireRequest &request)
{
    if (request.header("authorization") != "Bearer " + key())
        return envelope(401, QStringLiteral("authentication_error"));
    if (request.method == "POST" && request.path == "/v1/upload")
        return onSlot();
    if (request.method == "POST" && request.path == "/v2/retake")
        return onSubmit(request);
    return request.path == "/v2/retake/job-1" ? onPoll()
                                              : envelope(404, QStringLiteral("not_found_error"));
}

WireReply TellingService::onSlot() const
{
    if (m_trouble == QLatin1String("slot"))
        return envelope(401, QString::fromUtf8(key()));
    if (m_trouble == QLatin1String("slot-page"))
        return page(403);
    return json(200,
        encoded({{QStringLiteral("upload_url"), QString::fromUtf8(uploadUrl())},
            {QStringLiteral("storage_uri"),
                QStringLiteral("ltx://uploads/") + QString::fromUtf8(uploadToken())},
            {QStringLiteral("expires_at"), QStringLiteral("2099-01-01T00:00:00.000Z")},
            {QStringLiteral("required_headers"), QJsonObject()}}));
}

WireReply TellingService::onSubmit(const WireRequest &request)
{
    m_prompt = QJsonDocument::fromJson(request.body)[QStringLiteral("prompt")].toString();
    if (m_trouble == QLatin1String("submit"))
        return envelope(400, QStringLiteral("invalid_request_error"));
    if (m_trouble == QLatin1String("submit-unclear"))
        return envelope(500, QStringLiteral("api_error"));
    if (m_trouble == QLatin1String("submit-held"))
        return closed(WireReply::Then::Hang);
    return accepted();
}

WireReply TellingService::accepted()
{
    return json(202, R"({"id":"job-1","created_at":"2026-11-22T10:00:00.000Z"})");
}

WireReply TellingService::onPoll()
{
    ++m_polls;
    if (m_trouble == QLatin1String("forever"))
        return json(200, encoded(status(QStringLiteral("processing"))));
    if (m_trouble == QLatin1String("poll"))
        return page(401);
    if (m_trouble == QLatin1String("word") && m_polls == 1)
        return json(200, encoded(status(QString::fromUtf8(key()))));
    QJsonObject done = status(QStringLiteral("completed"));
    done.insert(QStringLiteral("completed_at"), QStringLiteral("2026-11-22T10:01:00.000Z"));
    if (m_trouble == QLatin1String("job")) {
        done.insert(QStringLiteral("status"), QStringLiteral("failed"));
        done.insert(QStringLiteral("error"),
            QJsonObject{{QStringLiteral("type"), QString::fromUtf8(key())},
                {QStringLiteral("message"), everything()}});
    } else {
        done.insert(QStringLiteral("result"),
            QJsonObject{{QStringLiteral("video_url"), QString::fromUtf8(resultUrl())}});
    }
    return json(200, encoded(done));
}

WireReply TellingService::onStorage(const WireRequest &request)
{
    if (request.method == "PUT") {
        if (m_trouble == QLatin1String("put"))
            return bucket();
        m_window = request.body;
        return answer(200, {});
    }
    if (m_trouble == QLatin1String("file"))
        return bucket();
    return answer(200, m_window, {{"ETag", "\"tag\""}, {"Content-Type", "video/mp4"}});
}

} // namespace apitest
