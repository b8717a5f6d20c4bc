// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/takemaker.h"

#include "takereader.h"
#include "tests/support/testmedia.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using practice::makeTake;
using practice::Mode;
using practice::TakeDamage;
using practice::TakeOrder;
using testsupport::MediaSpec;
using timeline::model::CancelToken;
using timeline::model::Error;

namespace {

constexpr QSize small(320, 180); // in which pictures are compared
constexpr double sectionBegin = 0.6;
constexpr double sectionEnd = 2.6;

MediaSpec plainSpec()
{
    MediaSpec spec;
    spec.name = QStringLiteral("a window for a take");
    spec.frames = 81;
    return spec;
}

// The numbers of the frames that differ from the input's own.
std::vector<int> changedFrames(const std::vector<QImage> &input, const std::vector<QImage> &take)
{
    std::vector<int> changed;
    for (std::size_t i = 0; i < std::min(input.size(), take.size()); ++i) {
        if (meanDifference(input[i], take[i]) > 6)
            changed.push_back(int(i));
    }
    return changed;
}

std::vector<int> range(int begin, int end)
{
    std::vector<int> numbers;
    for (int n = begin; n < end; ++n)
        numbers.push_back(n);
    return numbers;
}

} // namespace

class TestTakeMaker : public QObject {
    Q_OBJECT

private slots:
    void changesWhatTheModeSays_data();
    void changesWhatTheModeSays();
    void keepsTheClock_data();
    void keepsTheClock();
    void shapesThePicture_data();
    void shapesThePicture();
    void givesSilentVideosANewTrack();
    void clampsTheSectionToTheEnd();
    void damagesOnPurpose_data();
    void damagesOnPurpose();
    void stopsWhenCancelled();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();

private:
    TakeOrder order(const QString &input, Mode mode = Mode::AudioAndVideo) const
    {
        return {input, m_folder.filePath(QStringLiteral("take.mp4")), sectionBegin,
            sectionEnd - sectionBegin, mode, {}, {}};
    }
    QTemporaryDir m_folder;
};

void TestTakeMaker::changesWhatTheModeSays_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::newRow("picture and sound") << Mode::AudioAndVideo;
    QTest::newRow("picture only") << Mode::Video;
    QTest::newRow("sound only") << Mode::Audio;
}

void TestTakeMaker::changesWhatTheModeSays()
{
    QFETCH(Mode, mode);
    const QString input = testsupport::make(plainSpec());
    const TakeOrder wanted = order(input, mode);
    double progress = 0;
    const auto made = makeTake(wanted, [&](double done) { progress = done; }, {});
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().detail));
    QVERIFY(progress > 0.9 && progress <= 1);

    const TakeFacts facts = factsOf(wanted.output);
    QCOMPARE(facts.size, QSize(1920, 1080));
    QCOMPARE(facts.videoCodec, QStringLiteral("h264"));
    QCOMPARE(facts.pixelFormat, QStringLiteral("yuv420p"));
    QCOMPARE(facts.rate, QStringLiteral("25/1"));
    QCOMPARE(facts.frames, 81);
    QCOMPARE(facts.audioCodec, QStringLiteral("aac"));
    QCOMPARE(facts.audioRate, 48000);
    QVERIFY(std::abs(facts.videoSeconds - 3.24) < 0.001);
    QVERIFY(std::abs(facts.audioSeconds - 3.24) < 0.03);

    const auto before = pictures(input, small);
    const auto after = pictures(wanted.output, small);
    QCOMPARE(
        changedFrames(before, after), mode == Mode::Audio ? std::vector<int>() : range(15, 65));
    for (int n = 0; n < 81; ++n) {
        if (mode == Mode::Audio || n < 15 || n >= 65)
            QCOMPARE(testsupport::readNumber(
                         after[std::size_t(n)].convertToFormat(QImage::Format_RGB32)),
                n);
    }
    const auto heard = sound(input);
    const auto retaken = sound(wanted.output);
    QVERIFY(soundDifference(heard, retaken, 0, 0.59) < 0.01);
    QVERIFY(soundDifference(heard, retaken, 2.61, 3.24) < 0.01);
    const double inside = soundDifference(heard, retaken, 0.62, 2.58);
    QVERIFY2(
        mode == Mode::Video ? inside < 0.01 : inside > 0.04, qPrintable(QString::number(inside)));
}

