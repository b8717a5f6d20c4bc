// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exportplan.h"

#include <QTest>

using namespace timeline;
using media::SequenceView;
using model::Error;
using render::ExportPlan;
using render::Preset;

namespace {

// One clip of 50 frames at 25, described only: nothing is read.
SequenceView viewOf(const model::VideoInfo &video, const std::vector<model::AudioInfo> &audio)
{
    std::vector<model::FrameEntry> frames;
    for (std::int64_t n = 0; n < 50; ++n)
        frames.push_back({n * 512, n * 512, {}, -1, 0, model::KeyKind::None, false});
    media::MediaFile file;
    file.info.video = video;
    file.info.audio = audio;
    file.index = std::make_shared<const model::FrameIndex>(
        model::Rational{1, 12'800}, frames, std::vector<model::FrameIndex::EntryPoint>(), 512);
    model::Media media;
    media.info = file.info;
    SequenceView view;
    view.project = model::projectOf(media, *file.index);
    view.files.insert({1}, file);
    view.grid =
        std::make_shared<const model::FrameGrid>(view.project, media::indexesOf(view.files));
    return view;
}

model::VideoInfo video(const char *codec, const char *format, int depth, QSize size = {1920, 1080})
{
    model::VideoInfo info;
    info.codec = QString::fromLatin1(codec);
    info.pixelFormat = QString::fromLatin1(format);
    info.bitDepth = depth;
    info.codedSize = info.displaySize = size;
    info.frameRate = {25, 1};
    return info;
}

model::AudioInfo audio(const char *codec, int rate = 48'000, int channels = 2)
{
    model::AudioInfo info;
    info.codec = QString::fromLatin1(codec);
    info.sampleRate = rate;
    info.channels = channels;
    return info;
}

} // namespace

class TestExportPlan : public QObject {
    Q_OBJECT

private slots:
    void codecsFollowTheSource_data()
    {
        QTest::addColumn<model::VideoInfo>("source");
        QTest::addColumn<int>("preset");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const model::VideoInfo &source, Preset preset,
                             const char *codec, const char *format, const char *reason) {
            QTest::newRow(name) << source << int(preset) << QString::fromLatin1(codec)
                                << QString::fromLatin1(format) << QString::fromLatin1(reason);
        };
        const Preset match = Preset::MatchSource;
        row("H.264", video("h264", "yuv420p", 8), match, "libx264", "yuv420p", "whole file");
        row("H.264 full range", video("h264", "yuvj420p", 8), match, "libx264", "yuv420p",
            "whole file");
        row("H.264 10-bit 4:2:2", video("h264", "yuv422p10le", 10), match, "libx264", "yuv422p10le",
            "whole file");
        row("HEVC 10-bit", video("hevc", "yuv420p10le", 10), match, "libx265", "yuv420p10le",
            "whole file");
        row("ProRes 4444", video("prores", "yuva444p12le", 12), match, "libx264", "yuv444p10le",
            "12-bit");
        row("VP9", video("vp9", "yuv420p", 8), match, "libx264", "yuv420p", "vp9");
        row("RGB", video("png", "rgb24", 8), match, "libx264", "yuv420p", "png");
        row("H.264 wanted of 10 bits", video("hevc", "yuv420p10le", 10), Preset::H264, "libx264",
            "yuv420p", "whole file");
        row("HEVC wanted", video("h264", "yuv420p", 8), Preset::Hevc, "libx265", "yuv420p",
            "whole file");
        row("an odd size", video("h264", "yuv444p", 8, {321, 181}), match, "libx264", "yuv444p",
            "321x181");
        model::VideoInfo interlaced = video("h264", "yuv420p", 8);
        interlaced.interlaced = true;
        row("interlaced", interlaced, match, "libx264", "yuv420p", "nterlaced");
        model::VideoInfo hdr = video("hevc", "yuv420p10le", 10);
        hdr.color.transfer = QStringLiteral("smpte2084");
        row("HDR as H.264", hdr, Preset::H264, "libx264", "yuv420p", "HDR becomes SDR");
    }

    void codecsFollowTheSource()
    {
        QFETCH(model::VideoInfo, source);
        QFETCH(int, preset);
        QFETCH(QString, codec);
        QFETCH(QString, format);
        QFETCH(QString, reason);
        const SequenceView view = viewOf(source, {});
        const auto plan = render::planExport(view, Preset(preset), QStringLiteral("/x/out.mp4"));
        QVERIFY(plan);
        QCOMPARE(plan->videoCodec, codec);
        QCOMPARE(plan->pixelFormat, format);
        QVERIFY2(plan->fallbackReason.contains(reason), qPrintable(plan->fallbackReason));
        QCOMPARE(
            plan->size, QSize(source.displaySize.width() & ~1, source.displaySize.height() & ~1));
        QCOMPARE(plan->frames, 50);
        QCOMPARE(plan->timeBase, (model::Rational{1, 12'800}));
        QCOMPARE(plan->reencoded, (std::vector<model::FrameRange>{{{0}, {50}}}));
        QVERIFY(plan->copied.empty());
        QVERIFY(plan->audioCodec.isEmpty());
        QVERIFY(plan->estimatedBytes > 0);
    }

    void soundFollowsTheSource_data()
    {
        QTest::addColumn<model::AudioInfo>("source");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("rate");
        const auto row = [](const char *name, const model::AudioInfo &source, const char *path,
                             const char *codec, int bits, int rate) {
            QTest::newRow(name) << source << QString::fromLatin1(path) << QString::fromLatin1(codec)
                                << bits << rate;
        };
        row("AAC", audio("aac", 44'100), "/x/o.mp4", "aac", 16, 44'100);
        row("Opus", audio("opus"), "/x/o.mkv", "aac", 16, 48'000);
        row("PCM in MOV", audio("pcm_s16le"), "/x/o.mov", "pcm_s16le", 16, 48'000);
        row("PCM of 24 bits in MOV", audio("pcm_s24le", 96'000), "/x/o.MOV", "pcm_s24le", 24,
            96'000);
        row("PCM in MP4", audio("pcm_s16le"), "/x/o.mp4", "aac", 16, 48'000);
        row("PCM in Matroska", audio("pcm_s16le"), "/x/o.mkv", "flac", 16, 48'000);
        row("FLAC in Matroska", audio("flac"), "/x/o.mkv", "flac", 24, 48'000);
        row("a rate that AAC has not", audio("aac", 37'800), "/x/o.mp4", "aac", 16, 48'000);
    }

    void soundFollowsTheSource()
    {
        QFETCH(model::AudioInfo, source);
        QFETCH(QString, path);
        QFETCH(QString, codec);
        QFETCH(int, bits);
        QFETCH(int, rate);
        const auto plan = render::planExport(
            viewOf(video("h264", "yuv420p", 8), {source}), Preset::MatchSource, path);
        QVERIFY(plan);
        QCOMPARE(plan->audioCodec, codec);
        QCOMPARE(plan->sampleBits, bits);
        QCOMPARE(plan->sampleRate, rate);
        QCOMPARE(plan->channels, 2);
    }

    void aSequenceInPlaceIsCopied()
    {
        SequenceView view = viewOf(video("h264", "yuv420p", 8), {});
        model::MediaInfo &info = view.files[{1}].info;
        info.container = QStringLiteral("mov,mp4,m4a,3gp,3g2,mj2");
        info.fileSize = 1000;
        const auto plan =
            render::planExport(view, Preset::MatchSource, QStringLiteral("/x/out.mov"));
        QVERIFY(plan);
        QVERIFY(plan->splice.has_value());
        QCOMPARE(plan->copied, (std::vector<model::FrameRange>{{{0}, {50}}}));
        QVERIFY(plan->reencoded.empty());
        QCOMPARE(plan->fallbackReason, QString());
        QCOMPARE(plan->estimatedBytes, 1000);

        const auto reasonOf = [](const SequenceView &changed, Preset preset, const char *path) {
            const auto other = render::planExport(changed, preset, QString::fromLatin1(path));
            return other && !other->splice ? other->fallbackReason : QString();
        };
        QVERIFY(reasonOf(view, Preset::H264, "/x/o.mp4").contains(QLatin1String("chosen")));
        QVERIFY(reasonOf(view, Preset::MatchSource, "/x/o.mkv")
                    .contains(QLatin1String("another kind of file")));
        info.video.interlaced = true;
        QVERIFY(
            reasonOf(view, Preset::MatchSource, "/x/o.mp4").contains(QLatin1String("interlaced")));
        info.video.interlaced = false;
        info.video.codec = QStringLiteral("mpeg4");
        QVERIFY(reasonOf(view, Preset::MatchSource, "/x/o.mp4").contains(QLatin1String("mpeg4")));
        info.video.codec = QStringLiteral("h264");
        view.project.sequence.clips.front().length /= 2;
        view.grid =
            std::make_shared<const model::FrameGrid>(view.project, media::indexesOf(view.files));
        QVERIFY(reasonOf(view, Preset::MatchSource, "/x/o.mp4")
                    .contains(QLatin1String("cut out or moved")));
    }

    void whatCannotBeWrittenIsRefused()
    {
        const QString path = QStringLiteral("/x/out.mp4");
        const auto kindOf = [](const SequenceView &view, const QString &to) {
            const auto plan = render::planExport(view, Preset::MatchSource, to);
            return plan ? Error::Kind::Internal : plan.error().kind;
        };
        const SequenceView view = viewOf(video("h264", "yuv420p", 8), {});
        QCOMPARE(kindOf(view, QStringLiteral("/x/out.avi")), Error::Kind::InvalidRequest);
        QCOMPARE(kindOf(view, QStringLiteral("/x/out")), Error::Kind::InvalidRequest);
        QCOMPARE(kindOf({}, path), Error::Kind::InvalidRequest);

        SequenceView pending = view;
        model::Take take;
        take.id = {99};
        take.number = 1;
        pending.project.takes.push_back(take);
        model::Clip &clip = pending.project.sequence.clips.front();
        clip.slices.push_back({take.id, {}});
        QVERIFY(render::planExport(pending, Preset::MatchSource, path));
        clip.sound = take.id;
        QCOMPARE(kindOf(pending, path), Error::Kind::InvalidRequest);

        SequenceView gone = view;
        gone.files.clear();
        QCOMPARE(kindOf(gone, path), Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestExportPlan)
#include "tst_exportplan.moc"
