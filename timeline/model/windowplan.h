// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/framegrid.h"
#include "timeline/model/frames.h"
#include "timeline/model/rational.h"

#include <QSize>

#include <vector>

namespace timeline::model {

// What a service accepts and costs. Data, not code: app fills it from the service's own record.
struct ServiceLimits {
    Flicks minSection = Flicks{2 * flicksPerSecond}; // ltx-api.md §1.2: duration >= 2
    std::int64_t minFrames = 73;
    std::int64_t maxFrames = 505; // a soft limit of older pages and of every client
    QSize maxSize{3840, 2160}; // either orientation
    std::int64_t maxUploadBytes = 100'000'000;
    int maxPrompt = 5000;
    int sideMultiple = 2; // of the uploaded picture, in pixels; even
    double pricePerSecond = 0.10; // USD per uploaded second

    bool operator==(const ServiceLimits &) const = default;
};

struct WindowRequest {
    FrameRange range; // what the user chose, in sequence frames
    Flicks context{flicksPerSecond}; // wished on each side
    bool operator==(const WindowRequest &) const = default;
};

// Things the user is told about a plan, in the order in which they matter. The sentences are made
// in windowtext.h.
enum class WindowNote {
    RangeClamped, // the range ran past the end of the video
    SectionLengthened, // under 2 s: a 2 s section is sent, only the range is used
    ContextLengthened, // more context so that the window reaches the least number of frames
    HeldFrames, // the video itself is too short: its last frame is held
    ContextShortened, // the cap leaves less context than wished
    VariableRate, // the window has a constant rate
    TooLong, // over the cap: not possible in one piece, split it
};

// What will be cut, sent and laid in. The window has a constant rate; its frames are 8k+1, the
// spare ones in the trailing context.
struct WindowPlan {
    FrameRange range; // clamped
    TimeRange section; // sequence time
    TimeRange window; // sequence time; may end behind the sequence when frames are held
    Rational rate;
    std::int64_t frames = 0; // of the window
    double startTime = 0; // of the section inside the window: the API's `start_time`, seconds
    double duration = 0; // the API's `duration`
    std::int64_t estimatedBytes = 0;
    std::int64_t mostBytes = 0; // that the service takes; 0: no limit
    int sideMultiple = 2; // of the uploaded picture
    double price = 0; // USD
    std::vector<WindowNote> notes;

    bool isPossible() const;
    bool has(WindowNote note) const;
    double seconds() const; // uploaded length
    bool operator==(const WindowPlan &) const = default;
};

// Pure. Fails with InvalidRequest on an empty range or an empty sequence; a range over the cap
// gives a plan with WindowNote::TooLong, so that the figures can be shown.
Result<WindowPlan> planWindow(const WindowRequest &request, const FrameGrid &grid,
    const SequenceFormat &format, const ServiceLimits &limits);

// The range cut into the fewest equal parts of which each fits the cap.
std::vector<FrameRange> splitToFit(FrameRange range, const FrameGrid &grid,
    const SequenceFormat &format, const ServiceLimits &limits);

// The size of the uploaded picture: the sequence's own shape inside 16:9 or 9:16, no larger than
// 1920x1080 (the service answers in that size whatever it gets), but for what makes its sides
// multiples of `sideMultiple`.
struct WindowPicture {
    QSize size; // the file's
    QSize content; // the video's part of it, centred
    bool operator==(const WindowPicture &) const = default;
};
WindowPicture windowPicture(QSize sequenceSize, int sideMultiple = 2);

} // namespace timeline::model
