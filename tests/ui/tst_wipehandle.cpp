// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wipehandle.h"

#include <QTest>

#include <cmath>

using namespace ui;
using timeline::render::Pairing;

namespace {

const QRectF picture(100, 50, 400, 200);

Pairing wipe(double angle, double position)
{
    Pairing how;
    how.angle = angle;
    how.position = position;
    return how;
}

} // namespace

class TestWipeHandle : public QObject {
    Q_OBJECT

private slots:
    void theLineIsSeenAsFarAsThePaneGoes()
    {
        const QRectF all(0, 0, 600, 300);
        QCOMPARE(wipehandle::seenLine(picture, all, wipe(0, 0.5)),
            std::optional(QLineF(300, 50, 300, 250)));
        QCOMPARE(wipehandle::seenLine(picture, {0, 100, 600, 50}, wipe(0, 0.5)),
            std::optional(QLineF(300, 100, 300, 150)));
        QVERIFY(!wipehandle::seenLine(picture, {0, 0, 200, 300}, wipe(0, 0.5)));
        Pairing blend = wipe(0, 0.5);
        blend.kind = Pairing::Kind::Blend;
        QVERIFY(!wipehandle::seenLine(picture, all, blend));
        for (const double angle : {0.0, 30.0, 90.0, 135.0, 300.0}) {
            for (const double position : {0.0, 0.2, 1.0})
                QVERIFY(wipehandle::seenLine(picture, all, wipe(angle, position)));
        }
    }

    void itIsGrabbedOnOrBesideIt()
    {
        const QLineF line(300, 50, 300, 250);
        QVERIFY(wipehandle::isAt(line, {303, 60}));
        QVERIFY(wipehandle::isAt(line, {310, 150})); // its knob
        QVERIFY(!wipehandle::isAt(line, {310, 60}));
        QVERIFY(!wipehandle::isAt(line, {300, 270}));
    }

    void aDragMovesItAndSnapsAtTheEnds()
    {
        QCOMPARE(wipehandle::moved(picture, wipe(0, 0.5), {200, 0}).position, 0.25);
        QCOMPARE(wipehandle::moved(picture, wipe(0, 0.5), {103, 0}).position, 0.0);
        QCOMPARE(wipehandle::moved(picture, wipe(0, 0.5), {-50, 0}).position, 0.0);
        QCOMPARE(wipehandle::moved(picture, wipe(90, 0.5), {0, 249}).position, 1.0);
    }

    void aDragTurnsItWithoutExchangingTheSides()
    {
        const QPointF middle = picture.center();
        const auto turned = [&](double from, QPointF to) {
            return wipehandle::turned(picture, wipe(from, 0.5), middle + to).angle;
        };
        QCOMPARE(turned(0, {0, 90}), 0.0);
        QCOMPARE(turned(0, {0, -90}), 0.0);
        QCOMPARE(turned(180, {0, 90}), 180.0);
        QCOMPARE(turned(350, {3, 90}), 0.0); // near a right angle: that one
        QCOMPARE(turned(10, {-90, 90}), 45.0);
        QCOMPARE(turned(80, {-90, 1}), 90.0);
        QCOMPARE(turned(33, {1, 1}), 33.0); // too near to point anywhere
    }

    void keysMoveAndTurnIt()
    {
        QCOMPARE(wipehandle::movedBy(wipe(0, 0.5), 0.25).position, 0.75);
        QCOMPARE(wipehandle::movedBy(wipe(0, 0.05), -0.1).position, 0.0);
        QCOMPARE(wipehandle::movedBy(wipe(0, 0.995), 0.01).position, 1.0);
        QVERIFY(wipehandle::movedBy(wipe(0, 0), 0.01).position > 0.01);
        QVERIFY(wipehandle::movedBy(wipe(0, 1), -0.01).position < 0.99);
        QCOMPARE(wipehandle::turnedBy(wipe(350, 0.5), 15).angle, 5.0);
        QCOMPARE(wipehandle::turnedBy(wipe(5, 0.5), -15).angle, 350.0);
    }
};

QTEST_MAIN(TestWipeHandle)
#include "tst_wipehandle.moc"
