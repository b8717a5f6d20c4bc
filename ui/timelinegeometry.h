// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framegrid.h"

#include <QRect>
#include <QSize>

#include <memory>

namespace ui {

// The lanes of the timeline from top to bottom, each as wide as the widget.
struct TimelineLanes {
    QRect minimap, ruler, cache, strip, takes, difference, waveform; // difference: may be empty
    bool operator==(const TimelineLanes &) const = default;
};

// Where things lie on the timeline: pixel ↔ time ↔ frame, zoom, scroll, lanes. Device-independent
// pixels of the widget. Pure value; GUI thread only because nobody else needs it.
class TimelineGeometry {
public:
    static constexpr int margin =
        14; // left and right of the sequence, so that its ends can be grabbed
    static constexpr int takeRowHeight = 22;

    TimelineGeometry();

    // Zooms to fit when the sequence's length differs from before, else keeps zoom and scroll.
    void setGrid(
        std::shared_ptr<const timeline::model::FrameGrid> grid, timeline::model::Rational rate);
    void setSize(QSize size);
    void setTakeRows(int rows);
    void setDifferenceShown(bool shown); // takes its room from the sound

    bool isEmpty() const { return m_grid->isEmpty() || m_size.isEmpty(); }
    const timeline::model::FrameGrid &grid() const { return *m_grid; }
    timeline::model::Rational rate() const { return m_rate; }
    QSize size() const { return m_size; }
    TimelineLanes lanes() const;
    static int minimumHeight(int takeRows);

    // 0: the whole sequence; 1: a few frames fill the widget. Logarithmic between. `anchorX` stays
    // where it is.
    double zoom() const;
    void setZoom(double zoom, double anchorX);
    void zoomBy(double factor, double anchorX);
    void zoomToFit();
    void zoomTo(timeline::model::TimeRange range); // with a little room at both sides

    void scrollBy(double pixels); // positive: towards the end
    void centerOn(timeline::model::Flicks time);
    // Scrolls only when the frame is off screen: then it comes to the left side when it lies ahead,
    // so that playback turns pages, and to the right side when it lies behind.
    void reveal(timeline::model::FrameNumber frame);
    timeline::model::TimeRange visible() const; // inside the sequence

    double pixelsPerSecond() const;
    double frameWidth() const; // of a frame of average length
    double xOf(timeline::model::Flicks time) const;
    double xOf(timeline::model::FrameNumber frame) const;
    timeline::model::Flicks timeAt(double x) const; // may lie outside the sequence
    timeline::model::FrameNumber frameAt(double x) const; // on screen at x; 0…count-1
    timeline::model::FrameNumber boundaryAt(double x) const; // nearest start of a frame; 0…count

    double minimapX(timeline::model::Flicks time) const;
    timeline::model::Flicks minimapTimeAt(double x) const; // inside the sequence

private:
    double contentWidth() const;
    double fitScale() const;
    double largestScale() const;
    void clampScroll();
    void setScale(double scale, double anchorX);

    std::shared_ptr<const timeline::model::FrameGrid> m_grid;
    timeline::model::Rational m_rate{25, 1};
    QSize m_size;
    int m_takeRows = 1;
    bool m_hasDifference = false;
    double m_scale = 0; // pixels per flick
    double m_left = 0; // flicks at x = margin
    bool m_fit = true; // follows the widget's width
};

} // namespace ui
