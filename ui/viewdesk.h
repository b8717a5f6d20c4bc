// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparedesk.h"
#include "ui/engine.h"
#include "ui/rangemarks.h"
#include "ui/takelist.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace ui {

class TimelineView;
class TransportBar;

// Where the playhead is and what lies there: joins the player with the transport and the timeline,
// and knows the takes under the playhead. Changes nothing but positions and the range. GUI thread.
class ViewDesk : public QObject {
    Q_OBJECT

public:
    struct Screen {
        CompareView &compare;
        CompareBar &bar;
        TransportBar &transport;
        TimelineView &timeline;
    };

    // Everything outlives the desk.
    ViewDesk(const Engine &engine, const Screen &screen, QObject *parent = nullptr);

    // Null: nothing is open. Looking only: the document's range is not this video's.
    void setView(media::ViewPtr view, bool lookingOnly = false);
    const media::ViewPtr &view() const { return m_view; }
    void setNews(TakeNewsById news);
    const TakeNewsById &news() const { return m_news; }
    void setDevice(const QByteArray &device);
    void setPlayChoices(const PlayChoices &choices);
    const PlayChoices &playChoices() const { return m_choices; }

    CompareDesk &compare() { return *m_compare; }
    const CompareDesk &compare() const { return *m_compare; }

    const std::vector<TakeCard> &takes() const { return m_takes; } // under the playhead
    // The stretch that the takes are of, in words: "00:00:12:07 – 00:00:16:11".
    QString place() const;
    std::chrono::milliseconds stretchTime() const; // how long it is
    bool crossesShot(const model::FrameRange &range) const; // as far as shots are known
    // The take that "accept" and "reject" mean; nullptr when there is none.
    const TakeCard *judged() const { return comparedTake(m_takes); }

    bool isLooping() const { return m_loop; }
    // Over a join, instead of any other loop; none: as before. Another loop ends it.
    void setSeamLoop(const MaybeRange &frames);
    const MaybeRange &seamLoop() const { return m_seamLoop; }

public slots:
    void setLoop(bool on);
    void stepSeconds(int seconds);
    void toEdge(int direction); // -1, +1
    void toStart();
    void toEnd();
    void toRangeBegin();
    void toRangeEnd();
    void markRangeIn();
    void markRangeOut();
    void clearRangeIn();
    void clearRangeOut();
    void showTake(timeline::model::TakeId take); // goes to where it lies

signals:
    void takesChanged();
    void contentsChanged(); // what the timeline shows, but for positions
    void stateChanged(); // comparison, loop

private:
    void connectPlayer();
    void connectScreen();
    void onComparison();
    void tellTakes();
    MaybeRange stretch() const; // of the takes under the playhead
    void wishPictures();
    void connectShots();
    void lookForShots();
    void onPosition(model::FrameNumber frame);
    void refreshTakes();
    void refreshTransport();
    void refreshLoop();
    void setRange(const MaybeRange &range);
    MaybeRange range() const;
    std::int64_t frameCount() const;

    Engine m_engine;
    Screen m_screen;
    media::ViewPtr m_view;
    TakeNewsById m_news;
    std::vector<TakeCard> m_takes;
    CompareDesk *m_compare; // child
    QByteArray m_device;
    PlayChoices m_choices;
    std::size_t m_clip = 0; // under the playhead
    bool m_loop = false;
    MaybeRange m_seamLoop;
    bool m_isGrid = false; // all takes are seen, over and over
    bool m_loopedBefore = false; // that began
    bool m_lookingOnly = false;
    QTimer m_rates; // while playing
};

} // namespace ui
