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

namespace {

constexpr int tiles = 60;
constexpr int tileHeight = 72;
// ffmpegthumbnailer is a process a picture, and seconds each; every twentieth
// stands for all.
constexpr int sampled = 20;

struct Strip {
    double first = 0, all = 0; // ms
};

Strip makeStrip(const media::ViewPtr &view)
{
    emptyCaches();
    media::Filmstrip strip;
    strip.setView(view);
    std::vector<FrameNumber> frames;
    for (int i = 0; i < tiles; ++i)
        frames.push_back({view->grid->count() * i / tiles});
    Strip made;
    made.all = timed([&] {
        made.first = timed([&] {
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

} // namespace

std::vector<Line> stripRow(const Context &context)
{
    const QString work = QStringLiteral("60 thumbnails over 1 h");
    const QString path = context.material.hour;
    const media::ViewPtr view = testsupport::openSequence(path);
    const bool hasPeer = isInstalled(QStringLiteral("ffmpegthumbnailer"));
    std::vector<double> first;
    const auto medians = interleaved(context.rounds,
        {[&] {
             const Strip strip = makeStrip(view);
             first.push_back(strip.first);
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
        {QStringLiteral("first tile of them"), Unit::Milliseconds, median(first), {}, {}, 100, {}}};
}

} // namespace bench
