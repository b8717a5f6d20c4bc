// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/edl.h"

#include "tests/timeline/interchange/handovers.h"

#include <QTest>

using namespace timeline;
using namespace testsupport;
using edit::Part;
using interchange::writeEdl;
using model::Rational;

namespace {

QString textOf(const interchange::Handover &handover)
{
    const auto bytes = writeEdl(handover);
    return bytes ? QString::fromUtf8(*bytes) : bytes.error().detail;
}

QStringList eventsOf(const interchange::Handover &handover)
{
    return textOf(handover)
        .split(QLatin1Char('\n'))
        .filter(QRegularExpression(QStringLiteral("^\\d{3} ")));
}

interchange::Handover ofRate(Rational rate, std::int64_t frames, bool dropFrame)
{
    interchange::HandoverOptions options;
    options.dropFrame = dropFrame;
    return handed(testsupport::projectOf(frames, rate), options);
}

} // namespace

class TestEdl : public QObject {
    Q_OBJECT

private slots:
    void threeEventsMakeTheWholeFilm()
    {
        QCOMPARE(textOf(handed(retakenAndChosen())),
            QStringLiteral(
                "TITLE: film\n"
                "FCM: NON-DROP FRAME\n"
                "\n"
                "001  FILM     AA/V  C        00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\n"
                "* FROM CLIP NAME: film.mp4\n"
                "* SOURCE FILE: film.mp4\n"
                "\n"
                "002  TAKE2    AA/V  C        00:00:01:00 00:00:03:00 00:00:02:00 00:00:04:00\n"
                "* FROM CLIP NAME: take-2.mp4\n"
                "* SOURCE FILE: take-2.mp4\n"
                "\n"
                "003  FILM     AA/V  C        00:00:04:00 00:00:10:00 00:00:04:00 00:00:10:00\n"
                "* FROM CLIP NAME: film.mp4\n"
                "* SOURCE FILE: film.mp4\n"));
    }

    void aCrossfadeIsADissolve()
    {
        QCOMPARE(eventsOf(handed(crossfaded())),
            (QStringList{
                QStringLiteral("001  FILM     AA/V  C        00:00:00:00 00:00:01:20 00:00:00:00 "
                               "00:00:01:20"),
                QStringLiteral("002  FILM     AA/V  C        00:00:01:20 00:00:01:20 00:00:01:20 "
                               "00:00:01:20"),
                QStringLiteral("002  TAKE2    AA/V  D    010 00:00:00:20 00:00:02:19 00:00:01:20 "
                               "00:00:03:19"),
                QStringLiteral("003  TAKE2    AA/V  C        00:00:02:19 00:00:02:19 00:00:03:19 "
                               "00:00:03:19"),
                QStringLiteral("003  FILM     AA/V  D    012 00:00:03:19 00:00:10:00 00:00:03:19 "
                               "00:00:10:00")}));
    }

    void soundThatGoesOnIsNotDissolved()
    {
        const QStringList events = eventsOf(handed(crossfaded(Part::Picture)));
        QCOMPARE(events.size(), 8);
        QCOMPARE(events.filter(QStringLiteral(" V     D ")).size(), 2);
        QCOMPARE(events.filter(QStringLiteral(" AA    C ")).size(), 3);
    }

    void soundOfAnotherTakeIsAnEventOfItsOwn()
    {
        const QStringList events = eventsOf(handed(retakenAndChosen(Part::Picture)));
        QCOMPARE(events.size(), 4);
        QCOMPARE(events[1],
            QStringLiteral(
                "002  TAKE2    V     C        00:00:01:00 00:00:03:00 00:00:02:00 00:00:04:00"));
        QCOMPARE(events[2],
            QStringLiteral(
                "003  FILM     AA    C        00:00:02:00 00:00:04:00 00:00:02:00 00:00:04:00"));
        Retaken silent = retakenAndChosen();
        for (model::Media &media : silent.project.media)
            media.info.audio.clear();
        QVERIFY(eventsOf(handed(silent))[0].contains(QStringLiteral(" V     C ")));
    }

