// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/tasks.h"
#include "timeline/model/error.h"

#include <QObject>
#include <QString>

#include <optional>

namespace app {

// Saves the project as NAME.retake, and brings its takes beside it into "NAME media": from the
// user's data folder they move, from another project's folder they are copied. A take that cannot
// be brought stays where it is and keeps working. ProjectInUse when another program has that file
// open, ProjectChanged when one wrote it since it was opened here. Blocking: for the command line.
model::Result<> saveSession(Session &session, const QString &path);

// The same in the background: the document counts as saved once it is written, and not when it was
// changed meanwhile. GUI thread.
class SaveWorkflow : public QObject {
    Q_OBJECT

public:
    explicit SaveWorkflow(Session &session, QObject *parent = nullptr);

    // While one runs: the newest wish is done after it.
    void save(const QString &path);
    bool isRunning() const { return m_running; }

signals:
    void saved(const QString &path);
    void failed(const QString &path, const timeline::model::Error &error);

private:
    Session &m_session;
    bool m_running = false;
    std::optional<QString> m_next;
    Tasks m_tasks; // last: waits for its work before the rest goes
};

} // namespace app
