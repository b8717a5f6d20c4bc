// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/markerlist.h"

#include "tests/support/projects.h"

#include <QTest>

using namespace timeline;
using interchange::MarkerRange;
using interchange::readMarkers;

namespace {

QString read(const QByteArray &list, model::Rational rate = {25, 1}, std::int64_t frames = 250,
    const char *timecode = "")
{
    const auto built = testsupport::projectOf(frames, rate);
    const auto grid = built.grid();
    const auto read = readMarkers(list, {grid, rate, QString::fromLatin1(timecode)});
    if (!read)
        return QStringLiteral("! ") + read.error().detail;
    QStringList words;
    if (read->isGuessed)
        words << QStringLiteral("from %1?").arg(read->countsFrom);
    for (const MarkerRange &range : read->ranges)
        words << QStringLiteral("%1:%2-%3 %4")
                     .arg(range.line)
                     .arg(range.frames.begin.value)
                     .arg(range.frames.end.value)
                     .arg(range.text)
                     .trimmed();
    return words.join(QLatin1String(" | "));
}

} // namespace

class TestMarkerList : public QObject {
    Q_OBJECT

private slots:
    void listsAreRead_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("ranges");
        const auto row = [](const char *name, const QByteArray &list, const char *ranges) {
            QTest::newRow(name) << list << QString::fromUtf8(ranges);
        };
        row("CSV with names", "start,end,prompt\n1,2,rain\n50f,75f,\n", "2:25-50 rain | 3:50-75");
        row("other names, other order", "Note,OUT,In\n\"a, b\",00:00:02:00,00:00:01:12\n",
            "2:37-50 a, b");
        row("from and to without words", "from,to\n0,10\n", "2:0-250");
        row("more columns than are asked for", "id,start,end,who,text\n7,1,2,me,hm\n",
            "2:25-50 hm");
        row("no names", "1,2,rain\n", "1:25-50 rain");
        row("semicolons", "start;end;text\n00:00:01.500;00:00:02.000;a, b\n", "2:37-50 a, b");
        row("tabs", "start\tend\ttext\n1\t2\tx\n", "2:25-50 x");
        row("a byte order mark and CRLF", "\xef\xbb\xbfstart,end\r\n1,2\r\n\r\n3,4\r\n",
            "2:25-50 | 4:75-100");
        row("old Macintosh line ends", "start,end\r1,2\r", "2:25-50");
        row("quotes in quotes and lines in quotes",
            "start,end,prompt\n1,2,\"say \"\"no\"\"\nand go\"\n3,4,x\n",
            "2:25-50 say \"no\"\nand go | 4:75-100 x");
        row("a quote within a field, and blanks around quotes",
            "start,end,text\n1,2,a 5\" lens\n3,4, \"a, b\" \n",
            "2:25-50 a 5\" lens | 3:75-100 a, b");
        row("umlauts", "1,2,Größe\n", "1:25-50 Größe");
        row("Latin-1",
            "1,2,Gr\xf6\xdf"
            "e\n",
            "1:25-50 Größe");
        row("an end behind the end", "9,99\n", "1:225-250");
        row("an EDL",
            "TITLE: x\nFCM: NON-DROP FRAME\n\n"
            "001  AX       V     C        00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n"
            "* FROM CLIP NAME: a.mov\n* COMMENT: more rain\n"
            "002  AX       AA/V  C        00:00:05:00 00:00:06:00 00:00:04:00 00:00:05:10\n",
            "4:25-50 more rain | 7:100-135");
        row("an EDL that begins at one o'clock",
            "001  AX V C 00:00:00:00 00:00:01:00 01:00:01:00 01:00:02:00\r\n"
            "002  AX V C 00:00:00:00 00:00:01:00 01:00:03:00 01:00:04:00\r\n",
            "1:25-50 | 2:75-100");
        row("locators choose the events",
            "TITLE: x\n"
            "001  AX V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
            "002  AX V C 00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n"
            "* LOC: 00:00:01:05 RED     remove the boom\n* LOC: 00:00:01:10 RED and the cat\n",
            "3:25-50 remove the boom and the cat");
        row("markers of DaVinci Resolve",
            "TITLE: x\n"
            "001  001      V     C        01:00:01:00 01:00:01:01 01:00:01:00 01:00:01:01  \n"
            " |C:ResolveColorBlue |M:sky |D:30\n",
            "2:25-55 sky");
        row("an hour of one digit", "001  AX V C 0:00:00:00 0:00:01:00 1:00:01:00 1:00:02:00\n",
            "1:25-50");
        row("a dissolve is its second line",
            "TITLE: x\n"
            "001  AX V C     00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
            "002  AX V C     00:00:01:00 00:00:01:00 00:00:01:00 00:00:01:00\n"
            "002  BX V D 025 00:00:05:00 00:00:08:00 00:00:01:00 00:00:04:00\n"
            "* COMMENT: the sea\n",
            "2:0-25 | 4:25-100 the sea");
        row("picture and sound of one edit",
            "001  AX V C 00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n* COMMENT: rain\n"
            "002  AX A C 00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n* COMMENT: thunder\n"
            "003  AX A2 C 00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n",
            "1:25-50 rain thunder");
        row("a dissolve's duration",
            "TITLE: x\n001  AX V D    025 00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n",
            "2:25-50");
    }

    void listsAreRead()
    {
        QFETCH(QByteArray, list);
        QFETCH(QString, ranges);
        QCOMPARE(read(list), ranges);
    }

    void dropFrameCountsAsItIsWritten()
    {
        const QByteArray list = "FCM: DROP FRAME\n"
                                "001  AX V C 00:00:00;00 00:00:01;00 00:01:00;02 00:01:01;02\n";
        QCOMPARE(read(list, {30'000, 1001}, 2000), QStringLiteral("2:1800-1830"));
        // A dot before the frames means the same.
        QCOMPARE(read(QByteArray(list).replace(';', '.'), {30'000, 1001}, 2000),
            QStringLiteral("2:1800-1830"));
    }

    // A colon does not say how it counts; the list does.
    void dropFrameIsAlsoWrittenWithColons()
    {
        const QByteArray list = "FCM: DROP FRAME\n"
                                "001  AX V C 00:00:00:00 00:00:01:00 00:01:00:02 00:01:01:02\n"
                                "FCM: NON-DROP FRAME\n"
                                "002  AX V C 00:00:00:00 00:00:01:00 00:01:00:02 00:01:01:02\n";
        QCOMPARE(read(list, {30'000, 1001}, 2000), QStringLiteral("2:1800-1830 | 4:1802-1832"));
        QCOMPARE(read("FCM: DROP FRAME\n"
                      "001  AX V C 00:00:00:00 00:00:01:00 01:00:10:00 01:00:11:00\n",
                     {30'000, 1001}, 2000),
            QStringLiteral("2:300-330"));
    }

    void theFirstFrameIsWhereAllEventsFit_data()
    {
        QTest::addColumn<QByteArray>("times"); // record in and out of one event each
        QTest::addColumn<int>("minutes"); // of the video
        QTest::addColumn<QByteArray>("timecode");
        QTest::addColumn<QString>("ranges");
        const auto row = [](const char *name, const char *times, int minutes, const char *timecode,
                             const char *ranges) {
            QTest::newRow(name) << QByteArray(times) << minutes << QByteArray(timecode)
                                << QString::fromUtf8(ranges);
        };
        row("from zero, on a long video", "00:30:00:00 00:30:01:00,01:10:00:00 01:10:01:00", 90, "",
            "1:45000-45025 | 2:105000-105025");
        row("from the hour, as zero does not reach",
            "01:00:00:00 01:00:01:00,02:10:00:00 02:10:01:00", 90, "", "1:0-25 | 2:105000-105025");
        row("both would do: the list begins with the hour", "01:00:00:00 01:00:01:00", 90, "",
            "from 01:00:00:00? | 1:0-25");
        row("both would do: it begins elsewhere", "01:00:10:00 01:00:11:00", 90, "",
            "from ? | 1:90250-90275");
        row("both would do: the video says", "01:00:10:00 01:00:11:00", 90, "01:00:00:00",
            "from 01:00:00:00? | 1:250-275");
        row("the video's own timecode, no whole hour", "10:00:10:00 10:00:11:00", 1, "09:59:58:00",
            "from 09:59:58:00? | 1:300-325");
        row("nothing fits", "01:00:10:00 01:00:11:00,03:00:10:00 03:00:11:00", 90, "",
            "! line 2: the range begins behind the video's end");
    }

    void theFirstFrameIsWhereAllEventsFit()
    {
        QFETCH(QByteArray, times);
        QFETCH(int, minutes);
        QFETCH(QByteArray, timecode);
        QFETCH(QString, ranges);
        QByteArray list;
        int number = 0;
        for (const QByteArray &event : times.split(','))
            list +=
                QByteArray::number(++number) + " AX V C 00:00:00:00 00:00:01:00 " + event + '\n';
        QCOMPARE(read(list, {25, 1}, minutes * 60 * 25, timecode.constData()), ranges);
    }

    void badLinesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QByteArray &list, const char *problem) {
            QTest::newRow(name) << list << QStringLiteral("! ") + QString::fromUtf8(problem);
        };
        const char *form = "is not a time; write 12.5, 00:12:03.500, 00:12:03:12 or 451f";
        row("no time", "start,end\n1,2\nsoon,3\n",
            QByteArray("line 3: \"soon\" ").append(form).constData());
        row("a column too few", "1\n", QByteArray("line 1: \"\" ").append(form).constData());
        row("the wrong way round", "start,end\n3,2\n",
            "line 2: the range ends before it begins, or holds no frame");
        row("behind the end", "20,30\n", "line 1: the range begins behind the video's end");
        row("several", "start,end\n3,2\n20,30\n",
            "line 2: the range ends before it begins, or holds no frame; "
            "line 3: the range begins behind the video's end");
        row("a quote without end", "start,end,text\n1,2,\"oh\n",
            "line 2: the quotation mark is never closed");
        row("a text that goes on behind its quotes", "start,end,text\n1,2,\"oh\" no\n",
            "line 2: after the closing quotation mark the field goes on");
        row("nothing", "", "the list is empty");
        row("names alone", "start,end\n", "the list holds no range");
        row("an EDL without times", "TITLE: x\n001 AX V C\n",
            "line 2: this event has no four timecodes");
        row("an EDL without events", "TITLE: x\n", "the list holds no range");
        row("an EDL of another rate",
            "TITLE: x\n001 AX V C 00:00:00:00 00:00:01:00 00:00:01:29 00:00:02:00\n",
            "line 2: this is no timecode of the video's rate");
        row("a locator before all events", "TITLE: x\n* LOC: 00:00:01:00 RED a\n",
            "line 2: this locator stands in no event");
        row("zero bytes", QByteArray(5, '\0'),
            "line 1: \"\" is not a time; write 12.5, 00:12:03.500, 00:12:03:12 or 451f");
    }

    void badLinesAreNamed()
    {
        QFETCH(QByteArray, list);
        QFETCH(QString, problem);
        if (qstrcmp(QTest::currentDataTag(), "zero bytes") == 0)
            QVERIFY(read(list).startsWith(QLatin1String("! line 1: ")));
        else
            QCOMPARE(read(list), problem);
    }

    void manyProblemsAreCounted()
    {
        QByteArray list;
        for (int i = 0; i < 12; ++i)
            list += "x,y\n";
        const QString said = read(list);
        QVERIFY2(said.endsWith(QStringLiteral("; and 7 more")), qPrintable(said));
    }

    void anyBytesEndInAnAnswer()
    {
        const QByteArray alphabet("0123456789:;,.\"\n\r fVC*|MD\xff\x80");
        quint32 state = 7;
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes = round % 2 ? QByteArray("TITLE: x\n") : QByteArray();
            for (int i = 0; i < 200; ++i) {
                state = state * 1'664'525 + 1'013'904'223;
                bytes += alphabet[qsizetype(state >> 16) % alphabet.size()];
            }
            QVERIFY(!read(bytes).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestMarkerList)
#include "tst_markerlist.moc"
