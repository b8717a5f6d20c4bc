// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/presetplan.h"

#include "timeline/render/comparisonpainter.h"
#include "timeline/render/takefile.h"
#include "timeline/render/text.h"

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

Result<ExportPlan> planSound(const media::SequenceView &view, const QString &path)
{
    const QString reason =
        Text::tr("Only the sound is written; pictures, subtitles and chapters are "
                 "left out.");
    auto plan = planFullEncode(view, Preset::SoundOnly, path, reason);
    if (!plan)
        return plan;
    if (plan->audioCodec.isEmpty())
        return fail(Error::Kind::InvalidRequest, Text::tr("the sequence has no sound"));
    plan->size = {};
    plan->pixelFormat.clear();
    plan->color = {};
    plan->reencoded.clear();
    return plan;
}

Result<ExportPlan> planReview(const media::SequenceView &view, const QString &path)
{
    const QString reason =
        Text::tr("For review: the original on the left, the sequence as it is now on "
                 "the right, with its sound.");
    auto plan = planFullEncode(view, Preset::SideBySide, path, reason);
    if (!plan)
        return plan;
    const auto area = [](QSize size) { return double(size.width()) * size.height(); };
    const QSize whole = reviewLayout(view.project.sequence.format.size).size;
    plan->estimatedBytes =
        std::int64_t(double(plan->estimatedBytes) * area(whole) / area(plan->size));
    plan->size = whole;
    const QString bt709 = QStringLiteral("bt709");
    plan->color = {bt709, QStringLiteral("tv"), bt709, bt709};
    return plan;
}

} // namespace

Result<ExportPlan> planPiece(const media::SequenceView &view, Preset preset, const QString &path,
    std::optional<model::TakeId> take)
{
    if (preset == Preset::TakeAlone)
        return planTakeAlone(view, path, take);
    return preset == Preset::SoundOnly ? planSound(view, path) : planReview(view, path);
}

bool isWhole(Preset preset)
{
    return preset != Preset::SoundOnly && preset != Preset::TakeAlone
        && preset != Preset::SideBySide;
}

} // namespace timeline::render
