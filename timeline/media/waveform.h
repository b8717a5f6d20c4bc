// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/peaks.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/rational.h"

#include <QObject>

#include <memory>
#include <vector>

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
    // The same of `count` stretches side by side, from the `first`-th of this length after the
    // sequence's start (in flicks; not a whole number of them). Far quicker than one by one.
    std::vector<Peak> columns(double length, std::int64_t first, std::size_t count) const;
    bool isComplete() const;

signals:
    void grown();

private:
    class Private;
    class Reader;
    std::unique_ptr<Private> d;
};

} // namespace timeline::media
