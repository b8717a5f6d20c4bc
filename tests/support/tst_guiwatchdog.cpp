// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/guiwatchdog.h"

#include <QCoreApplication>
#include <QTest>
#include <QTimer>

#include <thread>

using namespace std::chrono_literals;
using testsupport::GuiWatchdog;

class TestGuiWatchdog : public QObject {
    Q_OBJECT

private slots:
    void seesHowLongOneBlockLasts();
    void countsABlockByItsShareOfTheTime();
    void watchesOnlyWhenTold();
    void saysWhenTimeIsUp();
};

void TestGuiWatchdog::seesHowLongOneBlockLasts()
{
    GuiWatchdog dog;
    bool isOver = false;
    QTimer::singleShot(30, &dog, [&] {
        std::this_thread::sleep_for(120ms);
        isOver = true;
    });
    QVERIFY(dog.waitUntil([&] { return isOver; }));
    const auto report = dog.report();
    QVERIFY2(report.longest >= 110ms, qPrintable(report.text()));
    QVERIFY(report.watched >= 120ms);
    QVERIFY(report.answers >= 2);
}

void TestGuiWatchdog::countsABlockByItsShareOfTheTime()
{
    GuiWatchdog dog;
    int rounds = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, &dog, [&] {
        std::this_thread::sleep_for(40ms);
        ++rounds;
    });
    timer.start(41);
    QVERIFY(dog.waitUntil([&] { return rounds == 10; }));
    // Nearly all of the time was blocked: one click in a hundred waited nearly the whole 40 ms.
    const auto report = dog.report();
    QVERIFY2(report.p99 >= 30ms && report.p99 <= report.longest, qPrintable(report.text()));
}

void TestGuiWatchdog::watchesOnlyWhenTold()
{
    GuiWatchdog dog;
    std::this_thread::sleep_for(50ms);
    QCoreApplication::processEvents();
    QCOMPARE(dog.report().answers, 0);
    QCOMPARE(dog.report().watched, 0us);
    dog.start();
    std::this_thread::sleep_for(50ms);
    dog.stop();
    const auto report = dog.report();
    QCOMPARE(report.answers, 1);
    QVERIFY(report.longest >= 40ms);
    std::this_thread::sleep_for(20ms);
    QCoreApplication::processEvents();
    QCOMPARE(dog.report().longest, report.longest);
    dog.reset();
    QCOMPARE(dog.report().answers, 0);
    QCOMPARE(dog.report().longest, 0us);
}

void TestGuiWatchdog::saysWhenTimeIsUp()
{
    GuiWatchdog dog;
    QVERIFY(!dog.waitUntil([] { return false; }, 20ms));
    QVERIFY(dog.waitUntil([] { return true; }, 0ms));
}

QTEST_GUILESS_MAIN(TestGuiWatchdog)
#include "tst_guiwatchdog.moc"
