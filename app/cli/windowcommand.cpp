// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/windowcommand.h"

#include "app/cli/runoptions.h"
#include "app/cli/runreport.h"
#include "app/cli/writing.h"
#include "app/opening.h"
#include "app/services.h"
#include "timeline/model/windowtext.h"
#include "timeline/render/window.h"

#include <QJsonArray>

namespace app::cli {

namespace {

struct Wish {
    QString file, from, to, out;
    model::Flicks context;
    model::ServiceLimits limits;
};

using Answer = tl::expected<render::WindowFile, Failure>;

Answer cut(const Wish &wish, const model::CancelToken &cancel, const model::Progress &progress)
{
    const auto view = openPath(wish.file, {}, cancel);
    if (!view)
        return tl::unexpected(failureOf(view.error(), wish.file));
    const auto range = rangeOf(wish.from, wish.to, **view);
    if (!range)
        return tl::unexpected(range.error());
    if (const auto ok = checkWritable(wish.out, view->get()); !ok)
        return tl::unexpected(failureOf(ok.error(), wish.out));
    const auto plan = model::planWindow(
        {*range, wish.context}, *(*view)->grid, (*view)->project.sequence.format, wish.limits);
    if (!plan)
        return tl::unexpected(failureOf(plan.error(), wish.file));
    if (const auto ok = checkOrder({}, *plan, wish.limits); !ok)
        return tl::unexpected(failureOf(ok.error(), wish.file));
    auto window = render::renderWindow(*view, *plan, wish.out, progress, cancel);
    if (!window)
        return tl::unexpected(failureOf(window.error(), wish.out));
    return std::move(*window);
}

QJsonObject jsonOf(const render::WindowFile &window)
{
    QJsonArray shown;
    for (const model::FrameNumber n : window.shown)
        shown.append(qint64(n.value));
    return {{QStringLiteral("file"), window.path},
        {QStringLiteral("window"), windowJson(window.plan, window.bytes)},
        {QStringLiteral("frames"), shown},
        {QStringLiteral("notes"), QJsonArray::fromStringList(model::noteSentences(window.plan))}};
}

} // namespace

void WindowCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(
        QStringLiteral("FILE"), QStringLiteral("A video or a .retake project."));
    addRangeOptions(parser);
    parser.addOption({{QStringLiteral("o"), QStringLiteral("output")},
        QStringLiteral("The file that would be uploaded: .mp4."), QStringLiteral("OUT.mp4")});
}

void WindowCommand::start(const QCommandLineParser &parser)
{
    const auto range = readRangeOptions(parser);
    if (!range)
        return fail(range.error());
    const Wish wish{parser.positionalArguments().constFirst(), range->from, range->to,
        parser.value(QStringLiteral("output")), range->context, limitsOf(api::ltxService())};
    if (!wish.out.endsWith(QLatin1String(".mp4"), Qt::CaseInsensitive))
        return fail(usageFailure(QStringLiteral("-o OUT.mp4 is needed.")));
    inBackground(
        QStringLiteral("Cutting the window"), wish.out,
        [wish](const model::CancelToken &cancel, const model::Progress &progress) -> Answer {
            return cut(wish, cancel, progress);
        },
        [this](const render::WindowFile &window) {
            console().result(jsonOf(window));
            for (const QString &sentence : model::noteSentences(window.plan))
                console().note(sentence);
            console().line(QStringLiteral("%1: %2 frames, %3 kB")
                               .arg(window.path)
                               .arg(window.plan.frames)
                               .arg(window.bytes / 1000));
            finish();
        });
}

} // namespace app::cli
