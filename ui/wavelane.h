// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/waveform.h"
#include "ui/timelinescene.h"

#include <QImage>
#include <QRect>

#include <vector>

class QPainter;

namespace ui {

// The sound's picture, a peak for each device pixel. Peaks that were looked up once are kept until
// the zoom or the sound changes; scrolling looks up only what comes in. GUI thread.
class WaveLane {
public:
    void forget() { m_columns.clear(); } // more of the sound is known, or it is another one
    void paint(QPainter &painter, const TimelineScene &scene,
        const timeline::media::Waveform &waveform, const QRect &exposed);

private:
    // Of each column of device pixels that is exposed, in rows from the lane's top.
    struct Bars {
        std::vector<int> tops, bottoms; // equal where no sound is known
        std::vector<QRgb> inks;
        int highest = 0, lowest = 0; // no bar lies outside

        void reset(int width, int height);
    };

    void layBars(const TimelineScene &scene, const QRect &place, double ratio);
    void fill(QSize size);
    void lookUp(
        const TimelineScene &scene, const timeline::media::Waveform &waveform, double ratio);

    double m_flicksPerColumn = 0;
    std::int64_t m_first = 0; // columns count from the start of the sequence
    std::vector<timeline::media::Peak> m_columns;
    Bars m_bars;
    QImage m_image; // as large as was needed so far
};

} // namespace ui
