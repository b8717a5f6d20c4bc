// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/player.h"
#include "timeline/render/comparison.h"
#include "ui/comparebar.h"
#include "ui/compareview.h"
#include "ui/soundmatch.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace ui {

// What is compared and how: gives the player its views, the pictures their panes, and the bar its
// words. The mode and how two pictures become one are kept from one start to the next. GUI thread.
class CompareDesk : public QObject {
    Q_OBJECT

public:
    // Everything outlives the desk.
    CompareDesk(
        media::Player &player, CompareView &view, CompareBar &bar, QObject *parent = nullptr);

    ~CompareDesk() override; // keeps what is to be kept

    void setView(const media::ViewPtr &view); // null: nothing is open
    // Those under the playhead, and the stretch that they are of or that was chosen.
    void setTakes(const std::vector<TakeCard> &takes, const model::FrameRange &stretch);
    void refresh(); // after either
    void showPanes(); // instead of a page that says that something is being opened

    bool canCompare() const { return m_canCompare; }
    CompareMode mode() const; // in effect: one, where there is nothing to compare
    bool isAtA() const { return (m_wish.side == CompareSide::A) != m_peek; }
    const CompareWish &wish() const { return m_wish; }
    // What is on screen, as a video of the stretch; one picture and all of them as two beside each
    // other. Nothing where there is nothing to compare.
    std::optional<render::ComparisonClip> clip() const;

public slots:
    void setMode(ui::CompareMode mode); // the present one again: one picture
    void setAtA(bool on); // A is seen or heard, instead of B
    void setPeek(bool on); // the other of the two, while on
    void choose(ui::CompareSide side, std::optional<timeline::model::TakeId> take);
    void stepSide(ui::CompareSide side); // to the next take
    void swapSides();
    void setPairing(const timeline::render::Pairing &pairing);
    // By keys: the wipe's line, the gain or the share; the line's angle or the difference's
    // measure.
    void adjust(int steps, bool large);
    void turn(int steps);

signals:
    void stateChanged();
    void takePicked(int number); // in the grid

private:
    void connectAll();
    CompareWish wishInEffect() const;
    void applyPanes();
    void takePictures(const media::Pictures &pictures);
    void showPictures();
    void refreshBar();
    void refreshSound();
    void tell(); // the state is another
    render::Pairing pairing() const; // of the mode
    void restore();
    void remember() const;

    media::Player &m_player;
    CompareView &m_view;
    CompareBar &m_bar;
    SoundMatch m_match;
    TakeViews m_views;
    QString m_video; // the first file of what is open
    std::vector<TakeCard> m_takes;
    model::FrameRange m_stretch;
    CompareWish m_wish;
    render::Pairing m_pairing;
    ComparePanes m_panes, m_shown; // wished of the player, and on screen
    media::Pictures m_last; // that came
    std::optional<quint64> m_due; // generation of the pictures that the wished panes wait for
    QTimer m_patience, m_keeping;
    bool m_canCompare = false;
    bool m_peek = false;
};

} // namespace ui
