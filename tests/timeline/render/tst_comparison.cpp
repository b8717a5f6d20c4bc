// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/render/comparison.h"

using namespace timeline;

class TestComparison : public QObject {
    Q_OBJECT

private slots:
    void eachRowShowsItsFrameTwice();
    void labelsAreWritten();
    void nonsenseIsRefused();
};

void TestComparison::eachRowShowsItsFrameTwice()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("left of two");
    testsupport::MediaSpec other = spec;
    other.name = QStringLiteral("right of two");
    other.size = {320, 240};
    other.firstNumber = 500;
    const auto left = testsupport::openSequence(testsupport::make(spec)),
               right = testsupport::openSequence(testsupport::make(other));
    const auto image = render::sideBySide(left, right, {{3}, {50}, {99}}, 240);
    QVERIFY(image);
    const int leftWidth = 240 * 320 / 180, rightWidth = 320;
    QCOMPARE(image->size(), QSize(leftWidth + 4 + rightWidth, 3 * 240 + 2 * 4));
    int top = 0;
    for (const int n : {3, 50, 99}) {
        // The label may lie on the lower band of the left edge; the number's upper band stays
        // whole.
        QCOMPARE(testsupport::readNumber(image->copy(0, top, leftWidth, 240)), std::optional(n));
        QCOMPARE(testsupport::readNumber(image->copy(leftWidth + 4, top, rightWidth, 240)),
            std::optional(500 + n));
        top += 244;
    }
}

void TestComparison::labelsAreWritten()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("left of two");
    const auto view = testsupport::openSequence(testsupport::make(spec));
    const QImage image = render::sideBySide(view, view, {{10}}, 180).value();
    // Under the label the picture is darkened: left and right hold the same label on the same
    // picture.
    QCOMPARE(image.copy(0, 0, 320, 180), image.copy(324, 0, 320, 180));
    QVERIFY(image.pixelColor(1, 178).lightness() < 120);
}

void TestComparison::nonsenseIsRefused()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("left of two");
    const auto view = testsupport::openSequence(testsupport::make(spec));
    for (const auto &result :
        {render::sideBySide(view, view, {}, 180), render::sideBySide(view, view, {{1}}, 0),
            render::sideBySide(view, view, {{1}}, 1'000'000)}) {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, model::Error::Kind::InvalidRequest);
    }
    QVERIFY(!render::sideBySide(view, view, {{1000}}, 180)); // no such frame
}

QTEST_MAIN(TestComparison)
#include "tst_comparison.moc"