void TestTakeMaker::keepsTheClock_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"H.264 with B-frames and a long GOP", "HEVC with open GOPs",
             "HEVC 10-bit", "a variable frame rate", "a clock that starts at 5 s",
             "an edit list that hides a pre-roll", "30000/1001 frames a second", "Matroska",
             "MPEG-TS", "no sound", "5.1 sound", "sound at 44.1 kHz"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestTakeMaker::keepsTheClock()
{
    QFETCH(QString, name);
    const MediaSpec spec = testsupport::spec(name);
    const QString input = testsupport::make(spec);
    TakeOrder wanted = order(input);
    wanted.startTime = 1000; // nothing is changed
    const auto made = makeTake(wanted, {}, {});
    if (spec.extension == QLatin1String("ts")) {
        QVERIFY(!made); // no container of the service's
        return;
    }
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().detail));
    const auto expected = testsupport::expectedNumbers(spec);
    const auto after = pictures(wanted.output, {640, 360});
    QCOMPARE(after.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(
            testsupport::readNumber(after[i].convertToFormat(QImage::Format_RGB32)), expected[i]);
    const auto before = frameTimes(input);
    const auto kept = frameTimes(wanted.output);
    QCOMPARE(kept.size(), expected.size());
    for (std::size_t i = 0; i < std::min(before.size(), kept.size()); ++i)
        QVERIFY2(std::abs(before[i] - kept[i]) < 0.0011,
            qPrintable(
                QStringLiteral("frame %1: %2 s, was %3 s").arg(i).arg(kept[i]).arg(before[i])));
    // Sound stays in step: a click every half second, counted from the frame that bears number 0.
    const auto clicks = testsupport::clickPositions(sound(wanted.output), 2);
    QCOMPARE(clicks.empty(), spec.audioChannels == 0);
    const double hidden =
        expected.front() / 25.0; // before the first shown frame; only the 25 fps file has any
    for (const std::int64_t click : clicks) {
        const double second = double(click) / 48000 + hidden - testsupport::firstClick;
        const double off = std::remainder(second, testsupport::clickDistance);
        QVERIFY2(std::abs(off) < 0.001, qPrintable(QStringLiteral("a click is %1 s off").arg(off)));
    }
}

void TestTakeMaker::shapesThePicture_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("rotation");
    QTest::addColumn<QSize>("ordered");
    QTest::addColumn<QSize>("expected");
    QTest::addColumn<QRect>("content"); // of the whole, in 1/120 of width and height
    const QRect whole(0, 0, 120, 120);
    QTest::newRow("landscape") << QSize(320, 180) << 0 << QSize() << QSize(1920, 1080) << whole;
    QTest::newRow("portrait") << QSize(180, 320) << 0 << QSize() << QSize(1080, 1920) << whole;
    QTest::newRow("stored lying, shown upright")
        << QSize(320, 180) << 90 << QSize() << QSize(1080, 1920) << whole;
    QTest::newRow("upside down") << QSize(320, 180) << 180 << QSize() << QSize(1920, 1080) << whole;
    QTest::newRow("4:3 between bars")
        << QSize(240, 180) << 0 << QSize() << QSize(1920, 1080) << QRect(15, 0, 90, 120);
    QTest::newRow("landscape ordered upright")
        << QSize(320, 180) << 0 << QSize(1080, 1920) << QSize(1080, 1920) << QRect(0, 41, 120, 38);
}

void TestTakeMaker::shapesThePicture()
{
    QFETCH(QSize, size);
    QFETCH(int, rotation);
    QFETCH(QSize, ordered);
    QFETCH(QSize, expected);
    QFETCH(QRect, content);
    MediaSpec spec = plainSpec();
    spec.name =
        QStringLiteral("shape %1x%2 turned %3").arg(size.width()).arg(size.height()).arg(rotation);
    spec.frames = 12;
    spec.size = size;
    spec.rotation = rotation;
    TakeOrder wanted = order(testsupport::make(spec), Mode::Audio);
    wanted.size = ordered;
    QVERIFY(makeTake(wanted, {}, {}));
    QCOMPARE(factsOf(wanted.output).size, expected);
    const auto after = pictures(wanted.output, expected / 2);
    QCOMPARE(after.size(), std::size_t(12));
    const QSize half = expected / 2;
    const QRect part(content.x() * half.width() / 120, content.y() * half.height() / 120,
        content.width() * half.width() / 120, content.height() * half.height() / 120);
    for (int n = 0; n < 12; ++n)
        QCOMPARE(testsupport::readNumber(
                     after[std::size_t(n)].copy(part).convertToFormat(QImage::Format_RGB32)),
            n);
    if (part.left() > 20 || part.top() > 20)
        QVERIFY(qGray(after[0].pixel(5, 5)) < 24);
}

