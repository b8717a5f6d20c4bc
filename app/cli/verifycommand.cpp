// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verifycommand.h"

#include "app/cli/proof.h"
#include "app/opening.h"
#include "timeline/media/filewatch.h"

namespace app::cli {

namespace {

using Answer = tl::expected<render::Report, Failure>;

// The options are read here, as times need the base's frames.
struct Wish {
    QString base, out;
    QString from, to;
    bool full = false;
};

Answer verifyFiles(
    const Wish &wish, const model::CancelToken &cancel, const model::Progress &progress)
{
    const auto base = media::openMedia(wish.base, {}, cancel);
    if (!base)
        return tl::unexpected(failureOf(base.error(), wish.base));
    const auto out = media::openMedia(wish.out, {}, cancel);
    if (!out)
        return tl::unexpected(failureOf(out.error(), wish.out));
    render::WantedRanges range;
    if (!wish.from.isEmpty() || !wish.to.isEmpty()) {
        const auto chosen = rangeOf(wish.from, wish.to, *viewOfVideo(*base));
        if (!chosen)
            return tl::unexpected(chosen.error());
        range = {*chosen};
    }
    auto report = render::verify(*base, *out, range, progress, cancel,
        wish.full ? render::Depth::Full : render::Depth::Quick);
    if (!report) {
        const bool isBase = !media::FileWatch(*base).check();
        return tl::unexpected(failureOf(report.error(), isBase ? wish.base : wish.out));
    }
    return *report;
}

} // namespace

void VerifyCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("BASE"), QStringLiteral("The video as it was."));
    parser.addPositionalArgument(
        QStringLiteral("OUT"), QStringLiteral("The video with its new stretch."));
    parser.addOptions({{QStringLiteral("from"), QStringLiteral("Where a change is wanted."),
                           QStringLiteral("TIME")},
        {QStringLiteral("to"), QStringLiteral("Where the change ends."), QStringLiteral("TIME")},
        {QStringLiteral("full"),
            QStringLiteral("Decode every frame, not only those near packets that differ.")}});
}

void VerifyCommand::start(const QCommandLineParser &parser)
{
    const Wish wish{parser.positionalArguments().at(0), parser.positionalArguments().at(1),
        parser.value(QStringLiteral("from")), parser.value(QStringLiteral("to")),
        parser.isSet(QStringLiteral("full"))};
    inBackground(
        QStringLiteral("Verifying"), wish.out,
        [wish](const model::CancelToken &cancel, const model::Progress &progress) -> Answer {
            return verifyFiles(wish, cancel, progress);
        },
        [this](const Answer::value_type &answer) {
            console().result(render::toJson(answer));
            for (const QString &line : linesOf(answer))
                console().line(line);
            finish(answer.ok ? ExitCode::Done : ExitCode::ResultUnusable);
        });
}

} // namespace app::cli
