// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proxies.h"

#include "api/service.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

namespace api {

namespace {

bool isDefault(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::DefaultProxy;
}

// Asked for each request, so that a change is heeded at once.
class UserProxies : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        QUrl peer;
        peer.setHost(query.peerHostName());
        if (isLoopback(peer))
            return {QNetworkProxy::NoProxy};
        return proxyForQuery(query);
    }
};

// A manager owns its factory, so two cannot have the same.
class ProxiesOf : public QNetworkProxyFactory {
public:
    explicit ProxiesOf(QNetworkProxyFactory &other)
        : m_other(other)
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return m_other.queryProxy(query);
    }

private:
    QNetworkProxyFactory &m_other;
};

} // namespace

void goByProxies(QNetworkAccessManager &manager)
{
    if (!manager.proxyFactory() && isDefault(manager.proxy()))
        manager.setProxyFactory(new UserProxies);
}

void goByProxiesOf(const QNetworkAccessManager &other, QNetworkAccessManager &manager)
{
    if (QNetworkProxyFactory *factory = other.proxyFactory())
        manager.setProxyFactory(new ProxiesOf(*factory));
    else
        manager.setProxy(other.proxy());
}

} // namespace api
