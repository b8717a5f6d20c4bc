// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/fakeservice.h"

namespace apitest {

FakeService::FakeService(QObject *parent)
    : QObject(parent)
    , api([this](const WireRequest &request) { return onApi(request); })
    , storage([this](const WireRequest &request) { return onStorage(request); })
{
    queue("poll", status("pending"));
    queue("poll", status("processing"));
}

WireReply FakeService::slotReply()
{
    const QByteArray number = QByteArray::number(++m_slots);
    const QByteArray put = storage.url(QStringLiteral("/put/")).toEncoded() + number;
    return json(200,
        R"({"upload_url":")" + put
            + R"(?X-Signature=SIGNED-UPLOAD","storage_uri":"ltx://uploads/token-)" + number
            + R"(","expires_at":"2099-01-01T00:00:00.000Z","required_headers":)"
              R"({"x-goog-content-length-range":"0,209715200","x-goog-if-generation-match":"0"}})");
}

WireReply FakeService::accepted(const QByteArray &id) const
{
    return json(202, R"({"id":")" + id + R"(","created_at":"2026-11-22T10:00:00.000Z"})");
}

WireReply FakeService::status(const QByteArray &word) const
{
    return json(200,
        R"({"status":")" + word + R"(","id":"job-1","created_at":"2026-11-22T10:00:00.000Z"})");
}

WireReply FakeService::completed()
{
    const QByteArray url =
        storage.url(QStringLiteral("/file/")).toEncoded() + QByteArray::number(++m_urls);
    return json(200,
        R"({"status":"completed","id":"job-1","created_at":"2026-11-22T10:00:00.000Z",)"
        R"("completed_at":"2026-11-22T10:01:00.000Z","result":{"video_url":")"
            + url + R"(?X-Signature=SIGNED-RESULT"}})");
}

WireReply FakeService::fileReply(const WireRequest &request) const
{
    const QByteArray range = request.header("range");
    if (range.isEmpty() || request.header("if-range") != "\"tag\"")
        return answer(200, result, {{"ETag", "\"tag\""}, {"Content-Type", "video/mp4"}});
    const qsizetype from = range.mid(6).chopped(1).toLongLong();
    const QByteArray size = QByteArray::number(result.size());
    return answer(206, result.mid(from),
        {{"ETag", "\"tag\""},
            {"Content-Range",
                "bytes " + QByteArray::number(from) + '-' + QByteArray::number(result.size() - 1)
                    + '/' + size}});
}

WireReply FakeService::onApi(const WireRequest &request)
{
    const QByteArray bearer = request.header("authorization");
    if (bearer != "Bearer " + key() && bearer != "Bearer " + otherKey())
        return errorEnvelope(401, "authentication_error", "Invalid API key");
    if (request.method == "POST" && request.path == "/v1/upload")
        return reply("slot", request, [this] { return slotReply(); });
    if (request.method == "POST" && request.path == "/v2/retake")
        return reply("submit", request, [this] { return accepted(); });
    if (request.method == "GET" && request.path.startsWith("/v2/retake/"))
        return reply("poll", request, [this] { return completed(); });
    return errorEnvelope(404, "not_found_error");
}

WireReply FakeService::onStorage(const WireRequest &request)
{
    if (request.has("authorization"))
        return answer(
            400, "<Error><Code>InvalidArgument</Code><Message>two ways to sign</Message></Error>");
    if (request.method == "PUT" && request.path.startsWith("/put/"))
        return reply("put", request, [] { return answer(200, {}); });
    if (request.method == "GET" && request.path.startsWith("/file/"))
        return reply("file", request, [this, &request] { return fileReply(request); });
    return answer(404, {});
}

WireReply FakeService::reply(
    const QByteArray &route, const WireRequest &request, const std::function<WireReply()> &usual)
{
    if (m_whim) {
        if (auto reply = m_whim(route, request))
            return *reply;
    }
    WireReply reply;
    return takeQueued(route, reply) ? reply : usual();
}

bool FakeService::takeQueued(const QByteArray &route, WireReply &reply)
{
    if (QList<WireReply> &replies = m_queued[route]; !replies.isEmpty())
        reply = replies.takeFirst();
    else if (m_always.contains(route))
        reply = m_always.value(route);
    else
        return false;
    m_hanging += reply.then == WireReply::Then::Hang ? 1 : 0;
    return true;
}

} // namespace apitest
