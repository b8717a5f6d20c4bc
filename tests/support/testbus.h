// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QString>

namespace testsupport {

// A message bus of a test's own, with nothing on it but what the test puts there.
class TestBus {
public:
    TestBus();
    ~TestBus();

    const QString &address() const { return m_address; }
    // Puts an object there; its slots and signals are what others see.
    void offer(const QString &service, const QString &path, QObject &object) const;

private:
    QProcess m_daemon;
    QString m_address;
};

} // namespace testsupport
