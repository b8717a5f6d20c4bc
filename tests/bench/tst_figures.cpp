// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/bench/figures.h"

using namespace bench;

Q_DECLARE_METATYPE(bench::Line)

// What the bench makes of its measurements.
class TestFigures : public QObject {
    Q_OBJECT

private slots:
    void mediansAndPercentiles();
    void verdicts_data();
    void verdicts();
    void figuresHaveTheirUnit();
    void theTableIsAligned();
    void jsonHoldsEveryColumn();
};

void TestFigures::mediansAndPercentiles()
{
    QCOMPARE(median({}), 0.0);
    QCOMPARE(median({7}), 7.0);
    QCOMPARE(median({9, 1, 5}), 5.0);
    QCOMPARE(median({9, 1, 5, 4}), 4.5);
    QCOMPARE(percentile({}, 0.99), 0.0);
    std::vector<double> hundred;
    for (int i = 100; i >= 1; --i)
        hundred.push_back(i);
    QCOMPARE(percentile(hundred, 0.99), 99.0);
    QCOMPARE(percentile(hundred, 1), 100.0);
    QCOMPARE(percentile(hundred, 0), 1.0);
    QCOMPARE(percentile({3, 1}, 0.5), 1.0);
}

void TestFigures::verdicts_data()
{
    QTest::addColumn<Line>("line");
    QTest::addColumn<Verdict>("verdict");
    const QString work = QStringLiteral("work"), peer = QStringLiteral("peer");
    const auto ms = Unit::Milliseconds;
    QTest::newRow("faster than the peer") << Line{work, ms, 9, peer, 10, 1, {}} << Verdict::Met;
    QTest::newRow("as fast as the bar") << Line{work, ms, 11, peer, 10, 1.1, {}} << Verdict::Met;
    QTest::newRow("slower than the bar") << Line{work, ms, 12, peer, 10, 1.1, {}} << Verdict::Short;
    QTest::newRow("without the peer's figure")
        << Line{work, ms, 12, peer, {}, 1.1, {}} << Verdict::NotRun;
    QTest::newRow("without the project's figure")
        << Line{work, ms, {}, peer, 10, 1.1, {}} << Verdict::NotRun;
    QTest::newRow("an absolute bar that is kept")
        << Line{work, Unit::Count, 0, {}, {}, 0, {}} << Verdict::Met;
    QTest::newRow("an absolute bar that is broken")
        << Line{work, Unit::Count, 1, {}, {}, 0, {}} << Verdict::Short;
    QTest::newRow("nothing measured") << Line{work, ms, {}, {}, {}, 4, {}} << Verdict::NotRun;
}

void TestFigures::verdicts()
{
    QFETCH(Line, line);
    QTEST(verdictOf(line), "verdict");
}

void TestFigures::figuresHaveTheirUnit()
{
    QCOMPARE(figureText(3.14159, Unit::Milliseconds), QStringLiteral("3.14 ms"));
    QCOMPARE(figureText(31.4159, Unit::Milliseconds), QStringLiteral("31.4 ms"));
    QCOMPARE(figureText(314.159, Unit::Megabytes), QStringLiteral("314 MB"));
    QCOMPARE(figureText(2, Unit::Count), QStringLiteral("2"));
}

void TestFigures::theTableIsAligned()
{
    const QString text = table({{QStringLiteral("a long name of work"), Unit::Milliseconds, 5,
                                    QStringLiteral("peer"), 10, 1, QStringLiteral("a note")},
        {QStringLiteral("short"), Unit::Count, 3, {}, {}, 0, {}}});
    QCOMPARE(text,
        QStringLiteral("work                 project  peer          ratio  bar        verdict\n"
                       "a long name of work  5.00 ms  10.0 ms peer  0.50   <= 1.00 x  met\n"
                       "    a note\n"
                       "short                3        -             -      <= 0       short\n"));
}

void TestFigures::jsonHoldsEveryColumn()
{
    const QJsonObject json = toJson({QStringLiteral("w"), Unit::Milliseconds, 5,
        QStringLiteral("p"), 10, 1.1, QStringLiteral("n")});
    QCOMPARE(json,
        (QJsonObject{{QStringLiteral("work"), QStringLiteral("w")},
            {QStringLiteral("unit"), QStringLiteral("ms")}, {QStringLiteral("project"), 5.0},
            {QStringLiteral("peer"), QStringLiteral("p")}, {QStringLiteral("peerFigure"), 10.0},
            {QStringLiteral("ratio"), 0.5}, {QStringLiteral("bar"), 1.1},
            {QStringLiteral("barIsRatio"), true},
            {QStringLiteral("verdict"), QStringLiteral("met")},
            {QStringLiteral("note"), QStringLiteral("n")}}));
    QVERIFY(toJson({}).value(QStringLiteral("ratio")).isNull());
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
