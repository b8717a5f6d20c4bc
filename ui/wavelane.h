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
    // A column of device pixels, from the lane's top; empty where no sound is known.
    struct Bar {
        int top = 0, bottom = 0;
        QRgb ink = 0;
    };

    void fill(const std::vector<Bar> &bars, QSize size);
    void lookUp(
        const TimelineScene &scene, const timeline::media::Waveform &waveform, double ratio);

    double m_flicksPerColumn = 0;
    std::int64_t m_first = 0; // columns count from the start of the sequence
    std::vector<timeline::media::Peak> m_columns;
    QImage m_image; // as large as was needed so far
};

} // namespace ui
