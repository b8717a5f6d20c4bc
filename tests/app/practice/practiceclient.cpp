// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceclient.h"

#include "tests/support/testmedia.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTest>

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString Answer::errorType() const
{
    if (json().value(QStringLiteral("type")) != QStringLiteral("error"))
        return {};
    return json()
        .value(QStringLiteral("error"))
        .toObject()
        .value(QStringLiteral("type"))
        .toString();
}

QString Answer::errorMessage() const
{
    return json()
        .value(QStringLiteral("error"))
        .toObject()
        .value(QStringLiteral("message"))
        .toString();
}

PracticeClient::PracticeClient(practice::Endpoint endpoint)
    : m_endpoint(std::move(endpoint))
{
}

Answer PracticeClient::send(
    const QByteArray &method, const QString &url, const Headers &headers, const QByteArray &body)
{
    QNetworkRequest request{QUrl(url)};
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    if (!request.hasRawHeader("Content-Type") && !body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!finished.wait(20'000) && !reply->isFinished())
        return {};
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    for (const auto &[name, value] : reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    return answer;
}

Answer PracticeClient::api(const QByteArray &method, const QString &path, const QByteArray &body)
{
    return send(method, m_endpoint.url + path,
        {{"Authorization", "Bearer " + m_endpoint.key.toLatin1()}}, body);
}

Answer PracticeClient::put(const QJsonObject &ticket, const QByteArray &bytes)
{
    Headers headers{{"Content-Type", "video/mp4"}};
    const QJsonObject required = ticket.value(QStringLiteral("required_headers")).toObject();
    for (auto it = required.begin(); it != required.end(); ++it)
        headers.append({it.key().toLatin1(), it.value().toString().toLatin1()});
    return send("PUT", ticket.value(QStringLiteral("upload_url")).toString(), headers, bytes);
}

QJsonObject PracticeClient::ticket()
{
    return api("POST", QStringLiteral("/v1/upload")).json();
}

QString PracticeClient::upload(const QByteArray &bytes)
{
    const QJsonObject slot = ticket();
    return put(slot, bytes).status == 200 ? slot.value(QStringLiteral("storage_uri")).toString()
                                          : QString();
}

Answer PracticeClient::submit(const QJsonObject &request)
{
    return api("POST", QStringLiteral("/v2/retake"), QJsonDocument(request).toJson());
}

Answer PracticeClient::poll(const QString &id)
{
    return api("GET", QStringLiteral("/v2/retake/") + id);
}

QJsonObject PracticeClient::waitForEnd(const QString &id)
{
    QJsonObject last;
    const bool ended = QTest::qWaitFor(
        [&] {
            last = poll(id).json();
            const QString status = last.value(QStringLiteral("status")).toString();
            return status == QLatin1String("completed") || status == QLatin1String("failed");
        },
        60'000);
    return ended ? last : QJsonObject();
}

QByteArray sampleVideo()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("a video that the service accepts");
    spec.frames = 80;
    spec.size = QSize(160, 90);
    QFile file(testsupport::make(spec));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject sampleRequest(const QString &uri, const QString &mode)
{
    return {{QStringLiteral("video_uri"), uri}, {QStringLiteral("start_time"), 0.5},
        {QStringLiteral("duration"), 2}, {QStringLiteral("mode"), mode},
        {QStringLiteral("prompt"), QStringLiteral("a red door")}};
}

practice::Settings quickSettings(const QStringList &faults)
{
    practice::Settings settings;
    settings.pendingTime = std::chrono::milliseconds(1);
    settings.processingTime = std::chrono::milliseconds(1);
    settings.slowTime = std::chrono::milliseconds(50);
    settings.faults = faults;
    return settings;
}
