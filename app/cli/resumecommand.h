// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/jobqueue.h"
#include "app/cli/command.h"
#include "app/cli/jobteller.h"
#include "app/cli/resumeplan.h"
#include "app/cli/takedelivery.h"
#include "app/keyfinder.h"
#include "app/openworkflow.h"
#include "app/retakeworkflow.h"
#include "app/services.h"
#include "app/session.h"

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QUrl>

#include <memory>
#include <optional>

namespace app::cli {

// `retake resume`: lets unfinished jobs go on, and writes what killed runs were to write, one video
// after the other. Results of the application's own jobs are fetched and wait for their project.
class ResumeCommand : public Command {
    Q_OBJECT

public:
    explicit ResumeCommand(Console &console, QObject *parent = nullptr);
    ~ResumeCommand() override;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;
    void interrupt() override;

private:
    void begin(const QList<api::JobRecord> &chosen);
    tl::expected<void, Failure> reachServices(const QList<api::JobRecord> &chosen);
    void makeQueue(const QList<api::JobRecord> &chosen);
    void moveFinals();
    void proceedSoon();
    void proceed();
    void deliver(const Group &group);
    void onOpened();
    void onPlaced();
    void onDelivered(const TakeDelivery::Done &done);
    void giveUp(const Failure &failure);
    void giveUpEmpty();
    void closeGroup();
    void conclude();
    ExitCode tellOf(const api::JobSnapshot &job);
    void fallBackTo(ExitCode code);

    QStringList m_wanted;
    QUrl m_serviceUrl;
    bool m_isSendingAgain = false;
    api::KeychainStore m_keyring;
    Session m_session;
    Services m_services;
    OpenWorkflow m_open;
    QNetworkAccessManager m_network;
    api::Client m_client;
    std::optional<api::Journal> m_journal;
    std::unique_ptr<api::JobQueue> m_jobs;
    std::unique_ptr<JobTeller> m_teller;
    std::unique_ptr<RetakeWorkflow> m_retakes; // of the group that is being delivered
    std::unique_ptr<TakeDelivery> m_delivery;
    QList<Group> m_groups; // to be delivered
    std::optional<Group> m_group;
    bool m_isGroupBilled = false;
    int m_placing = 0; // takes under way to the project, and the asking for them
    bool m_isProceeding = false;
    bool m_isInterrupted = false;
    QJsonArray m_videos;
    ExitCode m_code = ExitCode::Done;
};

} // namespace app::cli
