// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/service.h"

#include "api/ltxdesktop.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace api {

namespace {

Service retakeService(const QString &id, const QString &title, const QUrl &baseUrl, bool billed)
{
    Service service;
    service.id = id;
    service.title = title;
    service.baseUrl = baseUrl;
    service.models = {QStringLiteral("ltx-2-3-pro")};
    service.billed = billed;
    return service;
}

// In a network of somebody's own. Names are not looked up.
bool isPrivate(const QUrl &url)
{
    const QHostAddress host(url.host());
    if (host.isNull() || host.isLinkLocal() || host.isUniqueLocalUnicast() || host.isLoopback())
        return !host.isNull();
    constexpr std::array networks{
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fec0::/10"};
    bool isV4 = false;
    const quint32 v4 = host.toIPv4Address(&isV4); // also of an address that is written as IPv6
    const QHostAddress address = isV4 ? QHostAddress(v4) : host;
    return std::ranges::any_of(networks, [&address](const char *network) {
        return address.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(network)));
    });
}

} // namespace

Service ltxService(const QUrl &baseUrl)
{
    return retakeService(ltxId, QStringLiteral("LTX"), baseUrl, true);
}

Service practiceService(const QUrl &baseUrl)
{
    return retakeService(practiceId, QStringLiteral("Practice"), baseUrl, false);
}

// What its backend asks of a picture: ltxdesktop.cpp. It gets no upload, so the size of the file is
// limited by the disk alone.
Service ltxDesktopService(const QUrl &baseUrl)
{
    Service service = retakeService(ltxDesktopId, QStringLiteral("LTX Desktop"), baseUrl, false);
    service.models = {QStringLiteral("pro")};
    service.limits.maxUploadBytes = 10'000'000'000;
    service.limits.sideMultiple = 32;
    service.pricePerSecond = 0;
    service.needsKey = false;
    service.protocol = ProtocolKind::LtxDesktop;
    return service;
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    if (host == QLatin1String("localhost"))
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

bool isSecure(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    if (url.scheme() == QLatin1String("https"))
        return true;
    return url.scheme() == QLatin1String("http") && isLoopback(url);
}

Result<> checkBaseUrl(const QUrl &url)
{
    if (!isSecure(url))
        return fail(Error::Kind::InsecureUrl,
            QStringLiteral("the service's address must be https, or a loopback one"));
    if (url.hasQuery() || url.hasFragment())
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("the service's address must not have a query"));
    return {};
}

Result<> checkAddress(const QUrl &url, ProtocolKind protocol)
{
    auto fits = checkBaseUrl(url);
    if (protocol != ProtocolKind::LtxDesktop || isLoopback(url))
        return fits;
    Error error;
    error.kind = Error::Kind::InsecureUrl;
    error.type = ltxdesktop::elsewhere;
    return tl::unexpected<Error>(std::move(error));
}

bool isTransferUrlAllowed(const QUrl &url, const QUrl &baseUrl)
{
    if (!isSecure(url))
        return false;
    if (isLoopback(url))
        return isLoopback(baseUrl);
    return !isPrivate(url) || isPrivate(baseUrl) || isLoopback(baseUrl);
}

} // namespace api
