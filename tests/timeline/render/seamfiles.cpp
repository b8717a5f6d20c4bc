// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/render/seamfiles.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "timeline/media/demuxer.h"
#include "timeline/render/streamcopy.h"

#include <QTest>

#include <algorithm>

using namespace timeline;
using model::FrameRange;
using render::Preset;
using splicefiles::Listing;
using splicefiles::pictures;
using testsupport::words;

namespace seamfiles {

namespace {

QString takeIn(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("take.mp4"));
    testsupport::runFfmpeg(words("-f lavfi -i mandelbrot=s=320x180:r=25 -frames:v 60 -c:v libx264 "
                                 "-preset ultrafast -pix_fmt yuv420p")
        << path);
    return path;
}

// As action cameras write what they measure.
bool addDataTrack(AVFormatContext &out)
{
    AVStream *made = avformat_new_stream(&out, nullptr);
    if (!made)
        return false;
    made->codecpar->codec_type = AVMEDIA_TYPE_DATA;
    made->codecpar->codec_id = AV_CODEC_ID_BIN_DATA;
    made->codecpar->codec_tag = MKTAG('g', 'p', 'm', 'd');
    made->time_base = {1, 1000};
    return true;
}

// Five measurements a second.
void writeMeasurement(render::Muxer &muxer, const AVPacket &picture)
{
    const std::int64_t ticks = picture.pts / 512; // 25 a second
    if (picture.pts < 0 || ticks % 5 != 0)
        return;
    const media::PacketPtr packet = media::makePacket();
    if (av_new_packet(packet.get(), 64) < 0)
        qFatal("no packet");
    std::fill_n(packet->data, 64, std::uint8_t(ticks));
    packet->pts = packet->dts = ticks * 40;
    packet->duration = 200;
    packet->flags = AV_PKT_FLAG_KEY;
    if (!muxer.write(*packet, 1, {1, 1000}))
        qFatal("no packet");
}

} // namespace

Spliced spliced(
    const QTemporaryDir &folder, const QString &source, const std::vector<FrameRange> &ranges)
{
    Spliced result;
    result.source = source;
    result.out = folder.filePath(QStringLiteral("out.") + source.section(QLatin1Char('.'), -1));
    media::ViewPtr view = testsupport::openSequence(source);
    const QString take = takeIn(folder);
    for (const FrameRange &range : ranges)
        view = testsupport::withTake(view, {take, range, 5, 0, true, false, {}});
    const auto plan = render::planExport(*view, Preset::MatchSource, result.out);
    if (!plan) {
        result.error = plan.error().detail;
        return result;
    }
    const auto done = render::runExport(view, *plan, result.out);
    if (done)
        result.done = *done;
    else
        result.error = done.error().detail;
    return result;
}

void checkPictures(const Spliced &spliced)
{
    QCOMPARE(spliced.error, QString());
    const Listing before = pictures(spliced.source), after = pictures(spliced.out);
    QCOMPARE(QString::fromUtf8(after.complaints), QString());
    QCOMPARE(after.lines.size(), before.lines.size());
    for (std::size_t n = 0; n < before.lines.size(); ++n)
        QCOMPARE(after.lines[n][2], before.lines[n][2]);
    for (const FrameRange &range : spliced.plan().copied()) {
        for (std::int64_t n = range.begin.value; n < range.end.value; ++n)
            QVERIFY2(after.lines[std::size_t(n)][5] == before.lines[std::size_t(n)][5],
                qPrintable(QString::number(n)));
    }
}

void forEachPicture(const QString &path, const PacketTouch &touch)
{
    const auto demuxer = std::move(*media::Demuxer::open(path));
    const int stream = demuxer->pictureStream();
    demuxer->readOnly({stream});
    const media::PacketPtr packet = media::makePacket();
    while (demuxer->read(*packet).value_or(false))
        touch(*packet);
}

bitstream::Bytes bytesOf(const AVPacket &packet)
{
    return {packet.data, std::size_t(packet.size)};
}

QString remade(const QTemporaryDir &folder, const QString &source,
    const std::function<void(AVStream &)> &describe, const PacketTouch &touch, Beside beside)
{
    const QString path = folder.filePath(QStringLiteral("remade.mp4"));
    const auto demuxer = std::move(*media::Demuxer::open(source));
    const AVStream &from = *demuxer->stream(demuxer->pictureStream());
    const auto muxer = std::move(*render::Muxer::create(path, QStringLiteral("mp4")));
    AVFormatContext &out = muxer->context();
    AVStream *made = avformat_new_stream(&out, nullptr);
    if (!made || !render::makeLike(*made, *out.oformat, from, *from.codecpar))
        qFatal("no stream");
    render::setCopyOptions(out, demuxer->context(), from);
    describe(*made);
    if (beside == Beside::Measurements && !addDataTrack(out))
        qFatal("no stream");
    if (!muxer->start())
        qFatal("no file");
    forEachPicture(source, [&](AVPacket &packet) {
        touch(packet);
        if (beside == Beside::Measurements)
            writeMeasurement(*muxer, packet);
        if (!muxer->write(packet, 0, from.time_base))
            qFatal("no packet");
    });
    if (!muxer->finish() || !muxer->commit())
        qFatal("no file");
    return path;
}

QByteArray probed(const QString &path, const char *what)
{
    return testsupport::runFfprobe(words("-select_streams v") + words(what) + QStringList{path});
}

} // namespace seamfiles
