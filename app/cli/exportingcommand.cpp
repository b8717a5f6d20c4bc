// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportingcommand.h"

#include "app/cli/proof.h"
#include "app/cli/writing.h"
#include "timeline/render/presetplan.h"

#include <QFileInfo>

#include <algorithm>

namespace app::cli {

namespace {

tl::expected<std::optional<model::TakeId>, Failure> takeCalled(
    const media::SequenceView &view, std::optional<int> number)
{
    if (!number)
        return std::optional<model::TakeId>();
    const auto &takes = view.project.takes;
    const auto found = std::ranges::find(takes, *number, &model::Take::number);
    if (found == takes.end())
        return tl::unexpected(
            usageFailure(QStringLiteral("--take: the project has no take %1.").arg(*number)));
    return std::optional(found->id);
}

} // namespace

void ExportingCommand::addExportOptions(QCommandLineParser &parser)
{
    parser.addOptions(
        {{QStringLiteral("report"), QStringLiteral("Verify the result and write the report there."),
             QStringLiteral("R.json")},
            {{QStringLiteral("o"), QStringLiteral("output")},
                QStringLiteral("The file to write: .mp4, .mov or .mkv, or what the preset wants."),
                QStringLiteral("OUT")}});
}

tl::expected<ExportWish, Failure> ExportingCommand::readExportOptions(
    const QCommandLineParser &parser)
{
    if (!parser.isSet(QStringLiteral("output")))
        return tl::unexpected(usageFailure(QStringLiteral("-o OUT is needed.")));
    ExportWish wish{render::Preset::MatchSource, parser.value(QStringLiteral("output")),
        parser.value(QStringLiteral("report")), std::nullopt};
    if (wish.report.isEmpty())
        return wish;
    if (const auto ok = checkWritable(wish.report); !ok)
        return tl::unexpected(failureOf(ok.error(), wish.report));
    const auto sameFile = [&wish](const QString &path) {
        return QFileInfo(path).absoluteFilePath() == QFileInfo(wish.report).absoluteFilePath();
    };
    if (sameFile(wish.out) || std::ranges::any_of(parser.positionalArguments(), sameFile))
        return tl::unexpected(usageFailure(QStringLiteral("--report wants a file of its own.")));
    return wish;
}

void ExportingCommand::exportInBackground(const ExportWish &wish, MakeView makeView)
{
    const bool proof =
        render::isWhole(wish.preset) && (!wish.report.isEmpty() || console().isJson());
    inBackground(
        QStringLiteral("Exporting"), wish.out,
        [wish, proof, makeView = std::move(makeView)](
            const model::CancelToken &cancel, const model::Progress &progress) -> Answer {
            const auto view = makeView(cancel);
            return view ? write(*view, wish, proof, progress, cancel)
                        : Answer(tl::unexpected(view.error()));
        },
        [this, wish](const Done &done) { tell(wish, done); });
}

ExportingCommand::Answer ExportingCommand::write(const media::ViewPtr &view, const ExportWish &wish,
    bool proof, const model::Progress &progress, const model::CancelToken &cancel)
{
    for (const QString &path : {wish.out, wish.report}) {
        const auto ok = path.isEmpty() ? model::Result<>() : checkWritable(path, view.get());
        if (!ok)
            return tl::unexpected(failureOf(ok.error(), path));
    }
    const auto take = takeCalled(*view, wish.take);
    if (!take)
        return tl::unexpected(take.error());
    const auto plan = render::planExport(*view, wish.preset, wish.out, *take);
    if (!plan)
        return tl::unexpected(failureOf(plan.error(), wish.out));
    const double share = proof ? 0.7 : 1;
    auto written =
        render::runExport(view, *plan, wish.out, model::part(progress, 0, share), cancel);
    if (!written)
        return tl::unexpected(failureOf(written.error(), wish.out));
    Done done{std::move(*written), std::nullopt};
    if (proof) {
        auto report =
            proofOf(*view, done.exported, wish.out, model::part(progress, share, 1), cancel);
        if (!report)
            return tl::unexpected(failureOf(report.error(), wish.out));
        done.report = std::move(*report);
    }
    return done;
}

void ExportingCommand::tell(const ExportWish &wish, const Done &done)
{
    for (const QString &note : notesOf(done.exported))
        console().note(note);
    if (!render::isWhole(wish.preset))
        return tellPiece(wish, done);
    if (!done.report)
        return finish();
    const QJsonObject json = render::toJson(*done.report);
    if (!wish.report.isEmpty()) {
        if (const auto written = writeJson(json, wish.report); !written)
            return fail(failureOf(written.error(), wish.report));
    }
    console().result(json);
    for (const QString &line : linesOf(*done.report))
        console().line(line);
    finish(exitCodeOf(*done.report));
}

void ExportingCommand::tellPiece(const ExportWish &wish, const Done &done)
{
    const render::ExportPlan &plan = done.exported.plan;
    console().result({{QStringLiteral("file"), wish.out},
        {QStringLiteral("preset"), render::factsOf(wish.preset).word},
        {QStringLiteral("frames"), plan.reencoded.empty() ? 0 : qint64(plan.frames)},
        {QStringLiteral("bytes"), QFileInfo(wish.out).size()},
        {QStringLiteral("fallback"), plan.fallbackReason}});
    finish();
}

} // namespace app::cli
