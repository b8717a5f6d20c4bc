// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/tasks.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace app {

// "Add media…": further videos become clips of the open project. They are opened in the pool, and
// all of one wish come in by one undo step, in the order in which they were given. GUI thread.
class AddMediaWorkflow : public QObject {
    Q_OBJECT

public:
    explicit AddMediaWorkflow(Session &session, QObject *parent = nullptr);

    // Laid in at `at` of the sequence as it is when they are open; none: behind the last clip.
    void add(const QStringList &paths, std::optional<model::Flicks> at = {});
    // Nothing is added any more. `failed` says so, as Cancelled.
    void cancel();
    bool isRunning() const { return m_running > 0; }

signals:
    void progressed(double fraction);
    // `notes`: what becomes of each file that is made otherwise, one sentence or more a file.
    void added(const QStringList &paths, const QStringList &notes);
    void failed(const QString &path, const timeline::model::Error &error);

private:
    struct Opened {
        std::vector<media::MediaFile> files;
        QString path; // of the one that could not be opened
        std::optional<model::Error> error;
    };

    void lay(const QString &projectUid, std::optional<model::Flicks> at, const Opened &opened);

    Session &m_session;
    int m_running = 0;
    int m_wishes = 0; // that were stopped: an answer to an earlier one comes too late
    Tasks m_tasks; // last: waits for its work before the rest goes
};

} // namespace app
