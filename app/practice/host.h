// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/accountbook.h"
#include "app/practice/faults.h"
#include "app/practice/settings.h"
#include "timeline/model/error.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

namespace practice {

// Where a running practice service is reached, and with which key. A value.
struct Endpoint {
    QString url; // "http://127.0.0.1:41234"
    QString key;

    // {"url":"…","key":"…"}, one line without its end: what `retake practice` prints first.
    QByteArray toJson() const;

    bool operator==(const Endpoint &) const = default;
};

// A practice service in a thread of its own. Used from the thread that made it; every call but
// start() is short. The destructor ends the service and waits: jobs are cancelled, connections
// closed, files removed.
class PracticeHost {
public:
    explicit PracticeHost(Settings settings = {});
    ~PracticeHost();
    PracticeHost(const PracticeHost &) = delete;
    PracticeHost &operator=(const PracticeHost &) = delete;

    // Starts it. Called again it only answers where it is. InvalidRequest: an unknown fault;
    // Internal: the port is taken; NotWritable: no temporary folder.
    timeline::model::Result<Endpoint> start();

    // Replaces the faults from the next request on; see faults.h for the names.
    timeline::model::Result<> setFaults(const QStringList &specs);
    QStringList faults() const; // that are still to strike, with how often
    // How long jobs that begin from now on take, at least.
    void setJobTime(std::chrono::milliseconds pending, std::chrono::milliseconds processing);
    void setBalance(double usd);
    // Puts the service's clock forward: slots, addresses, files and jobs outlive their time.
    void advanceClock(std::chrono::milliseconds by);

    Account account() const;
    QList<LedgerLine> ledger() const;
    int requestCount(Step step) const; // requests of this kind that reached the service
    // Requests of this kind whose first line came over the wire, answered or not.
    int wireCount(Step step) const;

private:
    class Server;
    template <class Function> void inThread(Function function) const;

    Settings m_settings;
    QThread m_thread;
    mutable QObject m_context; // lives in the thread
    std::unique_ptr<Server> m_server; // used in the thread alone
    Endpoint m_endpoint;
};

} // namespace practice
