// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/seamscore.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "timeline/edit/clipedits.h"

#include <QColor>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace timeline;
using model::FrameNumber;
using model::FrameRange;
using render::SeamJump;
using render::SeamPlace;
using render::SeamScore;
using testsupport::words;
using Word = SeamScore::Word;

namespace {

constexpr FrameRange range{{20}, {40}}; // where a take is laid in

render::Thumbnail plain(const QColor &color)
{
    QImage image(render::Thumbnail::width, render::Thumbnail::height, QImage::Format_RGB32);
    image.fill(color);
    return render::thumbnailOf(image);
}

// A white column on black, at x.
render::Thumbnail column(int x)
{
    QImage image(render::Thumbnail::width, render::Thumbnail::height, QImage::Format_RGB32);
    image.fill(Qt::black);
    for (int y = 0; y < image.height(); ++y) {
        for (int i = 0; i < 8; ++i)
            image.setPixelColor(x + i, y, Qt::white);
    }
    return render::thumbnailOf(image);
}

QString text(const SeamScore &score)
{
    return QStringLiteral("%1: luma %2, colour %3, motion %4 (x%5), loudness %6")
        .arg(score.visible)
        .arg(score.jump.luma)
        .arg(score.jump.color)
        .arg(score.jump.motion)
        .arg(score.jump.motionRatio)
        .arg(score.jump.loudness.value_or(-1));
}

bool isNear(double value, double expected, double within)
{
    return std::abs(value - expected) <= within;
}

} // namespace

class TestSeamScore : public QObject {
    Q_OBJECT

private slots:
    void aStepAsLargeAsItsNeighboursIsNoJump()
    {
        const auto even = render::pictureJump(
            {plain({40, 40, 40}), plain({50, 50, 50}), plain({60, 60, 60}), plain({70, 70, 70})});
        QVERIFY(isNear(even.luma, 0, 0.01) && isNear(even.color, 0, 0.01));
        const auto moving = render::pictureJump({column(4), column(8), column(12), column(16)});
        QVERIFY(isNear(moving.motion, 0, 0.01));
        QVERIFY(isNear(moving.motionRatio, 1, 0.01));
    }

    void aLargerStepIsTheJump()
    {
        const auto lighter = render::pictureJump(
            {plain({40, 40, 40}), plain({42, 42, 42}), plain({62, 62, 62}), plain({63, 63, 63})});
        QVERIFY(isNear(lighter.luma, 18, 0.1)); // 20, where 2 are usual
        QVERIFY(isNear(lighter.motion, 0, 0.1)); // brightness is not counted twice
        const auto redder = render::pictureJump(
            {plain({90, 90, 90}), plain({90, 90, 90}), plain({130, 78, 90}), plain({130, 78, 90})});
        QVERIFY(redder.color > 30);
        QVERIFY(redder.luma < 1); // as bright as before
        const auto elsewhere = render::pictureJump({column(4), column(5), column(30), column(31)});
        QVERIFY(elsewhere.motion > 40);
        QVERIFY(elsewhere.motionRatio > 5);
        QVERIFY(isNear(elsewhere.luma, 0, 0.1));
    }

    void atTheEndsOfTheVideoTheStepStandsAlone()
    {
        const auto jump = render::pictureJump({{}, plain({40, 40, 40}), plain({50, 50, 50}), {}});
        QVERIFY(isNear(jump.luma, 10, 0.1));
    }

    void loudnessIsHeldAgainstTheOriginal()
    {
        QCOMPARE(render::loudnessJump({-20, -10}, {-20, -10}), std::optional(0.0));
        QCOMPARE(render::loudnessJump({-20, -10}, {-20, -20}), std::optional(10.0));
        QCOMPARE(render::loudnessJump({-20, -30}, {-30, -20}), std::optional(20.0));
        QCOMPARE(render::loudnessJump({-60, -60}, {-20, -20}), std::nullopt);
    }

    void wordsGoWithTheScore_data()
    {
        QTest::addColumn<SeamJump>("jump");
        QTest::addColumn<Word>("word");
        QTest::newRow("nothing") << SeamJump{} << Word::NotSeen;
        QTest::newRow("what another encoding leaves")
            << SeamJump{0.6, 0.4, 0.3, 1.2, 0.2} << Word::NotSeen;
        QTest::newRow("somewhat brighter") << SeamJump{4, 0, 0, 1, {}} << Word::Slight;
        QTest::newRow("somewhat redder") << SeamJump{0, 3, 0, 1, {}} << Word::Slight;
        QTest::newRow("another pose") << SeamJump{0, 0, 3, 3, {}} << Word::Slight;
        QTest::newRow("a little of each") << SeamJump{4, 3, 3, 3, {}} << Word::Clear;
        QTest::newRow("much brighter") << SeamJump{12, 0, 0, 1, {}} << Word::Clear;
        QTest::newRow("another scene") << SeamJump{0, 0, 40, 20, {}} << Word::Clear;
        QTest::newRow("somewhat louder") << SeamJump{0, 0, 0, 1, 3} << Word::Slight;
        QTest::newRow("much louder") << SeamJump{0, 0, 0, 1, 12} << Word::Clear;
    }

