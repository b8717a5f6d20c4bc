// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparecommand.h"

#include "app/cli/writing.h"
#include "app/opening.h"
#include "timeline/render/comparison.h"

#include <QImage>
#include <QJsonArray>

#include <algorithm>

namespace app::cli {

namespace {

constexpr int rowHeight = 360;

struct Wish {
    QString left, right;
    QString from, to;
    QString out;
};

using Answer = tl::expected<std::vector<model::FrameNumber>, Failure>;

// First, middle and last of the range; without one, three evenly spaced.
std::vector<model::FrameNumber> framesOf(std::optional<model::FrameRange> range, std::int64_t count)
{
    std::vector<std::int64_t> numbers{count / 4, count / 2, count * 3 / 4};
    if (range) {
        const std::int64_t first = range->begin.value, last = std::min(range->end.value, count) - 1;
        numbers = {first, (first + last) / 2, last};
    }
    std::vector<model::FrameNumber> frames;
    for (const std::int64_t n : numbers) {
        if (frames.empty() || frames.back().value != n)
            frames.push_back({n});
    }
    return frames;
}

Answer compareFiles(const Wish &wish, const model::CancelToken &cancel)
{
    const auto left = openPath(wish.left, {}, cancel);
    if (!left)
        return tl::unexpected(failureOf(left.error(), wish.left));
    const auto right = openPath(wish.right, {}, cancel);
    if (!right)
        return tl::unexpected(failureOf(right.error(), wish.right));
    std::optional<model::FrameRange> range;
    if (!wish.from.isEmpty() || !wish.to.isEmpty()) {
        const auto chosen = rangeOf(wish.from, wish.to, **left);
        if (!chosen)
            return tl::unexpected(chosen.error());
        range = *chosen;
    }
    const auto frames = framesOf(range, std::min((*left)->grid->count(), (*right)->grid->count()));
    const auto image = render::sideBySide(*left, *right, frames, rowHeight);
    if (!image)
        return tl::unexpected(failureOf(image.error(), wish.right));
    if (!image->save(wish.out))
        return tl::unexpected(failureOf({model::Error::Kind::NotWritable, {}}, wish.out));
    return frames;
}

} // namespace

void CompareCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("A"), QStringLiteral("The left video or project."));
    parser.addPositionalArgument(QStringLiteral("B"), QStringLiteral("The right one."));
    parser.addOptions({{QStringLiteral("from"), QStringLiteral("First frame that is shown."),
                           QStringLiteral("TIME")},
        {QStringLiteral("to"), QStringLiteral("End of the range that is shown."),
            QStringLiteral("TIME")},
        {{QStringLiteral("o"), QStringLiteral("output")}, QStringLiteral("The picture to write."),
            QStringLiteral("OUT.png")}});
}

void CompareCommand::start(const QCommandLineParser &parser)
{
    const Wish wish{parser.positionalArguments().at(0), parser.positionalArguments().at(1),
        parser.value(QStringLiteral("from")), parser.value(QStringLiteral("to")),
        parser.value(QStringLiteral("output"))};
    if (!wish.out.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return fail(usageFailure(QStringLiteral("-o OUT.png is needed.")));
    if (const auto ok = checkWritable(wish.out); !ok)
        return fail(failureOf(ok.error(), wish.out));
    inBackground(
        QStringLiteral("Comparing"), wish.out,
        [wish](const model::CancelToken &cancel, const model::Progress &) -> Answer {
            return compareFiles(wish, cancel);
        },
        [this, out = wish.out](const Answer::value_type &answer) {
            QJsonArray frames;
            for (const model::FrameNumber n : answer)
                frames.append(qint64(n.value));
            console().result({{QStringLiteral("file"), out}, {QStringLiteral("frames"), frames}});
            console().line(out);
            finish();
        });
}

} // namespace app::cli
