// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shownnumber.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/frameserver.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace timeline::media;
using namespace timeline::model;
using testsupport::numberIn;
using testsupport::openNamed;
using testsupport::sequenceOf;

namespace {

constexpr int patience = 10000;

// An empty view of a sequence whose second half is a take of `takeFile`, frame for frame from its
// start.
ViewPtr viewWithTake(const MediaFile &file, const MediaFile &takeFile)
{
    ViewPtr view = sequenceOf(file);
    Project project = view->project;
    Media media;
    media.id = project.newId<MediaTag>();
    media.path = takeFile.path;
    project.media.push_back(media);
    Take take;
    take.id = project.newId<TakeTag>();
    take.media = media.id;
    take.number = 1;
    for (std::int64_t n = 0; n < takeFile.index->count(); ++n)
        take.frameMap.entries.push_back(
            {takeFile.index->at({n}).time - takeFile.index->start(), n});
    take.frameMap.length = takeFile.index->duration();
    project.takes.push_back(take);
    Clip &first = project.sequence.clips.front();
    Clip second = first;
    const Flicks cut = file.index->at({file.index->count() / 2}).time - file.index->start();
    second.id = project.newId<ClipTag>();
    second.length = first.length - cut;
    second.slices.front().start += cut;
    second.slices.push_back({take.id, Flicks{0}});
    first.length = cut;
    project.sequence.clips.push_back(second);
    MediaFiles files = view->files;
    files.insert(media.id, takeFile);
    return makeView(project, files);
}

bool hasPicture(const Pictures &pictures)
{
    return !pictures.panes.empty() && pictures.panes.front().isValid();
}

// Collects what a server delivers.
class Collector : public QObject {
public:
    explicit Collector(FrameServer &server)
    {
        connect(&server, &FrameServer::picturesReady, this,
            [this](const Pictures &p) { all.push_back(p); });
    }

    const Pictures *exact(FrameNumber n) const
    {
        for (const Pictures &p : all) {
            if (p.exact && p.frame == n)
                return &p;
        }
        return nullptr;
    }

    std::vector<Pictures> all;
};

} // namespace

class TestFrameServer : public QObject {
    Q_OBJECT

private slots:
    void thePictureIsTheFrameThatWasWished()
    {
        const MediaFile file = openNamed("H.264 with open GOPs");
        const auto numbers =
            testsupport::expectedNumbers(testsupport::spec(QStringLiteral("H.264 with open GOPs")));
        FrameServer server;
        Collector got(server);
        server.setViews({sequenceOf(file)});
        for (const std::int64_t n : {70, 3, 40, 41, 0, 74, 22}) {
            server.request({n});
            QTRY_VERIFY_WITH_TIMEOUT(got.exact({n}), patience);
            QCOMPARE(numberIn(got.exact({n})->panes.front()), numbers[std::size_t(n)]);
            QVERIFY(got.exact({n})->errors.front().isEmpty());
        }
        for (const Pictures &p : got.all)
            QCOMPARE(numberIn(p.panes.front()), numbers[std::size_t(p.frame.value)]);
    }

