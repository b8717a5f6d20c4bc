// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/syntheticview.h"
#include "ui/theme.h"
#include "ui/timelinepainters.h"
#include "ui/timelineview.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QTest>
#include <QToolTip>

using namespace timeline::model;
using timeline::render::DifferenceRow;
using ui::TimelineGeometry;
using ui::TimelineView;

namespace {

// A timeline of 400 frames; take and original differ in some of 100…199.
struct Shown {
    timeline::media::Filmstrip strip;
    timeline::media::Waveform wave;
    TimelineView view{strip, wave};

    Shown()
    {
        view.resize(828, 300); // two pixels a frame
        view.setView(tests::syntheticView(400));
    }

    const TimelineGeometry &geometry() const { return view.scene().geometry; }
    QRect lane() const { return geometry().lanes().difference; }

    // How high the bar of a frame stands, in pixels.
    int bar(std::int64_t frame)
    {
        QImage image(view.size(), QImage::Format_RGB32);
        view.render(&image);
        const int x = qRound(geometry().xOf(FrameNumber{frame}));
        int height = 0;
        for (int y = lane().top(); y <= lane().bottom(); ++y)
            height += image.pixelColor(x, y) == QColor(ui::theme::accent);
        return height;
    }
};

DifferenceRow row(std::int64_t begin, std::int64_t end, float level)
{
    return {{{begin}, {end}}, std::vector<float>(std::size_t(end - begin), level)};
}

} // namespace

class TestDifferenceLane : public QObject {
    Q_OBJECT

private slots:
    void thereIsALaneOnlyForWhatDiffers()
    {
        Shown shown;
        const ui::TimelineLanes before = shown.geometry().lanes();
        QVERIFY(before.difference.isEmpty());
        shown.view.setDifference(row(100, 200, DifferenceRow::unknown));
        QCOMPARE(shown.geometry().lanes(), before);
        shown.view.setDifference(row(100, 200, 0));
        QCOMPARE(shown.geometry().lanes(), before);
        shown.view.setDifference(row(100, 200, 3));
        const ui::TimelineLanes now = shown.geometry().lanes();
        QVERIFY(now.difference.top() > now.takes.bottom());
        QVERIFY(now.difference.bottom() < now.waveform.top());
        // Only the sound makes room for it.
        QCOMPARE(now.strip, before.strip);
        QCOMPARE(now.takes, before.takes);
        QCOMPARE(now.waveform.bottom(), before.waveform.bottom());
        QVERIFY(now.waveform.height() > 8);
        shown.view.setDifference({});
        QCOMPARE(shown.geometry().lanes(), before);
    }

    void barsStandWhereItDiffers()
    {
        Shown shown;
        DifferenceRow some = row(100, 200, 0);
        some.levels[20] = 8;
        some.levels[50] = 32;
        some.levels[70] = 200;
        some.levels[90] = DifferenceRow::unknown;
        shown.view.setDifference(some);
        const int room = shown.lane().height();
        QCOMPARE(shown.bar(119), 0);
        QCOMPARE(shown.bar(120), room / 2); // a quarter of the most is seen as half
        QCOMPARE(shown.bar(121), 0);
        QCOMPARE(shown.bar(150), room);
        QCOMPARE(shown.bar(170), room);
        QCOMPARE(shown.bar(190), 0);
        QCOMPARE(shown.bar(300), 0);
    }

    void aFrameThatDiffersIsSeenAtEveryZoom_data()
    {
        QTest::addColumn<int>("frames");
        QTest::newRow("a frame a few pixels wide") << 200;
        QTest::newRow("a hundred frames a pixel") << 80'000;
    }

    void aFrameThatDiffersIsSeenAtEveryZoom()
    {
        QFETCH(int, frames);
        Shown shown;
        shown.view.setView(tests::syntheticView(frames));
        DifferenceRow one = row(0, frames, 0);
        one.levels[std::size_t(frames / 2)] = 32;
        shown.view.setDifference(one);
        QCOMPARE(shown.bar(frames / 2), shown.lane().height());
        QCOMPARE(shown.bar(frames / 4), 0);
    }

    void partsAreThePictureOfTheWhole()
    {
        Shown shown;
        DifferenceRow some = row(90, 310, 0);
        for (std::size_t i = 0; i < some.levels.size(); ++i)
            some.levels[i] = float((i * 7) % 40);
        shown.view.setDifference(some);
        for (const int zooms : {0, 2, 5}) {
            for (int i = 0; i < zooms; ++i)
                shown.view.zoomIn();
            for (const double ratio : {1.0, 2.0}) {
                const QImage whole = painted(shown.view, ratio, 1 << 20);
                for (const int columns : {13, 97})
                    QVERIFY(painted(shown.view, ratio, columns) == whole);
            }
        }
    }

    void itSaysWhatItIs()
    {
        Shown shown;
        shown.view.show();
        shown.view.setDifference(row(100, 200, 3.5F));
        const auto said = [&](std::int64_t frame) {
            return ui::differenceText(shown.view.scene(),
                QPointF(shown.geometry().xOf(FrameNumber{frame}) + 1, shown.lane().center().y()));
        };
        QVERIFY2(said(150).contains(QStringLiteral("3.5 of 255")), qPrintable(said(150)));
        QVERIFY2(said(150).contains(QStringLiteral("00:00:06:00")), qPrintable(said(150)));
        QCOMPARE(said(300), QString());
        const QPoint at(int(shown.geometry().xOf(FrameNumber{150})) + 1, shown.lane().center().y());
        QHelpEvent help(QEvent::ToolTip, at, shown.view.mapToGlobal(at));
        QApplication::sendEvent(&shown.view, &help);
        QCOMPARE(QToolTip::text(), said(150));
    }

private:
    static QImage painted(TimelineView &view, double ratio, int columns)
    {
        QImage image(view.size() * ratio, QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::magenta);
        for (int x = 0; x < view.width(); x += columns) {
            const QRect part = view.rect() & QRect(x, 0, columns, view.height());
            view.render(&image, part.topLeft(), part);
        }
        return image;
    }
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    ui::theme::apply(app);
    TestDifferenceLane test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_differencelane.moc"
