// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cliptrim.h"

#include "timeline/model/timecode.h"
#include "ui/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

using timeline::media::SequenceView;
using timeline::model::Clip;
using timeline::model::FrameIndex;
using timeline::model::FrameNumber;
using timeline::model::FrameRange;
using timeline::model::TimeRange;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

const FrameIndex *indexOf(const SequenceView &view, const Clip &clip)
{
    const auto *take = view.project.findTake(clip.slices.front().take);
    const auto file = take ? view.files.constFind(take->media) : view.files.constEnd();
    return file == view.files.constEnd() ? nullptr : file->index.get();
}

// Frames of the file before the clip's first one, and behind its last one.
std::int64_t framesBefore(const SequenceView &view, FrameNumber first)
{
    const Clip &clip = view.project.sequence.clips[view.grid->clipOf(first)];
    const FrameIndex *index = indexOf(view, clip);
    return index ? index->frameAt(clip.slices.front().start).value : 0;
}

std::int64_t framesBehind(const SequenceView &view, FrameNumber last)
{
    const Clip &clip = view.project.sequence.clips[view.grid->clipOf(last)];
    const FrameIndex *index = indexOf(view, clip);
    if (!index)
        return 0;
    // The last frame that the clip shows.
    const auto end = clip.slices.front().start + clip.length - timeline::model::Flicks{1};
    return index->count() - 1 - index->frameAt(end).value;
}

// The clip on the other side of the edge; nothing at the video's ends.
std::optional<FrameRange> neighbourOf(
    const ClipTrim &trim, const SequenceView &view, const std::vector<TimeRange> &clips)
{
    const auto found = std::ranges::find_if(
        clips, [&](const TimeRange &each) { return view.grid->framesIn(each) == trim.clip; });
    if (found == clips.end() || (trim.isBegin ? found == clips.begin() : found + 1 == clips.end()))
        return std::nullopt;
    return view.grid->framesIn(trim.isBegin ? *(found - 1) : *(found + 1));
}

} // namespace

std::int64_t ClipTrim::change() const
{
    return isBegin ? clip.begin - to : to - clip.end;
}

ClipTrim limited(ClipTrim trim, const SequenceView &view, const std::vector<TimeRange> &clips)
{
    const FrameRange clip = trim.clip;
    const FrameNumber edge = trim.isBegin ? clip.begin : clip.end;
    FrameNumber least = trim.isBegin ? edge - framesBefore(view, clip.begin) : clip.begin + 1;
    FrameNumber most = trim.isBegin ? clip.end - 1 : edge + framesBehind(view, clip.end - 1);
    if (trim.isRoll) {
        const auto other = neighbourOf(trim, view, clips);
        if (!other)
            least = most = edge;
        else if (trim.isBegin) {
            least = std::max(least, other->begin + 1);
            most = std::min(most, edge + framesBehind(view, edge - 1));
        } else {
            least = std::max(least, edge - framesBefore(view, edge));
            most = std::min(most, other->end - 1);
        }
    }
    trim.to = std::clamp(trim.to, least, most);
    return trim;
}

QString trimText(const ClipTrim &trim, timeline::model::Rational rate)
{
    const std::int64_t change = trim.change();
    const QString length = toTimecode(FrameNumber{trim.clip.count() + change}, rate);
    if (change == 0)
        return tr("%1 · as it was").arg(length);
    return (change > 0 ? tr("%1 · %2 longer") : tr("%1 · %2 shorter"))
        .arg(length, words::frames(std::abs(change)));
}

} // namespace ui