    void theNewestWishIsAnsweredLast()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        FrameServer server;
        Collector got(server);
        server.setViews({sequenceOf(file)});
        for (std::int64_t n = 0; n < 70; ++n)
            server.request({n});
        server.request({33});
        QTRY_VERIFY_WITH_TIMEOUT(got.exact({33}), patience);
        QVERIFY(got.all.back().frame == FrameNumber{33} && got.all.back().exact);
        QVERIFY2(got.all.size() < 40, "wishes that were replaced in time are not decoded");
    }

    void aStandInSaysWhichFrameItIs()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        FrameServer server;
        Collector got(server);
        server.setViews({sequenceOf(file)});
        server.request({60});
        QTRY_VERIFY_WITH_TIMEOUT(got.exact({60}), patience);
        QVERIFY(!got.all.front().exact);
        QCOMPARE(numberIn(got.all.front().panes.front()), int(got.all.front().frame.value));
    }

    void panesAlwaysShowTheSameFrame()
    {
        const MediaFile a = openNamed("H.264 with B-frames and a long GOP");
        const MediaFile b = openNamed("HEVC with open GOPs");
        FrameServer server;
        Collector got(server);
        const ViewPtr view = viewWithTake(a, b);
        const TakeId take = view->project.takes.back().id;
        server.setViews({view, viewOfTake(view, take)});
        const std::int64_t half = a.index->count() / 2;
        for (const std::int64_t n : {half + 20, std::int64_t(5), half + 3, half}) {
            server.request({n});
            QTRY_VERIFY_WITH_TIMEOUT(got.exact({n}), patience);
        }
        for (const Pictures &p : got.all) {
            QCOMPARE(p.panes.size(), std::size_t(2));
            const int n = int(p.frame.value);
            QCOMPARE(numberIn(p.panes[0]), n);
            QCOMPARE(numberIn(p.panes[1]), n < half ? n : n - int(half));
            QCOMPARE(p.fallback, (std::vector<bool>{false, false}));
        }
    }

    void theSizeIsTheOneThatIsOfUse()
    {
        const MediaFile file = openNamed("a picture to be turned by 90 degrees");
        FrameServer server;
        Collector got(server);
        server.setPictureSize({90, 160});
        server.setViews({sequenceOf(file)});
        server.request({1});
        QTRY_VERIFY_WITH_TIMEOUT(got.exact({1}), patience);
        QCOMPARE(got.exact({1})->panes.front().size(), QSize(90, 160));
    }

    void playsForwardsBackwardsAndInSteps_data()
    {
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("step");
        QTest::newRow("forwards") << 5 << 1;
        QTest::newRow("backwards") << 60 << -1;
        QTest::newRow("twice as fast") << 0 << 2;
        QTest::newRow("backwards, four times as fast") << 70 << -4;
    }
    void playsForwardsBackwardsAndInSteps()
    {
        QFETCH(int, start);
        QFETCH(int, step);
        const MediaFile file = openNamed("H.264 with open GOPs");
        FrameServer server;
        server.setViews({sequenceOf(file)});
        server.startPlayback({start}, step);
        for (int n = start, shown = 0; shown < 15; ++shown, n += step) {
            Pictures pictures;
            // The macro asks once more after success: what was taken must not be taken again.
            QTRY_VERIFY_WITH_TIMEOUT(
                hasPicture(pictures) || hasPicture(pictures = server.takeForPlayback(n)), patience);
            QCOMPARE(pictures.frame, FrameNumber{n});
            QCOMPARE(numberIn(pictures.panes.front()), n);
        }
        server.stopPlayback();
        QVERIFY(!hasPicture(server.takeForPlayback(start)));
    }

    void playsRoundALoop_data()
    {
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("step");
        QTest::newRow("forwards") << 36 << 1;
        QTest::newRow("backwards") << 36 << -1;
        QTest::newRow("twice as fast") << 36 << 2;
    }
    void playsRoundALoop()
    {
        QFETCH(int, start);
        QFETCH(int, step);
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        FrameServer server;
        server.setViews({sequenceOf(file)});
        server.startPlayback({start}, step, FrameRange{{33}, {44}});
        for (int place = start, shown = 0; shown < 40; ++shown, place += step) {
            const int frame = 33 + ((place - 33) % 11 + 11) % 11;
            Pictures pictures;
            QTRY_VERIFY_WITH_TIMEOUT(
                hasPicture(pictures) || hasPicture(pictures = server.takeForPlayback(place)),
                patience);
            QCOMPARE(pictures.frame, FrameNumber{frame});
            QCOMPARE(numberIn(pictures.panes.front()), frame);
        }
    }

    // So little that a loop does not stay in it, nor a GOP for playing backwards.
    void playsWithASmallCache_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("loops");
        QTest::addColumn<int>("pictures"); // that the cache holds
        QTest::newRow("backwards") << -1 << false << 40;
        QTest::newRow("backwards, next to nothing") << -1 << false << 2;
        QTest::newRow("round a loop") << 1 << true << 10;
        QTest::newRow("backwards round a loop") << -1 << true << 10;
    }
    void playsWithASmallCache()
    {
        QFETCH(int, step);
        QFETCH(bool, loops);
        QFETCH(int, pictures);
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        const QSize size = file.info.video.codedSize;
        FrameServer server;
        server.setCacheBudget(std::size_t(size.width() * size.height() * 3 / 2 * pictures));
        server.setViews({sequenceOf(file)});
        const auto loop = loops ? std::optional(FrameRange{{20}, {65}}) : std::nullopt;
        server.startPlayback({64}, step, loop);
        for (int place = 64, shown = 0; shown < (loops ? 120 : 65); ++shown, place += step) {
            const int frame = loops ? 20 + ((place - 20) % 45 + 45) % 45 : place;
            Pictures got;
            QTRY_VERIFY_WITH_TIMEOUT(
                hasPicture(got) || hasPicture(got = server.takeForPlayback(place)), patience);
            QCOMPARE(got.frame, FrameNumber{frame});
            QCOMPARE(numberIn(got.panes.front()), frame);
        }
    }

    // Fast, what nothing refers to is left out: other frames, but those that they say they are.
    void playsFast_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("four times as fast") << 4;
        QTest::newRow("eight times as fast") << 8;
    }
    void playsFast()
    {
        QFETCH(int, step);
        const MediaFile file = openNamed("H.264 with open GOPs");
        FrameServer server;
        server.setViews({sequenceOf(file)});
        server.startPlayback({1}, step);
        std::vector<std::int64_t> frames;
        // The clock is asked where a picture must be, three B-frames later at most.
        for (std::int64_t place = 8; place < 67; place = frames.back() + step + 8) {
            Pictures got;
            QTRY_VERIFY_WITH_TIMEOUT(
                hasPicture(got) || hasPicture(got = server.takeForPlayback(place)), patience);
            QCOMPARE(numberIn(got.panes.front()), int(got.frame.value));
            QVERIFY(got.frame.value <= place);
            frames.push_back(got.frame.value);
        }
        QVERIFY(frames.size() > 3);
        for (std::size_t i = 1; i < frames.size(); ++i)
            QVERIFY(frames[i] >= frames[i - 1] + step);
    }

    void wishesAreAnsweredDuringPlayback()
    {
        const MediaFile file = openNamed("Matroska");
        FrameServer server;
        Collector got(server);
        server.setViews({sequenceOf(file)});
        server.startPlayback({0}, 1);
        server.request({50});
        QTRY_VERIFY_WITH_TIMEOUT(got.exact({50}), patience);
        QCOMPARE(numberIn(got.exact({50})->panes.front()), 50);
    }

    void changedViewsDropWhatIsUnderWay()
    {
        const MediaFile a = openNamed("H.264 with B-frames and a long GOP");
        const MediaFile b = openNamed("MPEG-TS");
        FrameServer server;
        Collector got(server);
        server.setViews({sequenceOf(a)});
        server.request({70});
        server.setViews({sequenceOf(b), sequenceOf(b)});
        server.request({7});
        QTRY_VERIFY_WITH_TIMEOUT(got.exact({7}), patience);
        for (const Pictures &p : got.all)
            QCOMPARE(p.panes.size(), std::size_t(2));
    }

    void knowsWhichFramesAreReady()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        FrameServer server;
        Collector got(server);
        QSignalSpy changed(&server, &FrameServer::cacheChanged);
        server.setViews({sequenceOf(file)});
        QVERIFY(server.cachedRanges().empty());
        server.request({30});
        QTRY_VERIFY_WITH_TIMEOUT(got.exact({30}), patience);
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 1, patience);
        // What is near is made ready while nothing is wished: all of a short video.
        const std::vector<FrameRange> all{{{0}, {file.index->count()}}};
        QTRY_COMPARE_WITH_TIMEOUT(server.cachedRanges(), all, patience);
        const ViewPtr same = sequenceOf(file);
        server.setViews({same});
        QCOMPARE(server.cachedRanges(), all);
        server.setCacheBudget(1);
        QVERIFY(server.cachedRanges().empty());
        server.request({31});
        QTRY_VERIFY_WITH_TIMEOUT(got.exact({31}), patience);
    }

    void whatIsReadyIsTheFrameItSays()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        FrameServer server;
        Collector got(server);
        server.setViews({sequenceOf(file)});
        server.request({40});
        QTRY_COMPARE_WITH_TIMEOUT(server.cachedRanges(),
            (std::vector<FrameRange>{{{0}, {file.index->count()}}}), patience);
        // From here on every step is answered without a stand-in.
        got.all.clear();
        for (std::int64_t n = 39; n >= 0; --n) {
            server.request({n});
            QTRY_VERIFY_WITH_TIMEOUT(got.exact({n}), patience);
            QCOMPARE(numberIn(got.exact({n})->panes.front()), int(n));
        }
        QCOMPARE(got.all.size(), std::size_t(40));
    }

    void twoPanesHaveAStandInToo()
    {
        const MediaFile a = openNamed("H.264 with B-frames and a long GOP");
        const MediaFile b = openNamed("HEVC with open GOPs");
        FrameServer server;
        Collector got(server);
        const ViewPtr view = viewWithTake(a, b);
        server.setViews({view, viewOfTake(view, view->project.takes.back().id)});
        const std::int64_t half = a.index->count() / 2;
        server.request({half + 35});
        QTRY_VERIFY_WITH_TIMEOUT(got.exact({half + 35}), patience);
        const Pictures &first = got.all.front();
        QVERIFY(!first.exact);
        QVERIFY(first.frame != FrameNumber{half + 35});
        const std::int64_t shown = first.frame.value;
        QCOMPARE(numberIn(first.panes[0]), int(shown));
        QCOMPARE(numberIn(first.panes[1]), int(shown < half ? shown : shown - half));
    }

    void aVanishedFileIsSaid()
    {
        FrameServer server;
        Collector got(server);
        server.setViews({sequenceOf(testsupport::vanished("no sound"))});
        server.request({3});
        QTRY_VERIFY_WITH_TIMEOUT(got.exact({3}), patience);
        QVERIFY(got.exact({3})->panes.front().size().isEmpty());
        QVERIFY(!got.exact({3})->errors.front().isEmpty());
    }

    void goesAwayInTheMiddleOfWork()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        for (int i = 0; i < 5; ++i) {
            FrameServer server;
            server.setViews({sequenceOf(file)});
            server.request({70});
            server.startPlayback({0}, 1);
        }
    }

    void withoutViewsNothingHappens()
    {
        FrameServer server;
        Collector got(server);
        server.request({0});
        server.startPlayback({0}, 1);
        QVERIFY(server.takeForPlayback(0).panes.empty());
        server.setViews({nullptr});
        server.request({0});
        QVERIFY(server.cachedRanges().empty());
    }
};

QTEST_GUILESS_MAIN(TestFrameServer)
#include "tst_frameserver.moc"
