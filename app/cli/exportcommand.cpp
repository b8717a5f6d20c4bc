// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportcommand.h"

#include "app/opening.h"
#include "app/projecthold.h"
#include "timeline/render/preset.h"
#include "timeline/render/presetplan.h"

namespace app::cli {

namespace {

// "match, h264, …"
QString knownWords()
{
    QStringList words;
    for (const render::PresetFacts &facts : render::presets())
        words << facts.word;
    const QString last = words.takeLast();
    return QStringLiteral("%1 or %2").arg(words.join(QStringLiteral(", ")), last);
}

tl::expected<render::Preset, Failure> presetOf(const QString &word)
{
    if (const auto preset = render::presetCalled(word))
        return *preset;
    return tl::unexpected(usageFailure(
        QStringLiteral("There is no preset \"%1\"; --preset is %2.").arg(word, knownWords())));
}

// The number of a take, as the window shows it; none: the one in use.
tl::expected<std::optional<int>, Failure> takeOf(
    const QCommandLineParser &parser, render::Preset preset)
{
    if (!parser.isSet(QStringLiteral("take")))
        return std::optional<int>();
    if (preset != render::Preset::TakeAlone)
        return tl::unexpected(usageFailure(QStringLiteral("--take goes with --preset take.")));
    bool ok = false;
    const int number = parser.value(QStringLiteral("take")).toInt(&ok);
    if (!ok || number < 1)
        return tl::unexpected(usageFailure(QStringLiteral("--take wants a number from 1 on.")));
    return std::optional(number);
}

// Before anything is read: a name that the preset cannot have, a report that nothing can fill.
std::optional<Failure> misfit(const ExportWish &wish)
{
    if (render::containerFor(wish.preset, wish.out).isEmpty())
        return usageFailure(
            QStringLiteral("With --preset %1 %2: %3.")
                .arg(render::factsOf(wish.preset).word, render::suffixRule(wish.preset), wish.out));
    if (!wish.report.isEmpty() && !render::isWhole(wish.preset))
        return usageFailure(QStringLiteral("--report holds the pictures of the export against the "
                                           "source's; --preset %1 has none to compare.")
                                .arg(render::factsOf(wish.preset).word));
    return std::nullopt;
}

} // namespace

void ExportCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(
        QStringLiteral("PROJECT"), QStringLiteral("A .retake project, or a video."));
    parser.addOption({QStringLiteral("preset"),
        QStringLiteral("match (as the source, copying what can be copied; the default), h264, "
                       "hevc, prores, vp9, av1; sound (.wav, .m4a), take (one take alone, .mov), "
                       "review (the original beside the sequence)."),
        QStringLiteral("P"), QStringLiteral("match")});
    parser.addOption({QStringLiteral("take"),
        QStringLiteral("Which take --preset take writes; without it the one in use."),
        QStringLiteral("NUMBER")});
    addExportOptions(parser);
}

void ExportCommand::start(const QCommandLineParser &parser)
{
    const auto preset = presetOf(parser.value(QStringLiteral("preset")));
    if (!preset)
        return fail(preset.error());
    const auto take = takeOf(parser, *preset);
    if (!take)
        return fail(take.error());
    auto wish = readExportOptions(parser);
    if (!wish)
        return fail(wish.error());
    wish->preset = *preset;
    wish->take = *take;
    if (const auto wrong = misfit(*wish))
        return fail(*wrong);
    const QString named = parser.positionalArguments().constFirst();
    const QString holder = isProject(named) ? ProjectHold::holder(named) : QString();
    if (!holder.isEmpty())
        console().note(QStringLiteral("%1 is open in %2; it is exported as it was last saved.")
                           .arg(named, holder));
    exportInBackground(*wish,
        [project = named](
            const model::CancelToken &cancel) -> tl::expected<media::ViewPtr, Failure> {
            const auto view = openPath(project, {}, cancel);
            if (!view)
                return tl::unexpected(failureOf(view.error(), project));
            return *view;
        });
}

} // namespace app::cli
