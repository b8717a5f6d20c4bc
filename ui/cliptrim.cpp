// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cliptrim.h"

#include "timeline/edit/material.h"
#include "timeline/model/timecode.h"
#include "ui/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

using timeline::media::SequenceView;
using timeline::model::Clip;
using timeline::model::FrameNumber;
using timeline::model::FrameRange;
using timeline::model::TimeRange;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

using timeline::edit::FramesAround;

// What there is on both sides of the clip that shows this frame; none while its file is not open.
FramesAround around(const SequenceView &view, FrameNumber frame)
{
    const Clip &clip = view.project.sequence.clips[view.grid->clipOf(frame)];
    return timeline::edit::framesAround(view.project, timeline::media::indexesOf(view.files), clip)
        .value_or(FramesAround{});
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
    FrameNumber least = trim.isBegin ? edge - around(view, clip.begin).before : clip.begin + 1;
    FrameNumber most = trim.isBegin ? clip.end - 1 : edge + around(view, clip.end - 1).behind;
    if (trim.isRoll) {
        const auto other = neighbourOf(trim, view, clips);
        if (!other)
            least = most = edge;
        else if (trim.isBegin) {
            least = std::max(least, other->begin + 1);
            most = std::min(most, edge + around(view, edge - 1).behind);
        } else {
            least = std::max(least, edge - around(view, edge).before);
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
