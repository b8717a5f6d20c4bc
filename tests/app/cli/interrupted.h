// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/journal.h"
#include "api/ledger.h"
#include "app/practice/host.h"
#include "tests/app/cli/cliprogram.h"

#include <QTemporaryDir>

#include <functional>

// A practice service, asked as if it cost money, and runs of `retake` that can be killed at a state
// of their jobs.
class Interrupted {
public:
    using Records = QList<api::JobRecord>;

    // Waiting times are divided by `speed`.
    explicit Interrupted(const QStringList &faults = {}, double speed = 5);

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QStringList runArguments(const QStringList &more, const QString &out) const;
    // Kills the run (SIGKILL) as soon as the journal is like that. False when it ended by itself.
    bool killWhen(QProcess &run, const std::function<bool(const Records &)> &isTime) const;
    Records jobs() const;
    qint64 holderOf(const QString &job) const; // the process that acts on it; 0: none
    QString url() const { return m_endpoint.url; }
    QString key() const { return m_endpoint.key; }
    QList<api::Spend> spends() const;

private:
    QTemporaryDir m_folder;

public:
    practice::PracticeHost service;
    CliProgram retake; // with the service's key as LTX_API_KEY

private:
    practice::Endpoint m_endpoint;
    std::optional<api::Journal> m_journal;
};

// Each job's state, in the order in which they were made.
QStringList statesOf(const Interrupted::Records &records);
