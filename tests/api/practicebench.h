// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobqueue.h"
#include "app/practice/host.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <memory>

namespace apitest {

// The client's queue against the practice service over real HTTP: two sides that share no code.
// Jobs count as money and wait for milliseconds only.
class PracticeBench {
public:
    explicit PracticeBench(const practice::Settings &settings);

    // Settings in which a job is as quick as it can be.
    static practice::Settings quickSettings();

    QString add(); // a job's id
    api::JobSnapshot job(const QString &id) const;
    // Checking, or an end: nothing more comes of it by itself.
    bool isStill(const QString &id) const;
    // What the client's ledger says of it: "reserved", "spent", "released".
    QString booked(const QString &id) const;

    practice::PracticeHost host;
    api::JobTiming timing;

    api::JobQueue &queue(); // made with `timing` when first asked for

private:
    QTemporaryDir m_dir;
    practice::Endpoint m_endpoint;
    QNetworkAccessManager m_manager;
    api::Client m_client{m_manager};
    api::Journal m_journal;
    std::unique_ptr<api::JobQueue> m_queue;
    int m_jobs = 0;
};

} // namespace apitest
