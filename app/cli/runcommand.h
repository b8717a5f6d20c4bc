// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/jobqueue.h"
#include "api/journal.h"
#include "app/cli/command.h"
#include "app/cli/jobteller.h"
#include "app/cli/runoptions.h"
#include "app/cli/runreport.h"
#include "app/cli/takedelivery.h"
#include "app/keyfinder.h"
#include "app/openworkflow.h"
#include "app/retakeworkflow.h"
#include "app/services.h"
#include "app/session.h"

#include <QNetworkAccessManager>

#include <memory>
#include <optional>

namespace app::cli {

// `retake run`: the whole job by the application's own workflows. Only its own job is touched; what
// the journal holds of others is left alone.
class RunCommand : public Command {
    Q_OBJECT

public:
    explicit RunCommand(Console &console, QObject *parent = nullptr);
    ~RunCommand() override;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;
    void interrupt() override;

private:
    // In this order.
    void open();
    void onOpened();
    tl::expected<void, Failure> checkPaths() const;
    void dryRun(const model::WindowPlan &plan, const api::Service &service);
    void send();
    tl::expected<void, Failure> makeQueue();
    void showPreparing();
    void onFailed(const Failure &failure);
    void considerJobs();
    void conclude();
    void reportFailures();
    void failDelivery(const Failure &failure);
    void dropUnpaid();
    void dropStopped(const QString &id);
    void waitForStopped();
    void endWhenStopped();
    void close(const TakeDelivery::Done &done);

    Delivery delivery() const;
    tl::expected<void, Failure> saveBeforeSending();
    void connectJobs();

    RunOptions m_options;
    api::KeychainStore m_keyring;
    QByteArray m_key; // of the hosted service
    Session m_session;
    Services m_services;
    OpenWorkflow m_open;
    QNetworkAccessManager m_network;
    api::Client m_client;
    std::optional<api::Journal> m_journal;
    std::unique_ptr<api::JobQueue> m_jobs;
    std::unique_ptr<JobTeller> m_teller;
    std::unique_ptr<RetakeWorkflow> m_retakes;
    std::unique_ptr<TakeDelivery> m_delivery;
    model::RetakeId m_retake;
    qsizetype m_expectedJobs = 0;
    std::optional<Failure> m_failure; // of a take, while others arrived
    bool m_isConcluding = false;
    bool m_isInterrupted = false, m_isForced = false; // asked once, and once more
    bool m_discardTakes = false;
};

} // namespace app::cli
