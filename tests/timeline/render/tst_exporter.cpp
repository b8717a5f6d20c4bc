// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/sequencereader.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace timeline;
using render::ExportPlan;
using render::Preset;
using testsupport::clicksOf;
using testsupport::MediaSpec;
using testsupport::numbersOf;
using testsupport::takeSpec;

namespace {

constexpr int from = 20, to = 45, takeFirst = 12;

media::ViewPtr withTake(const MediaSpec &spec)
{
    return testsupport::withTake(testsupport::openSequence(testsupport::make(spec)),
        {testsupport::make(takeSpec()), {{from}, {to}}, takeFirst, 0, true, true, {}});
}

// Of the original outside the range, of the take inside; none that a crossfade could touch.
std::vector<double> expectedClicks(const media::ViewPtr &view, double hidden)
{
    const double begin = model::toSeconds(view->grid->timeOf({from}));
    const double end = model::toSeconds(view->grid->timeOf({to}));
    const double length = model::toSeconds(view->grid->length());
    std::vector<double> clicks;
    const auto add = [&](double offset, double low, double high) {
        for (double t = testsupport::firstClick; t < 60; t += testsupport::clickDistance) {
            if (t + offset > low && t + offset < high)
                clicks.push_back(t + offset);
        }
    };
    add(-hidden, 0, begin);
    add(begin - takeFirst / 25.0, begin, end);
    add(-hidden, end, length);
    return clicks;
}

ExportPlan planned(
    const media::ViewPtr &view, const QString &path, Preset preset = Preset::MatchSource)
{
    const auto plan = render::planExport(*view, preset, path);
    if (!plan)
        qFatal("no plan: %s", qPrintable(plan.error().detail));
    return *plan;
}

ExportPlan plannedAnew(const media::ViewPtr &view, const QString &path)
{
    const auto plan = render::planFullEncode(
        *view, Preset::MatchSource, path, QStringLiteral("The test wants it."));
    if (!plan)
        qFatal("no plan: %s", qPrintable(plan.error().detail));
    return *plan;
}

QStringList filesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

class TestExporter : public QObject {
    Q_OBJECT

private slots:
    void theWholeSequenceIsEncodedAnew_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("videoCodec");
        QTest::addColumn<QString>("pixelFormat");
        QTest::addColumn<QString>("audioCodec");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("rate");
        const auto row = [](const char *name, const char *suffix, const char *video,
                             const char *pixels, const char *audio, int channels, int rate) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(suffix)
                                << QString::fromLatin1(video) << QString::fromLatin1(pixels)
                                << QString::fromLatin1(audio) << channels << rate;
        };
        row("H.264 with B-frames and a long GOP", "mp4", "h264", "yuv420p", "aac", 2, 48000);
        row("H.264 with open GOPs", "mov", "h264", "yuv420p", "aac", 2, 48000);
        row("HEVC 10-bit", "mp4", "hevc", "yuv420p10le", "aac", 2, 48000);
        row("VP9 in WebM", "mp4", "h264", "yuv420p", "aac", 2, 48000);
        row("ProRes in MOV", "mov", "h264", "yuv422p10le", "pcm_s16le", 2, 48000);
        row("Motion JPEG in MOV", "mkv", "h264", "yuvj420p", "flac", 2, 48000);
        row("a variable frame rate", "mp4", "h264", "yuv420p", "aac", 2, 48000);
        row("a clock that starts at 5 s", "mp4", "h264", "yuv420p", "aac", 2, 48000);
        row("an edit list that hides a pre-roll", "mp4", "h264", "yuv420p", "aac", 2, 48000);
        row("24000/1001 frames a second", "mp4", "h264", "yuv420p", "aac", 2, 48000);
        row("a picture to be turned by 90 degrees", "mp4", "h264", "yuv420p", "aac", 2, 48000);
        row("Matroska", "mkv", "h264", "yuv420p", "aac", 2, 48000);
        row("no sound", "mp4", "h264", "yuv420p", "aac", 2, 48000);
        row("mono sound", "mp4", "h264", "yuv420p", "aac", 1, 48000);
        row("5.1 sound", "mp4", "h264", "yuv420p", "aac", 6, 48000);
        row("sound at 44.1 kHz", "mp4", "h264", "yuv420p", "aac", 2, 44100);
    }

    void theWholeSequenceIsEncodedAnew()
    {
        QFETCH(QString, name);
        QFETCH(QString, suffix);
        QFETCH(QString, videoCodec);
        QFETCH(QString, pixelFormat);
        QFETCH(QString, audioCodec);
        QFETCH(int, channels);
        QFETCH(int, rate);
        const MediaSpec spec = testsupport::spec(name);
        const media::ViewPtr view = withTake(spec);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.") + suffix);
        const ExportPlan plan = plannedAnew(view, path);
        double last = 0;
        const auto done = render::runExport(view, plan, path, [&](double p) { last = p; });
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(last, 1.0);
        QCOMPARE(filesIn(folder), QStringList{QStringLiteral("out.") + suffix});

        const media::ViewPtr out = testsupport::openSequence(path);
        const media::MediaFile &file = *out->files.cbegin();
        std::vector<int> expected = testsupport::expectedNumbers(spec);
        for (int n = from; n < to; ++n)
            expected[std::size_t(n)] = 2000 + takeFirst + n - from;
        QCOMPARE(numbersOf(out), expected);
        const model::Flicks tolerance{
            suffix == QLatin1String("mkv") ? model::flicksPerSecond / 1000 : 1};
        for (std::int64_t n = 0; n < out->grid->count(); ++n)
            QVERIFY2(
                std::chrono::abs(out->grid->timeOf({n}) - view->grid->timeOf({n})) <= tolerance,
                qPrintable(QString::number(n)));
        QVERIFY(std::chrono::abs(out->grid->length() - view->grid->length()) <= tolerance);

        const model::VideoInfo &video = file.info.video;
        const model::VideoInfo &original = view->files.value({1}).info.video;
        QCOMPARE(video.codec, videoCodec);
        QCOMPARE(video.pixelFormat, pixelFormat);
        QCOMPARE(video.rotation, 0);
        QCOMPARE(video.displaySize, original.displaySize);
        QCOMPARE(video.color.matrix, view->project.sequence.format.color.matrix);
        QCOMPARE(file.info.audio.size(), std::size_t(1));
        QCOMPARE(file.info.audio.front().codec, audioCodec);
        QCOMPARE(file.info.audio.front().channels, channels);
        QCOMPARE(file.info.audio.front().sampleRate, rate);

        const std::vector<double> clicks = clicksOf(out, rate, channels);
        std::vector<double> wanted = expectedClicks(view, spec.cutAt);
        if (spec.audioChannels == 0) {
            const double begin = model::toSeconds(view->grid->timeOf({from}));
            const double end = model::toSeconds(view->grid->timeOf({to}));
            std::erase_if(wanted, [&](double t) { return t < begin || t > end; });
        }
        QCOMPARE(clicks.size(), wanted.size());
        const std::vector<double> source = clicksOf(view, rate, channels);
        QCOMPARE(source.size(), wanted.size());
        // FFmpeg's muxers shift the source's own sound: MP4 keeps a start offset in milliseconds,
        // Matroska every time, WebM leaves Opus' priming in.
        const double shift = spec.extension == QLatin1String("webm")         ? 0.0071
            : spec.startOffset > 0 || spec.extension == QLatin1String("mkv") ? 0.0011
                                                                             : 1.01 / rate;
        const double rounding = suffix == QLatin1String("mkv") ? 0.0011 : 1.01 / rate;
        for (std::size_t i = 0; i < clicks.size(); ++i) {
            QVERIFY2(
                std::abs(source[i] - wanted[i]) <= shift, qPrintable(QString::number(source[i])));
            QVERIFY2(std::abs(clicks[i] - source[i]) <= rounding,
                qPrintable(QString::number(clicks[i])));
        }
    }

    void presetsChooseTheCodec()
    {
        const media::ViewPtr view = withTake(testsupport::spec(QStringLiteral("HEVC 10-bit")));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.mp4"));
        QVERIFY(render::runExport(view, planned(view, path, Preset::H264), path));
        const auto h264 = media::openMedia(path);
        QVERIFY(h264);
        QCOMPARE(h264->info.video.codec, QStringLiteral("h264"));
        QCOMPARE(h264->info.video.pixelFormat, QStringLiteral("yuv420p"));
        // Onto an older export: replaced.
        QVERIFY(render::runExport(view, planned(view, path, Preset::Hevc), path));
        QCOMPARE(media::openMedia(path)->info.video.codec, QStringLiteral("hevc"));
        QCOMPARE(filesIn(folder), QStringList{QStringLiteral("out.mp4")});
    }

    void losslessSoundStaysTheSameSamples()
    {
        const media::ViewPtr view = testsupport::openSequence(
            testsupport::make(testsupport::spec(QStringLiteral("ProRes in MOV"))));
        QTemporaryDir folder;
        for (const QString &suffix : {QStringLiteral("mov"), QStringLiteral("mkv")}) {
            const QString path = folder.filePath(QStringLiteral("out.") + suffix);
            QVERIFY(render::runExport(view, planned(view, path), path));
            std::vector<float> before(2 * 120'000), after(2 * 120'000);
            QVERIFY(media::SequenceReader(view).samples(0, 48'000, 2, before));
            QVERIFY(media::SequenceReader(testsupport::openSequence(path))
                        .samples(0, 48'000, 2, after));
            QVERIFY2(before == after, qPrintable(suffix));
        }
    }
};

QTEST_MAIN(TestExporter)
#include "tst_exporter.moc"
