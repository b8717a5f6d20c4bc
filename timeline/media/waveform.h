// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/peaks.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/rational.h"

#include <QObject>

#include <memory>

namespace timeline::media {

// The sequence's waveform for the timeline: reads each file once, in the background, with a disk
// cache. GUI thread.
class Waveform : public QObject {
    Q_OBJECT

public:
    explicit Waveform(QObject *parent = nullptr);
    ~Waveform() override; // cancels and waits

    void setView(const ViewPtr &view);
    // The extremes of a stretch of sequence time, as the chosen takes sound. Never reads a file.
    Peak over(model::TimeRange range) const;
    bool isComplete() const;

signals:
    void grown();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace timeline::media