void TestTakeMaker::givesSilentVideosANewTrack()
{
    MediaSpec spec = plainSpec();
    spec.name = QStringLiteral("a window without sound");
    spec.audioChannels = 0;
    TakeOrder wanted = order(testsupport::make(spec));
    QVERIFY(makeTake(wanted, {}, {}));
    const auto heard = sound(wanted.output);
    const std::vector<float> silence(heard.size(), 0.F);
    QVERIFY(soundDifference(heard, silence, 0, 0.57) < 0.001);
    QVERIFY(soundDifference(heard, silence, 0.62, 2.58) > 0.04);
    QVERIFY(soundDifference(heard, silence, 2.63, 3.2) < 0.001);
    QVERIFY(std::abs(factsOf(wanted.output).audioSeconds - 3.24) < 0.03);

    wanted.mode = Mode::Video;
    QVERIFY(makeTake(wanted, {}, {}));
    QCOMPARE(factsOf(wanted.output).audioCodec, QString());
}

void TestTakeMaker::clampsTheSectionToTheEnd()
{
    const QString input = testsupport::make(plainSpec());
    TakeOrder wanted = order(input);
    wanted.startTime = 2;
    wanted.duration = 600;
    QVERIFY(makeTake(wanted, {}, {}));
    QCOMPARE(changedFrames(pictures(input, small), pictures(wanted.output, small)), range(50, 81));
}

void TestTakeMaker::damagesOnPurpose_data()
{
    QTest::addColumn<TakeDamage>("damage");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("firstChanged");
    QTest::addColumn<int>("endChanged");
    const auto row = [](const char *name, auto member) -> QTestData & {
        TakeDamage damage;
        damage.*member = true;
        return QTest::newRow(name) << damage;
    };
    const QSize full(1920, 1080);
    const QString same = QStringLiteral("25/1");
    row("the change spreads", &TakeDamage::bleed) << full << same << 84 << 3 << 78;
    row("the tail is missing", &TakeDamage::trimmedTail) << full << same << 81 << 15 << 65;
    row("another rate", &TakeDamage::otherRate) << full << QStringLiteral("24/1") << 81 << -1 << -1;
    row("another size", &TakeDamage::wrongSize) << QSize(1280, 720) << same << 84 << 15 << 65;
    row("black", &TakeDamage::black) << full << same << 84 << 15 << 65;
}

void TestTakeMaker::damagesOnPurpose()
{
    QFETCH(TakeDamage, damage);
    QFETCH(QSize, size);
    QFETCH(QString, rate);
    QFETCH(int, frames);
    QFETCH(int, firstChanged);
    QFETCH(int, endChanged);
    MediaSpec spec = plainSpec();
    spec.name = QStringLiteral("a window of 84 frames");
    spec.frames = 84;
    TakeOrder wanted = order(testsupport::make(spec));
    wanted.damage = damage;
    QVERIFY(makeTake(wanted, {}, {}));
    const TakeFacts facts = factsOf(wanted.output);
    QCOMPARE(facts.size, size);
    QCOMPARE(facts.rate, rate);
    QCOMPARE(facts.frames, frames);
    QVERIFY(std::abs(facts.audioSeconds - facts.videoSeconds) < 0.05);
    const auto after = pictures(wanted.output, small);
    if (firstChanged >= 0)
        QCOMPARE(
            changedFrames(pictures(wanted.input, small), after), range(firstChanged, endChanged));
    if (damage.black) {
        QImage black(small, QImage::Format_Grayscale8);
        black.fill(0);
        QVERIFY(meanDifference(after[30], black) < 3);
    }
}

void TestTakeMaker::stopsWhenCancelled()
{
    CancelToken cancel;
    const TakeOrder wanted = order(testsupport::make(plainSpec()));
    const auto made = makeTake(
        wanted,
        [&](double done) {
            if (done > 0.1)
                cancel.cancel();
        },
        cancel);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::Cancelled);
    QVERIFY(!QFile::exists(wanted.output));
}

void TestTakeMaker::refusesWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QFile file(testsupport::make(plainSpec()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("noise") << QByteArray(4096, '\x5a');
    QTest::newRow("cut in the middle") << whole.left(whole.size() / 2);
    QTest::newRow("a playlist of local files")
        << QByteArray("ffconcat version 1.0\nfile /etc/hosts\n");
}

void TestTakeMaker::refusesWhatItCannotRead()
{
    QFETCH(QByteArray, bytes);
    const QString path = m_folder.filePath(QStringLiteral("bad.mp4"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const TakeOrder wanted = order(path);
    QVERIFY(!makeTake(wanted, {}, {}));
    QVERIFY(!QFile::exists(wanted.output));
    TakeOrder nowhere = order(testsupport::make(plainSpec()));
    nowhere.output = m_folder.filePath(QStringLiteral("no/such/folder.mp4"));
    const auto made = makeTake(nowhere, {}, {});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::NotWritable);
}

QTEST_GUILESS_MAIN(TestTakeMaker)
#include "tst_takemaker.moc"
