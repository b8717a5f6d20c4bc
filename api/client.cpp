// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/client.h"

#include "api/localcopy.h"
#include "api/log.h"
#include "api/oneshotdevice.h"
#include "api/protocol.h"
#include "api/proxies.h"
#include "api/redact.h"

#include <QJsonDocument>

namespace api {

namespace {

QNetworkRequest plainRequest(const QUrl &url, std::chrono::milliseconds timeout)
{
    QNetworkRequest request(url);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setHeader(
        QNetworkRequest::UserAgentHeader, QStringLiteral("RetakeStudio/" RETAKE_VERSION));
    // Lengths and parts are counted in bytes of the file, so nothing may be packed on the way.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setTransferTimeout(static_cast<int>(timeout.count()));
    return request;
}

QNetworkRequest keyedRequest(
    const Access &access, const QString &path, std::chrono::milliseconds timeout)
{
    QUrl url(access.service.baseUrl);
    QString base = url.path();
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    url.setPath(base + path, QUrl::TolerantMode);
    QNetworkRequest request = plainRequest(url, timeout);
    if (!access.key.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + access.key);
    return request;
}

void setBody(QNetworkRequest &request, const OneShotDevice &body)
{
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, body.total());
}

void note(const char *verb, const QNetworkRequest &request)
{
    qCDebug(apiLog).noquote() << verb << redact(request.url().toString());
}

// Whoever has a transfer's address may use it: of it, only the host is told.
void noteTransfer(const char *verb, const QNetworkRequest &request)
{
    qCDebug(apiLog).noquote() << verb << request.url().host();
}

// What an answer may repeat, and nobody is to be told.
QByteArrayList secretsOf(const QNetworkRequest &transfer)
{
    const QUrl &url = transfer.url();
    return {url.toEncoded(), url.query(QUrl::FullyEncoded).toLatin1(),
        url.query(QUrl::FullyDecoded).toUtf8()};
}

} // namespace

Client::Client(QNetworkAccessManager &manager)
    : m_manager(manager)
{
    goByProxies(m_manager);
}

CallPtr Client::postEmpty(
    const Access &access, const QString &path, std::chrono::milliseconds timeout)
{
    QNetworkRequest request = keyedRequest(access, path, timeout);
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    note("POST", request);
    CallPtr call(new Call);
    call->attach(m_manager.sendCustomRequest(request, "POST"), nullptr, {access.key});
    return call;
}

CallPtr Client::createUpload(const Access &access, std::chrono::milliseconds timeout)
{
    return postEmpty(access, QStringLiteral("/v1/upload"), timeout);
}

Result<CallPtr> Client::upload(
    const UploadSlot &slot, const QString &path, std::chrono::milliseconds timeout)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(Error::Kind::FileUnreadable, file->errorString());
    QNetworkRequest request = plainRequest(slot.uploadUrl, timeout);
    bool hasType = false;
    for (const auto &[name, value] : slot.requiredHeaders) {
        request.setRawHeader(name, value);
        hasType = hasType || name.compare("content-type", Qt::CaseInsensitive) == 0;
    }
    if (!hasType)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("video/mp4"));
    CallPtr call(new Call);
    auto *body = new OneShotDevice(std::move(file), call.get());
    setBody(request, *body);
    noteTransfer("PUT", request);
    call->attach(m_manager.put(request, body), body, secretsOf(request));
    return call;
}

CallPtr Client::submit(
    const Access &access, const RetakeRequest &retake, std::chrono::milliseconds timeout)
{
    const Protocol &protocol = protocolOf(access.service.protocol);
    QNetworkRequest request = keyedRequest(access, protocol.submitPath(), timeout);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    CallPtr call(new Call);
    auto *manager = new QNetworkAccessManager(call.get());
    goByProxiesOf(m_manager, *manager);
    auto *body = OneShotDevice::ofBytes(
        QJsonDocument(protocol.submitBody(retake)).toJson(QJsonDocument::Compact), call.get());
    setBody(request, *body);
    note("POST", request);
    call->attach(manager->post(request, body), body, {access.key});
    return call;
}

CallPtr Client::ask(const Access &access, const QString &path, std::chrono::milliseconds timeout)
{
    const QNetworkRequest request = keyedRequest(access, path, timeout);
    note("GET", request);
    CallPtr call(new Call);
    call->attach(m_manager.get(request), nullptr, {access.key});
    return call;
}

CallPtr Client::poll(const Access &access, const QString &jobId, std::chrono::milliseconds timeout)
{
    return ask(access, protocolOf(access.service.protocol).pollPath(jobId), timeout);
}

CallPtr Client::cancel(const Access &access, std::chrono::milliseconds timeout)
{
    return postEmpty(access, protocolOf(access.service.protocol).cancelPath(), timeout);
}

Result<CallPtr> Client::download(
    const QUrl &url, const DownloadTarget &target, std::chrono::milliseconds timeout)
{
    if (url.isLocalFile()) {
        auto *copy = new LocalCopy(url.toLocalFile(), target);
        CallPtr call(copy);
        return copy->open().map([&call] { return std::move(call); });
    }
    auto *download = new Download(target);
    CallPtr call(download);
    if (const auto opened = download->open(); !opened)
        return tl::unexpected<Error>(opened.error());
    QNetworkRequest request = plainRequest(url, timeout);
    if (download->have() > 0) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(download->have()) + '-');
        request.setRawHeader("If-Range", target.etag);
    }
    noteTransfer("GET", request);
    call->attach(m_manager.get(request), nullptr, secretsOf(request));
    return call;
}

} // namespace api
