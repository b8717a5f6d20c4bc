// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/window.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/sequencereader.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace timeline;
using model::FrameRange;
using render::WindowFile;
using testsupport::MediaSpec;

namespace {

struct Rendered {
    media::ViewPtr source;
    WindowFile window;
    media::ViewPtr file; // the window, opened again
};

Rendered rendered(const QString &folder, const media::ViewPtr &view, FrameRange range,
    const model::ServiceLimits &limits = {})
{
    const auto plan = model::planWindow({range, model::Flicks{model::flicksPerSecond}}, *view->grid,
        view->project.sequence.format, limits);
    if (!plan)
        qFatal("no plan: %s", qPrintable(plan.error().detail));
    const auto window = render::renderWindow(view, *plan, folder + QStringLiteral("/window.mp4"));
    if (!window)
        qFatal("no window: %s", qPrintable(window.error().detail));
    return {view, *window, testsupport::openSequence(window->path)};
}

// The numbers that are read in the window's own part of the picture.
std::vector<int> numbersIn(const Rendered &r)
{
    const QSize content = r.window.picture.content;
    const QSize margin = (r.window.picture.size - content) / 2;
    return testsupport::numbersOf(r.file, QRect(QPoint(margin.width(), margin.height()), content));
}

// By the rule: the last frame that has begun by then, in whole milliseconds.
std::vector<int> numbersByTime(const Rendered &r, const std::vector<int> &numbers)
{
    std::vector<int> expected;
    const model::WindowPlan &plan = r.window.plan;
    for (std::int64_t k = 0; k < plan.frames; ++k) {
        const double time =
            model::toSeconds(plan.window.begin) + double(k) / plan.rate.toDouble() + 0.001;
        std::size_t n = 0;
        while (n + 1 < numbers.size()
            && model::toSeconds(r.source->grid->timeOf({std::int64_t(n) + 1})) <= time)
            ++n;
        expected.push_back(numbers[n]);
    }
    return expected;
}

QJsonObject probed(const QString &path, const QStringList &more = {})
{
    const QByteArray told = testsupport::runFfprobe(
        testsupport::words("-of json -show_streams -show_format -show_packets") + more
        + QStringList{path});
    return QJsonDocument::fromJson(told).object();
}

QJsonObject firstPacket(const QJsonObject &probe, const QString &kind)
{
    for (const auto &packet : probe[QLatin1String("packets")].toArray()) {
        if (packet.toObject()[QLatin1String("codec_type")] == kind)
            return packet.toObject();
    }
    return {};
}

QStringList tagsOf(const QJsonValue &part)
{
    return part[QLatin1String("tags")].toObject().keys();
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void everyFrameIsAtItsPlace_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<FrameRange>("range");
        QTest::addColumn<int>("channels");
        const auto row = [](const char *title, const char *name, std::int64_t from, std::int64_t to,
                             int channels) {
            QTest::newRow(title) << QString::fromLatin1(name) << FrameRange{{from}, {to}}
                                 << channels;
        };
        row("in the middle", "30000/1001 frames a second", 30, 40, 2);
        row("a variable rate becomes constant", "a variable frame rate", 20, 40, 2);
        row("at the end of the video", "24000/1001 frames a second", 60, 75, 2);
        row("from the first frame", "24000/1001 frames a second", 0, 10, 2);
        row("no sound", "no sound", 30, 40, 0);
        row("5.1 becomes stereo", "5.1 sound", 30, 40, 2);
        row("mono becomes stereo", "mono sound", 30, 40, 2);
        row("turned upright", "a picture to be turned by 90 degrees", 30, 40, 2);
        row("a clock that starts at 5 s", "a clock that starts at 5 s", 30, 40, 2);
        row("stamps in milliseconds", "Matroska", 30, 40, 2);
        row("10 bits become 8", "HEVC 10-bit", 30, 40, 2);
    }

