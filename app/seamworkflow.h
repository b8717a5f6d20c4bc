// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "app/session.h"
#include "app/tasks.h"
#include "timeline/edit/seams.h"
#include "timeline/media/frameserver.h"
#include "timeline/render/seamscore.h"
#include "timeline/render/takedifference.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace app {

// Reads and measures the joins of a take in the background: the frames beside them, how much they
// are seen, where they would be seen least, and where take and original differ. Of each question
// only the newest is answered. GUI thread.
class SeamWorkflow : public QObject {
    Q_OBJECT

public:
    explicit SeamWorkflow(Session &session, QObject *parent = nullptr); // which outlives it

    // Exactly these frames of the sequence as it is now, all at once. `size`: of use, at most.
    void look(const std::vector<model::FrameNumber> &frames, QSize size);
    void measure(const edit::TakeRun &run);
    // Where the edge at which `clip` begins would be seen least, within a second.
    void suggest(model::ClipId clip);
    // Row by row, after a moment of rest; none: nothing any more. What is known comes at once.
    void compare(const std::optional<edit::TakeRun> &run);
    // While something more urgent wants the processor, nothing new is measured for compare().
    void setHeld(bool held);

signals:
    void pictured(const timeline::media::Pictures &pictures);
    void measured(timeline::edit::SeamSide side, const timeline::render::SeamScore &score);
    void notMeasured(timeline::edit::SeamSide side, const timeline::model::Error &error);
    void suggested(
        timeline::model::ClipId clip, const timeline::render::SeamSuggestion &suggestion);
    void notSuggested(const timeline::model::Error &error);
    void differed(const timeline::render::DifferenceRow &row); // without frames: there is none

private:
    void measureSide(const edit::TakeRun &run, edit::SeamSide side, quint64 number);
    void prepare();
    void compareNow();
    void stopComparing(); // until it is asked for again, or the rest is over
    void addDifferences(
        quint64 number, const std::vector<std::pair<model::FrameNumber, float>> &found);

    Session &m_session;
    quint64 m_look = 0, m_measure = 0, m_suggest = 0, m_compare = 0; // numbers of the newest
    model::CancelToken m_looking, m_measuring, m_suggesting, m_comparing;
    render::DifferenceCache m_known;
    std::optional<edit::TakeRun> m_run; // that is compared
    std::optional<render::DifferencePair> m_pair; // none: not prepared
    QTimer m_rest;
    bool m_isHeld = false;
    Tasks m_tasks; // last: waits for its work before the rest goes
};

// The sequence with the take of `run` wherever it has pictures beside the run, without leaving the
// video's own clips. Pure.
struct SeamReach {
    model::Project project;
    model::TimeRange range; // of the take in it, sequence time
};
SeamReach reachedOut(
    const model::Project &project, const model::FrameIndexes &indexes, const edit::TakeRun &run);

} // namespace app
