// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "app/tasks.h"
#include "timeline/model/error.h"
#include "timeline/render/comparison.h"

#include <QObject>

namespace app {

// Writes a comparison to a file in the background; one at a time. GUI thread.
class ComparisonWorkflow : public QObject {
    Q_OBJECT

public:
    explicit ComparisonWorkflow(QObject *parent = nullptr);

    void start(const render::ComparisonClip &clip, const QString &path);
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void progressed(double fraction);
    void exported(const QString &path);
    // NotWritable, SameFile, Cancelled, EncoderFailed, and those of reading.
    void failed(const timeline::model::Error &error);

private:
    bool m_running = false;
    Tasks m_tasks;
};

} // namespace app