    void everyFrameIsAtItsPlace()
    {
        QFETCH(QString, name);
        QFETCH(FrameRange, range);
        QFETCH(int, channels);
        const MediaSpec spec = testsupport::spec(name);
        QTemporaryDir folder;
        const Rendered r =
            rendered(folder.path(), testsupport::openSequence(testsupport::make(spec)), range);
        const media::MediaFile &file = *r.file->files.cbegin();
        const model::FrameIndex &index = *file.index;

        QCOMPARE(index.count(), r.window.plan.frames);
        QCOMPARE(r.window.shown.size(), std::size_t(r.window.plan.frames));
        for (std::int64_t k = 0; k < index.count(); ++k)
            QCOMPARE(index.at({k}).time, model::frameStart(k, r.window.plan.rate));
        QCOMPARE(numbersIn(r), numbersByTime(r, testsupport::expectedNumbers(spec)));

        QCOMPARE(file.info.video.codec, QStringLiteral("h264"));
        QCOMPARE(file.info.video.pixelFormat, QStringLiteral("yuv420p"));
        QCOMPARE(file.info.video.color.matrix, QStringLiteral("bt709"));
        QCOMPARE(file.info.video.color.range, QStringLiteral("tv"));
        QCOMPARE(file.info.video.displaySize, r.window.picture.size);
        QCOMPARE(r.window.hasSound, channels > 0);
        QCOMPARE(file.info.audio.size(), std::size_t(channels > 0 ? 1 : 0));
        if (channels > 0)
            QCOMPARE(file.info.audio.front().channels, channels);
        QCOMPARE(r.window.bytes, QFileInfo(r.window.path).size());
    }

    void aShortVideoIsHeldAtItsLastFrame()
    {
        MediaSpec spec;
        spec.name = QStringLiteral("shorter than the service takes");
        spec.frames = 40;
        QTemporaryDir folder;
        const Rendered r = rendered(
            folder.path(), testsupport::openSequence(testsupport::make(spec)), {{10}, {30}});
        QVERIFY(r.window.plan.has(model::WindowNote::HeldFrames));
        QVERIFY(r.window.plan.frames >= 73);
        const std::vector<int> numbers = numbersIn(r);
        QCOMPARE(numbers, numbersByTime(r, testsupport::expectedNumbers(spec)));
        QCOMPARE(numbers.back(), 39);
        QCOMPARE(numbers.front(), 0);
    }

    void whatIsShownAlikeHasOneHash()
    {
        MediaSpec spec;
        spec.name = QStringLiteral("cut more than once");
        spec.frames = 120;
        QTemporaryDir a, b, c;
        const auto view = testsupport::openSequence(testsupport::make(spec));
        const QString hash = rendered(a.path(), view, {{10}, {60}}).window.hash;
        QCOMPARE(hash.size(), 32);
        QCOMPARE(rendered(b.path(), view, {{10}, {60}}).window.hash, hash);
        QVERIFY(rendered(c.path(), view, {{45}, {95}}).window.hash != hash);
    }

    void aPictureOfAnotherShapeIsPadded()
    {
        MediaSpec spec;
        spec.name = QStringLiteral("four to three, an odd margin");
        spec.size = {242, 180};
        spec.frames = 80;
        QTemporaryDir folder;
        const Rendered r = rendered(
            folder.path(), testsupport::openSequence(testsupport::make(spec)), {{10}, {60}});
        QCOMPARE(r.window.picture.size, QSize(320, 180));
        QCOMPARE(r.window.picture.content, QSize(242, 180));
        QCOMPARE(numbersIn(r), numbersByTime(r, testsupport::expectedNumbers(spec)));
        const auto image = media::SequenceReader(r.file).image({5}, {});
        QVERIFY(qGray(image->pixel(20, 90)) < 8 && qGray(image->pixel(310, 90)) < 8);
    }

    void aTakeIsSentAsItIsShown()
    {
        MediaSpec take;
        take.name = QStringLiteral("a take for the window");
        take.firstNumber = 3000;
        take.frames = 40;
        const MediaSpec spec = testsupport::spec(QStringLiteral("30000/1001 frames a second"));
        const auto view = testsupport::withTake(testsupport::openSequence(testsupport::make(spec)),
            {testsupport::make(take), {{25}, {50}}, 0, 0, true, true, {}});
        QTemporaryDir folder;
        const Rendered r = rendered(folder.path(), view, {{30}, {40}});
        std::vector<int> numbers = testsupport::expectedNumbers(spec);
        for (int n = 25; n < 50; ++n)
            numbers[std::size_t(n)] = 3000 + n - 25;
        QCOMPARE(numbersIn(r), numbersByTime(r, numbers));
    }

