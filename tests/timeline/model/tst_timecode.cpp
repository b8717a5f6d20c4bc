// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "timeline/model/timecode.h"

#include <QTest>

using namespace timeline::model;

class TestTimecode : public QObject {
    Q_OBJECT

private slots:
    void writes_data()
    {
        QTest::addColumn<qint64>("frame");
        QTest::addColumn<qint64>("num");
        QTest::addColumn<qint64>("den");
        QTest::addColumn<bool>("drop");
        QTest::addColumn<QString>("text");
        QTest::newRow("the first frame") << 0LL << 25LL << 1LL << false << "00:00:00:00";
        QTest::newRow("frame 451 at 25") << 451LL << 25LL << 1LL << false << "00:00:18:01";
        QTest::newRow("an hour at 24") << 86'400LL << 24LL << 1LL << false << "01:00:00:00";
        QTest::newRow("23.976 counts 24 a second")
            << 86'400LL << 24'000LL << 1001LL << true << "01:00:00:00";
        QTest::newRow("29.97 drop: last frame of the first minute")
            << 1799LL << 30'000LL << 1001LL << true << "00:00:59;29";
        QTest::newRow("29.97 drop: two numbers are left out")
            << 1800LL << 30'000LL << 1001LL << true << "00:01:00;02";
        QTest::newRow("29.97 drop: none in the tenth minute")
            << 17'982LL << 30'000LL << 1001LL << true << "00:10:00;00";
        QTest::newRow("29.97 drop: an hour of real time")
            << 107'892LL << 30'000LL << 1001LL << true << "01:00:00;00";
        QTest::newRow("29.97 without drop runs behind")
            << 107'892LL << 30'000LL << 1001LL << false << "00:59:56:12";
        QTest::newRow("59.94 drop: four numbers")
            << 3600LL << 60'000LL << 1001LL << true << "00:01:00;04";
    }

    void writes()
    {
        QFETCH(qint64, frame);
        QFETCH(qint64, num);
        QFETCH(qint64, den);
        QFETCH(bool, drop);
        QTEST(toTimecode({frame}, {num, den}, drop), "text");
    }

    void everyDropFrameTimecodeReadsBack()
    {
        const auto built = testsupport::projectOf(40'000, {30'000, 1001});
        const FrameGrid grid = built.grid();
        for (std::int64_t n = 0; n < 40'000; n += 7)
            QCOMPARE(parseTime(toTimecode({n}, {30'000, 1001}, true), grid, {30'000, 1001}),
                FrameNumber{n});
    }

    void aTimecodeCountsBehindAnyEnd()
    {
        QCOMPARE(fromTimecode(QStringLiteral(" 01:00:00:10 "), {25, 1}), FrameNumber{90'010});
        QCOMPARE(fromTimecode(QStringLiteral("01:00:00;00"), {30'000, 1001}), FrameNumber{107'892});
        for (const char *bad : {"", "12.5", "451f", "01:00:00:25", "01:60:00:00", "a:b:c:d"})
            QVERIFY2(!fromTimecode(QString::fromLatin1(bad), {25, 1}), bad);
        // A number that drop-frame leaves out.
        QVERIFY(!fromTimecode(QStringLiteral("00:01:00;00"), {30'000, 1001}));
    }

    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("frame");
        QTest::newRow("a frame number") << "451f" << 451LL;
        QTest::newRow("seconds: the frame on screen then") << "12.5" << 312LL;
        QTest::newRow("whole seconds") << "3" << 75LL;
        QTest::newRow("a clock time") << "00:00:03.500" << 87LL;
        QTest::newRow("a clock time between two frames") << "00:00:03.519" << 87LL;
        QTest::newRow("a timecode") << "00:00:03:12" << 87LL;
        QTest::newRow("blanks around it") << "  3  " << 75LL;
        QTest::newRow("the end") << "40" << 1000LL;
        QTest::newRow("beyond the end") << "99:00:00.000" << 1000LL;
        QTest::newRow("a frame beyond the end") << "5000f" << 1000LL;
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(qint64, frame);
        const auto built = testsupport::projectOf(1000);
        QCOMPARE(parseTime(text, built.grid(), {25, 1}), FrameNumber{frame});
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "abc", "-1", "1:2", "00:61:00.0", "00:00:61.0", "00:00:00:25",
                 "12f5", "1e9", "00:00:-1:00"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void refuses()
    {
        QFETCH(QString, text);
        const auto built = testsupport::projectOf(1000);
        const auto frame = parseTime(text, built.grid(), {25, 1});
        QVERIFY(!frame);
        QCOMPARE(frame.error().kind, Error::Kind::InvalidRequest);
    }

    void refusesANumberThatDropFrameLeavesOut()
    {
        const auto built = testsupport::projectOf(4000, {30'000, 1001});
        QVERIFY(!parseTime(QStringLiteral("00:01:00;01"), built.grid(), {30'000, 1001}));
    }
};

QTEST_GUILESS_MAIN(TestTimecode)
#include "tst_timecode.moc"
