// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"
#include "timeline/media/peaks.h"
#include "timeline/media/probe.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline;
using media::Peak;
using media::Peaks;
using model::Flicks;

class TestPeaks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void pyramidHalvesEachLevel();
    void extremesOfARange_data();
    void extremesOfARange();
    void clicksAreSeenWhereTheyAre_data();
    void clicksAreSeenWhereTheyAre();
    void filesWithoutSoundAreEmpty();
    void silenceIsFlat();
    void startOffsetIsKept();
    void cancelStops();
    void secondReadingComesFromDisk();
};

static media::MediaFile opened(const testsupport::MediaSpec &spec)
{
    media::MediaFile file;
    file.path = testsupport::make(spec);
    if (const auto info = media::probe(file.path))
        file.info = *info;
    if (const auto identity = media::identify(file.path))
        file.identity = *identity;
    return file;
}

static media::MediaFile opened(const char *name)
{
    return opened(testsupport::spec(QString::fromLatin1(name)));
}

static model::TimeRange seconds(double begin, double end)
{
    return {model::fromSeconds(begin), model::fromSeconds(end)};
}

void TestPeaks::pyramidHalvesEachLevel()
{
    const Peaks peaks(256, Flicks{0}, {{-0.1f, 0.2f}, {-0.5f, 0.1f}, {0.0f, 0.9f}});
    QCOMPARE(peaks.levels(), std::size_t(3));
    const auto level = [&](std::size_t k) {
        return std::vector<Peak>(peaks.level(k).begin(), peaks.level(k).end());
    };
    QVERIFY(level(1) == std::vector<Peak>({{-0.5f, 0.2f}, {0.0f, 0.9f}}));
    QVERIFY(level(2) == std::vector<Peak>({{-0.5f, 0.9f}}));
    QVERIFY(level(3).empty());
    QVERIFY(Peaks().isEmpty());
}

void TestPeaks::extremesOfARange_data()
{
    QTest::addColumn<double>("begin");
    QTest::addColumn<double>("end");
    QTest::addColumn<float>("high");
    QTest::newRow("one peak") << 3.0 << 4.0 << 0.3f;
    QTest::newRow("a part of a peak") << 3.4 << 3.5 << 0.3f;
    QTest::newRow("some peaks") << 2.0 << 5.0 << 0.4f;
    QTest::newRow("all of them") << 0.0 << 64.0 << 6.3f;
    QTest::newRow("more than there is") << -1e6 << 1e6 << 6.3f;
    QTest::newRow("nothing before the start") << -9.0 << -1.0 << 0.0f;
    QTest::newRow("nothing after the end") << 64.0 << 99.0 << 0.0f;
    QTest::newRow("an empty range") << 3.0 << 3.0 << 0.0f;
    QTest::newRow("a long stretch that starts late") << 32.0 << 64.0 << 6.3f;
}

void TestPeaks::extremesOfARange()
{
    QFETCH(double, begin);
    QFETCH(double, end);
    QFETCH(float, high);
    std::vector<Peak> base;
    for (int i = 0; i < 64; ++i)
        base.push_back({-float(i) / 10, float(i) / 10});
    const Peaks peaks(256, Flicks{0}, base); // a peak a second
    const Peak found = peaks.over(seconds(begin, end));
    QCOMPARE(found.high, high);
    QCOMPARE(found.low, -high);
}

void TestPeaks::clicksAreSeenWhereTheyAre_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"H.264 baseline", "mono sound", "5.1 sound", "sound at 44.1 kHz"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPeaks::clicksAreSeenWhereTheyAre()
{
    QFETCH(QString, name);
    const auto peaks = media::readPeaks(opened(testsupport::spec(name)));
    QVERIFY(peaks);
    for (double click : {0.25, 0.75, 1.25, 1.75}) {
        QVERIFY(peaks->over(seconds(click - 0.005, click + 0.005)).high > 0.6f);
        const Peak between = peaks->over(seconds(click + 0.1, click + 0.4));
        QVERIFY(between.high < 0.2f && between.high > 0.02f);
        QVERIFY(between.low > -0.2f && between.low < -0.02f);
    }
}

void TestPeaks::filesWithoutSoundAreEmpty()
{
    const auto peaks = media::readPeaks(opened("no sound"));
    QVERIFY(peaks);
    QVERIFY(peaks->isEmpty());
    QVERIFY(peaks->over(seconds(0, 3)) == Peak());
}

void TestPeaks::silenceIsFlat()
{
    testsupport::MediaSpec spec = testsupport::spec(QStringLiteral("H.264 baseline"));
    spec.silent = true;
    const auto peaks = media::readPeaks(opened(spec));
    QVERIFY(peaks);
    QVERIFY(!peaks->isEmpty());
    QVERIFY(peaks->over(seconds(0, 3)) == Peak());
}

void TestPeaks::startOffsetIsKept()
{
    const auto peaks = media::readPeaks(opened("a clock that starts at 5 s"));
    QVERIFY(peaks);
    QVERIFY(peaks->over(seconds(0, 4.9)) == Peak());
    QVERIFY(peaks->over(seconds(5.24, 5.26)).high > 0.6f);
}

void TestPeaks::cancelStops()
{
    model::CancelToken cancel;
    cancel.cancel();
    const auto peaks = media::readPeaks(opened("H.264 baseline"), {}, {}, cancel);
    QVERIFY(!peaks);
    QCOMPARE(peaks.error().kind, model::Error::Kind::Cancelled);
}

void TestPeaks::secondReadingComesFromDisk()
{
    QTemporaryDir folder;
    media::MediaFile file = opened("H.264 baseline");
    const QString copy = folder.filePath(QStringLiteral("copy.mp4"));
    QVERIFY(QFile::copy(file.path, copy));
    file.path = copy;
    file.identity = *media::identify(copy);
    const auto first = media::cachedPeaks(file);
    QVERIFY(first);
    // Nothing is left to be read but the cache.
    QVERIFY(QFile::remove(copy));
    const auto second = media::cachedPeaks(file);
    QVERIFY(second);
    QCOMPARE(second->levels(), first->levels());
    QVERIFY(std::ranges::equal(second->level(0), first->level(0)));
    QCOMPARE(second->start().count(), first->start().count());
    file.identity.edgeHash.append('x');
    QVERIFY(!media::cachedPeaks(file));
}

QTEST_GUILESS_MAIN(TestPeaks)
#include "tst_peaks.moc"
