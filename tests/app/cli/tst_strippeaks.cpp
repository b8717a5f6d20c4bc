// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/app/cli/cliprogram.h"
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cmath>

// `retake strip` and `retake peaks`.
class TestStripPeaks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aStripHasItsTilesInOrder();
    void aShortVideoHasNoMoreTilesThanFrames();
    void aPictureThatDoesNotDecodeIsLeftOutAndSaid();
    void peaksAreThoseOfTheSound();
    void aSilentVideoHasNoPeaks();
    void aPictureOfPeaksShowsTheClicks();
    void wrongUseIsTwo_data();
    void wrongUseIsTwo();
    void failuresHaveTheirCodes();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QJsonObject readJson(const QString &file) const;

    QTemporaryDir m_folder;
    std::unique_ptr<CliProgram> m_retake;
    QString m_video;
};

void TestStripPeaks::initTestCase()
{
    m_retake = std::make_unique<CliProgram>(m_folder.filePath(QStringLiteral("home")));
    m_video = commandLineVideo();
}

QJsonObject TestStripPeaks::readJson(const QString &name) const
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

void TestStripPeaks::aStripHasItsTilesInOrder()
{
    const Ended ended = m_retake->run({QStringLiteral("strip"), m_video, QStringLiteral("--tiles"),
        QStringLiteral("12"), QStringLiteral("-o"), path("strip.png"), QStringLiteral("--json")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QJsonArray tiles = ended.json()[QStringLiteral("tiles")].toArray();
    QCOMPARE(tiles.size(), 12);
    QCOMPARE(tiles[5],
        QJsonValue(
            QJsonObject{{QStringLiteral("number"), 62}, {QStringLiteral("time"), 62 / 25.0}}));
    // Ten in a row, 4 pixels apart.
    const QImage sheet(path("strip.png"));
    QCOMPARE(sheet.size(), QSize(10 * 164 - 4, 2 * 94 - 4));
    for (int i = 0; i < 12; ++i) {
        const int number =
            testsupport::readNumber(sheet.copy(i % 10 * 164, i / 10 * 94, 160, 90)).value_or(-1);
        const int first = tiles[i][QStringLiteral("number")].toInt();
        // A tile may stand for its stretch by a key frame in its first half.
        QVERIFY2(number >= first && number < first + 7,
            qPrintable(QStringLiteral("tile %1 shows %2").arg(i).arg(number)));
    }
}

void TestStripPeaks::aShortVideoHasNoMoreTilesThanFrames()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("three frames");
    spec.frames = 3;
    spec.audioChannels = 0;
    const Ended ended = m_retake->run(
        {QStringLiteral("strip"), testsupport::make(spec), QStringLiteral("-o"), path("few.png")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(QString::fromUtf8(ended.out).trimmed(), path("few.png"));
    const QImage sheet(path("few.png"));
    QCOMPARE(sheet.size(), QSize(3 * 164 - 4, 90));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(testsupport::readNumber(sheet.copy(i * 164, 0, 160, 90)), std::optional(i));
}

void TestStripPeaks::aPictureThatDoesNotDecodeIsLeftOutAndSaid()
{
    const QString video = path("damaged.mov");
    testsupport::runFfmpeg("-an -frames:v 10 -c:v png", m_video, video);
    QFile file(video);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray content = file.readAll();
    qsizetype at = -1;
    for (int i = 0; i <= 4; ++i)
        at = content.indexOf("\x89PNG", at + 1);
    QVERIFY(at > 0 && file.seek(at) && file.write(QByteArray(64, '\0')) == 64);
    file.close();
    const Ended ended = m_retake->run({QStringLiteral("strip"), video, QStringLiteral("--tiles"),
        QStringLiteral("10"), QStringLiteral("-o"), path("damaged.png"), QStringLiteral("--json")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY2(ended.err.contains("1 of 10 pictures"), ended.err.constData());
    const QJsonArray tiles = ended.json()[QStringLiteral("tiles")].toArray();
    QCOMPARE(tiles.size(), 10);
    const QImage sheet(path("damaged.png"));
    for (int i = 0; i < 10; ++i) {
        const bool isMissing = i == 4;
        QCOMPARE(tiles[i][QStringLiteral("missing")].toBool(), isMissing);
        QCOMPARE(testsupport::readNumber(sheet.copy(i * 164, 0, 160, 90)),
            isMissing ? std::nullopt : std::optional(i));
    }
}

void TestStripPeaks::peaksAreThoseOfTheSound()
{
    const Ended ended = m_retake->run({QStringLiteral("peaks"), m_video, QStringLiteral("-o"),
        path("peaks.json"), QStringLiteral("--json")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.json()[QStringLiteral("samplesPerPeak")].toInt(), 256);
    const QJsonObject json = readJson(path("peaks.json"));
    QCOMPARE(json[QStringLiteral("sampleRate")].toInt(), 48000);
    const double duration = json[QStringLiteral("duration")].toDouble();
    QVERIFY2(std::abs(duration - 6) < 0.05, QByteArray::number(duration).constData());
    const QJsonArray levels = json[QStringLiteral("levels")].toArray();
    QVERIFY(levels.size() > 5);
    const QJsonArray base = levels[0][QStringLiteral("data")].toArray();
    QCOMPARE(base.size(), 2 * ended.json()[QStringLiteral("peaks")].toInt());
    // A click of 0.8 stands at 0.25 s and every half second after it, a tone of 0.05 elsewhere.
    const double start = json[QStringLiteral("start")].toDouble();
    const auto high = [&](double second) {
        return base[2 * int((second - start) * 48000 / 256) + 1].toDouble();
    };
    QVERIFY(high(0.25) > 0.6 && high(3.75) > 0.6);
    QVERIFY(high(0.5) < 0.2 && high(4.0) < 0.2);
    // Each level halves the one before.
    QCOMPARE(levels[1][QStringLiteral("samplesPerPeak")].toInt(), 512);
    const QJsonArray next = levels[1][QStringLiteral("data")].toArray();
    QCOMPARE(next.size(), (base.size() / 2 + 1) / 2 * 2);
    QCOMPARE(next[0].toDouble(), std::min(base[0].toDouble(), base[2].toDouble()));
    QCOMPARE(next[1].toDouble(), std::max(base[1].toDouble(), base[3].toDouble()));
}

void TestStripPeaks::aSilentVideoHasNoPeaks()
{
    const QString video = testsupport::make(testsupport::spec(QStringLiteral("no sound")));
    const Ended ended =
        m_retake->run({QStringLiteral("peaks"), video, QStringLiteral("-o"), path("silent.json")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(ended.out.contains("no sound"));
    const QJsonObject json = readJson(path("silent.json"));
    QVERIFY(json[QStringLiteral("levels")].isArray());
    QVERIFY(json[QStringLiteral("levels")].toArray().isEmpty());
}

void TestStripPeaks::aPictureOfPeaksShowsTheClicks()
{
    const Ended ended =
        m_retake->run({QStringLiteral("peaks"), m_video, QStringLiteral("-o"), path("peaks.png")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QImage picture(path("peaks.png"));
    QCOMPARE(picture.size(), QSize(1600, 200));
    const auto inked = [&picture](double second) {
        int count = 0;
        for (int y = 0; y < picture.height(); ++y)
            count += picture.pixel(int(second * 1600 / 6), y) != picture.pixel(0, 0);
        return count;
    };
    QVERIFY(inked(2.25) > 50 && inked(5.75) > 50);
    QVERIFY(inked(2.0) < 30 && inked(2.0) > 0);
}

void TestStripPeaks::wrongUseIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString strip = QStringLiteral("strip"), peaks = QStringLiteral("peaks");
    const QString out = QStringLiteral("-o"), tiles = QStringLiteral("--tiles");
    const QString png = QStringLiteral("unused.png");
    QTest::newRow("a strip without an output") << QStringList{strip};
    QTest::newRow("a strip that is no picture")
        << QStringList{strip, out, QStringLiteral("unused.txt")};
    QTest::newRow("no tiles") << QStringList{strip, out, png, tiles, QStringLiteral("0")};
    QTest::newRow("half a tile") << QStringList{strip, out, png, tiles, QStringLiteral("1.5")};
    QTest::newRow("more tiles than there is room for")
        << QStringList{strip, out, png, tiles, QStringLiteral("501")};
    QTest::newRow("peaks without an output") << QStringList{peaks};
    QTest::newRow("peaks as something else")
        << QStringList{peaks, out, QStringLiteral("unused.wav")};
}

void TestStripPeaks::wrongUseIsTwo()
{
    QFETCH(QStringList, arguments);
    const Ended ended = m_retake->run(arguments + QStringList{m_video, QStringLiteral("--json")});
    QVERIFY2(ended.code == 2, ended.err.constData());
    QCOMPARE(ended.errorKind(), QStringLiteral("usage"));
}

void TestStripPeaks::failuresHaveTheirCodes()
{
    for (const QString &command : {QStringLiteral("strip"), QStringLiteral("peaks")}) {
        const Ended unreadable = m_retake->run({command, path("no such file"), QStringLiteral("-o"),
            path("never.png"), QStringLiteral("--json")});
        QCOMPARE(unreadable.code, 3);
        QCOMPARE(unreadable.errorKind(), QStringLiteral("not-found"));
        const Ended unwritable = m_retake->run({command, m_video, QStringLiteral("-o"),
            QStringLiteral("/no/such/folder/out.png"), QStringLiteral("--json")});
        QCOMPARE(unwritable.code, 9);
        QCOMPARE(unwritable.errorKind(), QStringLiteral("not-writable"));
    }
    QVERIFY(!QFile::exists(path("never.png")));
}

QTEST_GUILESS_MAIN(TestStripPeaks)
#include "tst_strippeaks.moc"
