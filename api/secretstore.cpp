// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/secretstore.h"

#include <QPromise>

#include <qt6keychain/keychain.h>

#include <memory>

namespace api {

namespace {

Error errorOf(const QKeychain::Job &job)
{
    Error error;
    error.message = job.errorString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        error.kind = Error::Kind::SecretMissing;
        break;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry:
        error.kind = Error::Kind::KeychainRefused;
        break;
    default:
        error.kind = Error::Kind::NoKeychain;
        break;
    }
    return error;
}

// `take` makes the value of a job that went well. The promise lives as long as the connection, so a
// job that dies silently cancels the future.
template <class T, class Job>
QFuture<Result<T>> run(Job *job, QObject *context, Result<T> (*take)(Job &))
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    QObject::connect(
        job, &QKeychain::Job::finished, context, [promise, job, take](QKeychain::Job *) {
            promise->addResult(
                job->error() ? Result<T>(tl::unexpected<Error>(errorOf(*job))) : take(*job));
            promise->finish();
        });
    job->start();
    return future;
}

template <class T> QFuture<Result<T>> ready(Result<T> value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace

KeychainStore::KeychainStore(QString serviceName, QObject *parent)
    : SecretStore(parent)
    , m_serviceName(std::move(serviceName))
{
}

QFuture<Result<QByteArray>> KeychainStore::read(const QString &name)
{
    auto *job = new QKeychain::ReadPasswordJob(m_serviceName, this);
    job->setKey(name);
    return run<QByteArray, QKeychain::ReadPasswordJob>(job, this,
        [](QKeychain::ReadPasswordJob &done) { return Result<QByteArray>(done.binaryData()); });
}

QFuture<Result<>> KeychainStore::write(const QString &name, const QByteArray &secret)
{
    auto *job = new QKeychain::WritePasswordJob(m_serviceName, this);
    job->setKey(name);
    job->setBinaryData(secret);
    return run<void, QKeychain::WritePasswordJob>(
        job, this, [](QKeychain::WritePasswordJob &) { return Result<>(); });
}

QFuture<Result<>> KeychainStore::remove(const QString &name)
{
    auto *job = new QKeychain::DeletePasswordJob(m_serviceName, this);
    job->setKey(name);
    QFuture<Result<>> future = run<void, QKeychain::DeletePasswordJob>(
        job, this, [](QKeychain::DeletePasswordJob &) { return Result<>(); });
    return future.then(this, [](Result<> result) {
        if (!result && result.error().kind == Error::Kind::SecretMissing)
            return Result<>();
        return result;
    });
}

QFuture<Result<QByteArray>> MemoryStore::read(const QString &name)
{
    const auto it = m_secrets.constFind(name);
    if (it == m_secrets.constEnd())
        return ready<QByteArray>(fail(Error::Kind::SecretMissing));
    return ready<QByteArray>(*it);
}

QFuture<Result<>> MemoryStore::write(const QString &name, const QByteArray &secret)
{
    m_secrets.insert(name, secret);
    return ready<void>({});
}

QFuture<Result<>> MemoryStore::remove(const QString &name)
{
    m_secrets.remove(name);
    return ready<void>({});
}

} // namespace api
