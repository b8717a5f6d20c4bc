// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/proof.h"

#include "timeline/media/sequencereader.h"
#include "timeline/render/thumbnail.h"

#include <QImage>

#include <algorithm>

namespace app::cli {

namespace {

constexpr double countTolerance = 0;
constexpr QSize seamSize{2 * render::Thumbnail::width, 2 * render::Thumbnail::height};

// The project with every clip's own original chosen.
model::Project withOriginals(model::Project project)
{
    for (model::Clip &clip : project.sequence.clips)
        clip.picture.reset();
    return project;
}

model::Result<render::Report> withoutBase(
    const media::SequenceView &view, const media::MediaFile &out)
{
    render::Report report;
    report.frames = out.index->count();
    report.reencoded = {{{0}, {report.frames}}};
    const auto missing = double(report.frames - view.grid->count());
    report.checks = {{QStringLiteral("frame-count"), std::abs(missing) <= countTolerance, missing}};
    report.ok = report.checks.front().ok;
    return report;
}

} // namespace

std::optional<model::FrameRange> changedRange(const media::SequenceView &view)
{
    const model::Project plain = withOriginals(view.project);
    std::optional<model::FrameRange> range;
    for (model::FrameNumber n{0}; n.value < view.grid->count(); n = n + 1) {
        const model::PictureRef shown = view.pictureAt(n), own = view.grid->pictureAt(plain, n);
        if (shown.media == own.media && shown.frame == own.frame)
            continue;
        range = range ? model::FrameRange{range->begin, n + 1} : model::FrameRange{n, n + 1};
    }
    return range;
}

model::Result<render::Report> proofOf(const media::SequenceView &view,
    const render::ExportDone &done, const QString &out, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    const auto written = media::openMedia(out, {}, cancel);
    if (!written)
        return tl::unexpected(written.error());
    const media::MediaFile *base = render::sourceInPlace(view);
    // Nothing changed: everything is outside, as an empty range says.
    auto report = base
        ? render::verify(*base, *written, changedRange(view).value_or(model::FrameRange{}),
            progress, cancel, render::Depth::Quick)
        : withoutBase(view, *written);
    if (report && !done.plan.fallbackReason.isEmpty())
        report->fallback = done.plan.fallbackReason;
    return report;
}

ExitCode exitCodeOf(const render::Report &report)
{
    const bool promised = std::ranges::all_of(report.checks, [&](const render::Check &c) {
        return c.ok || (report.fallback && c.name == QLatin1String("outside-range"));
    });
    return promised ? ExitCode::Done : ExitCode::ResultUnusable;
}

QStringList notesOf(const render::ExportDone &done)
{
    QStringList notes = done.plan.details;
    if (!done.plan.fallbackReason.isEmpty())
        notes << done.plan.fallbackReason;
    for (const QString &track : done.leftOut)
        notes << QStringLiteral("Left out: %1.").arg(track);
    return notes;
}

std::vector<double> seamOf(
    const media::ViewPtr &original, const media::ViewPtr &taken, model::FrameRange range)
{
    std::vector<double> seam;
    media::SequenceReader before(original), after(taken);
    for (const model::FrameNumber n : {range.begin, range.end - 1}) {
        const auto a = before.image(n, seamSize), b = after.image(n, seamSize);
        if (a && b)
            seam.push_back(
                render::lumaDifference(render::thumbnailOf(*a), render::thumbnailOf(*b)));
    }
    return seam;
}

QStringList linesOf(const render::Report &report)
{
    QStringList ranges;
    for (const model::FrameRange &r : report.reencoded)
        ranges.append(QStringLiteral("%1-%2").arg(r.begin.value).arg(r.end.value - 1));
    constexpr qsizetype shown = 6;
    const qsizetype more = ranges.size() - shown;
    if (more > 0)
        ranges = ranges.first(shown) + QStringList{QStringLiteral("and %1 more").arg(more)};
    QStringList lines{
        QStringLiteral("%1 of %2 frames bit-identical; differing: %3")
            .arg(report.identical)
            .arg(report.frames)
            .arg(ranges.isEmpty() ? QStringLiteral("none") : ranges.join(QStringLiteral(", ")))};
    if (report.fallback)
        lines.append(*report.fallback);
    for (const render::Check &c : report.checks)
        lines.append(QStringLiteral("%1 %2 (%3)")
                         .arg(c.ok ? QStringLiteral("ok    ") : QStringLiteral("not ok"), c.name)
                         .arg(c.value));
    return lines;
}

} // namespace app::cli