    void wordsGoWithTheScore()
    {
        QFETCH(SeamJump, jump);
        const SeamScore score = render::scoreOf(jump);
        QTEST(score.word, "word");
        QCOMPARE(score.jump, jump);
        QVERIFY(score.visible >= 0 && score.visible <= 100);
    }

    void theLeastDifferenceIsSuggested_data()
    {
        QTest::addColumn<std::vector<double>>("differences"); // of places from 10 on
        QTest::addColumn<int>("now");
        QTest::addColumn<int>("best"); // -1: none
        using Row = std::vector<double>;
        QTest::newRow("the least") << Row{5, 4, 1, 6} << 10 << 12;
        QTest::newRow("of equal ones the nearest") << Row{1, 5, 6, 1.2, 1} << 12 << 13;
        QTest::newRow("it stays where it is as good") << Row{1, 5, 1.2, 5, 1} << 12 << 12;
        QTest::newRow("it is no place") << Row{1, 2} << 20 << -1;
        QTest::newRow("there is none") << Row{} << 10 << -1;
    }

    void theLeastDifferenceIsSuggested()
    {
        QFETCH(std::vector<double>, differences);
        QFETCH(int, now);
        QFETCH(int, best);
        std::vector<SeamPlace> places;
        for (const double each : differences)
            places.push_back({FrameNumber{10 + std::ssize(places)}, each});
        const auto suggested = render::suggestSeam(places, {now});
        QCOMPARE(suggested.has_value(), best >= 0);
        if (!suggested)
            return;
        QCOMPARE(suggested->behind, FrameNumber{best});
        QCOMPARE(suggested->now, FrameNumber{now});
        QCOMPARE(suggested->difference, differences[std::size_t(best - 10)]);
        QCOMPARE(suggested->differenceNow, differences[std::size_t(now - 10)]);
    }

    // One colour and tone, and a take of another or of the same.
    void jumpsThatWereMadeAreMeasured_data()
    {
        QTest::addColumn<QString>("color");
        QTest::addColumn<QString>("volume");
        QTest::addColumn<double>("luma");
        QTest::addColumn<double>("loudness");
        QTest::addColumn<Word>("word");
        const auto row = [](const char *name, const char *color, const char *volume, double luma,
                             double loudness, Word word) {
            QTest::newRow(name) << QString::fromLatin1(color) << QString::fromLatin1(volume) << luma
                                << loudness << word;
        };
        row("the same again", "0x808080", "1", 0, 0, Word::NotSeen);
        row("brighter by 20", "0x949494", "1", 20, 0, Word::Clear);
        row("four times as loud", "0x808080", "4", 0, 12, Word::Clear);
        row("a quarter as loud", "0x808080", "0.25", 0, 12, Word::Clear);
    }

    void jumpsThatWereMadeAreMeasured()
    {
        QFETCH(QString, color);
        QFETCH(QString, volume);
        QFETCH(double, luma);
        QFETCH(double, loudness);
        const auto base =
            testsupport::openSequence(flat(QStringLiteral("0x808080"), QStringLiteral("1")));
        const auto shown =
            testsupport::withTake(base, {flat(color, volume), range, 20, 0, true, true, {}});
        for (const FrameNumber behind : {range.begin, range.end}) {
            const auto score = render::measureSeam(shown, base, behind);
            QVERIFY(score);
            QVERIFY2(isNear(score->jump.luma, luma, 1.5), qPrintable(text(*score)));
            QVERIFY2(
                isNear(score->jump.loudness.value_or(99), loudness, 0.5), qPrintable(text(*score)));
            QTEST(score->word, "word");
        }
        const auto inside = render::measureSeam(shown, base, range.begin + 5);
        QVERIFY(inside);
        QCOMPARE(inside->word, Word::NotSeen);
    }

    // A take that goes on as the original does, and one that is a second ahead.
    void motionThatJumpsIsSeen()
    {
        const QString film = moving();
        const auto base = testsupport::openSequence(film);
        const auto same = testsupport::withTake(base, {film, range, 20, 0, true, true, {}});
        const auto ahead = testsupport::withTake(base, {film, range, 45, 0, true, true, {}});
        const auto quiet = render::measureSeam(same, base, range.begin);
        const auto jumping = render::measureSeam(ahead, base, range.begin);
        QVERIFY(quiet && jumping);
        QVERIFY2(quiet->word == Word::NotSeen, qPrintable(text(*quiet)));
        QVERIFY2(jumping->word == Word::Clear && jumping->jump.motionRatio > 3,
            qPrintable(text(*jumping)));
    }

