// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/handoverrate.h"

#include <QTest>

using namespace timeline;
using interchange::handoverRate;
using model::Rational;

class TestHandoverRate : public QObject {
    Q_OBJECT

private slots:
    void theRateThatIsMeant_data()
    {
        QTest::addColumn<qint64>("num");
        QTest::addColumn<qint64>("den");
        QTest::addColumn<bool>("isVariable");
        QTest::addColumn<QString>("rate");
        const auto row = [](const char *name, qint64 num, qint64 den, bool variable,
                             const char *rate) {
            QTest::newRow(name) << num << den << variable << QString::fromLatin1(rate);
        };
        row("a whole number", 25, 1, false, "25/1");
        row("NTSC", 30'000, 1001, false, "30000/1001");
        row("NTSC in two decimals", 2997, 100, false, "30000/1001");
        row("film in three decimals", 23'976, 1000, false, "24000/1001");
        row("24 is not 23.976", 24, 1, false, "24/1");
        row("terms that are not reduced", 50, 2, false, "25/1");
        row("a rate of no editor stays", 25, 2, false, "25/2");
        row("a telephone's average", 179'640, 6001, true, "30000/1001");
        row("a variable one leaves out no frame", 2720, 100, true, "30000/1001");
        row("a slow variable one", 11, 1, true, "24000/1001");
        row("faster than any", 240, 1, true, "120/1");
        row("none at all", 0, 1, false, "25/1");
    }

    void theRateThatIsMeant()
    {
        QFETCH(qint64, num);
        QFETCH(qint64, den);
        QFETCH(bool, isVariable);
        QFETCH(QString, rate);
        QCOMPARE(handoverRate({num, den}, isVariable).toString(), rate);
    }

    void timecodeCountsFewRates()
    {
        for (const Rational rate : {Rational{24, 1}, {25, 1}, {30'000, 1001}, {60, 1}})
            QVERIFY(interchange::hasTimecode(rate));
        for (const Rational rate : {Rational{25, 2}, {15, 1}, {120, 1}, {100, 1}})
            QVERIFY(!interchange::hasTimecode(rate));
        QVERIFY(interchange::canDropFrames({60'000, 1001}));
        QVERIFY(!interchange::canDropFrames({30, 1}));
        QVERIFY(!interchange::canDropFrames({24'000, 1001}));
    }
};

QTEST_GUILESS_MAIN(TestHandoverRate)
#include "tst_handoverrate.moc"
