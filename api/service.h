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
    int sideMultiple = 2; // of the picture that is sent, in pixels

    bool operator==(const ServiceLimits &) const = default;
};

// Those that every installation knows.
inline constexpr QLatin1String practiceId("practice");
inline constexpr QLatin1String ltxId("ltx");
inline constexpr QLatin1String ltxDesktopId("ltx-desktop");

// How a service is spoken to; protocol.h knows what that means.
enum class ProtocolKind { RetakeApi, LtxDesktop };

// One service that makes retakes. A value; it never holds the key.
struct Service {
    QString id; // practiceId, ltxId, ltxDesktopId
    QString title; // a proper name, not translated
    QUrl baseUrl;
    QStringList models; // the first is the default
    ServiceLimits limits;
    double pricePerSecond = 0.10; // USD per uploaded second
    bool billed = true; // false: never enters money totals
    bool needsKey = true; // false: one is sent all the same when the user has entered it
    ProtocolKind protocol = ProtocolKind::RetakeApi;

    bool operator==(const Service &) const = default;
};

// The hosted service. Its older host name is still accepted by it, so the URL is a setting.
Service ltxService(const QUrl &baseUrl = QUrl(QStringLiteral("https://api.ltx.io")));
// The emulator on loopback: the same limits and a price that is shown but never counted.
Service practiceService(const QUrl &baseUrl);
// LTX Desktop's backend, on this computer and on the user's own graphics card; costs nothing.
Service ltxDesktopService(const QUrl &baseUrl = QUrl(QStringLiteral("http://127.0.0.1:41954")));

// https, or http on a loopback address; no user name or password in it.
bool isSecure(const QUrl &url);
bool isLoopback(const QUrl &url);
// A base URL is secure and nothing but scheme, host, port and path.
Result<> checkBaseUrl(const QUrl &url);
// Also that a service that reads files in place is on this computer.
Result<> checkAddress(const QUrl &url, ProtocolKind protocol);
// An upload or result address handed out by a service: https, or loopback when the service itself
// is; an address of a private network only when the service itself is in one.
bool isTransferUrlAllowed(const QUrl &url, const QUrl &baseUrl);

} // namespace api
