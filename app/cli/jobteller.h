// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobqueue.h"
#include "api/jobtimes.h"
#include "app/cli/console.h"

#include <QObject>
#include <QTimer>

namespace app::cli {

// Tells people how a queue's jobs go and how long such jobs usually take, and learns that from
// them. What other processes act on is left out. GUI thread.
class JobTeller : public QObject {
    Q_OBJECT

public:
    JobTeller(Console &console, api::JobQueue &jobs, const QString &journalFolder);

private:
    void show(const api::JobSnapshot &job);
    void showWaiting();

    Console &m_console;
    api::JobQueue &m_jobs;
    api::JobTimes m_times;
    QTimer m_waiting;
};

} // namespace app::cli
