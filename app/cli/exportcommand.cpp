// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportcommand.h"

#include "app/opening.h"

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

} // namespace

void ExportCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(
        QStringLiteral("PROJECT"), QStringLiteral("A .retake project, or a video."));
    parser.addOption({QStringLiteral("preset"),
        QStringLiteral("match (as the source, the default), h264 or hevc."), QStringLiteral("P"),
        QStringLiteral("match")});
    addExportOptions(parser);
}

void ExportCommand::start(const QCommandLineParser &parser)
{
    const auto preset = presetOf(parser.value(QStringLiteral("preset")));
    if (!preset)
        return fail(usageFailure(QStringLiteral("--preset is match, h264 or hevc.")));
    auto wish = readExportOptions(parser);
    if (!wish)
        return fail(wish.error());
    wish->preset = *preset;
    exportInBackground(*wish,
        [project = parser.positionalArguments().constFirst()](
            const model::CancelToken &cancel) -> tl::expected<media::ViewPtr, Failure> {
            const auto view = openPath(project, {}, cancel);
            if (!view)
                return tl::unexpected(failureOf(view.error(), project));
            return *view;
        });
}

} // namespace app::cli
