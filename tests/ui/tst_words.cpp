// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words.h"

#include <QLocale>
#include <QtTest>

using namespace ui;

class TestWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void durations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("tenths below a minute") << 4.2 << QStringLiteral("4.2 s");
        QTest::newRow("hundredths below a tenth") << 0.04 << QStringLiteral("0.04 s");
        QTest::newRow("minutes and seconds") << 64.0 << QStringLiteral("1:04");
        QTest::newRow("hours") << 3849.0 << QStringLiteral("1:04:09");
    }
    void durations()
    {
        QFETCH(double, seconds);
        QTEST(words::duration(model::fromSeconds(seconds)), "text");
    }

    void money_data()
    {
        QTest::addColumn<double>("usd");
        QTest::addColumn<QString>("text");
        QTest::newRow("cents") << 0.62 << QStringLiteral("$0.62");
        QTest::newRow("nothing is nothing") << 0.0 << QStringLiteral("$0.00");
        QTest::newRow("a little is not nothing") << 0.001 << QStringLiteral("less than $0.01");
    }
    void money()
    {
        QFETCH(double, usd);
        QTEST(words::money(usd), "text");
    }

    void rates_data()
    {
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << 25 << 1 << QStringLiteral("25 fps");
        QTest::newRow("film on NTSC") << 24000 << 1001 << QStringLiteral("23.976 fps");
        QTest::newRow("none") << 0 << 1 << QStringLiteral("unknown rate");
    }
    void rates()
    {
        QFETCH(int, num);
        QFETCH(int, den);
        QTEST(words::rate({num, den}), "text");
    }

    void anExcerptEndsAtAWord()
    {
        QCOMPARE(
            words::excerpt(QStringLiteral("one\ntwo  three four"), 12), QStringLiteral("one two…"));
        QCOMPARE(words::excerpt(QStringLiteral("short"), 12), QStringLiteral("short"));
    }

    void theButtonNamesThePrice_data()
    {
        QTest::addColumn<bool>("practice");
        QTest::addColumn<bool>("tooLong");
        QTest::addColumn<int>("takes");
        QTest::addColumn<QString>("text");
        QTest::newRow("practice is free")
            << true << false << 1 << QStringLiteral("Retake 4.2 s · practice, free");
        QTest::newRow("the real one has a price")
            << false << false << 1 << QStringLiteral("Retake 4.2 s · ≈ $0.62");
        QTest::newRow("each take is paid")
            << false << false << 3 << QStringLiteral("Retake 4.2 s · 3 takes · ≈ $1.86");
        QTest::newRow("no price for what cannot be sent")
            << false << true << 1 << QStringLiteral("Retake 4.2 s");
    }
    void theButtonNamesThePrice()
    {
        QFETCH(bool, practice);
        QFETCH(bool, tooLong);
        QFETCH(int, takes);
        model::WindowPlan plan;
        plan.price = 0.62;
        if (tooLong)
            plan.notes = {model::WindowNote::TooLong};
        ServiceInfo service;
        service.practice = practice;
        QTEST(words::retakeCaption(plan, model::fromSeconds(4.2), takes, service), "text");
    }

    void checksSayWhatIsWrongWithTheirFigure()
    {
        QCOMPARE(words::check({QStringLiteral("drift"), false, 0.125}),
            QStringLiteral("Colours drift outside the range: 0.125"));
        QCOMPARE(words::check({QStringLiteral("length"), false, -0.8}),
            QStringLiteral("Length does not fit: 0.8 s too short"));
        QCOMPARE(words::check({QStringLiteral("black"), false, 0.62}),
            QStringLiteral("Goes black: 62 % of its pictures"));
        QCOMPARE(words::check({QStringLiteral("silent"), false, -120}),
            QStringLiteral("The sound is silent: -120 dB at most"));
        QVERIFY(words::placing(render::PlacedBy::Pictures).isEmpty());
        QVERIFY(!words::placing(render::PlacedBy::TimeAsRepeating).isEmpty());
        QCOMPARE(words::check({QStringLiteral("drift"), true, 0.01}),
            QStringLiteral("Colours hold outside the range"));
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
