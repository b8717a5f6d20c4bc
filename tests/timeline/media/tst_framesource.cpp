// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/media/picturehash.h"
#include "timeline/media/framesource.h"
#include "timeline/media/openmedia.h"
#include "timeline/media/picture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <random>
#include <set>
#include <utility>

using namespace timeline::media;
using testsupport::openNamed;
using timeline::model::CancelToken;
using timeline::model::Error;
using timeline::model::FrameNumber;
using OnTheWay = FrameSource::OnTheWay;

namespace {

// The matrix, and what says of its pictures in other ways which of them others need.
std::vector<testsupport::MediaSpec> specs()
{
    std::vector<testsupport::MediaSpec> all = testsupport::matrix();
    const auto add = [&all](const char *name, const char *extension, const char *arguments) {
        testsupport::MediaSpec spec = testsupport::spec(QStringLiteral("no sound"));
        spec.name = QString::fromLatin1(name);
        spec.extension = QString::fromLatin1(extension);
        spec.videoArgs = QString::fromLatin1(arguments).split(QLatin1Char(' '));
        all.push_back(spec);
    };
    const auto layered = "-c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params "
                         "temporal-layers=1:open-gop=1:keyint=24:min-keyint=24:bframes=4:"
                         "rc-lookahead=20:b-adapt=0:b-pyramid=1:scenecut=0:log-level=error";
    const auto pyramid = "-c:v libx265 -preset ultrafast -x265-params "
                         "open-gop=1:keyint=48:min-keyint=48:bframes=7:rc-lookahead=20:b-adapt=0:"
                         "b-pyramid=1:ref=4:scenecut=0:log-level=error";
    add("HEVC with temporal layers", "mp4", layered);
    add("HEVC with a pyramid of B-frames, parameters in the stream", "ts", pyramid);
    add("H.264 with a pyramid of B-frames", "mkv",
        "-c:v libx264 -preset veryfast -g 48 -bf 7 -b_strategy 0 -sc_threshold 0 -x264-params "
        "b-pyramid=normal:ref=4");
    return all;
}

void matrixRows()
{
    QTest::addColumn<int>("row");
    const auto all = specs();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(qPrintable(all[i].name)) << int(i);
}

MediaFile openRow(int row)
{
    return testsupport::opened(testsupport::make(specs().at(std::size_t(row))));
}

std::unique_ptr<FrameSource> sourceOf(
    const MediaFile &file, FrameSource::Use use = FrameSource::Use::Seeking)
{
    auto source = FrameSource::open(file, use);
    if (!source)
        qFatal("%s: %s", qPrintable(file.path), qPrintable(source.error().detail));
    return *std::move(source);
}

QString why(const timeline::model::Result<VideoFrame> &frame)
{
    return frame ? QString() : frame.error().detail;
}

std::vector<std::int64_t> shuffled(std::int64_t count)
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    std::mt19937 generator(7);
    std::shuffle(order.begin(), order.end(), generator);
    return order;
}

// Every frame is the one that plain decoding gives, however many turns came before it.
void everyFrameInRandomOrder(int row, const std::function<OnTheWay(int turn)> &onTheWay)
{
    const MediaFile file = openRow(row);
    const auto hashes = hashesInOrder(file.path);
    QCOMPARE(std::int64_t(hashes.size()), file.index->count());
    const auto source = sourceOf(file);
    int turn = 0;
    for (const std::int64_t n : shuffled(file.index->count())) {
        const auto frame = source->frame({n}, {}, onTheWay(++turn));
        QVERIFY2(frame, qPrintable(why(frame)));
        QCOMPARE(frame->number, FrameNumber{n});
        QCOMPARE(frame->pts, file.index->at({n}).pts);
        QVERIFY2(hashOf(*frame->picture) == hashes[std::size_t(n)],
            qPrintable(QStringLiteral("frame %1 shows another picture").arg(n)));
    }
}

} // namespace

