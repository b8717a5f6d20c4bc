// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/secretstore.h"
#include "app/services.h"

#include <QObject>

#include <memory>

namespace app {

// The user's key for the hosted service: from the keychain into Services, and back. Where no
// keyring answers, it is kept for the session only and says so. GUI thread.
class Keys : public QObject {
    Q_OBJECT

public:
    Keys(Services &services, std::unique_ptr<api::SecretStore> store, QObject *parent = nullptr);

    void load();
    void enter(const QByteArray &key);
    void remove();
    bool isLasting() const { return m_lasting; }

signals:
    void changed();
    void failed(const api::Error &error); // kept for the session all the same

private:
    void use(const QByteArray &key, bool lasting);

    Services &m_services;
    std::unique_ptr<api::SecretStore> m_store;
    bool m_lasting = false;
};

} // namespace app
