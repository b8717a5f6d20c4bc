// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/tasks.h"
#include "timeline/render/handoverfolder.h"

#include <QObject>

namespace app {

// Hands the sequence over to another editor in the background; once at a time. GUI thread.
class HandoverWorkflow : public QObject {
    Q_OBJECT

public:
    explicit HandoverWorkflow(Session &session, QObject *parent = nullptr);

    void start(const render::HandoverWish &wish);
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void progressed(double fraction);
    void handedOver(const timeline::render::HandedOver &done);
    void failed(const timeline::model::Error &error);

private:
    Session &m_session;
    bool m_running = false;
    Tasks m_tasks;
};

} // namespace app
