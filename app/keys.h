// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/secretstore.h"
#include "app/services.h"

#include <QObject>

#include <memory>

namespace app {

// Where the application has the key from; the next start finds it there again, but for Memory.
enum class KeyPlace { Memory, Environment, Keyring };

// The user's key for the hosted service: from LTX_API_KEY or the keychain into Services, and back.
// Where no keyring answers, it is kept for the session only and says so. GUI thread.
class Keys : public QObject {
    Q_OBJECT

public:
    Keys(Services &services, std::unique_ptr<api::SecretStore> store, QObject *parent = nullptr);

    void load();
    void enter(const QByteArray &key);
    void remove();
    KeyPlace place() const { return m_place; }

signals:
    void changed();
    void failed(const api::Error &error); // kept for the session all the same

private:
    KeyPlace storePlace() const;
    void use(const QByteArray &key, KeyPlace place);

    Services &m_services;
    std::unique_ptr<api::SecretStore> m_store;
    KeyPlace m_place = KeyPlace::Memory;
};

} // namespace app