    void aWindowGoesOverCutsAndEarlierTakes()
    {
        MediaSpec take;
        take.name = QStringLiteral("a take for the window");
        take.firstNumber = 3000;
        take.frames = 40;
        const MediaSpec spec = testsupport::spec(QStringLiteral("30000/1001 frames a second"));
        const auto taken = testsupport::withTake(testsupport::openSequence(testsupport::make(spec)),
            {testsupport::make(take), {{15}, {30}}, 0, 0, true, true, {}});
        const auto view = testsupport::withoutFrames(
            testsupport::withoutFrames(taken, {{60}, {75}}), {{20}, {25}});
        std::vector<int> numbers = testsupport::expectedNumbers(spec);
        for (int n = 15; n < 30; ++n)
            numbers[std::size_t(n)] = 3000 + n - 15;
        numbers.erase(numbers.begin() + 60, numbers.begin() + 75);
        numbers.erase(numbers.begin() + 20, numbers.begin() + 25);
        QTemporaryDir folder;
        const Rendered r = rendered(folder.path(), view, {{30}, {40}});
        QCOMPARE(numbersIn(r), numbersByTime(r, numbers));
        QVERIFY(r.window.plan.frames >= 73);
    }

    void aLargePictureIsMadeSmaller()
    {
        MediaSpec spec;
        spec.name = QStringLiteral("larger than the service takes");
        spec.size = {4096, 2160};
        spec.frames = 8;
        spec.audioChannels = 0;
        QTemporaryDir folder;
        const Rendered r =
            rendered(folder.path(), testsupport::openSequence(testsupport::make(spec)), {{0}, {8}});
        QCOMPARE(r.window.picture.size, QSize(1920, 1080));
        const media::MediaFile &file = *r.file->files.cbegin();
        QCOMPARE(file.info.video.displaySize, QSize(1920, 1080));
        QCOMPARE(file.index->count(), 73);
        QCOMPARE(numbersIn(r), numbersByTime(r, testsupport::expectedNumbers(spec)));
    }

