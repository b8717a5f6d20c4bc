// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/frameindex.h"

#include "timeline/model/nearlysorted.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace timeline::model {

namespace {

bool haveUnequalDurations(const std::vector<FrameEntry> &frames)
{
    if (frames.size() < 3)
        return false;
    std::vector<std::int64_t> durations;
    durations.reserve(frames.size());
    for (std::size_t i = 1; i < frames.size(); ++i)
        durations.push_back(frames[i].pts - frames[i - 1].pts);
    // Nearly every file, known without its median.
    if (const auto [least, most] = std::ranges::minmax(durations); most - least <= 1)
        return false;
    auto middle = durations.begin() + std::ptrdiff_t(durations.size() / 2);
    std::ranges::nth_element(durations, middle);
    const std::int64_t median = *middle;
    return std::ranges::any_of(durations, [median](std::int64_t d) {
        // One tick is rounding, as in Matroska's milliseconds.
        return std::abs(d - median) > std::max<std::int64_t>(1, median / 100);
    });
}

} // namespace

FrameIndex::FrameIndex(Rational timeBase, std::vector<FrameEntry> frames,
    std::vector<EntryPoint> entryPoints, std::int64_t lastDuration, Stamps stamps)
    : m_timeBase(timeBase)
    , m_frames(std::move(frames))
    , m_entryPoints(std::move(entryPoints))
    , m_lastDuration(std::max<std::int64_t>(lastDuration, 1))
    , m_stamps(stamps)
{
    sortNearlySorted(m_frames, &FrameEntry::pts);
    sortNearlySorted(m_entryPoints, &EntryPoint::pts);
    for (FrameEntry &frame : m_frames)
        frame.time = toFlicks(frame.pts, timeBase);
    m_isVariable = haveUnequalDurations(m_frames);
}

Flicks FrameIndex::start() const
{
    return isEmpty() ? Flicks{0} : m_frames.front().time;
}

Flicks FrameIndex::end() const
{
    return isEmpty() ? Flicks{0} : toFlicks(m_frames.back().pts + m_lastDuration, m_timeBase);
}

TimeRange FrameIndex::shown(FrameNumber n) const
{
    const Flicks next = n.value + 1 < count() ? at(n + 1).time : end();
    return {at(n).time, next};
}

FrameNumber FrameIndex::frameAt(Flicks time) const
{
    const auto after = std::ranges::upper_bound(m_frames, time, {}, &FrameEntry::time);
    return {std::max<std::int64_t>(after - m_frames.begin() - 1, 0)};
}

std::optional<FrameNumber> FrameIndex::frameWithPts(std::int64_t pts) const
{
    const auto it = std::ranges::lower_bound(m_frames, pts, {}, &FrameEntry::pts);
    if (it == m_frames.end() || it->pts != pts)
        return std::nullopt;
    return FrameNumber{it - m_frames.begin()};
}

std::vector<FrameNumber> FrameIndex::keyFrames() const
{
    std::vector<FrameNumber> keys;
    for (std::int64_t n = 0; n < count(); ++n) {
        if (m_frames[std::size_t(n)].isKey())
            keys.push_back({n});
    }
    return keys;
}

Rational FrameIndex::averageRate() const
{
    if (count() < 2)
        return {0, 1};
    const std::int64_t ticks = m_frames.back().pts - m_frames.front().pts;
    if (ticks <= 0)
        return {0, 1};
    const std::int64_t num = (count() - 1) * m_timeBase.den;
    const std::int64_t den = ticks * m_timeBase.num;
    const std::int64_t divisor = std::gcd(num, den);
    return {num / divisor, den / divisor};
}

} // namespace timeline::model
