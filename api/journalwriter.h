// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/journal.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace api {

// What is to be on the disk is put there by a thread of its own, one after the other in the order
// in which it was asked for, so that nobody waits for a disk. GUI thread, but for the work itself.
class JournalWriter : public QObject {
    Q_OBJECT

public:
    using Work = std::function<Result<>()>; // in the writer's thread; holds what it uses
    using Done = std::function<void(const Result<> &)>;

    explicit JournalWriter(QObject *parent = nullptr);
    // Everything that was asked for is done before it goes; nobody is told any more.
    ~JournalWriter() override;

    // `done` is called in the GUI thread, from the event loop, unless `context` is gone by then.
    void post(Work work, QObject *context = nullptr, Done done = {});
    // `lock`, if any, is held until the record is on the disk.
    void write(const Journal &journal, JobRecord record, std::shared_ptr<QLockFile> lock,
        QObject *context, Done done);
    // Blocks until everything asked for so far is done.
    void flush();

private:
    QThreadPool m_thread;
};

} // namespace api
