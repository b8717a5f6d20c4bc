// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparepanes.h"
#include "ui/engine.h"
#include "ui/rangemarks.h"
#include "ui/takelist.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace ui {

class TimelineView;
class TransportBar;

// What is on screen and where the playhead is: joins the player with the pictures, the transport
// and the timeline, and knows the takes under the playhead. Changes nothing but positions and the
// range. GUI thread.
class ViewDesk : public QObject {
    Q_OBJECT

public:
    struct Screen {
        CompareView &compare;
        TransportBar &transport;
        TimelineView &timeline;
    };

    // Everything outlives the desk.
    ViewDesk(const Engine &engine, const Screen &screen, QObject *parent = nullptr);

    // Null: nothing is open. Looking only: the document's range is not this video's.
    void setView(media::ViewPtr view, bool lookingOnly = false);
    const media::ViewPtr &view() const { return m_view; }
    void setNews(TakeNewsById news);
    void setDevice(const QByteArray &device);
    void setPlayChoices(const PlayChoices &choices);
    const PlayChoices &playChoices() const { return m_choices; }

    void showPanes(); // instead of a page that says that something is being opened

    const std::vector<TakeCard> &takes() const { return m_takes; } // under the playhead
    // The stretch that the takes are of, in words: "00:00:12:07 – 00:00:16:11".
    QString place() const;
    // The take that "accept" and "reject" mean; nullptr when there is none.
    const TakeCard *judged() const { return comparedTake(m_takes); }

    CompareMode mode() const { return m_mode; }
    bool isShowingOriginal() const { return m_original != m_peek; }
    bool isLooping() const { return m_loop; }

public slots:
    void setMode(ui::CompareMode mode);
    void setShowOriginal(bool on);
    void setPeek(bool on); // shows the other of original and take while on
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
    void stateChanged(); // mode, original, loop

private:
    void connectPlayer();
    void connectScreen();
    void showPictures(const media::Pictures &pictures);
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
    ComparePanes m_panes;
    media::ViewPtr m_shownView; // that the panes were made from
    QByteArray m_device;
    PlayChoices m_choices;
    std::size_t m_clip = 0; // under the playhead
    CompareMode m_mode = CompareMode::One;
    bool m_original = false;
    bool m_peek = false;
    bool m_loop = false;
    bool m_lookingOnly = false;
    QTimer m_rates; // while playing
};

} // namespace ui
