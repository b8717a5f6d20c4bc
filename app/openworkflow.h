// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening.h"
#include "app/recoverystore.h"
#include "app/session.h"
#include "app/tasks.h"
#include "timeline/model/error.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace app {

// Opens a video or a project in the background: what was open stays until the new one is there. A
// second open takes the place of the first. A video that takes long to read can be looked at
// meanwhile, as far as it is known. GUI thread.
class OpenWorkflow : public QObject {
    Q_OBJECT

public:
    // When a glimpse of a video is worth showing: short ones are complete before that.
    struct Pace {
        std::chrono::milliseconds first{60};
        std::chrono::milliseconds between{250};
    };

    explicit OpenWorkflow(Session &session, QObject *parent = nullptr);

    void setPace(const Pace &pace) { m_pace = pace; }
    // A project that another program has open is not opened: ProjectInUse. One whose files cannot
    // all be read is.
    void open(const QString &path);
    // What was not saved when a program ended; saving it writes where it came from.
    void recover(const Recoverable &found);
    void cancel(); // nothing is opened any more, also when the answer is on its way
    bool isRunning() const { return m_running; }
    // What can be looked at of the video that is being opened, instead of the session's view. Not
    // to be edited: its end is not known. nullptr: nothing.
    media::ViewPtr glimpse() const { return m_glimpse; }

signals:
    void started(const QString &path);
    void progressed(double fraction);
    void glimpsed(const QString &path); // glimpse() has grown
    void opened(const QString &path);
    void recovered(const app::Recoverable &found); // instead of opened()
    void failed(const QString &path, const timeline::model::Error &error);

private:
    struct Read { // in the pool
        media::ViewPtr view;
        QByteArray content; // of the project's file, before it was read
    };
    using Finish = std::function<void(const Read &read)>;

    media::GrowingMedia glimpsesOf(int run, const QString &path);
    // The project's file is this program's from here on, or it is told who has it.
    std::shared_ptr<ProjectHold> hold(const QString &path);
    ProjectHold holdOf(const QString &path, ProjectHold &taken, const QByteArray &content);
    int begin(const QString &path);
    template <class Work> void start(int run, const QString &path, Work work, Finish finish);
    bool isOver(int run, const QString &path, const model::Result<Read> &result);

    Session &m_session;
    Pace m_pace;
    bool m_running = false;
    bool m_cancelled = false;
    int m_run = 0;
    media::ViewPtr m_glimpse;
    Tasks m_tasks; // last: waits for its work before the rest goes
};

} // namespace app