class TestFrameSource : public QObject {
    Q_OBJECT

private slots:
    void countsTheFramesThatAreShown_data() { matrixRows(); }
    void countsTheFramesThatAreShown()
    {
        QFETCH(int, row);
        const auto spec = specs().at(std::size_t(row));
        const MediaFile file = openRow(row);
        QCOMPARE(std::size_t(file.index->count()), testsupport::expectedNumbers(spec).size());
        const double shown = timeline::model::toSeconds(file.index->duration());
        QVERIFY2(qAbs(shown - testsupport::expectedDuration(spec)) < 0.0021,
            qPrintable(QStringLiteral("%1 s, not %2 s")
                           .arg(shown)
                           .arg(testsupport::expectedDuration(spec))));
    }

    void everyFrameInRandomOrderEqualsSequentialDecoding_data() { matrixRows(); }
    void everyFrameInRandomOrderEqualsSequentialDecoding()
    {
        QFETCH(int, row);
        everyFrameInRandomOrder(row, [](int) { return OnTheWay::DecodeAll; });
    }

    // What opening left open stands where the scan ended, and reads everything again.
    void theFirstReaderGoesOnWithWhatIsOpen_data() { matrixRows(); }
    void theFirstReaderGoesOnWithWhatIsOpen()
    {
        QFETCH(int, row);
        const QString path = testsupport::make(specs().at(std::size_t(row)));
        const auto hashes = hashesInOrder(path);
        for (const bool isCutShort : {false, true}) {
            auto media = openMediaToRead(path, {}, {}, [isCutShort](auto &) { return isCutShort; });
            QVERIFY(media);
            const std::int64_t count = media->file.index->count();
            const auto source = FrameSource::open(*std::move(media));
            QVERIFY(source);
            for (std::int64_t n = 0; n < count; n += 7) {
                const auto frame = (*source)->frame({n});
                QVERIFY2(frame, qPrintable(why(frame)));
                QVERIFY(hashOf(*frame->picture) == hashes[std::size_t(n)]);
            }
        }
    }

    void skippingOnTheWayChangesNoPicture_data() { matrixRows(); }
    void skippingOnTheWayChangesNoPicture()
    {
        QFETCH(int, row);
        // Now and then all are decoded: no trace of the skipping may be left.
        everyFrameInRandomOrder(row, [](int turn) {
            constexpr std::array ways{OnTheWay::DecodeAll, OnTheWay::DecodeFew,
                OnTheWay::DecodeNeeded, OnTheWay::DecodeFew, OnTheWay::DecodeNeeded};
            return ways[std::size_t(turn) % ways.size()];
        });
    }

    void skippingAllOnTheWayForwardsChangesNoPicture_data() { matrixRows(); }
    void skippingAllOnTheWayForwardsChangesNoPicture()
    {
        QFETCH(int, row);
        const MediaFile file = openRow(row);
        const auto hashes = hashesInOrder(file.path);
        const auto source = sourceOf(file, FrameSource::Use::Playback);
        std::mt19937 generator(3);
        std::int64_t steps = 0;
        for (std::int64_t n = 0; n < file.index->count(); n += steps) {
            const auto way = steps % 3 == 2 ? OnTheWay::DecodeAll : OnTheWay::DecodeNeeded;
            const auto frame = source->frame({n}, {}, way);
            QVERIFY2(frame, qPrintable(why(frame)));
            QVERIFY(frame->number.value == n);
            QVERIFY(hashOf(*frame->picture) == hashes[std::size_t(n)]);
            steps = 1 + std::int64_t(generator() % 6);
        }
    }

