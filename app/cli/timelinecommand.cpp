// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/timelinecommand.h"

#include "app/opening.h"
#include "timeline/interchange/markerlist.h"
#include "timeline/model/timecode.h"
#include "timeline/render/handoverfolder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace app::cli {

namespace interchange = timeline::interchange;

namespace {

// One byte more than is looked at, so that too long a list is seen to be one.
constexpr qint64 mostListBytes = 16 * 1024 * 1024 + 1;

using HandedOver = tl::expected<render::HandedOver, Failure>;

HandedOver handedOver(const QString &project, const render::HandoverWish &wish,
    const model::CancelToken &cancel, const model::Progress &progress)
{
    const auto view = openPath(project, {}, cancel);
    if (!view)
        return tl::unexpected(failureOf(view.error(), project));
    auto done = render::handOver(*view, wish, progress, cancel);
    if (!done)
        return tl::unexpected(failureOf(done.error(), wish.path));
    return *done;
}

struct Marked {
    interchange::MarkerList list;
    media::ViewPtr view;
};

// What the first clip's original counts at the sequence's first frame, when it begins with it.
QString timecodeOf(const media::SequenceView &view)
{
    const model::Project &project = view.project;
    const model::Slice &slice = project.sequence.clips.front().slices.front();
    const model::Take *take = project.findTake(slice.take);
    const auto file = take ? view.files.constFind(take->media) : view.files.constEnd();
    const bool fromStart = file != view.files.constEnd() && slice.start <= file->index->start();
    return fromStart ? file->info.timecode : QString();
}

// A list that cannot be understood is an input like any other.
Failure unreadable(const model::Error &error, const QString &list)
{
    Failure failure = failureOf(error, list);
    if (error.kind == model::Error::Kind::InvalidRequest)
        failure.code = ExitCode::InputUnreadable;
    return failure;
}

tl::expected<Marked, Failure> marked(
    const QString &project, const QString &list, const model::CancelToken &cancel)
{
    using Kind = model::Error::Kind;
    QFile file(list);
    if (!file.open(QIODevice::ReadOnly)) {
        const Kind kind = file.exists() ? Kind::NotReadable : Kind::NotFound;
        return tl::unexpected(failureOf({kind, file.errorString()}, list));
    }
    const auto view = openPath(project, {}, cancel);
    if (!view)
        return tl::unexpected(failureOf(view.error(), project));
    const model::Rational rate = (*view)->project.sequence.format.rate;
    auto read = interchange::readMarkers(
        file.read(mostListBytes), {*(*view)->grid, rate, timecodeOf(**view)});
    if (!read)
        return tl::unexpected(unreadable(read.error(), list));
    return Marked{std::move(*read), *view};
}

QJsonObject jsonOf(const Marked &marked)
{
    QJsonArray ranges;
    for (const interchange::MarkerRange &range : marked.list.ranges) {
        const model::TimeRange time = marked.view->grid->shown(range.frames);
        ranges.append(QJsonObject{{QStringLiteral("start"), qint64(range.frames.begin.value)},
            {QStringLiteral("end"), qint64(range.frames.end.value)},
            {QStringLiteral("from"), model::toSeconds(time.begin)},
            {QStringLiteral("to"), model::toSeconds(time.end)},
            {QStringLiteral("prompt"), range.text}, {QStringLiteral("line"), range.line}});
    }
    const QString from = marked.list.countsFrom;
    return {{QStringLiteral("markers"), ranges},
        {QStringLiteral("countsFrom"), from.isEmpty() ? QJsonValue() : QJsonValue(from)},
        {QStringLiteral("guessed"), marked.list.isGuessed}};
}

QString lineOf(const interchange::MarkerRange &range, model::Rational rate)
{
    return QStringLiteral("%1  %2  %3 frames  %4")
        .arg(model::toTimecode(range.frames.begin, rate), model::toTimecode(range.frames.end, rate))
        .arg(range.frames.count(), 6)
        .arg(range.text.simplified())
        .trimmed();
}

QString assumptionOf(const interchange::MarkerList &list)
{
    const QString from =
        list.countsFrom.isEmpty() ? QStringLiteral("00:00:00:00") : list.countsFrom;
    if (list.isGuessed)
        return QStringLiteral("The list could count from elsewhere too; %1 is taken for the first "
                              "frame.")
            .arg(from);
    return list.countsFrom.isEmpty() ? QString()
                                     : QStringLiteral("The list counts from %1.").arg(from);
}

} // namespace

void TimelineCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(
        QStringLiteral("PROJECT"), QStringLiteral("A .retake project, or a video."));
    parser.addOptions({{{QStringLiteral("o"), QStringLiteral("output")},
                           QStringLiteral("The list to write: .otio and .fcpxml hold every take, "
                                          ".edl and .mlt the chosen ones."),
                           QStringLiteral("X")},
        {QStringLiteral("folder"),
            QStringLiteral("Also write each take beside it as a file that fits the sequence, with "
                           "the original's timecode; the folder is made when it is missing.")},
        {QStringLiteral("no-prompts"), QStringLiteral("Leave out prompts and notes.")},
        {QStringLiteral("drop-frame"),
            QStringLiteral("Count drop-frame timecode (29.97 and 59.94 frames a second).")},
        {QStringLiteral("markers"),
            QStringLiteral("Write nothing; show the ranges of a marker list, an EDL or a CSV with "
                           "start, end and prompt, as frames of this sequence."),
            QStringLiteral("LIST")}});
}

void TimelineCommand::start(const QCommandLineParser &parser)
{
    const bool writes = parser.isSet(QStringLiteral("output"));
    if (writes == parser.isSet(QStringLiteral("markers")))
        return fail(usageFailure(QStringLiteral("Either -o X or --markers LIST is needed.")));
    if (writes)
        handOver(parser);
    else
        showMarkers(
            parser.positionalArguments().constFirst(), parser.value(QStringLiteral("markers")));
}

void TimelineCommand::handOver(const QCommandLineParser &parser)
{
    render::HandoverWish wish;
    wish.path = parser.value(QStringLiteral("output"));
    wish.withTakes = parser.isSet(QStringLiteral("folder"));
    wish.withPrompts = !parser.isSet(QStringLiteral("no-prompts"));
    wish.dropFrame = parser.isSet(QStringLiteral("drop-frame"));
    if (!interchange::formatOf(wish.path))
        return fail(usageFailure(QStringLiteral("-o X ends in .otio, .edl, .fcpxml or .mlt.")));
    inBackground(
        QStringLiteral("Handing over"), wish.path,
        [wish, project = parser.positionalArguments().constFirst()](
            const model::CancelToken &cancel, const model::Progress &progress) -> HandedOver {
            return handedOver(project, wish, cancel, progress);
        },
        [this](const render::HandedOver &done) {
            QJsonObject result{{QStringLiteral("files"), QJsonArray::fromStringList(done.files)},
                {QStringLiteral("spans"), qint64(done.spans)},
                {QStringLiteral("takes"), qint64(done.takes)}};
            if (!done.notes.isEmpty())
                result.insert(QStringLiteral("notes"), QJsonArray::fromStringList(done.notes));
            console().result(result);
            for (const QString &note : done.notes)
                console().note(note);
            for (const QString &file : done.files)
                console().line(QDir::toNativeSeparators(file));
            finish();
        });
}

void TimelineCommand::showMarkers(const QString &project, const QString &list)
{
    inBackground(
        QStringLiteral("Reading"), list,
        [project, list](const model::CancelToken &cancel, const model::Progress &)
            -> tl::expected<Marked, Failure> { return marked(project, list, cancel); },
        [this](const Marked &found) {
            console().result(jsonOf(found));
            if (!assumptionOf(found.list).isEmpty())
                console().note(assumptionOf(found.list));
            for (const interchange::MarkerRange &range : found.list.ranges)
                console().line(lineOf(range, found.view->project.sequence.format.rate));
            finish();
        });
}

} // namespace app::cli