    void whereNothingIsJoinedNothingIsMeasured()
    {
        const auto base = testsupport::openSequence(moving());
        for (const std::int64_t n : {std::int64_t(0), base->grid->count()}) {
            const auto score = render::measureSeam(base, base, {n});
            QVERIFY(!score);
            QCOMPARE(score.error().kind, model::Error::Kind::OutOfRange);
        }
        model::CancelToken cancel;
        cancel.cancel();
        QCOMPARE(render::measureSeam(base, base, {20}, cancel).error().kind,
            model::Error::Kind::Cancelled);
    }

    // The take is grey in the middle and the video itself at frame 14 and before: there it is
    // found.
    void placesAreMeasuredBetweenBothSides()
    {
        const QString film = moving();
        const auto base = testsupport::openSequence(film);
        // As wide as its pictures go, frames 10…39, of which 20…39 are shown.
        const auto wide =
            testsupport::withTake(base, {greyFrom(15), {{10}, {40}}, 10, 0, true, true, {}});
        const model::FrameIndexes indexes = media::indexesOf(wide->files);
        const model::ClipId take = wide->project.sequence.clips[1].id;
        const auto measured = [&](int crossfade) {
            model::Project early = wide->project;
            early.sequence.clips[1].joinIn.crossfade = crossfade;
            const auto late = edit::rollEdge(early, indexes, take, wide->grid->timeOf({30}));
            return render::measurePlaces(media::makeView(late.value(), wide->files),
                media::makeView(early, wide->files), {{10}, {31}});
        };
        const auto places = measured(0);
        QVERIFY(places);
        QCOMPARE(places->size(), 21u);
        for (const SeamPlace &each : *places)
            QVERIFY2((each.difference < 4) == (each.behind.value < 15),
                qPrintable(QStringLiteral("%1: %2").arg(each.behind.value).arg(each.difference)));
        const auto best = render::suggestSeam(*places, {20});
        QVERIFY(best);
        QCOMPARE(best->behind, FrameNumber{14});
        QVERIFY(best->differenceNow > 4 * best->difference);
        QVERIFY2(measured(12).value() == *places, "mixed, both are alike where it is mixed");
    }

    void framesThatTheTakeLacksAreNoPlaces()
    {
        const QString film = moving();
        const auto base = testsupport::openSequence(film);
        const auto right =
            testsupport::withTake(base, {film, {{10}, {40}}, 10, 10, true, true, {}});
        const auto places = render::measurePlaces(base, right, {{20}, {36}});
        QVERIFY(places);
        QCOMPARE(places->front().behind, FrameNumber{20});
        QCOMPARE(places->back().behind, FrameNumber{29}); // the take ends with frame 29
    }

private:
    QString flat(const QString &color, const QString &volume)
    {
        const QString path = m_folder.filePath(QStringLiteral("%1 %2.mp4").arg(color, volume));
        if (!QFile::exists(path))
            testsupport::runFfmpeg(words("-f lavfi -i")
                << QStringLiteral("color=%1:s=320x180:r=25").arg(color)
                << words("-f lavfi -i sine=440:r=48000 -af")
                << QStringLiteral("volume=%1,aformat=channel_layouts=stereo").arg(volume)
                << words("-frames:v 80 -t 3.2 -c:v libx264 -preset ultrafast -pix_fmt yuv420p "
                         "-c:a aac")
                << path);
        return path;
    }

    // A bright box that goes to and fro, a third of the picture in a second.
    QString moving() { return boxes(QStringLiteral("moving.mp4"), {}); }
    QString greyFrom(int frame)
    {
        return boxes(QStringLiteral("grey.mp4"),
            QStringLiteral(",drawbox=c=gray:t=fill:enable='gte(n,%1)'").arg(frame));
    }

    QString boxes(const QString &name, const QString &filter)
    {
        const QString path = m_folder.filePath(name);
        if (!QFile::exists(path))
            testsupport::runFfmpeg(words("-f lavfi -i color=0x202020:s=320x180:r=25 -f lavfi -i "
                                         "color=0xE0E0E0:s=60x90:r=25 -filter_complex")
                << QStringLiteral("[0][1]overlay=x='130+120*sin(t*1.5)':y=40%1").arg(filter)
                << words("-frames:v 80 -c:v libx264 -preset ultrafast -pix_fmt yuv420p") << path);
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSeamScore)
#include "tst_seamscore.moc"
