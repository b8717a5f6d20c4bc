// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/jobqueue.h"
#include "app/cli/command.h"

#include <QNetworkAccessManager>

#include <memory>
#include <optional>

namespace app::cli {

// `retake jobs`: what the journal holds and who acts on it; takes jobs off it. Nothing goes over
// the network.
class JobsCommand : public Command {
    Q_OBJECT

public:
    explicit JobsCommand(Console &console, QObject *parent = nullptr);

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    void makeQueue(const QStringList &wanted);
    tl::expected<void, Failure> act(const QStringList &stop, const QStringList &forget);
    tl::expected<void, Failure> stop(const QString &id);
    tl::expected<void, Failure> forget(const QString &id);
    void onDone();
    void list();

    QNetworkAccessManager m_network;
    api::Client m_client;
    std::optional<api::Journal> m_journal;
    std::unique_ptr<api::JobQueue> m_queue;
    qsizetype m_due = 0; // wishes that are not on the disk yet
    std::optional<Failure> m_failure;
};

} // namespace app::cli
