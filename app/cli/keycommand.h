// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/keytest.h"
#include "app/cli/command.h"
#include "app/keyfinder.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace app::cli {

// `retake key`: where the key of the LTX service comes from; keeps, tests or removes it. Never
// prints it, and costs nothing.
class KeyCommand : public Command {
    Q_OBJECT

public:
    explicit KeyCommand(Console &console, QObject *parent = nullptr);

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;
    void interrupt() override;

private:
    void keep();
    void remove();
    void tell(const FoundKey &found);
    void onTested(const std::optional<api::Error> &error);

    api::KeychainStore m_keyring;
    QNetworkAccessManager m_network;
    api::Client m_client;
    api::KeyTest m_test;
    QUrl m_url;
    bool m_isTesting = false;
    QJsonObject m_answer;
};

} // namespace app::cli
