// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace api {

// What a service takes; from ltx-api §1.2 and §2.2. Data, so that another service is another value.
struct ServiceLimits {
    double minSectionSeconds = 2;
    qint64 minFrames = 73;
    qint64 maxFrames = 505;
    qint64 maxUploadBytes = 100'000'000;
    qint64 maxResultBytes = 2'000'000'000;
    int maxPrompt = 5000;

    bool operator==(const ServiceLimits &) const = default;
};

// The two that every installation knows.
inline constexpr QLatin1String practiceId("practice");
inline constexpr QLatin1String ltxId("ltx");

// One service that speaks the retake API. A value; it never holds the key.
struct Service {
    QString id; // practiceId, ltxId
    QString title; // a proper name, not translated
    QUrl baseUrl;
    QStringList models; // the first is the default
    ServiceLimits limits;
    double pricePerSecond = 0.10; // USD per uploaded second
    bool billed = true; // false: practice; never enters money totals

    bool operator==(const Service &) const = default;
};

// The hosted service. Its older host name is still accepted by it, so the URL is a setting.
Service ltxService(const QUrl &baseUrl = QUrl(QStringLiteral("https://api.ltx.io")));
// The emulator on loopback: the same limits and a price that is shown but never counted.
Service practiceService(const QUrl &baseUrl);

// https, or http on a loopback address; no user name or password in it.
bool isSecure(const QUrl &url);
bool isLoopback(const QUrl &url);
// A base URL is secure and nothing but scheme, host, port and path.
Result<> checkBaseUrl(const QUrl &url);
// An upload or result address handed out by a service: https, or loopback when the service itself
// is.
bool isTransferUrlAllowed(const QUrl &url, const QUrl &baseUrl);

} // namespace api
