// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/call.h"
#include "api/download.h"
#include "api/request.h"
#include "api/service.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>

namespace api {

// A service as it can be reached now. The key goes to the service's own host alone.
struct Access {
    Service service;
    QByteArray key;
};

// How long a step may go without a byte moving.
struct StepTimeouts {
    std::chrono::milliseconds slot{60'000};
    std::chrono::milliseconds upload{120'000};
    std::chrono::milliseconds submit{120'000};
    std::chrono::milliseconds making{2 * 3600'000}; // a submit that is answered when all is made
    std::chrono::milliseconds poll{60'000};
    std::chrono::milliseconds cancel{10'000};
    std::chrono::milliseconds download{60'000};
};

// One function per exchange with a service, in the words of its protocol. No redirect is followed,
// no cookie kept, no TLS error ignored, no request repeated. GUI thread; the manager outlives it.
// Calls start at once and are heard from the event loop.
class Client {
public:
    // The manager goes by the user's proxies from now on (proxies.h).
    explicit Client(QNetworkAccessManager &manager);

    // POST /v1/upload, no body.
    CallPtr createUpload(const Access &access, std::chrono::milliseconds timeout);
    // PUT to the slot's address, streamed from the file, without the key.
    Result<CallPtr> upload(
        const UploadSlot &slot, const QString &path, std::chrono::milliseconds timeout);
    // GET of a question (protocol.h).
    CallPtr ask(const Access &access, const QString &path, std::chrono::milliseconds timeout);
    // POST of a retake: at most one on the wire, on a connection of its own, since a kept one that
    // the server has just closed would turn a harmless failure into an uncertain one.
    CallPtr submit(
        const Access &access, const RetakeRequest &request, std::chrono::milliseconds timeout);
    // GET of how a job stands.
    CallPtr poll(const Access &access, const QString &jobId, std::chrono::milliseconds timeout);
    // POST that tells a running job to stop, where the protocol has one.
    CallPtr cancel(const Access &access, std::chrono::milliseconds timeout);
    // GET of a result address into a part file, without the key; a file of this computer is copied.
    Result<CallPtr> download(
        const QUrl &url, const DownloadTarget &target, std::chrono::milliseconds timeout);

private:
    CallPtr postEmpty(const Access &access, const QString &path, std::chrono::milliseconds timeout);

    QNetworkAccessManager &m_manager;
};

} // namespace api
