// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/edit/seams.h"
#include "timeline/media/frameserver.h"
#include "timeline/render/seamscore.h"
#include "timeline/render/takedifference.h"
#include "ui/mainactions.h"
#include "ui/seambar.h"
#include "ui/seamwords.h"
#include "ui/viewdesk.h"

#include <QObject>

#include <array>
#include <optional>
#include <vector>

namespace ui {

// The joins of the take under the playhead: loops over them, the four frames at them, how much they
// are seen, what slides them, and where the take differs from the original. It asks for all that
// has to be read or changed, and shows the answers. GUI thread.
class SeamDesk : public QObject {
    Q_OBJECT

public:
    struct Screen {
        CompareView &pictures; // are hidden while the four frames are seen
        CompareView &four;
        SeamBar &bar;
        TimelineView &timeline;
    };

    // Everything outlives the desk.
    SeamDesk(const Engine &engine, const MainActions &actions, ViewDesk &desk, const Screen &screen,
        QObject *parent = nullptr);

    // The stretch whose joins are meant; none: no take is shown under the playhead.
    const std::optional<edit::TakeRun> &run() const { return m_run; }
    bool isFourUp() const { return m_fourUp; }

    // Answers; those to earlier questions must not come.
    void setPictures(const media::Pictures &pictures);
    void setScore(edit::SeamSide side, const render::SeamScore &score);
    void setNoScore(edit::SeamSide side, const QString &why);
    void setDifferences(const render::DifferenceRow &row);

public slots:
    void toggleLoop(timeline::edit::SeamSide side);
    void toggleFourUp();
    void close(); // whatever of it is on

signals:
    void picturesRequested(const std::vector<timeline::model::FrameNumber> &frames, QSize size);
    void scoresRequested(const timeline::edit::TakeRun &run);
    // Of what take and original are to be compared; none: nothing any more.
    void differencesRequested(const std::optional<timeline::edit::TakeRun> &run);
    void rollWished(timeline::model::ClipId clip, timeline::model::FrameNumber to);
    void bestWished(timeline::model::ClipId clip);
    void crossfadeWished(timeline::model::ClipId clip, int frames);
    void refused(const QString &sentence); // why there is nothing to do

private:
    void connectActions();
    void connectAll();
    bool isOn() const { return m_fourUp || m_loop; }
    void refresh(); // another view, or another take under the playhead
    void follow();
    std::optional<edit::TakeRun> wantedRun() const;
    void onPosition(model::FrameNumber position);
    void setLoop(std::optional<edit::SeamSide> side);
    void setFourUp(bool on);
    void goBack(); // to the join whose loop ends
    void ask();
    void askPictures();
    void refreshBar();
    void refreshActions();
    std::optional<edit::SeamSide> meant() const;
    void slide(std::optional<edit::SeamSide> side, int frames);
    void slideToBest(std::optional<edit::SeamSide> side);
    void crossfade(edit::SeamSide side, int frames);

    struct Measured {
        std::optional<render::SeamScore> score;
        QString problem;
    };

    Engine m_engine;
    const MainActions &m_actions;
    ViewDesk &m_desk;
    Screen m_screen;
    media::ViewPtr m_view;
    std::optional<edit::TakeRun> m_run;
    std::optional<edit::SeamSide> m_loop; // over which join
    bool m_fourUp = false;
    std::vector<SeamFrame> m_frames; // of the four
    std::array<Measured, 2> m_measured; // by SeamSide
};

} // namespace ui
