// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/secretstore.h"

#include <QtTest>

using namespace api;

namespace {

template <class T> Result<T> valueOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
        return fail(Error::Kind::TimedOut);
    return future.result();
}

} // namespace

class TestSecretStore : public QObject {
    Q_OBJECT

private slots:
    void memory();
    void withoutAKeyring();
};

void TestSecretStore::memory()
{
    MemoryStore store;
    const QString name = QStringLiteral("ltx");
    QVERIFY(!store.isLasting());
    QCOMPARE(valueOf(store.read(name)).error().kind, Error::Kind::SecretMissing);
    QVERIFY(valueOf(store.write(name, "a\0b")).has_value());
    QCOMPARE(valueOf(store.read(name)).value(), QByteArray("a\0b"));
    QVERIFY(valueOf(store.remove(name)).has_value());
    QVERIFY(valueOf(store.remove(name)).has_value());
    QCOMPARE(valueOf(store.read(name)).error().kind, Error::Kind::SecretMissing);
}

void TestSecretStore::withoutAKeyring()
{
    // No bus, so no keyring: the answer must come all the same, and say which.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    KeychainStore store;
    QVERIFY(store.isLasting());
    QCOMPARE(
        valueOf(store.write(QStringLiteral("ltx"), "k")).error().kind, Error::Kind::NoKeychain);
    QCOMPARE(valueOf(store.read(QStringLiteral("ltx"))).error().kind, Error::Kind::NoKeychain);
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
