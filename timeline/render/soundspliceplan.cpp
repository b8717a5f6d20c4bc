// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/soundspliceplan.h"

#include "timeline/media/soundplan.h"
#include "timeline/render/soundcodec.h"
#include "timeline/render/splicedsound.h"
#include "timeline/render/text.h"

#include <algorithm>
#include <set>

namespace timeline::render {

using media::MediaFile;
using media::SequenceView;
using model::Clip;
using model::Flicks;

namespace {

// Sound that ends this soon after the last picture is part of the last clip.
constexpr Flicks shortTail{model::flicksPerSecond / 10};
// Less than a sample at 192 kHz: rounding, not another place.
constexpr Flicks sameMoment{model::flicksPerSecond / 192'000 - 1};

const MediaFile *fileOf(const SequenceView &view, model::TakeId id)
{
    const model::Take *take = view.project.findTake(id);
    const auto it = take ? view.files.constFind(take->media) : view.files.constEnd();
    return it == view.files.constEnd() ? nullptr : &*it;
}

Flicks offsetOf(const SequenceView &view)
{
    return view.project.sequence.clips.front().slices.front().start;
}

bool isOriginalSound(
    const media::SoundSegment &segment, model::MediaId source, Flicks offset, bool isSilent)
{
    if (!segment.media.isValid())
        return isSilent;
    return segment.media == source && segment.gain == 1.0
        && std::chrono::abs(segment.offset - offset) <= sameMoment;
}

// The reader gives each segment a sample more a side than its times say.
std::vector<SampleRange> touchedSamples(const SequenceView &view, int rate, bool isSilent)
{
    const SoundOnFile whole = soundOnFile(view, rate);
    const auto segments = media::planSound(*whole.view);
    const model::TakeId first = view.project.sequence.clips.front().slices.front().take;
    const model::MediaId source = view.project.findTake(first)->media;
    const model::Rational tick{1, rate};
    std::vector<SampleRange> touched;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (isOriginalSound(segments[i], source, whole.offset, isSilent))
            continue;
        const model::TimeRange heard = heardRange(segments, i);
        const std::int64_t shift = model::toTicks(whole.offset, tick);
        touched.push_back({model::toTicks(heard.begin, tick) - 1 + shift,
            model::toTicks(heard.end, tick) + 1 + shift});
    }
    return joinNear(std::move(touched), 0);
}

// The first take that brings sound to a silent file.
const model::AudioInfo *soundOfTakes(const SequenceView &view)
{
    for (const Clip &clip : view.project.sequence.clips) {
        const model::Take *take = view.project.findTake(clip.soundTake());
        const MediaFile *file = fileOf(view, clip.soundTake());
        if (take && take->hasSound && file && !file->info.audio.empty())
            return &file->info.audio.front();
    }
    return nullptr;
}

SoundSplicePlan newTrack(const SequenceView &view)
{
    SoundSplicePlan plan;
    const model::AudioInfo *sound = soundOfTakes(view);
    if (!sound)
        return plan;
    plan.way = SoundWay::NewTrack;
    plan.codec = QStringLiteral("aac");
    plan.sampleRate = isAacRate(sound->sampleRate) ? sound->sampleRate : 48'000;
    plan.channels = std::clamp(sound->channels, 1, 2);
    plan.touched = touchedSamples(view, plan.sampleRate, true);
    plan.notes << Text::tr("The file gains a sound track: silence, and the takes' sound.");
    return plan;
}

// What a take of fewer channels is in a track of more.
QStringList channelNotes(const SequenceView &view, const model::AudioInfo &track)
{
    std::set<int> counts;
    for (const Clip &clip : view.project.sequence.clips) {
        const MediaFile *file = fileOf(view, clip.soundTake());
        if (clip.soundTake() != clip.slices.front().take && file && !file->info.audio.empty())
            counts.insert(file->info.audio.front().channels);
    }
    QStringList notes;
    if (track.channels > 2 && counts.contains(2))
        notes << Text::tr("The take's stereo sound goes to the front pair; "
                          "the other channels are silent there.");
    if (track.channels > 2 && counts.contains(1))
        notes << Text::tr("The take's mono sound goes to the centre or front; "
                          "the other channels are silent there.");
    if (track.channels == 1 && counts.contains(2))
        notes << Text::tr("The take's stereo sound becomes mono.");
    return notes;
}

} // namespace

std::vector<SampleRange> joinNear(std::vector<SampleRange> ranges, std::int64_t gap)
{
    std::ranges::sort(ranges, {}, &SampleRange::begin);
    std::vector<SampleRange> joined;
    for (const SampleRange &range : ranges) {
        if (range.isEmpty())
            continue;
        if (!joined.empty()
            && range.begin <= joined.back().end + std::max<std::int64_t>(gap - 1, 0))
            joined.back().end = std::max(joined.back().end, range.end);
        else
            joined.push_back(range);
    }
    return joined;
}

std::vector<SampleRange> packetsToReplace(
    std::span<const SampleRange> touched, PacketGrid grid, int guard)
{
    const auto packetOf = [&](std::int64_t sample) {
        const std::int64_t ahead = sample - grid.origin;
        return ahead >= 0 ? ahead / grid.size : -((-ahead + grid.size - 1) / grid.size);
    };
    std::vector<SampleRange> packets;
    for (const SampleRange &range : touched) {
        const std::int64_t first = std::max<std::int64_t>(packetOf(range.begin) - guard, 0);
        const std::int64_t end = packetOf(range.end - 1) + guard + 1;
        if (!range.isEmpty() && first < end)
            packets.push_back({grid.origin + first * grid.size, grid.origin + end * grid.size});
    }
    return joinNear(std::move(packets), (warmUpPackets + guardPackets) * grid.size);
}

SoundOnFile soundOnFile(const SequenceView &view, int rate)
{
    auto whole = std::make_shared<SequenceView>(view);
    auto &clips = whole->project.sequence.clips;
    SoundOnFile sound{whole, offsetOf(view)};
    const MediaFile *source = media::sourceFile(view);
    if (!source || source->info.audio.empty())
        return sound;
    const auto part = [&](const Clip &like, Flicks start, Flicks length) {
        Clip clip;
        clip.length = length;
        clip.slices = {{like.slices.front().take, start}};
        return clip;
    };
    const model::Rational tick{1, rate};
    const Flicks begin = source->info.audio.front().start;
    const Flicks last = sound.offset + view.project.sequence.length();
    const Flicks end = begin + source->info.duration;
    const Flicks tail = std::max(end - last, Flicks{0}) + Flicks{model::flicksPerSecond};
    // A moment later would make no difference: the reader would answer with silence.
    if (end - last <= shortTail)
        clips.back().length += tail;
    else
        clips.push_back(part(clips.back(), last, tail));
    // Whole samples, so that every sample of the takes stays where it is.
    const std::int64_t before = model::toTicks(sound.offset - begin, tick);
    if (before > 0) {
        const Flicks length = model::toFlicks(before, tick);
        clips.insert(clips.begin(), part(clips.front(), sound.offset - length, length));
        sound.offset -= length;
    }
    // Crossfades are looked up in it: of these clips, at these times.
    whole->grid =
        std::make_shared<const model::FrameGrid>(whole->project, media::indexesOf(whole->files));
    return sound;
}

SoundSplicePlan planSoundSplice(const SequenceView &view, const QString &container)
{
    const MediaFile *source = media::sourceFile(view);
    if (!source)
        return {};
    if (source->info.audio.empty())
        return newTrack(view);
    const model::AudioInfo &track = source->info.audio.front();
    SoundSplicePlan plan;
    plan.way = SoundWay::Copy;
    plan.codec = encoderOf(track.codec);
    plan.sampleRate = track.sampleRate;
    plan.channels = track.channels;
    if (track.sampleRate > 0)
        plan.touched = touchedSamples(view, track.sampleRate, false);
    if (!canHold(container, track.codec))
        return onWholeTrack(plan, view, container,
            Text::tr("%1 cannot hold this sound (%2).").arg(container, track.codec));
    if (plan.touched.empty())
        return plan;
    plan.notes = channelNotes(view, track);
    if (const QString why = whyNotPacketwise(track); !why.isEmpty())
        return onWholeTrack(plan, view, container, why);
    plan.way = SoundWay::Packets;
    return plan;
}

SoundSplicePlan onWholeTrack(
    SoundSplicePlan plan, const SequenceView &view, const QString &container, const QString &reason)
{
    const MediaFile *source = media::sourceFile(view);
    if (!source || source->info.audio.empty())
        return plan;
    const model::AudioInfo &track = source->info.audio.front();
    plan.way = SoundWay::Track;
    plan.replaced.clear();
    plan.reason = reason;
    plan.codec = encoderOf(track.codec);
    if (plan.codec.isEmpty() || !canHold(container, track.codec)) {
        plan.codec = QStringLiteral("aac");
        plan.notes << Text::tr("The sound is written as AAC.");
    }
    if (plan.codec == QLatin1String("aac") && !isAacRate(plan.sampleRate))
        plan.sampleRate = 48'000;
    return plan;
}

} // namespace timeline::render
