// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/sequencereader.h"

#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/audiosource.h"
#include "timeline/media/picture.h"

#include <QTest>

#include <cmath>

using namespace timeline;
using testsupport::MediaSpec;
using testsupport::TakeSpec;

namespace {

MediaSpec take(int firstNumber, int frames = 60)
{
    MediaSpec spec;
    spec.name = QStringLiteral("a take numbered from %1").arg(firstNumber);
    spec.firstNumber = firstNumber;
    spec.frames = frames;
    spec.size = {640, 360};
    return spec;
}

std::vector<int> numbers(media::SequenceReader &reader)
{
    std::vector<int> found;
    for (std::int64_t n = 0; n < reader.view()->grid->count(); ++n) {
        const auto image = reader.image({n}, {});
        found.push_back(image ? testsupport::readNumber(*image).value_or(-1) : -2);
    }
    return found;
}

// The numbers of `spec` with [from, to) replaced by those from `first` on.
std::vector<int> replaced(const MediaSpec &spec, int from, int to, int first)
{
    std::vector<int> expected = testsupport::expectedNumbers(spec);
    for (int n = from; n < to; ++n)
        expected[std::size_t(n)] = first + n - from;
    return expected;
}

std::vector<float> sound(media::SequenceReader &reader, std::int64_t first, std::int64_t count,
    int rate = 48000, int channels = 2)
{
    std::vector<float> samples(std::size_t(count * channels));
    return reader.samples(first, rate, channels, samples) ? samples : std::vector<float>();
}

} // namespace

