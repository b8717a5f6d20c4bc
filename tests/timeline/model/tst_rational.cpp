// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/rational.h"

#include <QTest>

using namespace timeline::model;

class TestRational : public QObject {
    Q_OBJECT

private slots:
    void frameRatesAreExact_data()
    {
        QTest::addColumn<qint64>("num");
        QTest::addColumn<qint64>("den");
        QTest::newRow("23.976") << 24'000LL << 1001LL;
        QTest::newRow("24") << 24LL << 1LL;
        QTest::newRow("25") << 25LL << 1LL;
        QTest::newRow("29.97") << 30'000LL << 1001LL;
        QTest::newRow("59.94") << 60'000LL << 1001LL;
        QTest::newRow("44.1 kHz") << 44'100LL << 1LL;
        QTest::newRow("90 kHz") << 90'000LL << 1LL;
    }

    void frameRatesAreExact()
    {
        QFETCH(qint64, num);
        QFETCH(qint64, den);
        const Rational rate{num, den};
        for (std::int64_t n : {0LL, 1LL, 2LL, 999'999LL, 123'456'789LL}) {
            const Flicks start = frameStart(n, rate);
            QCOMPARE(toTicks(start, rate.inverse()), n);
            QCOMPARE(frameStart(n + 1, rate) - start, frameStart(1, rate));
        }
    }

    void ticksSurviveTheWayToFlicksAndBack()
    {
        for (const Rational base :
            {Rational{1, 12'288}, {1, 15'360}, {1, 1'000'000}, {1, 1000}, {1001, 30'000}}) {
            for (std::int64_t ticks = -5; ticks < 1000; ++ticks)
                QCOMPARE(toTicks(toFlicks(ticks, base), base), ticks);
        }
    }

    void twoDaysDoNotOverflow()
    {
        const std::int64_t ticks = 48LL * 3600 * 1'000'000;
        QCOMPARE(toFlicks(ticks, {1, 1'000'000}).count(), 48LL * 3600 * flicksPerSecond);
    }

    void secondsRoundToTheNearestFlick()
    {
        QCOMPARE(fromSeconds(1.5).count(), flicksPerSecond * 3 / 2);
        QCOMPARE(toSeconds(Flicks(flicksPerSecond / 4)), 0.25);
    }
};

QTEST_GUILESS_MAIN(TestRational)
#include "tst_rational.moc"
