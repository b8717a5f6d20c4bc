// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/takeclock.h"

#include "timeline/interchange/handoverrate.h"
#include "timeline/model/timecode.h"

#include <algorithm>

namespace timeline::interchange {

using model::Flicks;
using model::FrameIndex;

namespace {

bool isVariable(const model::Project &project, const model::FrameIndexes &indexes)
{
    return std::ranges::any_of(project.sequence.clips, [&](const model::Clip &clip) {
        const model::Take *take = project.findTake(clip.slices.front().take);
        const auto index = take ? indexes.value(take->media) : nullptr;
        return index && index->isVariable();
    });
}

} // namespace

TakeClock::TakeClock(const model::Project &project, const model::FrameIndexes &indexes)
    : m_project(project)
    , m_indexes(indexes)
    , m_rate(handoverRate(project.sequence.format.rate, isVariable(project, indexes)))
{
}

bool TakeClock::hasDropTimecode() const
{
    return canDropFrames(m_rate) && std::ranges::any_of(m_project.media, [](const model::Media &m) {
        return m.info.timecode.contains(QLatin1Char(';'));
    });
}

std::int64_t TakeClock::frames(Flicks time) const
{
    return model::toTicks(time, m_rate.inverse());
}

model::Rational TakeClock::rateOf(const model::Media &media) const
{
    const auto index = m_indexes.value(media.id);
    return handoverRate(media.info.video.frameRate, index && index->isVariable());
}

std::int64_t TakeClock::startOf(const model::Media &media) const
{
    if (media.info.timecode.isEmpty() || rateOf(media) != m_rate)
        return 0;
    return model::fromTimecode(media.info.timecode, m_rate).value_or(model::FrameNumber{0}).value;
}

std::int64_t TakeClock::lengthOf(const model::Media &media) const
{
    const auto index = m_indexes.value(media.id);
    return index ? frames(index->duration()) : frames(media.info.duration);
}

const FrameIndex *TakeClock::indexOf(const model::Take &take) const
{
    const auto it = m_indexes.constFind(take.media);
    return it == m_indexes.constEnd() || !*it || (*it)->isEmpty() ? nullptr : it->get();
}

std::optional<std::int64_t> TakeClock::mediaStart(
    const model::Clip &clip, Flicks clipStart, Flicks offset) const
{
    const model::Slice &slice = clip.slices.front();
    const model::Take *take = m_project.findTake(slice.take);
    const FrameIndex *index = take ? indexOf(*take) : nullptr;
    const model::Media *media = take ? m_project.findMedia(take->media) : nullptr;
    if (!index || !media)
        return std::nullopt;
    // At the start of the frame, so that what is rounded is the same all along a run of clips.
    const Flicks rounded =
        model::frameStart(frames(clipStart + offset), m_rate) - (clipStart + offset);
    const Flicks time = slice.start + offset + rounded - index->start();
    return startOf(*media) + std::max<std::int64_t>(frames(time), 0);
}

bool TakeClock::isCovered(const model::FrameMap::Entry &entry, const FrameIndex &index) const
{
    return entry.resultFrame >= 0 && entry.resultFrame < index.count();
}

std::optional<std::int64_t> TakeClock::inFile(const model::Take &take, Flicks time) const
{
    const FrameIndex *index = indexOf(take);
    if (!index)
        return std::nullopt;
    const auto &entries = take.frameMap.entries;
    if (entries.empty() || !take.hasPicture)
        return frames(time + take.frameMap.soundOffset - index->start());
    const model::FrameMap::Entry *nearest = nullptr;
    for (const model::FrameMap::Entry &entry : entries) {
        if (entry.time > time && nearest)
            break;
        if (isCovered(entry, *index))
            nearest = &entry;
    }
    if (!nearest)
        return std::nullopt;
    const Flicks at = index->at({nearest->resultFrame}).time - index->start();
    return frames(at + time - nearest->time);
}

model::TimeRange TakeClock::covered(const model::Take &take, Flicks begin, Flicks length) const
{
    const FrameIndex *index = indexOf(take);
    const Flicks end = begin + length;
    if (!index)
        return {begin, begin};
    const auto &entries = take.frameMap.entries;
    if (entries.empty())
        return {begin, end};
    model::TimeRange range{end, begin};
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Flicks next = i + 1 < entries.size() ? entries[i + 1].time : take.frameMap.length;
        if (next <= begin || entries[i].time >= end || !isCovered(entries[i], *index))
            continue;
        range.begin = std::min(range.begin, std::max(entries[i].time, begin));
        range.end = std::max(range.end, std::min(next, end));
    }
    return range;
}

} // namespace timeline::interchange