    void skippingDecodesLess_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("fewer"); // of the 61 up to the wish
        for (const auto &[name, fewer] : {std::pair("H.264 with B-frames and a long GOP", 50),
                 std::pair("HEVC with temporal layers", 10), std::pair("HEVC with open GOPs", 12)})
            QTest::newRow(name) << QString::fromLatin1(name) << fewer;
    }
    void skippingDecodesLess()
    {
        QFETCH(QString, name);
        QFETCH(int, fewer);
        const auto all = specs();
        const auto spec = std::ranges::find(all, name, &testsupport::MediaSpec::name);
        const auto source = sourceOf(testsupport::opened(testsupport::make(*spec)));
        std::vector<std::int64_t> seen;
        source->setObserver(
            [&seen](const VideoFrame &frame) { seen.push_back(frame.number.value); });
        QVERIFY(source->frame({60}, {}, OnTheWay::DecodeFew));
        QVERIFY2(int(seen.size()) < fewer, qPrintable(QString::number(seen.size())));
        const std::vector<std::int64_t> around{56, 57, 58, 59, 60};
        QVERIFY(std::ranges::includes(seen, around));
        const std::size_t before = seen.size();
        QVERIFY(source->frame({0}));
        seen.clear();
        QVERIFY(source->frame({60}, {}, OnTheWay::DecodeNeeded));
        QVERIFY(seen.size() < before);
    }
    void whoStepsBackInALongGopGetsTheNearPartOfIt()
    {
        testsupport::MediaSpec spec;
        spec.name = QStringLiteral("one long GOP");
        spec.frames = 160;
        spec.videoArgs = QStringLiteral("-c:v libx264 -preset veryfast -g 250 -bf 3 -b_strategy 0 "
                                        "-sc_threshold 0")
                             .split(QLatin1Char(' '));
        const auto source = sourceOf(testsupport::opened(testsupport::make(spec)));
        std::set<std::int64_t> seen;
        source->setObserver([&seen](const VideoFrame &frame) { seen.insert(frame.number.value); });
        QVERIFY(source->frame({150}, {}, OnTheWay::DecodeMany));
        for (std::int64_t n = 150 - 128; n <= 150; ++n)
            QVERIFY2(seen.contains(n), qPrintable(QString::number(n)));
        QVERIFY2(seen.size() < 145, qPrintable(QString::number(seen.size())));
    }

    void aFileThatChangesIsNoticed_data()
    {
        QTest::addColumn<bool>("grows");
        QTest::newRow("it grows") << true;
        QTest::newRow("it is written to in place") << false;
    }
    void aFileThatChangesIsNoticed()
    {
        QFETCH(bool, grows);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("changing.mp4"));
        QVERIFY(QFile::copy(openNamed("no sound").path, path));
        const auto media = openMedia(path);
        QVERIFY(media);
        const auto source = sourceOf(*media);
        QVERIFY(source->frame({3}));
        QFile file(path);
        QVERIFY(
            file.open(QIODevice::ReadWrite) && file.seek(grows ? file.size() : file.size() / 2));
        QVERIFY(file.write("changed") == 7 && file.flush());
        const auto later = media->identity.modified.addSecs(5);
        QVERIFY(file.setFileTime(later, QFileDevice::FileModificationTime));
        for (const std::int64_t n : {4, 60, 0}) {
            const auto frame = source->frame({n});
            QVERIFY(!frame);
            QCOMPARE(frame.error().kind, Error::Kind::SourceChanged);
        }
        QCOMPARE(source->keyFrameBefore({30}).error().kind, Error::Kind::SourceChanged);
        QCOMPARE(FrameSource::open(*media).error().kind, Error::Kind::SourceChanged);
    }

    void frameThreadsGiveTheSamePictures_data() { matrixRows(); }
    void frameThreadsGiveTheSamePictures()
    {
        QFETCH(int, row);
        const MediaFile file = openRow(row);
        const auto hashes = hashesInOrder(file.path);
        const auto source = sourceOf(file, FrameSource::Use::Playback);
        for (const std::int64_t start : {file.index->count() / 2, std::int64_t(0)}) {
            for (std::int64_t n = start; n < file.index->count(); n += 3) {
                const auto frame = source->frame({n});
                QVERIFY2(frame, qPrintable(why(frame)));
                QVERIFY(hashOf(*frame->picture) == hashes[std::size_t(n)]);
            }
        }
    }

    void whatIsReferredToShowsWhatItSays_data() { matrixRows(); }
    void whatIsReferredToShowsWhatItSays()
    {
        QFETCH(int, row);
        const MediaFile file = openRow(row);
        const auto hashes = hashesInOrder(file.path);
        const auto source = sourceOf(file, FrameSource::Use::Playback);
        const std::int64_t count = file.index->count();
        for (std::int64_t n = 0, i = 0; n < count; n += 4, ++i) {
            // Exact ones in between are not led astray by what was left out.
            const auto exact = i % 3 == 2;
            const auto frame = exact ? source->frame({n}) : source->referenceFrom({n});
            QVERIFY2(frame, qPrintable(why(frame)));
            QVERIFY(exact ? frame->number.value == n : frame->number.value >= n);
            QVERIFY(hashOf(*frame->picture) == hashes[std::size_t(frame->number.value)]);
            n = frame->number.value;
        }
        QVERIFY(!source->referenceFrom({count}));
    }

    void unreferencedPicturesAreLeftOut()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        const auto source = sourceOf(file, FrameSource::Use::Playback);
        int seen = 0;
        source->setObserver([&seen](const VideoFrame &) { ++seen; });
        const std::int64_t last = file.index->count() - 1;
        const auto frame = source->referenceFrom({last - 5});
        QVERIFY2(frame, qPrintable(why(frame)));
        QVERIFY2(seen < last * 2 / 3, qPrintable(QString::number(seen)));
    }

    void thePictureCarriesItsOwnNumber_data() { matrixRows(); }
    void thePictureCarriesItsOwnNumber()
    {
        QFETCH(int, row);
        const auto numbers = testsupport::expectedNumbers(specs().at(std::size_t(row)));
        const MediaFile file = openRow(row);
        const auto source = sourceOf(file);
        PictureConverter converter;
        for (std::int64_t n = file.index->count() - 1; n >= 0; n -= 7) {
            const auto frame = source->frame({n});
            QVERIFY(frame);
            const auto image = converter.toImage(*frame, file.info.video, {});
            QVERIFY(image);
            QCOMPARE(testsupport::readNumber(*image).value_or(-1), numbers[std::size_t(n)]);
        }
    }

    void theKeyFrameBeforeIsOneAndNotLater_data() { matrixRows(); }
    void theKeyFrameBeforeIsOneAndNotLater()
    {
        QFETCH(int, row);
        const MediaFile file = openRow(row);
        const auto hashes = hashesInOrder(file.path);
        const auto source = sourceOf(file);
        const auto frame = source->keyFrameBefore({file.index->count() - 1});
        QVERIFY2(frame, qPrintable(why(frame)));
        QVERIFY(frame->number.value < file.index->count());
        QVERIFY(hashOf(*frame->picture) == hashes[std::size_t(frame->number.value)]);
        QVERIFY(source->frame({0}));
    }

    void theObserverSeesTheFramesOnTheWay()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        const auto source = sourceOf(file);
        std::vector<std::int64_t> seen;
        source->setObserver(
            [&seen](const VideoFrame &frame) { seen.push_back(frame.number.value); });
        QVERIFY(source->frame({30}));
        std::vector<std::int64_t> expected(31);
        std::iota(expected.begin(), expected.end(), 0);
        QCOMPARE(seen, expected);
        seen.clear();
        QVERIFY(source->frame({33}));
        QCOMPARE(seen, (std::vector<std::int64_t>{31, 32, 33}));
    }

    void goesOnAfterTheEnd()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        const auto source = sourceOf(file);
        const FrameNumber last{file.index->count() - 1};
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(source->frame(last)->number, last);
            QCOMPARE(source->frame({0})->number, FrameNumber{0});
        }
    }

    void aFrameOutsideIsAnError()
    {
        const MediaFile file = openNamed("MPEG-TS");
        const auto source = sourceOf(file);
        QCOMPARE(source->frame({-1}).error().kind, Error::Kind::OutOfRange);
        QCOMPARE(source->frame({file.index->count()}).error().kind, Error::Kind::OutOfRange);
        QVERIFY(source->frame({3}));
    }

    void aCancelledWishLeavesTheSourceUsable()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        const auto source = sourceOf(file);
        CancelToken cancel;
        cancel.cancel();
        QCOMPARE(source->frame({40}, cancel).error().kind, Error::Kind::Cancelled);
        QCOMPARE(source->frame({40})->number, FrameNumber{40});
    }
};

QTEST_GUILESS_MAIN(TestFrameSource)
#include "tst_framesource.moc"
