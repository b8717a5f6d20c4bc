// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/spending.h"

#include <QtTest>

using namespace api;

namespace {

const QDateTime noon(QDate(2026, 11, 22), QTime(12, 0)); // local time
const QString film(QStringLiteral("film"));

Spend spendOf(double usd, SpendState state = SpendState::Spent, int daysAgo = 0,
    const QString &project = film)
{
    Spend spend;
    spend.id = QStringLiteral("x");
    spend.state = state;
    spend.time = noon.addDays(-daysAgo).toUTC();
    spend.usd = usd;
    spend.seconds = usd * 10;
    spend.serviceId = QStringLiteral("ltx");
    spend.projectUid = project;
    return spend;
}

} // namespace

class TestSpending : public QObject {
    Q_OBJECT

private slots:
    void caps_data();
    void caps();
    void aDayIsOfTheLocalCalendar();
    void aRefusalSaysItsFigures();
    void totals();
};

void TestSpending::caps_data()
{
    QTest::addColumn<QList<Spend>>("spends");
    QTest::addColumn<double>("next");
    QTest::addColumn<SpendCaps>("caps");
    QTest::addColumn<QString>("broken");
    const QString allowed;
    QTest::newRow("no cap allows everything")
        << QList{spendOf(1000)} << 1000.0 << SpendCaps{} << allowed;
    QTest::newRow("a job may cost just its cap")
        << QList<Spend>() << 0.6 << SpendCaps{0.6, {}, {}} << allowed;
    QTest::newRow("a job over its cap")
        << QList<Spend>() << 0.61 << SpendCaps{0.6, {}, {}} << "job";
    QTest::newRow("a cap of nothing blocks all")
        << QList<Spend>() << 0.1 << SpendCaps{0.0, {}, {}} << "job";
    QTest::newRow("sums of tenths are no more than their sum")
        << QList<Spend>(9, spendOf(0.1)) << 0.1 << SpendCaps{{}, 1.0, {}} << allowed;
    QTest::newRow("today's spending counts for the day")
        << QList{spendOf(0.5)} << 0.6 << SpendCaps{{}, 1.0, {}} << "day";
    QTest::newRow("yesterday's does not")
        << QList{spendOf(0.5, SpendState::Spent, 1)} << 0.6 << SpendCaps{{}, 1.0, {}} << allowed;
    QTest::newRow("what yesterday reserved may be sent today")
        << QList{spendOf(0.5, SpendState::Reserved, 1)} << 0.6 << SpendCaps{{}, 1.0, {}} << "day";
    QTest::newRow("what was not charged does not count")
        << QList{spendOf(0.5, SpendState::Released)} << 0.6 << SpendCaps{{}, 1.0, 1.0} << allowed;
    QTest::newRow("the project's spending counts for ever")
        << QList{spendOf(0.5, SpendState::Spent, 400)} << 0.6 << SpendCaps{{}, {}, 1.0}
        << "project";
    QTest::newRow("another project's does not")
        << QList{spendOf(0.5, SpendState::Spent, 0, QStringLiteral("other"))} << 0.6
        << SpendCaps{{}, {}, 1.0} << allowed;
}

void TestSpending::caps()
{
    QFETCH(QList<Spend>, spends);
    QFETCH(double, next);
    QFETCH(SpendCaps, caps);
    QFETCH(QString, broken);
    const auto result = checkCaps(spends, spendOf(next, SpendState::Reserved), caps);
    QCOMPARE(result.has_value(), broken.isEmpty());
    if (result)
        return;
    QCOMPARE(result.error().kind, Error::Kind::CapReached);
    QCOMPARE(result.error().type, broken);
}

void TestSpending::aDayIsOfTheLocalCalendar()
{
    Spend late = spendOf(0.5);
    late.time = QDateTime(noon.date().addDays(-1), QTime(23, 59, 59)).toUTC();
    Spend early = spendOf(0.5);
    early.time = QDateTime(noon.date(), QTime(0, 0, 1)).toUTC();
    const SpendCaps caps{{}, 1.0, {}};
    QVERIFY(checkCaps({late}, spendOf(0.6), caps).has_value());
    QVERIFY(!checkCaps({early}, spendOf(0.6), caps).has_value());
}

void TestSpending::aRefusalSaysItsFigures()
{
    const auto result = checkCaps({spendOf(0.5)}, spendOf(0.6), {{}, 1.0, {}});
    QCOMPARE(result.error().message, QStringLiteral("0.50 + 0.60 > 1.00 USD"));
}

void TestSpending::totals()
{
    const QList<Spend> spends{spendOf(0.5), spendOf(0.25, SpendState::Reserved),
        spendOf(9, SpendState::Released),
        spendOf(1, SpendState::Spent, 3, QStringLiteral("other"))};
    QCOMPARE(totalsOf(spends), (SpendTotals{1.5, 0.25, 15, 2}));
    QCOMPARE(totalsOf(spends, film), (SpendTotals{0.5, 0.25, 5, 1}));
    QCOMPARE(totalsOf({}), SpendTotals());
}

QTEST_GUILESS_MAIN(TestSpending)
#include "tst_spending.moc"
