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
    m_store->read(keyEntry).then(this, [this](const api::Result<QByteArray> &key) {
        if (key && !m_services.hasKey(api::ltxId))
            use(*key, m_store->isLasting());
    });
}

void Keys::enter(const QByteArray &entered)
{
    const QByteArray key = entered.trimmed();
    use(key, false); // at once; the keyring may take its time
    m_store->write(keyEntry, key).then(this, [this, key](const api::Result<> &written) {
        if (written)
            use(key, m_store->isLasting());
        else
            emit failed(written.error());
    });
}

void Keys::remove()
{
    use({}, false);
    m_store->remove(keyEntry).then(this, [this](const api::Result<> &removed) {
        if (!removed && removed.error().kind != api::Error::Kind::NoKeychain)
            emit failed(removed.error());
    });
}

void Keys::use(const QByteArray &key, bool lasting)
{
    m_lasting = lasting;
    m_services.setKey(api::ltxId, key);
    emit changed();
}

} // namespace app
