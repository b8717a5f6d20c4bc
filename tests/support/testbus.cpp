// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testbus.h"

namespace testsupport {

namespace {

const QString connectionName = QStringLiteral("a test's own bus");

} // namespace

TestBus::TestBus()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
        {QStringLiteral("--session"), QStringLiteral("--nofork"),
            QStringLiteral("--print-address")});
    if (!m_daemon.waitForReadyRead())
        qFatal("no dbus-daemon");
    m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
}

TestBus::~TestBus()
{
    QDBusConnection::disconnectFromBus(connectionName);
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void TestBus::offer(const QString &service, const QString &path, QObject &object) const
{
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, connectionName);
    if (!bus.registerObject(
            path, &object, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
        || !bus.registerService(service))
        qFatal("nothing can be put on the bus");
}

} // namespace testsupport
