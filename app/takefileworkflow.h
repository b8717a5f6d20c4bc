// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/tasks.h"
#include "timeline/render/align.h"

#include <QObject>

namespace app {

// "Add take from file…": any video becomes a take of a range, without a service. One undo step. GUI
// thread.
class TakeFileWorkflow : public QObject {
    Q_OBJECT

public:
    explicit TakeFileWorkflow(Session &session, QObject *parent = nullptr);

    // `start`: the file's time that lies on the range's first frame.
    void add(const QString &path, model::FrameRange range, model::Flicks start = model::Flicks{0});
    void cancel();

signals:
    void progressed(double fraction);
    void added(timeline::model::TakeId take);
    void failed(const QString &path, const timeline::model::Error &error);

private:
    struct Opened {
        media::MediaFile file;
        render::Alignment alignment;
    };
    void lay(const QString &path, model::TimeRange range, const QString &projectUid,
        model::Result<Opened> opened);

    Session &m_session;
    Tasks m_tasks;
};

} // namespace app
