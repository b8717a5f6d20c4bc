// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/filmstrip.h"
#include "timeline/media/tilecache.h"
#include "timeline/media/tileplan.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline::media;
using namespace timeline::model;
using testsupport::openNamed;
using testsupport::sequenceOf;

namespace {

constexpr int patience = 10000;

std::vector<FrameNumber> every(std::int64_t step, std::int64_t count)
{
    std::vector<FrameNumber> frames;
    for (std::int64_t n = 0; n < count; n += step)
        frames.push_back({n});
    return frames;
}

int numberIn(const QImage &tile)
{
    return testsupport::readNumber(tile).value_or(-1);
}

} // namespace

class TestFilmstrip : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_cache.isValid());
        qputenv("XDG_CACHE_HOME", m_cache.path().toLocal8Bit());
    }

    void init() { QVERIFY(QDir(TileCache::defaultFolder()).removeRecursively()); }

    void zoomedInEachTileIsItsOwnFrame()
    {
        const MediaFile file = openNamed("H.264 with open GOPs");
        Filmstrip strip;
        strip.setView(sequenceOf(file));
        QVERIFY(strip.tile({0}).isNull());
        const auto frames = every(4, 75);
        QVERIFY(strip.isComplete());
        strip.setVisible(frames, 90);
        QVERIFY(!strip.isComplete());
        QTRY_VERIFY_WITH_TIMEOUT(strip.isComplete(), patience);
        for (const FrameNumber n : frames)
            QCOMPARE(numberIn(strip.tile(n)), int(n.value));
        QCOMPARE(strip.tile({8}).size(), QSize(160, 90));
    }

    void zoomedOutATileStandsForItsStretch()
    {
        const MediaFile file = openNamed("HEVC with open GOPs");
        Filmstrip strip;
        strip.setView(sequenceOf(file));
        strip.setVisible({{0}, {20}, {40}, {60}}, 90);
        // Key frames are 0, 24, 48 and 72: the one in a stretch's first half; 72 lies in a second
        // half, and a tile must not show what comes long after its left edge.
        QTRY_VERIFY_WITH_TIMEOUT(strip.isComplete(), patience);
        QCOMPARE(numberIn(strip.tile({0})), 0);
        QCOMPARE(numberIn(strip.tile({20})), 24);
        QCOMPARE(numberIn(strip.tile({40})), 48);
        // Pictures that no other needs are left out on the way: the next one that is needed.
        const int loose = numberIn(strip.tile({60}));
        QVERIFY2(loose >= 60 && loose < 68, qPrintable(QString::number(loose)));
    }

    void aKeyFrameStandsInWhileItsGopIsDecoded()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        QCOMPARE(file.index->entryPoints().size(), std::size_t(1));
        Filmstrip strip;
        std::vector<int> seen;
        connect(&strip, &Filmstrip::tilesChanged, &strip, [&] {
            const int number = numberIn(strip.tile({60}));
            if (!strip.tile({60}).isNull() && (seen.empty() || seen.back() != number))
                seen.push_back(number);
        });
        strip.setView(sequenceOf(file));
        strip.setVisible({{60}, {40}}, 90);
        QTRY_VERIFY_WITH_TIMEOUT(strip.isComplete(), patience);
        QCOMPARE(seen.front(), 0);
        QVERIFY(seen.back() >= 60 && seen.back() < 68);
        QVERIFY(numberIn(strip.tile({40})) >= 40 && numberIn(strip.tile({40})) < 48);
    }

    void theNearestTileStandsIn()
    {
        const MediaFile file = openNamed("Motion JPEG in MOV");
        Filmstrip strip;
        strip.setView(sequenceOf(file));
        strip.setVisible({{10}, {16}}, 90);
        QTRY_COMPARE_WITH_TIMEOUT(numberIn(strip.tile({16})), 16, patience);
        QTRY_COMPARE_WITH_TIMEOUT(numberIn(strip.tile({10})), 10, patience);
        QCOMPARE(numberIn(strip.tile({0})), 10);
        QCOMPARE(numberIn(strip.tile({12})), 10);
        QCOMPARE(numberIn(strip.tile({14})), 16);
        QCOMPARE(numberIn(strip.tile({70})), 16);
    }

    void theNewestWishesAreServed()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        Filmstrip strip;
        QSignalSpy changed(&strip, &Filmstrip::tilesChanged);
        strip.setView(sequenceOf(file));
        for (std::int64_t n = 0; n < 70; ++n)
            strip.setVisible({{n}, {n + 1}}, 90);
        QTRY_COMPARE_WITH_TIMEOUT(numberIn(strip.tile({70})), 70, patience);
        QVERIFY2(changed.count() < 40, "tiles that left the screen in time are not made");
    }

    void aKnownViewFindsItsTilesAgain()
    {
        const MediaFile file = openNamed("Motion JPEG in MOV");
        Filmstrip strip;
        strip.setView(sequenceOf(file));
        strip.setVisible({{3}, {5}}, 90);
        QTRY_COMPARE_WITH_TIMEOUT(numberIn(strip.tile({5})), 5, patience);
        QTRY_COMPARE_WITH_TIMEOUT(numberIn(strip.tile({3})), 3, patience);
        const ViewPtr view = sequenceOf(file);
        strip.setView(view);
        QCOMPARE(numberIn(strip.tile({3})), 3);
        strip.setView(sequenceOf(openNamed("no sound")));
        QVERIFY(strip.tile({3}).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(numberIn(strip.tile({3})), 3, patience);
    }

    void tilesOnDiskNeedNoDecoding()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("kept.mp4"));
        QVERIFY(QFile::copy(openNamed("H.264 with B-frames and a long GOP").path, path));
        const auto file = openMedia(path);
        QVERIFY(file);
        const auto frames = every(5, 75);
        {
            Filmstrip strip;
            strip.setView(sequenceOf(*file));
            strip.setVisible(frames, 90);
            QTRY_VERIFY_WITH_TIMEOUT(strip.isComplete(), patience);
        }
        QVERIFY(QFile::remove(path));
        Filmstrip again;
        again.setView(sequenceOf(*file));
        again.setVisible(frames, 90);
        QTRY_VERIFY_WITH_TIMEOUT(again.isComplete(), patience);
        for (const FrameNumber n : frames)
            QCOMPARE(numberIn(again.tile(n)), int(n.value));
        again.setVisible(frames, 60); // another height was never made
        QTRY_VERIFY_WITH_TIMEOUT(again.isComplete(), patience);
        QCOMPARE(again.tile({5}).height(), 90);
    }

    void aVanishedFileHasNoTiles()
    {
        Filmstrip strip;
        strip.setView(sequenceOf(testsupport::vanished("no sound")));
        QSignalSpy changed(&strip, &Filmstrip::tilesChanged);
        strip.setVisible({{3}}, 90);
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
        QVERIFY(strip.isComplete());
        QVERIFY(strip.tile({3}).isNull());
    }

    void goesAwayInTheMiddleOfWork()
    {
        const MediaFile file = openNamed("H.264 with B-frames and a long GOP");
        for (int i = 0; i < 5; ++i) {
            Filmstrip strip;
            strip.setView(sequenceOf(file));
            strip.setVisible(every(3, 75), 90);
        }
        Filmstrip empty;
        empty.setView(nullptr);
        empty.setVisible({{0}}, 90);
        QVERIFY(empty.tile({0}).isNull());
    }

    void aTileIsAKeyFrameOnlyWhenItStandsForMany()
    {
        const MediaFile file = openNamed("HEVC with open GOPs");
        QCOMPARE(pickTile(*file.index, {20}, 8), (TilePick{{20}, false}));
        QCOMPARE(pickTile(*file.index, {20}, 10), (TilePick{{24}, false}));
        QCOMPARE(pickTile(*file.index, {5}, 10), (TilePick{{5}, true}));
        QCOMPARE(pickTile(*file.index, {24}, 50), (TilePick{{24}, false}));
        QCOMPARE(pickTile(*file.index, {74}, 50), (TilePick{{74}, true}));
    }

private:
    QTemporaryDir m_cache;
};

QTEST_GUILESS_MAIN(TestFilmstrip)
#include "tst_filmstrip.moc"