    void embeddedTimecodesAreTheSources()
    {
        Retaken built = retakenAndChosen();
        built.project.media[0].info.timecode = QStringLiteral("23:59:59:00");
        const QStringList events = eventsOf(handed(built));
        // Over midnight, and the take by its own file.
        QCOMPARE(
            events[0].mid(29), QStringLiteral("23:59:59:00 00:00:01:00 00:00:00:00 00:00:02:00"));
        QCOMPARE(
            events[1].mid(29), QStringLiteral("00:00:01:00 00:00:03:00 00:00:02:00 00:00:04:00"));
    }

    void timecodeDropsNumbersWhereAsked_data()
    {
        QTest::addColumn<qint64>("num");
        QTest::addColumn<qint64>("den");
        QTest::addColumn<qint64>("frames");
        QTest::addColumn<bool>("dropFrame");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("out");
        QTest::newRow("29.97 drop")
            << qint64(30'000) << qint64(1001) << qint64(1800) << true << "DROP FRAME"
            << "00:01:00;02";
        QTest::newRow("29.97 non-drop")
            << qint64(30'000) << qint64(1001) << qint64(1800) << false << "NON-DROP FRAME"
            << "00:01:00:00";
        QTest::newRow("59.94 drop")
            << qint64(60'000) << qint64(1001) << qint64(3600) << true << "DROP FRAME"
            << "00:01:00;04";
        QTest::newRow("23.976 has none to drop")
            << qint64(24'000) << qint64(1001) << qint64(1440) << true << "NON-DROP FRAME"
            << "00:01:00:00";
        QTest::newRow("30 has none to drop")
            << qint64(30) << qint64(1) << qint64(1800) << true << "NON-DROP FRAME"
            << "00:01:00:00";
    }

    void timecodeDropsNumbersWhereAsked()
    {
        QFETCH(qint64, num);
        QFETCH(qint64, den);
        QFETCH(qint64, frames);
        QFETCH(bool, dropFrame);
        QFETCH(QString, code);
        QFETCH(QString, out);
        const interchange::Handover made = ofRate({num, den}, frames, dropFrame);
        const QString text = textOf(made);
        QVERIFY2(text.contains(QStringLiteral("\nFCM: %1\n").arg(code)), qPrintable(text));
        QVERIFY2(eventsOf(made)[0].endsWith(out), qPrintable(text));
    }

    void whatAnEdlCannotSayIsSaid()
    {
        QCOMPARE(textOf(ofRate({25, 2}, 100, false)),
            QStringLiteral("an EDL counts 24, 25, 30, 48, 50 or 60 frames a second or 1000/1001 of "
                           "that, and this sequence has 12.5"));
        interchange::Handover many = handed(retaken());
        interchange::HandoverSpan one = many.spans.front();
        one.length = 1;
        many.spans.assign(999, one);
        QVERIFY(writeEdl(many));
        many.spans.push_back(one);
        QCOMPARE(
            textOf(many), QStringLiteral("an EDL holds 999 events, and this sequence needs 1000"));
    }

    void reelsAreShortPlainAndUnlike()
    {
        Retaken built = retakenAndChosen();
        built.project.media[0].path = QStringLiteral("/videos/Große Reise\nnach Rom.mp4");
        built.project.media[2].path = QStringLiteral("/videos/groe reisen.mp4");
        const interchange::Handover made = handed(built);
        QCOMPARE(made.files[0].reel, QStringLiteral("GROSSERE"));
        built.project.media[2].path = QStringLiteral("/videos/grossereise 2.mp4");
        QCOMPARE(handed(built).files[2].reel, QStringLiteral("GROSSER2"));
        built.project.media[2].path = QStringLiteral("/videos/ü.mp4");
        QCOMPARE(handed(built).files[2].reel, QStringLiteral("REEL"));
        QVERIFY(textOf(made).contains(
            QStringLiteral("\n* FROM CLIP NAME: Große Reise nach Rom.mp4\n")));
    }
};

QTEST_GUILESS_MAIN(TestEdl)
#include "tst_edl.moc"
