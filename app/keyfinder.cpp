// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyfinder.h"

#include <QPromise>

namespace app {

QFuture<FoundKey> findKey(api::SecretStore &store)
{
    const QByteArray given = qgetenv("LTX_API_KEY").trimmed();
    if (!given.isEmpty()) {
        QPromise<FoundKey> promise;
        promise.start();
        promise.addResult(FoundKey{given, KeySource::Environment, {}});
        promise.finish();
        return promise.future();
    }
    return store.read(keyEntry).then(&store, [](const api::Result<QByteArray> &kept) {
        if (kept && !kept->isEmpty())
            return FoundKey{*kept, KeySource::Keyring, {}};
        FoundKey none;
        if (!kept && kept.error().kind != api::Error::Kind::SecretMissing)
            none.error = kept.error();
        return none;
    });
}

api::Error keyMissing(const FoundKey &found)
{
    if (found.error && found.error->kind == api::Error::Kind::KeychainRefused)
        return *found.error;
    api::Error error;
    error.kind = api::Error::Kind::NoKey;
    return error;
}

} // namespace app
