// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QObject>

namespace api {

// Where keys live. Asynchronous, since a keyring may ask the user; the futures finish in the
// caller's event loop. GUI thread.
class SecretStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QFuture<Result<QByteArray>> read(
        const QString &name) = 0; // SecretMissing when there is none
    virtual QFuture<Result<>> write(const QString &name, const QByteArray &secret) = 0;
    virtual QFuture<Result<>> remove(const QString &name) = 0; // also well when there was none
    virtual bool isLasting() const = 0; // false: forgotten at the end of the session
};

// The keyring of the operating system. NoKeychain where none answers: then use a MemoryStore.
class KeychainStore : public SecretStore {
    Q_OBJECT

public:
    explicit KeychainStore(
        QString serviceName = QStringLiteral("RetakeStudio"), QObject *parent = nullptr);

    QFuture<Result<QByteArray>> read(const QString &name) override;
    QFuture<Result<>> write(const QString &name, const QByteArray &secret) override;
    QFuture<Result<>> remove(const QString &name) override;
    bool isLasting() const override { return true; }

private:
    QString m_serviceName;
};

// For one session, and for tests.
class MemoryStore : public SecretStore {
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    QFuture<Result<QByteArray>> read(const QString &name) override;
    QFuture<Result<>> write(const QString &name, const QByteArray &secret) override;
    QFuture<Result<>> remove(const QString &name) override;
    bool isLasting() const override { return false; }

private:
    QHash<QString, QByteArray> m_secrets;
};

} // namespace api
