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

QStringList leftOutOf(const render::ExportDone &done)
{
    QStringList sentences;
    for (const QString &track : done.leftOut)
        sentences << QStringLiteral("Left out: %1.").arg(track);
    return sentences;
}

} // namespace

model::Result<render::Report> proofOf(const media::SequenceView &view,
    const render::ExportDone &done, const QString &out, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    const auto written = media::openMedia(out, {}, cancel);
    if (!written)
        return tl::unexpected(written.error());
    const media::MediaFile *base = render::sourceInPlace(view);
    // Nothing changed: everything is outside, as no range says.
    auto report = base ? render::verify(*base, *written, render::changedFrames(view), progress,
                      cancel, render::Depth::Quick)
                       : withoutBase(view, *written);
    if (!report)
        return report;
    if (!done.plan.fallbackReason.isEmpty())
        report->fallback =
            (QStringList{done.plan.fallbackReason} + leftOutOf(done)).join(QLatin1Char(' '));
    for (render::Check &c : report->checks) {
        // What the container cannot hold was said.
        if (c.name == QLatin1String("tracks") && c.value <= double(done.leftOut.size()))
            c.ok = true;
    }
    report->ok = std::ranges::all_of(report->checks, &render::Check::ok);
    return report;
}

ExitCode exitCodeOf(const render::Report &report)
{
    // What a full encode has not, it says.
    QStringList excused;
    if (report.fallback)
        excused << QStringLiteral("outside-range");
    if (report.fallback && report.packetsCopied == 0)
        excused << QStringLiteral("tracks") << QStringLiteral("chapters");
    const bool promised = std::ranges::all_of(
        report.checks, [&](const render::Check &c) { return c.ok || excused.contains(c.name); });
    return promised ? ExitCode::Done : ExitCode::ResultUnusable;
}

QStringList notesOf(const render::ExportDone &done)
{
    QStringList notes = done.plan.details;
    if (!done.plan.fallbackReason.isEmpty())
        notes << done.plan.fallbackReason;
    return notes + leftOutOf(done);
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

namespace {

constexpr qsizetype shownRanges = 6;

QString listed(const QStringList &ranges)
{
    const qsizetype more = ranges.size() - shownRanges;
    const QStringList shown = more > 0
        ? ranges.first(shownRanges) + QStringList{QStringLiteral("and %1 more").arg(more)}
        : ranges;
    return shown.join(QStringLiteral(", "));
}

QString fateOf(const render::TrackDifference &track)
{
    using State = render::TrackState;
    switch (track.state) {
    case State::Copied:
        return QStringLiteral("copied");
    case State::Rewritten:
        return QStringLiteral("rewritten as a whole");
    case State::New:
        return QStringLiteral("new");
    case State::Missing:
        return QStringLiteral("missing");
    case State::Touched:
        break;
    }
    QStringList runs;
    for (const render::PacketRun &run : track.touched)
        runs << QStringLiteral("%1-%2 (%3-%4 s)")
                    .arg(run.first)
                    .arg(run.last)
                    .arg(model::toSeconds(run.begin), 0, 'f', 3)
                    .arg(model::toSeconds(run.end), 0, 'f', 3);
    QStringList fate;
    if (!runs.isEmpty())
        fate << QStringLiteral("touched in packets ") + listed(runs);
    if (track.packets.lost > 0)
        fate << QStringLiteral("%1 packets are gone").arg(track.packets.lost);
    return fate.join(QStringLiteral("; "));
}

QString lineOf(const render::TrackDifference &track)
{
    QString line = QStringLiteral("%1 track %2 (%3): %4")
                       .arg(track.kind)
                       .arg(track.out < 0 ? track.base : track.out)
                       .arg(track.codec, fateOf(track));
    if (track.late.count() != 0 && track.kind == QLatin1String("audio"))
        line += QStringLiteral(", begins %1 s later").arg(model::toSeconds(track.late));
    if (!track.header.isEmpty())
        line += QStringLiteral(", with another ") + track.header.join(QStringLiteral(", "));
    return line;
}

} // namespace

QStringList linesOf(const render::Report &report)
{
    QStringList ranges;
    for (const model::FrameRange &r : report.reencoded)
        ranges.append(QStringLiteral("%1-%2").arg(r.begin.value).arg(r.end.value - 1));
    QStringList lines{QStringLiteral("%1 of %2 frames bit-identical; differing: %3")
                          .arg(report.identical)
                          .arg(report.frames)
                          .arg(ranges.isEmpty() ? QStringLiteral("none") : listed(ranges))};
    for (const render::TrackDifference &track : report.tracks)
        lines.append(lineOf(track));
    if (report.fallback)
        lines.append(*report.fallback);
    for (const render::Check &c : report.checks)
        lines.append(QStringLiteral("%1 %2 (%3)")
                         .arg(c.ok ? QStringLiteral("ok    ") : QStringLiteral("not ok"), c.name)
                         .arg(c.value));
    return lines;
}

} // namespace app::cli
