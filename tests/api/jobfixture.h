// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobqueue.h"
#include "tests/api/fakeservice.h"

#include <QTemporaryDir>

#include <memory>

namespace apitest {

// A service on loopback, a journal and a window file, and jobs that wait for milliseconds only.
class JobFixture {
public:
    JobFixture();

    api::Service billedService() const; // on loopback, but counted as money
    api::JobDraft draft(const QString &name = QStringLiteral("a")) const;
    // A new job in the journal.
    std::unique_ptr<api::RetakeJob> newJob();
    // What a new process would make of the journal's only file.
    std::unique_ptr<api::RetakeJob> reloaded();
    api::JobTools tools();
    QByteArray journalText() const; // every file of the journal

    QTemporaryDir dir;
    FakeService service;
    QNetworkAccessManager manager;
    api::Client client{manager};
    api::Journal journal;
    api::JournalWriter writer;
    api::JobTiming timing;
    api::AccessProvider access;
};

// What a process makes of the fixture's journal; nothing is loaded yet.
std::unique_ptr<api::JobQueue> queueOf(JobFixture &fixture);
int countOf(const api::JobQueue &queue, api::JobState state);

QByteArray contentsOf(const QString &path);

// How long a test waits for what must come, in milliseconds.
constexpr int patience = 20'000;
// Nothing more comes of the job by itself.
bool isStill(const api::RetakeJob &job);

} // namespace apitest
