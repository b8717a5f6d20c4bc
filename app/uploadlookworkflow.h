// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/tasks.h"
#include "timeline/model/windowplan.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace app {

// Makes the very file that a retake would send, to be looked at or to be kept; one at a time.
// Nothing is sent. What was only looked at is removed with this. GUI thread.
class UploadLookWorkflow : public QObject {
    Q_OBJECT

public:
    explicit UploadLookWorkflow(Session &session, QObject *parent = nullptr);

    // Into `path`; an empty one: into a passing file.
    void start(const model::WindowPlan &plan, const QString &path = {});
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void progressed(double fraction);
    void made(const QString &path, bool passing);
    void failed(const QString &path, const timeline::model::Error &error);

private:
    model::Result<QString> targetFor(const QString &path);

    Session &m_session;
    std::unique_ptr<QTemporaryDir> m_folder; // of passing files
    int m_made = 0; // a player may still show the last one
    bool m_running = false;
    Tasks m_tasks;
};

} // namespace app
