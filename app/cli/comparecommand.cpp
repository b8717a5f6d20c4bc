// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparecommand.h"

#include "app/cli/writing.h"
#include "app/opening.h"
#include "timeline/render/comparisonclip.h"
#include "timeline/render/preset.h"

#include <QFileInfo>
#include <QImage>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace app::cli {

namespace {

constexpr int rowHeight = 360;

struct Mode {
    const char *word;
    render::Comparison::Layout layout;
    render::Pairing::Kind kind;
};
constexpr std::array modes{
    Mode{"side", render::Comparison::Layout::SideBySide, {}},
    Mode{"stack", render::Comparison::Layout::OverUnder, {}},
    Mode{"wipe", render::Comparison::Layout::Paired, render::Pairing::Kind::Wipe},
    Mode{"diff", render::Comparison::Layout::Paired, render::Pairing::Kind::Difference},
    Mode{"blend", render::Comparison::Layout::Paired, render::Pairing::Kind::Blend},
};

struct Measure {
    const char *word;
    render::Pairing::Measure measure;
};
constexpr std::array measures{
    Measure{"luma", render::Pairing::Measure::Luma},
    Measure{"signed", render::Pairing::Measure::Signed},
    Measure{"color", render::Pairing::Measure::Color},
};

struct Wish {
    QString left, right;
    QString from, to;
    QString out;
    render::Comparison::Layout layout = render::Comparison::Layout::SideBySide;
    render::Pairing pairing;
    render::ComparisonClip::Sound sound = render::ComparisonClip::Sound::B;

    bool isPicture() const { return out.endsWith(QLatin1String(".png"), Qt::CaseInsensitive); }
};

struct Done {
    model::FrameRange range; // of a video
    std::vector<model::FrameNumber> frames; // of a picture
};
using Answer = tl::expected<Done, Failure>;

template <class Rows>
tl::expected<typename Rows::value_type, Failure> rowCalled(
    const QCommandLineParser &parser, const QString &option, const Rows &rows)
{
    const QString word = parser.value(option);
    const auto found = std::ranges::find_if(
        rows, [&word](const auto &row) { return word == QLatin1String(row.word); });
    if (found != rows.end())
        return *found;
    QStringList words;
    for (const auto &row : rows)
        words << QLatin1String(row.word);
    return tl::unexpected(usageFailure(QStringLiteral("--%1 is one of %2, not \"%3\".")
                                           .arg(option, words.join(QStringLiteral(", ")), word)));
}

tl::expected<render::Pairing, Failure> pairingOf(
    const QCommandLineParser &parser, render::Pairing::Kind kind)
{
    render::Pairing pairing;
    pairing.kind = kind;
    const auto measure = rowCalled(parser, QStringLiteral("measure"), measures);
    if (!measure)
        return tl::unexpected(measure.error());
    pairing.measure = measure->measure;
    const auto number = [&parser](const char *option, double least, double most) {
        const QString name = QString::fromLatin1(option);
        return numberOf(parser.value(name), name, least, most);
    };
    const auto gain = number("gain", 1, render::Pairing::mostGain);
    const auto angle = number("angle", -360, 360);
    const auto position = number("position", 0, 1);
    const auto share = number("share", 0, 1);
    for (const auto *each : {&gain, &angle, &position, &share}) {
        if (!*each)
            return tl::unexpected(each->error());
    }
    pairing.gain = int(*gain);
    pairing.angle = *angle;
    pairing.position = *position;
    pairing.share = *share;
    return pairing;
}

tl::expected<Wish, Failure> wishOf(const QCommandLineParser &parser)
{
    Wish wish;
    wish.left = parser.positionalArguments().at(0);
    wish.right = parser.positionalArguments().at(1);
    wish.from = parser.value(QStringLiteral("from"));
    wish.to = parser.value(QStringLiteral("to"));
    wish.out = parser.value(QStringLiteral("output"));
    if (!wish.isPicture() && render::containerFor(render::Preset::SideBySide, wish.out).isEmpty())
        return tl::unexpected(usageFailure(
            QStringLiteral("-o is needed: OUT.png, or OUT.mp4, .mov or .mkv for a video.")));
    const auto mode = rowCalled(parser, QStringLiteral("mode"), modes);
    if (!mode)
        return tl::unexpected(mode.error());
    const auto pairing = pairingOf(parser, mode->kind);
    if (!pairing)
        return tl::unexpected(pairing.error());
    wish.layout = mode->layout;
    wish.pairing = *pairing;
    const QString sound = parser.value(QStringLiteral("sound"));
    if (sound != QLatin1String("a") && sound != QLatin1String("b"))
        return tl::unexpected(usageFailure(QStringLiteral("--sound is a or b.")));
    if (sound == QLatin1String("a"))
        wish.sound = render::ComparisonClip::Sound::A;
    return wish;
}

// First, middle and last of the range; without one, three evenly spaced.
std::vector<model::FrameNumber> framesOf(std::optional<model::FrameRange> range, std::int64_t count)
{
    std::vector<std::int64_t> numbers{count / 4, count / 2, count * 3 / 4};
    if (range) {
        const std::int64_t first = range->begin.value, last = range->end.value - 1;
        numbers = {first, (first + last) / 2, last};
    }
    std::vector<model::FrameNumber> frames;
    for (const std::int64_t n : numbers) {
        if (frames.empty() || frames.back().value != n)
            frames.push_back({n});
    }
    return frames;
}

// The wished frames, as far as both have them.
tl::expected<std::optional<model::FrameRange>, Failure> commonRange(
    const Wish &wish, const media::SequenceView &left, std::int64_t count)
{
    if (wish.from.isEmpty() && wish.to.isEmpty())
        return std::optional<model::FrameRange>();
    auto range = rangeOf(wish.from, wish.to, left);
    if (!range)
        return tl::unexpected(range.error());
    range->end = {std::min(range->end.value, count)};
    if (range->isEmpty())
        return tl::unexpected(usageFailure(
            QStringLiteral("--from lies behind the last frame that both have; they have %1.")
                .arg(count)));
    return std::optional(*range);
}

// Files of one name are told apart by where they stand.
std::pair<QString, QString> namesOf(const Wish &wish)
{
    const QString left = QFileInfo(wish.left).fileName(), right = QFileInfo(wish.right).fileName();
    if (left != right)
        return {left, right};
    return {QStringLiteral("A: ") + left, QStringLiteral("B: ") + right};
}

Answer compareFiles(
    const Wish &wish, const model::CancelToken &cancel, const model::Progress &progress)
{
    const auto left = openPath(wish.left, {}, cancel);
    if (!left)
        return tl::unexpected(failureOf(left.error(), wish.left));
    const auto right = openPath(wish.right, {}, cancel);
    if (!right)
        return tl::unexpected(failureOf(right.error(), wish.right));
    for (const media::ViewPtr &view : {*left, *right}) {
        if (const auto ok = checkWritable(wish.out, view.get()); !ok)
            return tl::unexpected(failureOf(ok.error(), wish.out));
    }
    const std::int64_t count = std::min((*left)->grid->count(), (*right)->grid->count());
    const auto range = commonRange(wish, **left, count);
    if (!range)
        return tl::unexpected(range.error());
    const auto names = namesOf(wish);
    const render::Comparison comparison{
        {*left, names.first}, {*right, names.second}, wish.layout, wish.pairing};
    if (!wish.isPicture()) {
        const model::FrameRange all = range->value_or(model::FrameRange{{0}, {count}});
        const auto written =
            render::writeComparison({comparison, all, wish.sound}, wish.out, progress, cancel);
        return written ? Answer(Done{all, {}})
                       : tl::unexpected(failureOf(written.error(), wish.out));
    }
    const auto frames = framesOf(*range, count);
    const auto image = render::comparisonSheet(comparison, frames, rowHeight, cancel);
    if (!image)
        return tl::unexpected(failureOf(image.error(), wish.right));
    if (!image->save(wish.out))
        return tl::unexpected(failureOf({model::Error::Kind::NotWritable, {}}, wish.out));
    return Done{{}, frames};
}

} // namespace

void CompareCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("A"), QStringLiteral("A video or project."));
    parser.addPositionalArgument(
        QStringLiteral("B"), QStringLiteral("The one to compare it with, frame by frame."));
    const auto option = [&parser](const char *name, const QString &what, const char *value,
                            const char *standard = "") {
        parser.addOption({QString::fromLatin1(name), what, QString::fromLatin1(value),
            QString::fromLatin1(standard)});
    };
    option("from", QStringLiteral("First frame that is shown."), "TIME");
    option("to", QStringLiteral("End of the range that is shown."), "TIME");
    option("mode",
        QStringLiteral("side (the default), stack (A above B), wipe, diff (their difference) or "
                       "blend."),
        "M", "side");
    option("gain", QStringLiteral("How often a difference is multiplied, 1 to 32."), "N", "4");
    option("measure",
        QStringLiteral("Of a difference: luma (black where equal), signed (grey where equal, "
                       "brighter where B is) or color."),
        "M", "luma");
    option("angle",
        QStringLiteral("Of the wipe's line, clockwise in degrees; 0: A at the left, 90: A above."),
        "D", "0");
    option(
        "position", QStringLiteral("Of the wipe's line: 0 shows B alone, 1 A alone."), "P", "0.5");
    option("share", QStringLiteral("How much of B a blend shows, 0 to 1."), "S", "0.5");
    option("sound", QStringLiteral("Whose sound a video has: a or b."), "SIDE", "b");
    parser.addOption({{QStringLiteral("o"), QStringLiteral("output")},
        QStringLiteral("The video to write (.mp4, .mov, .mkv), or a picture (.png) of the first, "
                       "the middle and the last frame."),
        QStringLiteral("OUT")});
}

void CompareCommand::start(const QCommandLineParser &parser)
{
    const auto wish = wishOf(parser);
    if (!wish)
        return fail(wish.error());
    if (const auto ok = checkWritable(wish->out); !ok)
        return fail(failureOf(ok.error(), wish->out));
    inBackground(
        QStringLiteral("Comparing"), wish->out,
        [wish = *wish](const model::CancelToken &cancel, const model::Progress &progress) {
            return compareFiles(wish, cancel, progress);
        },
        [this, wish = *wish](const Done &done) {
            QJsonObject json{{QStringLiteral("file"), wish.out}};
            QJsonArray frames;
            for (const model::FrameNumber n : done.frames)
                frames.append(qint64(n.value));
            if (wish.isPicture())
                json[QStringLiteral("frames")] = frames;
            else
                json[QStringLiteral("range")] =
                    QJsonArray{qint64(done.range.begin.value), qint64(done.range.end.value)};
            console().result(json);
            console().line(wish.out);
            finish();
        });
}

} // namespace app::cli
