// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening.h"
#include "app/session.h"
#include "app/tasks.h"
#include "timeline/model/error.h"

#include <QObject>
#include <QString>

namespace app {

// Opens a video or a project in the background: what was open stays until the new one is there. A
// second open takes the place of the first. GUI thread.
class OpenWorkflow : public QObject {
    Q_OBJECT

public:
    explicit OpenWorkflow(Session &session, QObject *parent = nullptr);

    void open(const QString &path);
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void started(const QString &path);
    void progressed(double fraction);
    void opened(const QString &path);
    void failed(const QString &path, const timeline::model::Error &error);

private:
    void finish(int run, const QString &path, model::Result<Opened> result);

    Session &m_session;
    bool m_running = false;
    int m_run = 0;
    Tasks m_tasks; // last: waits for its work before the rest goes
};

} // namespace app
