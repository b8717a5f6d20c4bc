// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runoptions.h"

#include "app/cli/command.h"
#include "app/opening.h"

#include <cmath>

namespace app::cli {

namespace {

constexpr double mostTakes = 9;
constexpr double mostContext = 20; // seconds a side
constexpr double mostCost = 1e6;

std::optional<model::Mode> modeOf(const QString &word)
{
    if (word == QLatin1String("picture"))
        return model::Mode::Picture;
    if (word == QLatin1String("sound"))
        return model::Mode::Sound;
    if (word == QLatin1String("both"))
        return model::Mode::Both;
    return std::nullopt;
}

void addOption(QCommandLineParser &parser, const char *name, const char *text, const char *value,
    const char *standard = "")
{
    parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text),
        QString::fromLatin1(value), QString::fromLatin1(standard)});
}

tl::expected<void, Failure> readNumbers(const QCommandLineParser &parser, RunOptions &options)
{
    const QString takes = QStringLiteral("takes"), cost = QStringLiteral("max-cost");
    const auto count = numberOf(parser.value(takes), takes, 1, mostTakes);
    if (!count)
        return tl::unexpected(count.error());
    if (*count != std::floor(*count))
        return tl::unexpected(usageFailure(QStringLiteral("--takes wants a whole number.")));
    options.order.takes = int(*count);
    if (parser.isSet(cost)) {
        const auto usd = numberOf(parser.value(cost), cost, 0, mostCost);
        if (!usd)
            return tl::unexpected(usd.error());
        options.maxCost = *usd;
    }
    return {};
}

tl::expected<void, Failure> readService(const QCommandLineParser &parser, RunOptions &options)
{
    options.order.serviceId = parser.value(QStringLiteral("service"));
    const QString &id = options.order.serviceId;
    if (id != api::practiceId && id != api::ltxId && id != api::ltxDesktopId)
        return tl::unexpected(
            usageFailure(QStringLiteral("--service is practice, ltx or ltx-desktop.")));
    const QString url = parser.value(QStringLiteral("service-url"));
    if (url.isEmpty())
        return {};
    options.serviceUrl = QUrl(url, QUrl::StrictMode);
    if (!api::checkBaseUrl(options.serviceUrl))
        return tl::unexpected(usageFailure(QStringLiteral(
            "--service-url wants an address that begins with https, or http on this computer.")));
    if (id == api::ltxDesktopId && !api::isLoopback(options.serviceUrl))
        return tl::unexpected(usageFailure(QStringLiteral(
            "LTX Desktop reads files in place: --service-url has to name this computer.")));
    return {};
}

} // namespace

void addRangeOptions(QCommandLineParser &parser)
{
    addOption(parser, "from",
        "Where the new stretch begins: 12.5, 00:12:03.500, 00:12:03:12 or 451f.", "TIME");
    addOption(parser, "to", "Where it ends; this frame is no longer part of it.", "TIME");
    addOption(parser, "context", "Seconds of video sent along on each side.", "SEC", "1");
}

tl::expected<RangeOptions, Failure> readRangeOptions(const QCommandLineParser &parser)
{
    const QString context = QStringLiteral("context");
    RangeOptions range{
        parser.value(QStringLiteral("from")), parser.value(QStringLiteral("to")), {}};
    if (range.from.isEmpty() || range.to.isEmpty())
        return tl::unexpected(usageFailure(QStringLiteral("Both --from and --to are needed.")));
    const auto seconds = numberOf(parser.value(context), context, 0, mostContext);
    if (!seconds)
        return tl::unexpected(seconds.error());
    range.context = model::fromSeconds(*seconds);
    return range;
}

void addModeOption(QCommandLineParser &parser)
{
    addOption(parser, "mode", "What is made anew: picture, sound or both.", "M", "both");
}

tl::expected<model::Mode, Failure> readModeOption(const QCommandLineParser &parser)
{
    const auto mode = modeOf(parser.value(QStringLiteral("mode")));
    if (!mode)
        return tl::unexpected(usageFailure(QStringLiteral("--mode is picture, sound or both.")));
    return *mode;
}

void addRunOptions(QCommandLineParser &parser)
{
    const auto option = [&parser](const char *name, const char *text, const char *value,
                            const char *standard = "") {
        addOption(parser, name, text, value, standard);
    };
    parser.addPositionalArgument(
        QStringLiteral("FILE"), QStringLiteral("The video; it is never changed."));
    addRangeOptions(parser);
    option("prompt", "What should happen instead.", "TEXT");
    addModeOption(parser);
    option("takes", "How many versions are asked for; OUT has the first.", "N", "1");
    option("service",
        "practice (no AI, no cost), ltx, with the key from LTX_API_KEY or the keyring, or "
        "ltx-desktop, LTX "
        "Desktop's own backend on this computer (no cost).",
        "NAME", "practice");
    option("service-url",
        "Another address of that service; a practice service's key comes from RETAKE_PRACTICE_KEY, "
        "LTX Desktop's token, if it has one, from LTX_DESKTOP_TOKEN.",
        "URL");
    option("max-cost", "Send nothing when all takes together would cost more.", "USD");
    parser.addOption({QStringLiteral("dry-run"),
        QStringLiteral("Say what would be sent and what it would cost.")});
    option("project",
        "Save a project with all takes there; one of the same video that is there already gains "
        "them, and OUT shows what it shows.",
        "P.retake");
    option("report", "Write the proof there.", "R.json");
    parser.addOption({{QStringLiteral("o"), QStringLiteral("output")},
        QStringLiteral("The finished video: .mp4, .mov or .mkv."), QStringLiteral("OUT")});
}

tl::expected<RunOptions, Failure> readRunOptions(const QCommandLineParser &parser)
{
    RunOptions options;
    options.file = parser.positionalArguments().constFirst();
    const auto range = readRangeOptions(parser);
    if (!range)
        return tl::unexpected(range.error());
    options.from = range->from;
    options.to = range->to;
    options.order.context = range->context;
    options.order.prompt = parser.value(QStringLiteral("prompt"));
    const auto mode = readModeOption(parser);
    if (!mode)
        return tl::unexpected(mode.error());
    options.order.mode = *mode;
    if (const auto numbers = readNumbers(parser, options); !numbers)
        return tl::unexpected(numbers.error());
    if (const auto service = readService(parser, options); !service)
        return tl::unexpected(service.error());
    options.dryRun = parser.isSet(QStringLiteral("dry-run"));
    options.project = parser.value(QStringLiteral("project"));
    options.report = parser.value(QStringLiteral("report"));
    options.out = parser.value(QStringLiteral("output"));
    if (!options.project.isEmpty() && !isProject(options.project))
        return tl::unexpected(usageFailure(QStringLiteral("--project wants a name in .retake.")));
    if (options.out.isEmpty() && !options.dryRun)
        return tl::unexpected(usageFailure(QStringLiteral("-o OUT is needed.")));
    return options;
}

tl::expected<void, Failure> checkCost(const RunOptions &options, const model::WindowPlan &plan)
{
    const double cost = plan.price * options.order.takes;
    if (!options.maxCost || cost <= *options.maxCost)
        return {};
    return tl::unexpected(Failure{ExitCode::CostCap, QStringLiteral("cost-cap"),
        QStringLiteral("This would cost about %1 USD, more than --max-cost %2; nothing was sent.")
            .arg(cost, 0, 'f', 2)
            .arg(*options.maxCost, 0, 'f', 2),
        {}});
}

} // namespace app::cli
