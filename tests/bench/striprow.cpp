// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/program.h"
#include "tests/bench/rows.h"
#include "tests/bench/waiting.h"
#include "tests/support/testsequence.h"
#include "timeline/media/filmstrip.h"

#include <QTemporaryDir>
#include <QTime>

namespace bench {

namespace media = timeline::media;
using timeline::model::FrameNumber;
using timeline::model::FrameRange;

namespace {

constexpr int tiles = 60;
constexpr int tileHeight = 72;
// ffmpegthumbnailer is a process a picture, and seconds each; every twentieth
// stands for all.
constexpr int sampled = 20;

struct Strip {
    double first = 0, all = 0; // ms
};

// What the timeline does when a view is set: `count` tiles, evenly over `range`.
Strip makeStrip(const media::ViewPtr &view, const FrameRange &range, int count)
{
    std::vector<FrameNumber> frames;
    for (int i = 0; i < count; ++i)
        frames.push_back(range.begin + range.count() * i / count);
    media::Filmstrip strip;
    Strip made;
    made.all = timed([&] {
        made.first = timed([&] {
            strip.setView(view);
            strip.setVisible(frames, tileHeight);
            waitFor(
                strip, &media::Filmstrip::tilesChanged,
                [&] { return !strip.tile(frames.front()).isNull(); }, 60'000);
        });
        if (!waitFor(
                strip, &media::Filmstrip::tilesChanged, [&] { return strip.isComplete(); },
                600'000))
            qFatal("the filmstrip is not made");
    });
    return made;
}

double thumbnailer(const QString &path)
{
    const QTemporaryDir folder;
    double sum = 0;
    for (int i = 0; i < tiles; i += sampled)
        sum += timeOf(QStringLiteral("ffmpegthumbnailer"),
            {QStringLiteral("-i"), path, QStringLiteral("-o"),
                folder.filePath(QStringLiteral("out.png")), QStringLiteral("-s"),
                QString::number(tileHeight), QStringLiteral("-t"),
                QTime(0, 0).addSecs(60 * i).toString(QStringLiteral("hh:mm:ss"))});
    return sum * sampled;
}

// Three tiles to a GOP of 250: mostly no key frame lies near.
std::vector<Line> betweenKeys(const Context &context, const media::ViewPtr &view)
{
    constexpr int count = 20, from = 600, seconds = 72, rate = 25;
    const FrameRange range{{from * rate}, {(from + seconds) * rate}};
    std::vector<double> first;
    const auto medians = interleaved(context.rounds,
        {[&] {
             emptyCaches();
             const Strip strip = makeStrip(view, range, count);
             first.push_back(strip.first);
             return strip.all;
         },
            [&] {
                return timeOf(QStringLiteral("ffmpeg"),
                    words("-v error -nostdin -ss 600 -t 72 -i") + QStringList{context.material.hour}
                        + words("-map 0:v -vf fps=20/72,scale=-2:72 -f null -"));
            }});
    const QString work = QStringLiteral("20 tiles over 72 s, between keys");
    return {{work, Unit::Milliseconds, medians[0], QStringLiteral("ffmpeg, every frame decoded"),
                medians[1], 1.0, QStringLiteral("key frames stand in until each is there")},
        {QStringLiteral("first of them to be seen"), Unit::Milliseconds, median(first), {}, {}, 100,
            {}}};
}

std::vector<Line> overAnHour(const Context &context, const media::ViewPtr &view)
{
    const QString work = QStringLiteral("60 thumbnails over 1 h");
    const QString path = context.material.hour;
    const FrameRange whole{{0}, {view->grid->count()}};
    const bool hasPeer = isInstalled(QStringLiteral("ffmpegthumbnailer"));
    std::vector<double> first, firstAgain;
    const auto medians = interleaved(context.rounds,
        {[&] {
             emptyCaches();
             const Strip strip = makeStrip(view, whole, tiles);
             first.push_back(strip.first);
             firstAgain.push_back(makeStrip(view, whole, tiles).first);
             return strip.all;
         },
            [&] { return hasPeer ? thumbnailer(path) : 0; },
            [&] {
                return timeOf(QStringLiteral("ffmpeg"),
                    words("-v error -nostdin -skip_frame nokey -i") + QStringList{path}
                        + words("-map 0:v -vf fps=1/60,scale=-2:72 -f null -"));
            }});
    Line peer = notRun(work, QStringLiteral("ffmpegthumbnailer is not installed"));
    if (hasPeer)
        peer = {work, Unit::Milliseconds, medians[0], QStringLiteral("ffmpegthumbnailer"),
            medians[1], 1.0, QStringLiteral("the peer: 3 of its 60 processes, times 20")};
    return {peer,
        {work, Unit::Milliseconds, medians[0], QStringLiteral("ffmpeg -skip_frame nokey"),
            medians[2], 1.0, QStringLiteral("Filmstrip without its disk cache")},
        {QStringLiteral("first tile of them"), Unit::Milliseconds, median(first), {}, {}, 100,
            QStringLiteral("from setting the view; the file is opened again for it")},
        {QStringLiteral("first tile, kept on disk"), Unit::Milliseconds, median(firstAgain), {}, {},
            100, {}}};
}

} // namespace

std::vector<Line> stripRow(const Context &context)
{
    const media::ViewPtr view = testsupport::openSequence(context.material.hour);
    std::vector<Line> lines = overAnHour(context, view);
    for (Line &line : betweenKeys(context, view))
        lines.push_back(std::move(line));
    return lines;
}

} // namespace bench
