// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/filmstrip.h"
#include "timeline/media/waveform.h"
#include "ui/timelineaccessible.h"
#include "ui/timelinedrag.h"
#include "ui/timelinehit.h"
#include "ui/timelinescene.h"
#include "ui/timelinestamps.h"
#include "ui/wavelane.h"

#include <QBasicTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QHelpEvent;

namespace ui {

// The timeline: minimap, ruler, filmstrip with the range, takes and sound in one widget over a pure
// geometry. It shows what it is given and tells what the user wants; it never edits, decodes or
// reads. GUI thread.
//
// Mouse: drag the ruler to scrub; click pictures to go there and select the clip, whose handle
// moves it and whose edges trim it (Ctrl: the neighbour gets what it loses); drag a marker to move
// it, double click to open it; files dropped come in where they are dropped; drag on
// pictures or sound for a new range, its edges and its body to change it (Shift: no snapping, Esc:
// as it was); click to go there; wheel scrolls, Ctrl+wheel zooms at the mouse, the middle button
// pans, double click zooms to the range. Keys: +, -, 0 and Z zoom; Tab goes playhead → range begin
// → range end, and ←/→ move what has the focus by a frame, with Shift by a second; Esc takes the
// range away. Alt+←/→ belong to the window.
class TimelineView : public QWidget {
    Q_OBJECT

public:
    // Both are used while the widget lives and get its view and its wishes.
    TimelineView(timeline::media::Filmstrip &filmstrip, timeline::media::Waveform &waveform,
        QWidget *parent = nullptr);
    void setView(timeline::media::ViewPtr view); // null: no video
    void setPosition(timeline::model::FrameNumber frame);
    void setRange(std::optional<timeline::model::FrameRange> range);
    void setRangeLocked(bool locked); // drags scrub then, wherever they begin
    // May be called from a slot of rangeChanging, which keeps the label at the mouse in step.
    void setRangeHint(const RangeHint &hint);
    void setTakeBlocks(std::vector<TakeBlock> blocks);
    void setCachedRanges(std::vector<timeline::model::FrameRange> ranges);
    void setDifference(timeline::render::DifferenceRow row); // without levels: no lane for it

    std::optional<timeline::model::FrameRange> range() const { return m_scene.range; }
    timeline::model::FrameNumber position() const { return m_scene.position; }
    const TimelineScene &scene() const { return m_scene; }
    std::optional<timeline::model::FrameRange> selectedClip() const;
    timeline::model::FrameRange visibleFrames() const; // empty: none
    void selectClipAt(std::optional<timeline::model::FrameNumber> frame);
    void setShots(std::vector<timeline::model::FrameNumber> shots); // to snap to; ascending
    void focusPart(TimelinePart part);
    void movePart(TimelinePart part, std::int64_t frames); // as with the arrow keys
    void takeRangeAway();
    void openMarker(std::size_t position); // in the scene's markers

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void zoomToRange(); // without a range: to fit

signals:
    void scrubbed(timeline::model::FrameNumber frame, bool dragging);
    void rangeChanging(timeline::model::FrameRange range); // while it is dragged
    void rangeSelected(
        std::optional<timeline::model::FrameRange> range); // when let go; none: taken away
    void takeClicked(timeline::model::TakeId take);
    void visibleChanged(); // other frames are on screen
    void takeChosen(timeline::model::TakeId take);
    void changed(ui::TimelineNews news); // what is seen, and by whatever; for those who hear it
    void clipSelected(); // or none any more
    void clipMoved(timeline::model::FrameRange clip, timeline::model::FrameNumber to);
    void clipTrimmed(const ui::ClipTrim &trim);
    void markerActivated(timeline::model::MarkerId marker);
    void markerMoved(timeline::model::MarkerId marker, timeline::model::FrameNumber to);
    void filesDropped(const QStringList &paths, std::optional<timeline::model::FrameNumber> at);

protected:
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    using Drag = TimelineDrag;

    void geometryChanged();
    void wishTiles();
    void updateAround(timeline::model::FrameNumber frame);
    void describe();
    void zoomAround(double factor);
    void paintGround(QPainter &painter, const QRect &exposed) const;
    void paintNothingOpen(QPainter &painter) const;
    void paintLanes(QPainter &painter, const QRect &exposed);

    void beginDrag(const TimelineHit &hit, QPointF at);
    void continueDrag(QPointF at);
    void endDrag();
    void cancelDrag();
    void dragRange(QPointF at);
    timeline::model::FrameNumber draggedBoundary(double x);
    timeline::model::FrameNumber draggedBody(double x);
    void showRange(timeline::model::FrameRange range);
    void hover(QPointF at);
    bool zoomKey(int key);
    bool showToolTip(const QHelpEvent *event);
    void refreshEdits(bool sameFrames);
    void refreshSnaps();
    void dragClip(double x);
    void endEdit(const Drag &drag);
    void showDrop(std::optional<timeline::model::FrameNumber> at);

    TimelineScene m_scene;
    timeline::media::Filmstrip &m_filmstrip;
    timeline::media::Waveform &m_waveform;
    WaveLane m_wave;
    std::optional<TimelineStamps> m_stamps; // from the first paint on
    std::optional<Drag> m_drag;
    QBasicTimer m_autoScroll;
    std::vector<timeline::model::FrameNumber> m_shots;
    bool m_rangeLocked = false;
};

} // namespace ui
