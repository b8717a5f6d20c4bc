// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/accountbook.h"
#include "app/practice/clock.h"
#include "app/practice/faults.h"
#include "app/practice/http.h"
#include "app/practice/retakerequest.h"
#include "app/practice/settings.h"
#include "app/practice/takemaker.h"
#include "app/practice/uploadstore.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace practice {

// The jobs of the service: takes them on, charges them, lets them pass through their states and has
// their takes made on threads of its own. Confined to the service's thread; the destructor cancels
// and waits.
class JobList : public QObject {
    Q_OBJECT

public:
    JobList(const Settings &settings, const Clock &clock, FaultPlan &faults, QString folder,
        QObject *parent = nullptr);
    ~JobList() override;

    Response submit(const RetakeRequest &request, const UploadedVideo &upload);
    // Once the job has ended: its file as it is, or the failure as an error's answer.
    void whenEnded(const QString &id, std::function<void(const Response &)> answered);
    Response status(const QString &id, const QString &baseUrl);
    Response result(const Request &request, const QByteArray &token);

    AccountBook &book() { return m_book; }
    const AccountBook &book() const { return m_book; }
    QStringList inputsInUse() const;
    void sweep();

private:
    enum class State { Pending, Processing, Completed, Failed };
    struct Job {
        QString createdAt;
        QString completedAt;
        State state = State::Pending;
        TakeOrder order;
        QByteArray fileToken; // names the result
        QByteArray signature;
        std::optional<Refusal> failure; // known beforehand, or of the take maker
        bool timePassed = false; // the least processing time
        bool made = false;
        Clock::Time forgotten = Clock::Time::max();
        Clock::Time urlExpires{}; // never named: past
        std::function<void(const Response &)> answered; // who waits for the end
    };
    std::optional<Response> limitReached() const;
    TakeOrder orderFor(
        const RetakeRequest &request, const UploadedVideo &upload, const QByteArray &token);
    std::optional<Refusal> plannedFailure(const UploadedVideo &upload);
    void beginProcessing(const QString &id); // now, or when a place is free
    void process(const QString &id);
    void takeMade(const QString &id, const timeline::model::Result<> &made);
    void finishWhenReady(const QString &id);
    std::chrono::milliseconds scaled(std::chrono::milliseconds time) const;
    static Response endOf(const Job &job);
    QString signedUrl(Job &job, const QString &baseUrl) const;

    const Settings &m_settings;
    const Clock &m_clock;
    FaultPlan &m_faults;
    QString m_folder;
    QHash<QString, Job> m_jobs;
    QStringList m_waiting; // ids of pending jobs whose turn has come but for a place
    int m_processing = 0;
    QList<Clock::Time> m_taken; // when jobs were taken on, within the last minute
    AccountBook m_book;
    timeline::model::CancelToken m_cancel;
    QThreadPool m_threads;
};

} // namespace practice
