// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/waveform.h"
#include "ui/timelinescene.h"

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
    void lookUp(
        const TimelineScene &scene, const timeline::media::Waveform &waveform, double ratio);

    double m_flicksPerColumn = 0;
    std::int64_t m_first = 0; // columns count from the start of the sequence
    std::vector<timeline::media::Peak> m_columns;
};

} // namespace ui
