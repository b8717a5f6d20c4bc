// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testbus.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>

class CliProgram;

// A keyring on a message bus of its own, with the calls of KDE's that programs make; holds its
// entries in memory. GUI thread.
class FakeKeyring : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")

public:
    FakeKeyring();

    // Lets the program find this keyring, and no other.
    void offerTo(CliProgram &program) const;
    QHash<QString, QByteArray> entries; // "FOLDER/NAME"

public slots:
    QString networkWallet() const { return QStringLiteral("wallet"); }
    bool isEnabled() const { return true; }
    int open(const QString &, qlonglong, const QString &) const { return 1; }
    int entryType(int, const QString &folder, const QString &key, const QString &) const;
    QByteArray readEntry(int, const QString &folder, const QString &key, const QString &) const;
    int writeEntry(
        int, const QString &folder, const QString &key, const QByteArray &value, const QString &);
    int removeEntry(int, const QString &folder, const QString &key, const QString &);

private:
    testsupport::TestBus m_bus;
};
