// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/splicecommand.h"

#include "app/cli/runoptions.h"
#include "app/opening.h"
#include "app/takeplacement.h"

#include <algorithm>

namespace app::cli {

namespace {

struct Laying {
    QString base, take;
    QString from, to, takeStart; // as typed
    model::Mode mode = model::Mode::Both;
};

tl::expected<model::Flicks, Failure> startOf(const Laying &laying, const media::MediaFile &take)
{
    if (laying.takeStart.isEmpty())
        return model::Flicks{0};
    const auto view = viewOfVideo(take);
    const auto frame = frameOf(laying.takeStart, QStringLiteral("take-start"), *view);
    if (!frame)
        return tl::unexpected(frame.error());
    return view->grid->timeOf(*frame);
}

tl::expected<media::ViewPtr, Failure> laid(const Laying &laying, const model::CancelToken &cancel)
{
    const auto base = openPath(laying.base, {}, cancel);
    if (!base)
        return tl::unexpected(failureOf(base.error(), laying.base));
    const auto take = media::openMedia(laying.take, {}, cancel);
    if (!take)
        return tl::unexpected(failureOf(take.error(), laying.take));
    const auto range = rangeOf(laying.from, laying.to, **base);
    if (!range)
        return tl::unexpected(range.error());
    const auto start = startOf(laying, *take);
    if (!start)
        return tl::unexpected(start.error());
    auto alignment = render::alignByTime(**base, *range, *take, *start);
    if (!alignment)
        return tl::unexpected(failureOf(alignment.error(), laying.take));
    const auto missing = std::ranges::count_if(alignment->frameMap.entries,
        [](const model::FrameMap::Entry &entry) { return entry.resultFrame < 0; });
    if (missing > 0 && laying.mode != model::Mode::Sound)
        return tl::unexpected(Failure{ExitCode::ResultUnusable, QStringLiteral("result-unusable"),
            QStringLiteral("%1 is too short: %2 of the range's %3 frames are not in it. Choose a "
                           "shorter range or an earlier --take-start.")
                .arg(laying.take)
                .arg(missing)
                .arg(range->count()),
            {}});
    alignment->hasPicture = alignment->hasPicture && laying.mode != model::Mode::Sound;
    alignment->hasSound = alignment->hasSound && laying.mode != model::Mode::Picture;
    const auto added = addTake((*base)->project, *take, *alignment, (*base)->grid->shown(*range));
    if (!added)
        return tl::unexpected(failureOf(added.error(), laying.take));
    media::MediaFiles files = (*base)->files;
    files.insert(added->media, *take);
    return media::makeView(added->project, files, *base);
}

} // namespace

void SpliceCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(
        QStringLiteral("BASE"), QStringLiteral("The video; it is never changed."));
    parser.addOptions({{QStringLiteral("take"), QStringLiteral("The video that is laid in."),
                           QStringLiteral("FILE")},
        {QStringLiteral("from"),
            QStringLiteral("Where it is laid: 12.5, 00:12:03.500, 00:12:03:12 or 451f."),
            QStringLiteral("TIME")},
        {QStringLiteral("to"), QStringLiteral("Where BASE goes on."), QStringLiteral("TIME")},
        {QStringLiteral("take-start"),
            QStringLiteral("What of FILE comes first; its beginning when not given."),
            QStringLiteral("TIME")}});
    addModeOption(parser);
    addExportOptions(parser);
}

void SpliceCommand::start(const QCommandLineParser &parser)
{
    Laying laying{parser.positionalArguments().constFirst(), parser.value(QStringLiteral("take")),
        parser.value(QStringLiteral("from")), parser.value(QStringLiteral("to")),
        parser.value(QStringLiteral("take-start"))};
    if (laying.take.isEmpty() || laying.from.isEmpty() || laying.to.isEmpty())
        return fail(usageFailure(QStringLiteral("--take, --from and --to are needed.")));
    const auto mode = readModeOption(parser);
    if (!mode)
        return fail(mode.error());
    laying.mode = *mode;
    const auto wish = readExportOptions(parser);
    if (!wish)
        return fail(wish.error());
    exportInBackground(
        *wish, [laying](const model::CancelToken &cancel) { return laid(laying, cancel); });
}

} // namespace app::cli
