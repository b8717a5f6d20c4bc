// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/collecting.h"
#include "app/session.h"
#include "app/tasks.h"

#include <QObject>

namespace app {

// Puts the open project, as it stands, together with all its files; in the background, one at a
// time. GUI thread.
class CollectWorkflow : public QObject {
    Q_OBJECT

public:
    explicit CollectWorkflow(Session &session, QObject *parent = nullptr);

    void start(const QString &target, CollectInto into);
    void cancel() { m_tasks.cancelAll(); }
    bool isRunning() const { return m_running; }
    QString target() const { return m_target; }

signals:
    void progressed(double fraction);
    void collected(const app::Collected &done);
    void failed(const QString &target, const timeline::model::Error &error);

private:
    Session &m_session;
    bool m_running = false;
    QString m_target;
    Tasks m_tasks; // last: waits for its work before the rest goes
};

} // namespace app
