// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/faults.h"
#include "app/practice/http.h"
#include "app/practice/retakerequest.h"
#include "app/practice/settings.h"
#include "app/practice/takemaker.h"
#include "app/practice/uploadstore.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <optional>

namespace practice {

// What the account has spent. A value.
struct Account {
    double balance = 0; // USD
    double charged = 0; // USD, failed jobs given back
    int accepted = 0; // jobs ever taken on
    int active = 0; // neither completed nor failed

    bool operator==(const Account &) const = default;
};

// The jobs of the service: takes them on, charges them, lets them pass through their states and has
// their takes made on threads of its own. Confined to the service's thread; the destructor cancels
// and waits.
class JobList : public QObject {
    Q_OBJECT

public:
    JobList(const Settings &settings, FaultPlan &faults, QString folder, QObject *parent = nullptr);
    ~JobList() override;

    Response submit(const RetakeRequest &request, const UploadedVideo &upload);
    Response status(const QString &id, const QString &baseUrl);
    Response result(const Request &request, const QByteArray &token);

    Account account() const;
    QStringList inputsInUse() const;
    void sweep();

private:
    enum class State { Pending, Processing, Completed, Failed };
    struct Job {
        QString createdAt;
        QString completedAt;
        State state = State::Pending;
        TakeOrder order;
        double price = 0;
        QByteArray fileToken; // names the result
        QByteArray signature;
        std::optional<Refusal> failure; // known beforehand, or of the take maker
        bool timePassed = false; // the least processing time
        bool made = false;
        QDeadlineTimer life{QDeadlineTimer::Forever};
        QDeadlineTimer urlLife{QDeadlineTimer::Forever};
    };
    TakeOrder orderFor(
        const RetakeRequest &request, const UploadedVideo &upload, const QByteArray &token);
    std::optional<Refusal> plannedFailure(const UploadedVideo &upload);
    void beginProcessing(const QString &id);
    void takeMade(const QString &id, const timeline::model::Result<> &made);
    void finishWhenReady(const QString &id);
    std::chrono::milliseconds scaled(std::chrono::milliseconds time) const;
    QString signedUrl(Job &job, const QString &baseUrl) const;

    const Settings &m_settings;
    FaultPlan &m_faults;
    QString m_folder;
    QHash<QString, Job> m_jobs;
    Account m_account;
    timeline::model::CancelToken m_cancel;
    QThreadPool m_threads;
};

} // namespace practice
