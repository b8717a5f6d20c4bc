// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/tasks.h"
#include "timeline/render/exporter.h"

#include <QObject>

#include <optional>

namespace app {

// Writes the sequence to a file in the background; one export at a time. GUI thread.
class ExportWorkflow : public QObject {
    Q_OBJECT

public:
    explicit ExportWorkflow(Session &session, QObject *parent = nullptr);

    // What an export would do, before it starts.
    model::Result<render::ExportPlan> plan(
        render::Preset preset, const QString &path, std::optional<model::TakeId> take = {}) const;
    // `take`: which one Preset::TakeAlone writes.
    void start(render::Preset preset, const QString &path, std::optional<model::TakeId> take = {});
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void progressed(double fraction);
    // What was done may be more than was planned: see ExportDone.
    void exported(const QString &path, const timeline::render::ExportDone &done);
    void failed(const timeline::model::Error &error);

private:
    Session &m_session;
    bool m_running = false;
    Tasks m_tasks;
};

} // namespace app
