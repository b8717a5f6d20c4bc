// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportcommand.h"

#include "app/cli/proof.h"
#include "app/cli/writing.h"
#include "app/opening.h"
#include "timeline/render/exporter.h"

namespace app::cli {

namespace {

std::optional<render::Preset> presetOf(const QString &word)
{
    if (word == QLatin1String("match"))
        return render::Preset::MatchSource;
    if (word == QLatin1String("h264"))
        return render::Preset::H264;
    if (word == QLatin1String("hevc"))
        return render::Preset::Hevc;
    return std::nullopt;
}

struct Wish {
    QString project;
    render::Preset preset = render::Preset::MatchSource;
    QString out, report;
    bool proof = false;
};

struct Done {
    render::ExportDone exported;
    std::optional<render::Report> report;
};

// Each step with the file that its error is about.
using Answer = tl::expected<Done, Failure>;

model::Progress part(const model::Progress &progress, double from, double to)
{
    return [progress, from, to](double x) { progress(from + (to - from) * x); };
}

Answer exportProject(
    const Wish &wish, const model::CancelToken &cancel, const model::Progress &progress)
{
    const auto view = openPath(wish.project, {}, cancel);
    if (!view)
        return tl::unexpected(failureOf(view.error(), wish.project));
    if (const auto ok = checkWritable(wish.out, view->get()); !ok)
        return tl::unexpected(failureOf(ok.error(), wish.out));
    auto plan = render::planExport(**view, wish.preset, wish.out);
    if (!plan)
        return tl::unexpected(failureOf(plan.error(), wish.out));
    const double share = wish.proof ? 0.7 : 1;
    auto written = render::runExport(*view, *plan, wish.out, part(progress, 0, share), cancel);
    if (!written)
        return tl::unexpected(failureOf(written.error(), wish.out));
    Done done{std::move(*written), std::nullopt};
    if (wish.proof) {
        auto report = proofOf(**view, done.exported, wish.out, part(progress, share, 1), cancel);
        if (!report)
            return tl::unexpected(failureOf(report.error(), wish.out));
        done.report = std::move(*report);
    }
    return done;
}

} // namespace

void ExportCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(
        QStringLiteral("PROJECT"), QStringLiteral("A .retake project, or a video."));
    parser.addOptions({{QStringLiteral("preset"),
                           QStringLiteral("match (as the source, the default), h264 or hevc."),
                           QStringLiteral("P"), QStringLiteral("match")},
        {QStringLiteral("report"), QStringLiteral("Verify the result and write the report there."),
            QStringLiteral("R.json")},
        {{QStringLiteral("o"), QStringLiteral("output")},
            QStringLiteral("The video to write: .mp4, .mov or .mkv."), QStringLiteral("OUT")}});
}

void ExportCommand::start(const QCommandLineParser &parser)
{
    const auto preset = presetOf(parser.value(QStringLiteral("preset")));
    if (!preset)
        return fail(usageFailure(QStringLiteral("--preset is match, h264 or hevc.")));
    if (!parser.isSet(QStringLiteral("output")))
        return fail(usageFailure(QStringLiteral("-o OUT is needed.")));
    Wish wish{parser.positionalArguments().constFirst(), *preset,
        parser.value(QStringLiteral("output")), parser.value(QStringLiteral("report")), false};
    wish.proof = !wish.report.isEmpty() || console().isJson();
    if (!wish.report.isEmpty()) {
        if (const auto ok = checkWritable(wish.report); !ok)
            return fail(failureOf(ok.error(), wish.report));
    }
    inBackground(
        QStringLiteral("Exporting"), wish.out,
        [wish](const model::CancelToken &cancel, const model::Progress &progress) -> Answer {
            return exportProject(wish, cancel, progress);
        },
        [this, wish](const Answer::value_type &answer) {
            for (const QString &note : notesOf(answer.exported))
                console().note(note);
            if (!answer.report)
                return finish();
            const QJsonObject json = render::toJson(*answer.report);
            if (!wish.report.isEmpty()) {
                if (const auto written = writeJson(json, wish.report); !written)
                    return fail(failureOf(written.error(), wish.report));
            }
            console().result(json);
            for (const QString &line : linesOf(*answer.report))
                console().line(line);
            finish(exitCodeOf(*answer.report));
        });
}

} // namespace app::cli