class TestSequenceReader : public QObject {
    Q_OBJECT

private slots:
    void everyFrameOfAFile_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
            {"a variable frame rate", "an edit list that hides a pre-roll", "HEVC 10-bit",
                "a picture to be turned by 90 degrees", "a clock that starts at 5 s"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void everyFrameOfAFile()
    {
        QFETCH(QString, name);
        const MediaSpec spec = testsupport::spec(name);
        media::SequenceReader reader(testsupport::openSequence(testsupport::make(spec)));
        QCOMPARE(numbers(reader), testsupport::expectedNumbers(spec));
    }

    void aTakeIsShownInItsRangeOnly()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("a variable frame rate"));
        const auto view = testsupport::openSequence(testsupport::make(spec));
        const auto laid = testsupport::withTake(
            view, {testsupport::make(take(2000)), {{20}, {45}}, 5, 0, true, true, {}});
        media::SequenceReader reader(laid);
        QCOMPARE(numbers(reader), replaced(spec, 20, 45, 2005));
        reader.setView(media::viewOfTake(laid, laid->project.takes.front().id));
        QCOMPARE(numbers(reader), testsupport::expectedNumbers(spec));
    }

    void whatATakeDoesNotCoverIsTheOriginal()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("no sound"));
        const auto view = testsupport::openSequence(testsupport::make(spec));
        media::SequenceReader reader(testsupport::withTake(
            view, {testsupport::make(take(2000)), {{20}, {45}}, 0, 5, true, true, {}}));
        QCOMPARE(numbers(reader), replaced(spec, 20, 40, 2000));
    }

    void takesComeInTheSequencesSize()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("no sound"));
        const auto view = testsupport::openSequence(testsupport::make(spec));
        media::SequenceReader reader(testsupport::withTake(
            view, {testsupport::make(take(2000)), {{20}, {45}}, 0, 0, true, true, {}}));
        QCOMPARE(reader.image({30}, {})->size(), spec.size);
        QCOMPARE(reader.image({30}, {160, 160})->size(), QSize(160, 90));
        const auto frame = reader.frame({30}, {322, 182}, AV_PIX_FMT_YUV444P, {});
        QVERIFY(frame);
        QCOMPARE(QSize((*frame)->width, (*frame)->height), QSize(322, 182));
        QCOMPARE(AVPixelFormat((*frame)->format), AV_PIX_FMT_YUV444P);
        QCOMPARE((*frame)->pts, AV_NOPTS_VALUE);
    }

    void aTakeGetsTheColoursOfAnUntaggedSequence()
    {
        // Untagged and small: BT.601. The take says BT.709 and has to be converted.
        const MediaSpec spec = testsupport::spec(QStringLiteral("no sound"));
        MediaSpec tagged = take(2000);
        tagged.name = QStringLiteral("a take that says BT.709");
        tagged.size = spec.size;
        tagged.outputArgs = {QStringLiteral("-colorspace"), QStringLiteral("bt709"),
            QStringLiteral("-color_range"), QStringLiteral("tv")};
        media::SequenceReader reader(
            testsupport::withTake(testsupport::openSequence(testsupport::make(spec)),
                {testsupport::make(tagged), {{20}, {45}}, 0, 0, true, true, {}}));
        QVERIFY(reader.view()->project.sequence.format.color.matrix.isEmpty());
        for (const std::int64_t n : {10, 30}) {
            const auto frame = reader.frame({n}, spec.size, AV_PIX_FMT_YUV420P, {});
            QVERIFY(frame);
            QCOMPARE((*frame)->colorspace, AVCOL_SPC_SMPTE170M);
            QCOMPARE((*frame)->color_range, AVCOL_RANGE_MPEG);
        }
    }

    void outsideIsAnError()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("no sound"));
        media::SequenceReader reader(testsupport::openSequence(testsupport::make(spec)));
        QCOMPARE(reader.image({-1}, {}).error().kind, model::Error::Kind::OutOfRange);
        QCOMPARE(reader.image({spec.frames}, {}).error().kind, model::Error::Kind::OutOfRange);
        QVERIFY(!media::SequenceReader(nullptr).image({0}, {}));
        std::vector<float> odd(3);
        QVERIFY(!reader.samples(0, 48000, 2, odd));
    }

    void soundOfASilentSequenceIsSilence()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("no sound"));
        media::SequenceReader reader(testsupport::openSequence(testsupport::make(spec)));
        QCOMPARE(sound(reader, 0, 48000), std::vector<float>(96000, 0.0F));
    }

    void clicksStandAtTheirSamples_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("tolerance");
        const auto row = [](const char *name, int channels, int tolerance) {
            QTest::newRow(name) << QString::fromLatin1(name) << 48000 << channels << tolerance;
        };
        row("a variable frame rate", 2, 1);
        row("an edit list that hides a pre-roll", 2, 1);
        // MP4 keeps an offset in milliseconds.
        row("a clock that starts at 5 s", 2, 48);
        row("sound at 44.1 kHz", 2, 1);
        row("mono sound", 1, 1);
        row("5.1 sound", 6, 1);
    }

    void clicksStandAtTheirSamples()
    {
        QFETCH(QString, name);
        QFETCH(int, rate);
        QFETCH(int, channels);
        QFETCH(int, tolerance);
        const MediaSpec spec = testsupport::spec(name);
        media::SequenceReader reader(testsupport::openSequence(testsupport::make(spec)));
        const auto clicks = testsupport::clickPositions(
            sound(reader, 0, 2 * rate, rate, channels), channels, 0, rate);
        // Frame 0 of the shown ones is that many seconds after the file's first.
        const double cut = spec.cutAt;
        std::vector<std::int64_t> expected;
        for (double t = testsupport::firstClick; t < cut + 2; t += testsupport::clickDistance) {
            if (t >= cut + 0.01)
                expected.push_back(std::llround((t - cut) * rate));
        }
        QCOMPARE(clicks.size(), expected.size());
        for (std::size_t i = 0; i < clicks.size(); ++i)
            QVERIFY2(std::abs(clicks[i] - expected[i]) <= tolerance,
                qPrintable(QString::number(clicks[i])));
    }

    void aTakesSoundIsHeardInItsRange()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("24000/1001 frames a second"));
        const auto view = testsupport::openSequence(testsupport::make(spec));
        // The range begins at 24·1001/24000 = 1.001 s; the take's frame 5 (0.2 s) lies there.
        media::SequenceReader reader(testsupport::withTake(
            view, {testsupport::make(take(2000)), {{24}, {48}}, 5, 0, true, true, {}}));
        const auto clicks = testsupport::clickPositions(sound(reader, 0, 3 * 48000), 2);
        std::vector<std::int64_t> expected;
        for (const double t : {0.25, 0.75, 1.001 + 0.05, 1.001 + 0.55, 2.25, 2.75})
            expected.push_back(std::llround(t * 48000));
        QCOMPARE(clicks.size(), expected.size());
        for (std::size_t i = 0; i < clicks.size(); ++i)
            QVERIFY(std::abs(clicks[i] - expected[i]) <= 1);
    }

    void aTakeOfThePictureAloneKeepsTheSound()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("a variable frame rate"));
        const auto view = testsupport::openSequence(testsupport::make(spec));
        TakeSpec laid{testsupport::make(take(2000)), {{20}, {45}}, 5, 0, true, false, {}};
        media::SequenceReader plain(view), reader(testsupport::withTake(view, laid));
        QCOMPARE(sound(reader, 0, 96000), sound(plain, 0, 96000));
        laid.hasPicture = false;
        laid.hasSound = true;
        media::SequenceReader soundOnly(testsupport::withTake(view, laid));
        QCOMPARE(numbers(soundOnly), testsupport::expectedNumbers(spec));
        QVERIFY(sound(soundOnly, 0, 96000) != sound(plain, 0, 96000));
    }

    void aStereoTakeInASurroundTrackGoesToTheFrontPair()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("5.1 sound"));
        const auto view = testsupport::openSequence(testsupport::make(spec));
        media::SequenceReader taken(testsupport::openSequence(testsupport::make(take(2000))));
        media::SequenceReader reader(testsupport::withTake(
            view, {testsupport::make(take(2000)), {{20}, {45}}, 0, 0, true, true, {}}));
        // 0.8 s to 1.8 s is the take's first second.
        const auto surround = sound(reader, 40'000, 40'000, 48'000, 6);
        const auto stereo = sound(taken, 1600, 40'000);
        QCOMPARE(surround.size(), std::size_t(240'000));
        for (std::size_t i = 0; i < 40'000; ++i) {
            QCOMPARE(surround[i * 6], stereo[i * 2]);
            QCOMPARE(surround[i * 6 + 1], stereo[i * 2 + 1]);
            for (std::size_t c = 2; c < 6; ++c)
                QCOMPARE(surround[i * 6 + c], 0.0F);
        }
    }

    void channelsCanBeNamed()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("5.1 sound"));
        media::SequenceReader reader(testsupport::openSequence(testsupport::make(spec)));
        AVChannelLayout front{};
        av_channel_layout_from_mask(&front, AV_CH_LAYOUT_SURROUND);
        std::vector<float> samples(3 * 48'000);
        QVERIFY(reader.samples(0, 48'000, front, samples));
        // Left, right and centre: the third channel keeps its own tone.
        QCOMPARE(testsupport::toneHeard(samples, 3, 2, 48'000), std::optional<int>(2));
        QVERIFY(!reader.samples(0, 48'000, AVChannelLayout{}, samples));
    }

    void theSamplesDoNotDependOnTheCalls()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("sound at 44.1 kHz"));
        const auto view = testsupport::openSequence(testsupport::make(spec));
        const auto laid = testsupport::withTake(
            view, {testsupport::make(take(2000)), {{20}, {45}}, 5, 0, true, true, {}});
        media::SequenceReader reader(laid), other(laid);
        const auto whole = sound(reader, 0, 120'000);
        QVERIFY(!whole.empty());
        std::vector<float> pieces;
        std::int64_t step = 1;
        for (std::int64_t at = 0; at < 120'000; at += step) {
            step = std::min<std::int64_t>(1 + (at * 7919 + 977) % 5000, 120'000 - at);
            const auto piece = sound(other, at, step);
            pieces.insert(pieces.end(), piece.begin(), piece.end());
        }
        QVERIFY(pieces == whole);
        const auto middle = sound(other, 38'000, 3000);
        // A seek may leave AAC's noise substitution, which is random by design, another state.
        for (std::size_t i = 0; i < middle.size(); ++i)
            QVERIFY(std::abs(middle[i] - whole[76'000 + i]) < 0.02F);
    }

    void soundGoesStraightThroughACutThatContinues()
    {
        const MediaSpec spec = testsupport::spec(QStringLiteral("a variable frame rate"));
        const auto view = testsupport::openSequence(testsupport::make(spec));
        const auto laid = testsupport::withTake(
            view, {testsupport::make(take(2000)), {{20}, {45}}, 5, 0, true, true, {}});
        media::SequenceReader plain(view),
            reader(media::viewOfTake(laid, laid->project.takes.front().id));
        QCOMPARE(reader.view()->project.sequence.clips.size(), std::size_t(3));
        QCOMPARE(sound(reader, 0, 120'000), sound(plain, 0, 120'000));
    }
};

QTEST_MAIN(TestSequenceReader)
#include "tst_sequencereader.moc"