    void soundStaysWithThePicture_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"30000/1001 frames a second", "5.1 sound", "sound at 44.1 kHz",
                 "a variable frame rate"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void soundStaysWithThePicture()
    {
        QFETCH(QString, name);
        MediaSpec spec = testsupport::spec(name);
        // The generator takes no more of freely chosen stamps.
        spec.frames = spec.vfrTimes.empty() ? 150 : 95;
        spec.name += QStringLiteral(", long");
        while (!spec.vfrTimes.empty() && int(spec.vfrTimes.size()) < spec.frames)
            spec.vfrTimes.push_back(spec.vfrTimes.back() + 0.04);
        QTemporaryDir folder;
        const Rendered r =
            rendered(folder.path(), testsupport::openSequence(testsupport::make(spec)),
                {{spec.frames - 10}, {spec.frames - 5}});
        const double begin = model::toSeconds(r.window.plan.window.begin);
        QVERIFY(begin > 0);
        const auto count = std::int64_t(r.window.plan.seconds() * 48'000);
        std::vector<float> samples(std::size_t(2 * count));
        QVERIFY(media::SequenceReader(r.file).samples(0, 48'000, 2, samples));
        const auto clicks = testsupport::clickPositions(samples, 2);
        QVERIFY(clicks.size() >= 4);
        for (const std::int64_t at : clicks) {
            const double halves = (begin + double(at) / 48'000 - testsupport::firstClick)
                / testsupport::clickDistance;
            QVERIFY2(
                std::abs(halves - std::round(halves)) * testsupport::clickDistance * 48'000 <= 2,
                qPrintable(QString::number(halves)));
        }
    }

    void nothingIsHiddenAndNothingIsTold()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("30000/1001 frames a second"));
        QTemporaryDir folder;
        const Rendered r = rendered(
            folder.path(), testsupport::openSequence(testsupport::make(spec)), {{30}, {40}});
        const QJsonObject plain = probed(r.window.path);
        const QJsonObject noEdits =
            probed(r.window.path, {QStringLiteral("-ignore_editlist"), QStringLiteral("1")});
        const QString video = QStringLiteral("video");
        for (const QJsonObject &probe : {plain, noEdits}) {
            QCOMPARE(firstPacket(probe, video)[QLatin1String("pts")].toInteger(-1), 0);
            QCOMPARE(firstPacket(probe, video)[QLatin1String("dts")].toInteger(-1), 0);
        }
        QCOMPARE(firstPacket(plain, video)[QLatin1String("flags")].toString().left(1),
            QStringLiteral("K"));
        QFile file(r.window.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char *trace : {"x264", "Lavf", "Lavc"})
            QVERIFY2(!bytes.contains(trace), trace);
        // The index lies before the data: the service may read while it arrives.
        QVERIFY(bytes.indexOf("moov") > 0 && bytes.indexOf("moov") < bytes.indexOf("mdat"));
    }

    // Who made the video, where, when and with what is nobody's business.
    void nothingOfTheSourcesTagsIsSent()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("30000/1001 frames a second"));
        QTemporaryDir folder;
        const QString source = folder.filePath(QStringLiteral("tagged.mov"));
        const QString chapters = folder.filePath(QStringLiteral("chapters.txt"));
        QFile file(chapters);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=1\ntitle=secret part\n");
        file.close();
        testsupport::runFfmpeg(QStringList{QStringLiteral("-i"), testsupport::make(spec),
                                   QStringLiteral("-i"), chapters}
            + testsupport::words("-map_metadata 1 -map_chapters 1 -c copy -timecode 01:00:00:00 "
                                 "-metadata title=secret -metadata comment=secret "
                                 "-metadata location=+48.1+011.5/ -metadata artist=secret "
                                 "-metadata creation_time=2020-01-01T00:00:00Z "
                                 "-metadata:s:v handler_name=secret -metadata:s:a title=secret")
            + QStringList{source});
        const Rendered r = rendered(folder.path(), testsupport::openSequence(source), {{30}, {40}});
        const QJsonObject probe = probed(r.window.path, {QStringLiteral("-show_chapters")});
        QCOMPARE(probe[QLatin1String("chapters")].toArray().size(), 0);
        QStringList tags = tagsOf(probe[QLatin1String("format")]);
        for (const auto &stream : probe[QLatin1String("streams")].toArray())
            tags << tagsOf(stream);
        // What the container itself is made of, and no more.
        const QStringList made{QStringLiteral("compatible_brands"), QStringLiteral("handler_name"),
            QStringLiteral("language"), QStringLiteral("major_brand"),
            QStringLiteral("minor_version"), QStringLiteral("vendor_id")};
        for (const QString &tag : tags)
            QVERIFY2(made.contains(tag), qPrintable(tag));
        QCOMPARE(probe[QLatin1String("streams")].toArray().size(), 2);
        QFile window(r.window.path);
        QVERIFY(window.open(QIODevice::ReadOnly));
        QVERIFY(!window.readAll().contains("secret"));
    }

    void aWindowFitsWhatTheServiceTakes()
    {
        const auto view = testsupport::openSequence(
            testsupport::make(testsupport::spec(QStringLiteral("no sound"))));
        QTemporaryDir free, tight;
        const Rendered whole = rendered(free.path(), view, {{10}, {70}});
        model::ServiceLimits limits;
        limits.maxUploadBytes = whole.window.bytes / 3;
        const Rendered small = rendered(tight.path(), view, {{10}, {70}}, limits);
        QVERIFY2(small.window.bytes <= limits.maxUploadBytes,
            qPrintable(
                QStringLiteral("%1 of %2").arg(small.window.bytes).arg(limits.maxUploadBytes)));
        QCOMPARE(numbersIn(small), numbersIn(whole));
    }

    void cancelAndFailureLeaveNothing()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("30000/1001 frames a second"));
        const auto view = testsupport::openSequence(testsupport::make(spec));
        const auto plan = model::planWindow({{{30}, {40}}, model::Flicks{model::flicksPerSecond}},
            *view->grid, view->project.sequence.format, {});
        QVERIFY(plan);
        QTemporaryDir folder;
        model::CancelToken cancel;
        const auto stopped = render::renderWindow(
            view, *plan, folder.filePath(QStringLiteral("w.mp4")),
            [&](double done) {
                if (done > 0.5)
                    cancel.cancel();
            },
            cancel);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, model::Error::Kind::Cancelled);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
        const auto nowhere = render::renderWindow(
            view, *plan, folder.filePath(QStringLiteral("no such folder/w.mp4")));
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().kind, model::Error::Kind::NotWritable);
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
