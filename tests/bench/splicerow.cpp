// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/program.h"
#include "tests/bench/rows.h"
#include "tests/support/testsequence.h"
#include "timeline/render/exporter.h"
#include "timeline/render/verify.h"

#include <QTemporaryDir>

namespace bench {

namespace media = timeline::media;
namespace render = timeline::render;
using timeline::model::FrameNumber;
using timeline::model::FrameRange;

namespace {

constexpr std::int64_t rate = 25;
constexpr std::int64_t length = 600 * rate;
constexpr FrameRange section{{7575}, {7575 + 5 * rate}}; // in the middle of one GOP
constexpr std::int64_t gopBegin = section.begin.value / Material::gop * Material::gop;
constexpr std::int64_t stretch = 20; // s; of what would take minutes

// As the encoder of a seam is set up, so that both sides do the same work.
const char *const encoding = "-c:v libx264 -preset veryfast -crf 11 -x264-params "
                             "mbtree=0:scenecut=0:open-gop=0:ref=3:b-pyramid=normal -bf 3";

QStringList from(const QString &path, std::int64_t first, std::int64_t seconds)
{
    return {QStringLiteral("-ss"), QString::number(first / rate), QStringLiteral("-t"),
        QString::number(seconds), QStringLiteral("-i"), path};
}

double ffmpeg(const QStringList &arguments)
{
    return timeOf(QStringLiteral("ffmpeg"), words("-v error -nostdin -y") + arguments);
}

media::ViewPtr withRetake(const Context &context)
{
    return testsupport::withTake(testsupport::openSequence(context.material.tenMinutes),
        {context.material.take, section, 0, 0, true, true, {}});
}

// What both a window's export and `retake splice` do, the check before the file gets its name
// included.
double splice(const media::ViewPtr &view, const QString &path)
{
    return timed([&] {
        const auto plan = render::planExport(*view, render::Preset::MatchSource, path);
        const auto done = plan
            ? render::runExport(view, *plan, path)
            : timeline::model::Result<render::ExportDone>(tl::unexpected(plan.error()));
        if (!done)
            qFatal("the file is not spliced: %s", qPrintable(done.error().detail));
        if (done->rung != render::Rung::AsPlanned)
            qFatal("the file is not spliced as planned: %s", qPrintable(done->why));
    });
}

double verify(const QString &base, const QString &out, render::Depth depth)
{
    return timed([&] {
        const auto report = render::verify(
            testsupport::opened(base), testsupport::opened(out), std::nullopt, {}, {}, depth);
        if (!report || !report->ok)
            qFatal("%s does not verify", qPrintable(out));
    });
}

double hashPackets(const QString &path)
{
    const QStringList input{QStringLiteral("-i"), path};
    return ffmpeg(input + words("-map 0 -c copy -f framehash -hash md5 /dev/null"));
}

double hashPictures(const QStringList &input)
{
    return ffmpeg(input + words("-map 0:v -f framemd5 /dev/null"));
}

} // namespace

std::vector<Line> spliceRow(const Context &context)
{
    const QString &source = context.material.tenMinutes;
    const QTemporaryDir folder;
    const auto in = [&folder](
                        const char *name) { return folder.filePath(QString::fromLatin1(name)); };
    warm(source);
    warm(context.material.take);
    const media::ViewPtr view = withRetake(context);
    const auto medians = interleaved(context.rounds,
        {[&] { return splice(view, in("ours.mp4")); },
            [&] {
                return ffmpeg(QStringList{QStringLiteral("-i"), source} + words("-map 0 -c copy")
                           + QStringList{in("copy.mp4")})
                    + ffmpeg(from(source, gopBegin, Material::gop / rate) + words("-an")
                        + words(encoding) + QStringList{in("gop.mp4")});
            },
            [&] {
                return ffmpeg(from(source, gopBegin, stretch) + words("-an") + words(encoding)
                           + QStringList{in("full.mp4")})
                    * double(length) / double(stretch * rate);
            }});
    const QString work = QStringLiteral("5 s retake into 10 min 1080p");
    return {{work, Unit::Milliseconds, medians[0],
                QStringLiteral("ffmpeg -c copy, and x264 of the touched GOP"), medians[1], 1.5,
                QStringLiteral("planExport and runExport, which checks what it wrote before it "
                               "gets its name; picture and sound")},
        {work, Unit::Milliseconds, medians[0], QStringLiteral("full x264 encode"), medians[2],
            1.0 / 20,
            QStringLiteral("the same settings; %1 s were encoded and scaled by length")
                .arg(stretch)}};
}

std::vector<Line> verifyRow(const Context &context)
{
    const QString &source = context.material.tenMinutes;
    const QTemporaryDir folder;
    const QString out = folder.filePath(QStringLiteral("out.mp4"));
    splice(withRetake(context), out);
    // Whole GOPs, so that both parts begin with the same frame.
    const auto partOf = [&](const QString &path, const char *name) {
        const QString part = folder.filePath(QString::fromLatin1(name));
        ffmpeg(from(path, gopBegin, stretch) + words("-map 0 -c copy") + QStringList{part});
        return part;
    };
    const QString sourcePart = partOf(source, "a.mp4"), outPart = partOf(out, "b.mp4");
    const std::int64_t near = gopBegin - Material::gop, nearSeconds = 3 * Material::gop / rate;
    const auto medians = interleaved(context.rounds,
        {[&] { return verify(source, out, render::Depth::Quick); },
            [&] {
                return hashPackets(source) + hashPackets(out)
                    + hashPictures(from(source, near, nearSeconds))
                    + hashPictures(from(out, near, nearSeconds));
            },
            [&] { return verify(sourcePart, outPart, render::Depth::Full); },
            [&] {
                return hashPictures({QStringLiteral("-i"), sourcePart})
                    + hashPictures({QStringLiteral("-i"), outPart});
            }});
    return {{QStringLiteral("verify a 5 s retake in 10 min 1080p"), Unit::Milliseconds, medians[0],
                QStringLiteral("ffmpeg framehash of all packets, framemd5 of three GOPs"),
                medians[1], 1.1, QStringLiteral("both files opened and held against each other")},
        {QStringLiteral("verify --full, %1 s of it").arg(stretch), Unit::Milliseconds, medians[2],
            QStringLiteral("ffmpeg framemd5 of both"), medians[3], 1.1, {}}};
}

} // namespace bench
