// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/fakedesktop.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace apitest {

namespace {

WireReply reply(const QJsonObject &body)
{
    return json(200, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QByteArray routeOf(const WireRequest &request)
{
    static const QHash<QByteArray, QByteArray> routes{
        {"GET /api/runtime-policy", "policy"},
        {"GET /api/settings", "settings"},
        {"POST /api/retake", "retake"},
        {"GET /api/generation/progress", "progress"},
        {"POST /api/generate/cancel", "cancel"},
    };
    return routes.value(request.method + ' ' + request.path);
}

} // namespace

WireReply desktopError(int status, const QByteArray &code, const QByteArray &message)
{
    return json(status, R"({"code":")" + code + R"(","message":")" + message + R"("})");
}

FakeDesktop::FakeDesktop(QObject *parent)
    : QObject(parent)
    , server([this](const WireRequest &request) { return onRequest(request); })
{
    m_maker = [this](const QJsonObject &, const QString &path) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
}

void FakeDesktop::forget()
{
    m_status = "idle";
    m_step = 0;
}

WireReply FakeDesktop::onRequest(const WireRequest &request)
{
    if (!m_token.isEmpty() && request.header("authorization") != "Bearer " + m_token)
        return desktopError(401, "HTTP_401", "Unauthorized");
    const QByteArray route = routeOf(request);
    if (auto &queued = m_queued[route]; !queued.isEmpty())
        return queued.takeFirst();
    if (route == "policy")
        return reply({{QStringLiteral("force_api_generations"), false},
            {QStringLiteral("local_viable"), true}});
    if (route == "settings")
        return reply({{QStringLiteral("hasLtxApiKey"), true},
            {QStringLiteral("userPrefersLtxApiVideoGenerations"), false}});
    if (route == "retake")
        return onRetake(QJsonDocument::fromJson(request.body).object());
    if (route == "progress")
        return progress();
    if (route == "cancel")
        return onCancel();
    return desktopError(404, "HTTP_404", "Not Found");
}

// The checks of the real one, in its order.
WireReply FakeDesktop::onRetake(const QJsonObject &request)
{
    m_request = request;
    const QString path = request.value(QStringLiteral("video_path")).toString();
    const QStringList modes{QStringLiteral("replace_audio_and_video"),
        QStringLiteral("replace_video"), QStringLiteral("replace_audio")};
    if (!request.value(QStringLiteral("start_time")).isDouble()
        || !modes.contains(request.value(QStringLiteral("mode")).toString())
        || request.value(QStringLiteral("model")) != QStringLiteral("pro")
        || !(request.value(QStringLiteral("resolution")).isNull()
            || request.value(QStringLiteral("resolution")).isObject()))
        return desktopError(422, "HTTP_422", "validation error");
    if (request.value(QStringLiteral("duration")).toDouble() < 2)
        return desktopError(400, "HTTP_400", "duration must be at least 2 seconds");
    if (!QFileInfo(path).isFile())
        return desktopError(400, "HTTP_400", "Video file not found");
    if (isRunning())
        return desktopError(409, "HTTP_409", "Generation already in progress");
    m_status = "running";
    m_step = 0;
    m_result = m_dir.filePath(QStringLiteral("retake_%1.mp4").arg(++m_generations));
    return closed(WireReply::Then::Hang);
}

void FakeDesktop::finish(const QByteArray &status)
{
    m_status = status;
    if (status == "complete" && !m_maker(m_request, m_result))
        m_status = "error";
    if (m_status == "complete")
        server.answerHanging(reply({{QStringLiteral("status"), QStringLiteral("complete")},
            {QStringLiteral("video_path"), m_result}}));
    else if (m_status == "cancelled")
        server.answerHanging(reply({{QStringLiteral("status"), QStringLiteral("cancelled")}}));
    else
        server.answerHanging(desktopError(500, "HTTP_500", "Generation error: out of memory"));
}

WireReply FakeDesktop::progress()
{
    const bool isRunningNow = isRunning();
    QJsonObject body{
        {QStringLiteral("status"), QString::fromLatin1(m_status)},
        {QStringLiteral("phase"),
            isRunningNow ? QStringLiteral("inference") : QString::fromLatin1(m_status)},
        {QStringLiteral("progress"), isRunningNow ? 15 : 0},
        {QStringLiteral("currentStep"), isRunningNow ? m_step : 0},
        {QStringLiteral("totalSteps"), isRunningNow ? m_steps : 0},
    };
    if (!m_isOld && m_status != "idle") {
        body.insert(QStringLiteral("cancellable"), isRunningNow);
        body.insert(QStringLiteral("id"), QStringLiteral("generation-%1").arg(m_generations));
        if (m_status == "complete")
            body.insert(QStringLiteral("result"), m_result);
    }
    if (isRunningNow && ++m_step > m_steps)
        QMetaObject::invokeMethod(
            this, [this] { finish(); }, Qt::QueuedConnection);
    return reply(body);
}

WireReply FakeDesktop::onCancel()
{
    if (!isRunning())
        return reply({{QStringLiteral("status"), QStringLiteral("no_active_generation")}});
    QMetaObject::invokeMethod(
        this, [this] { finish("cancelled"); }, Qt::QueuedConnection);
    return reply({{QStringLiteral("status"), QStringLiteral("cancelling")},
        {QStringLiteral("id"), QStringLiteral("generation-%1").arg(m_generations)}});
}

} // namespace apitest
