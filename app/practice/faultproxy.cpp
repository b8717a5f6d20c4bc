// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/faultproxy.h"

#include "app/practice/proxyconnection.h"

#include <QHostAddress>

namespace practice {

using timeline::model::Error;
using timeline::model::fail;
using timeline::model::Result;

FaultProxy::FaultProxy(const Settings &settings, FaultPlan &faults, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_faults(faults)
    , m_door(this)
{
}

Result<quint16> FaultProxy::listen(quint16 target)
{
    if (!m_door.listen(QHostAddress::LocalHost, m_settings.port))
        return fail(Error::Kind::Internal,
            QStringLiteral("port %1: %2").arg(m_settings.port).arg(m_door.errorString()));
    connect(&m_door, &QTcpServer::newConnection, this, [this, target] {
        while (QTcpSocket *client = m_door.nextPendingConnection())
            new ProxyConnection(client, target, m_settings, m_faults, m_counts, this);
    });
    return m_door.serverPort();
}

} // namespace practice
