// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <chrono>

namespace practice {

// Everything about a practice service that can be chosen before it starts. A value; any thread.
// The figures are those of the service that it stands in for, where its pages name one.
struct Settings {
    quint16 port = 0; // 0: a free one
    QByteArray key; // empty: a new random one
    double speed = 1; // divides the waiting times of a job

    std::chrono::milliseconds pendingTime{1500};
    std::chrono::milliseconds processingTime{3000}; // at least; making the take may need longer
    std::chrono::milliseconds slowTime{10'000}; // what the faults named "…-slow" add
    std::chrono::seconds retryAfter{5};

    double balance = 100; // USD
    double pricePerSecond = 0.10; // USD per second of the uploaded video
    int concurrency = 2; // jobs that are processed at once
    int queueLimit =
        0; // jobs that may wait for that beyond; 0: more than `concurrency` are refused
    int submitsPerMinute = 0; // that are taken on; 0: any number

    qint64 maxUploadBytes = 200LL * 1024 * 1024;
    qint64 maxDataUriBytes = 15LL * 1000 * 1000; // as written, base64
    qint64 maxUrlBytes = 32LL * 1000 * 1000; // of a video that is fetched by its address
    std::chrono::milliseconds urlPatience{30'000};
    bool takesLocalUrls = false; // http://localhost: for tests
    qint64 minFrames = 73;
    int maxLongSide = 3840;
    int maxShortSide = 2160;
    int maxPrompt = 5000;

    std::chrono::milliseconds uploadUrlLife = std::chrono::hours(1);
    std::chrono::milliseconds uploadLife = std::chrono::hours(24);
    std::chrono::milliseconds jobLife = std::chrono::hours(24); // from its end
    std::chrono::milliseconds resultUrlLife = std::chrono::hours(24); // from the poll that names it

    bool refuseBearerOnStorage = true; // catches a client that gives its key to the storage host
    bool mediaFaultsInJob = false; // a bad video fails the job instead of the submit
    bool resolutionRequired = false; // as one client has met it
    bool v1Retake = false; // POST /v1/retake answers with the finished file; else it is gone
    bool plainTakes = false; // the upload comes back as it is: quick, where takes are not the point

    QStringList
        faults; // see faults.h: "submit-503", or "submit-503:2" for the first two times only
};

} // namespace practice
