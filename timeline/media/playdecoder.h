// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/frameserver.h"
#include "timeline/media/pace.h"
#include "timeline/media/playbackqueue.h"
#include "timeline/media/playreader.h"

#include <chrono>
#include <functional>
#include <optional>

namespace timeline::media {

// The nearest frame, from `frame` on backwards and no further than `reach`, that is not ready: to
// be decoded before playing backwards comes to it. Pure.
std::optional<std::int64_t> gapBehind(std::int64_t frame, std::int64_t reach,
    const FrameOrder &frames, const std::function<bool(std::int64_t)> &isReady);

// The nearest frame on the way from `place` on, `reach` places at most, for which a decoder has to
// be where it is not by then: not ready, and `follows(before, frame)` does not hold, or the one
// before is ready. Loops jump back, cuts jump anywhere. Pure.
std::optional<std::int64_t> breakAhead(std::int64_t place, std::int64_t step, std::int64_t reach,
    const FrameOrder &frames, const std::function<bool(std::int64_t)> &isReady,
    const std::function<bool(std::int64_t, std::int64_t)> &follows);

// What the decode thread does for playing: which picture is decoded next when the machine does not
// keep up, and what is decoded ahead when it has time to spare. Worker-confined.
class PlayDecoder {
public:
    using Order = PlaybackQueue<Pictures>::Order;

    // `room`: pictures that may wait for the clock.
    PlayDecoder(PictureCache &cache, PlayReader &reader, std::size_t room);

    // The order to be carried out instead: the same, or one for a picture behind it that costs
    // less.
    Order choose(const Scene &scene, const Order &order, const model::CancelToken &cancel);
    // The chosen picture is there, in all panes.
    void done(const Scene &scene, const Order &chosen);
    // How every pane's picture is to be decoded at present.
    FrameSource::OnTheWay onTheWay() const;
    // Enough pictures wait: decodes a little of what will be wanted soon. False: there is nothing.
    bool prepare(const Scene &scene, const Order &next, const model::CancelToken &cancel);

private:
    void begin(const Order &order);
    bool isShort(const Order &order) const;
    std::optional<model::FrameNumber> inShortage(const Scene &scene, const Order &order);
    bool prepareBackwards(const Scene &scene, const Order &next, const model::CancelToken &cancel);
    bool prepareForwards(const Scene &scene, const Order &next, const model::CancelToken &cancel);
    std::int64_t reach(const Scene &scene) const;

    PictureCache &m_cache;
    PlayReader &m_reader;
    std::int64_t m_room;
    Pace m_pace;
    DecodingSpeed m_speed;
    std::chrono::steady_clock::time_point m_asked{}; // for the present picture
    std::optional<std::int64_t> m_last; // frame, from which decoding goes on
    std::int64_t m_from = 0; // the frame before the first that the present picture needs
    std::uint64_t m_serial = 0;
    std::int64_t m_place = 0; // of the last picture
    std::int64_t m_covered = 1; // steps from the one before to it
    bool m_mayPrepare = true; // it was of use so far
};

} // namespace timeline::media
