// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seamwords.h"

#include "timeline/model/timecode.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

using edit::SeamSide;
using model::FrameNumber;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

constexpr model::Flicks around{model::flicksPerSecond};

} // namespace

FrameNumber frameBehind(const edit::TakeSeam &seam, const model::FrameGrid &grid)
{
    return grid.framesIn({seam.time, grid.length()}).begin;
}

std::vector<SeamFrame> seamFrames(const edit::TakeRun &run, const media::SequenceView &view)
{
    const model::Rational rate = view.project.sequence.format.rate;
    std::vector<SeamFrame> frames;
    const auto add = [&](FrameNumber frame, const QString &what, bool isKept) {
        const QString text = QStringLiteral("%1  %2").arg(what, model::toTimecode(frame, rate));
        frames.push_back({frame, {text, isKept}});
    };
    if (run.begin) {
        const FrameNumber first = frameBehind(*run.begin, *view.grid);
        add(first - 1, tr("Last kept"), true);
        add(first, tr("First new"), false);
    }
    if (run.end) {
        const FrameNumber first = frameBehind(*run.end, *view.grid);
        add(first - 1, tr("Last new"), false);
        add(first, tr("First kept"), true);
    }
    return frames;
}

model::FrameRange seamLoop(const edit::TakeSeam &seam, const model::FrameGrid &grid)
{
    return grid.framesIn({std::max(seam.time - around, model::Flicks{0}), seam.time + around});
}

std::optional<SeamSide> meantSeam(const edit::TakeRun &run, const model::FrameGrid &grid,
    FrameNumber position, std::optional<SeamSide> wished)
{
    if (wished && run.seam(*wished))
        return wished;
    if (!run.begin && !run.end)
        return std::nullopt;
    if (!run.begin || !run.end)
        return run.begin ? SeamSide::Begin : SeamSide::End;
    const auto away = [&](const edit::TakeSeam &seam) {
        return std::abs(frameBehind(seam, grid) - position);
    };
    return away(*run.begin) <= away(*run.end) ? SeamSide::Begin : SeamSide::End;
}

int crossfadeAt(const edit::TakeSeam &seam, const model::Sequence &sequence)
{
    const auto clip = std::ranges::find(sequence.clips, seam.clip, &model::Clip::id);
    return clip == sequence.clips.end() ? 0 : clip->joinIn.crossfade;
}

QString seamPlace(SeamSide side, const edit::TakeSeam &seam, const media::SequenceView &view)
{
    const QString at =
        model::toTimecode(frameBehind(seam, *view.grid), view.project.sequence.format.rate);
    return (side == SeamSide::Begin ? tr("Begins  %1") : tr("Ends  %1")).arg(at);
}

} // namespace ui
