// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keys.h"

#include "app/keyfinder.h"

namespace app {

Keys::Keys(Services &services, std::unique_ptr<api::SecretStore> store, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_store(std::move(store))
{
}

void Keys::load()
{
    findKey(*m_store).then(this, [this](const FoundKey &found) {
        if (found.key.isEmpty() || m_services.hasKey(api::ltxId))
            return;
        const bool isGiven = found.source == KeySource::Environment;
        use(found.key, isGiven ? KeyPlace::Environment : storePlace());
    });
}

void Keys::enter(const QByteArray &entered)
{
    const QByteArray key = entered.trimmed();
    use(key, KeyPlace::Memory); // at once; the keyring may take its time
    m_store->write(keyEntry, key).then(this, [this, key](const api::Result<> &written) {
        if (written)
            use(key, storePlace());
        else
            emit failed(written.error());
    });
}

void Keys::remove()
{
    use({}, KeyPlace::Memory);
    m_store->remove(keyEntry).then(this, [this](const api::Result<> &removed) {
        if (!removed && removed.error().kind != api::Error::Kind::NoKeychain)
            emit failed(removed.error());
    });
}

KeyPlace Keys::storePlace() const
{
    return m_store->isLasting() ? KeyPlace::Keyring : KeyPlace::Memory;
}

void Keys::use(const QByteArray &key, KeyPlace place)
{
    m_place = place;
    m_services.setKey(api::ltxId, key);
    emit changed();
}

} // namespace app
