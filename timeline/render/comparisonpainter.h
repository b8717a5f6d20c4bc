// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/media/pictureplanes.h"
#include "timeline/media/sequencereader.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/comparison.h"

#include <QImage>
#include <QRect>
#include <QSize>
#include <QString>

class QPainter;

namespace timeline::render {

// Where things lie in a picture for review. Every side is even, the whole at most 3840 x 2160.
// Paired, both rectangles are the same. Pure.
//
//     |     A      | |     B      |
//     |------------| |------------|
//     | name         frame, time          name |
struct ReviewLayout {
    QSize size;
    QRect a, b;
    QRect words;

    bool operator==(const ReviewLayout &) const = default;
};
ReviewLayout reviewLayout(
    QSize sequence, Comparison::Layout layout = Comparison::Layout::SideBySide);

// "Difference × 8", "Blend 50 %"; nothing where the picture tells by itself. For people.
QString pairingWords(const Pairing &pairing);

// Paints one frame after the other, with names, timecode and frame number where a QGuiApplication
// exists. Worker-confined.
class ComparisonPainter {
public:
    // `picture`: the size of one side; empty: that of A's sequence.
    explicit ComparisonPainter(const Comparison &comparison, QSize picture = {});

    const ReviewLayout &layout() const { return m_layout; }
    model::Result<QImage> image(model::FrameNumber n, const model::CancelToken &cancel = {});
    // The same for an encoder: 4:2:0, BT.709.
    model::Result<media::FramePtr> frame(model::FrameNumber n, const model::CancelToken &cancel);

private:
    model::Result<QImage> pictureOf(media::SequenceReader &reader, QSize size, model::FrameNumber n,
        const model::CancelToken &cancel);
    model::Result<> paint(
        QPainter &painter, model::FrameNumber n, const model::CancelToken &cancel);
    void paintLine(QPainter &painter) const;
    void paintWords(QPainter &painter, model::FrameNumber n) const;

    Comparison m_comparison;
    ReviewLayout m_layout;
    QImage m_canvas;
    media::SequenceReader m_a, m_b;
    media::Scaler m_scaler;
};

} // namespace timeline::render
