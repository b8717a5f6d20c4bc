// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testsequence.h"
#include "ui/theme.h"
#include "ui/timelineview.h"

#include <QApplication>
#include <QPainter>
#include <QStandardPaths>
#include <QTest>
#include <QWheelEvent>

using namespace timeline::model;
using ui::TakeBlock;
using ui::TimelineView;

namespace {

// A take every 8 frames, each state and mode among them, some under one another.
std::vector<TakeBlock> someTakes(const FrameGrid &grid)
{
    std::vector<TakeBlock> blocks;
    for (std::int64_t n = 0; n + 20 < grid.count(); n += 8) {
        TakeBlock block;
        block.range = grid.shown(FrameRange{{n}, {n + (n % 3 ? 6 : 12)}});
        block.number = int(blocks.size()) + 1;
        block.take = {block.number};
        block.mode = Mode(block.number % 3);
        block.state = ui::TakeState(block.number % 5);
        block.progress = block.state == ui::TakeState::Running ? 0.4 : -1;
        block.chosen = block.number % 2;
        blocks.push_back(block);
    }
    return blocks;
}

// A timeline with everything on it.
struct Shown {
    timeline::media::Filmstrip strip;
    timeline::media::Waveform wave;
    TimelineView view{strip, wave};

    explicit Shown(const timeline::media::ViewPtr &sequence)
    {
        const FrameGrid &grid = *sequence->grid;
        view.resize(1028, 300);
        view.setView(sequence);
        view.setTakeBlocks(someTakes(grid));
        view.setCachedRanges({{{3}, {17}}, {{20}, {21}}, {{30}, {44}}});
        view.setRange(FrameRange{{25}, {40}});
        view.setRangeHint({QStringLiteral("sends 2 s"), ui::RangeHint::Level::Ok,
            grid.shown(FrameRange{{22}, {42}}), grid.shown(FrameRange{{15}, {50}})});
        view.setPosition({33});
        view.show();
    }

    bool isSettled() const { return strip.isComplete() && wave.isComplete(); }

    void scroll(int by)
    {
        const QPointF at = view.rect().center();
        QWheelEvent event(at, view.mapToGlobal(at), {}, {0, by}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }

    // Painted at once, or in columns as wide as said.
    QImage painted(double ratio, int columns = 1 << 20)
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

QString difference(const QImage &a, const QImage &b)
{
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (a.pixel(x, y) != b.pixel(x, y))
                return QStringLiteral("at %1, %2: %3 and %4")
                    .arg(x)
                    .arg(y)
                    .arg(a.pixel(x, y), 0, 16)
                    .arg(b.pixel(x, y), 0, 16);
        }
    }
    return {};
}

} // namespace

// What the timeline keeps from one paint to the next, and what it leaves out of a part, is not
// seen.
class TestTimelinePaint : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        // Before there is a window, on whose thread no file may be opened.
        m_sequence = testsupport::sequenceOf(testsupport::openNamed("H.264 baseline"));
    }

    void partsAreThePictureOfTheWhole_data()
    {
        QTest::addColumn<int>("zooms");
        QTest::addColumn<double>("ratio");
        for (const int zooms : {0, 1, 3, 6}) {
            for (const double ratio : {1.0, 2.0})
                QTest::addRow("%d times zoomed in, %.0f pixels a point", zooms, ratio)
                    << zooms << ratio;
        }
    }

    void partsAreThePictureOfTheWhole()
    {
        QFETCH(int, zooms);
        QFETCH(double, ratio);
        Shown shown(m_sequence);
        for (int i = 0; i < zooms; ++i)
            shown.view.zoomIn();
        QTRY_VERIFY(shown.isSettled());
        const QImage whole = shown.painted(ratio);
        for (const int columns : {17, 97, 400})
            QCOMPARE(difference(shown.painted(ratio, columns), whole), QString());
    }

    void whatIsKeptIsThePictureFromScratch_data() { partsAreThePictureOfTheWhole_data(); }

    void whatIsKeptIsThePictureFromScratch()
    {
        QFETCH(int, zooms);
        QFETCH(double, ratio);
        Shown kept(m_sequence), fresh(m_sequence);
        const auto move = [&](Shown &shown, bool looked) {
            const auto look = [&] {
                if (looked)
                    shown.painted(ratio);
            };
            look();
            for (int i = 0; i < zooms; ++i) {
                shown.view.zoomIn();
                look();
            }
            for (const int by : {-333, 120, -57, 200}) {
                shown.scroll(by);
                look();
            }
        };
        QTRY_VERIFY(kept.isSettled() && fresh.isSettled());
        move(kept, true);
        move(fresh, false);
        QTRY_VERIFY(kept.isSettled() && fresh.isSettled());
        QCOMPARE(difference(kept.painted(ratio), fresh.painted(ratio)), QString());
    }

    void aMovedPlayheadExposesItsColumns()
    {
        Shown shown(m_sequence);
        QTRY_VERIFY(shown.isSettled());
        QVERIFY(QTest::qWaitForWindowExposed(&shown.view));
        QCoreApplication::processEvents();
        struct Watch : QObject {
            QRegion exposed;
            bool eventFilter(QObject *, QEvent *event) override
            {
                if (event->type() == QEvent::Paint)
                    exposed += static_cast<QPaintEvent *>(event)->region();
                return false;
            }
        } watch;
        shown.view.installEventFilter(&watch);
        shown.view.setPosition({5});
        QTRY_VERIFY(!watch.exposed.isEmpty());
        int pixels = 0;
        for (const QRect &rect : watch.exposed)
            pixels += rect.width() * rect.height();
        QVERIFY2(pixels < shown.view.width() * shown.view.height() / 10,
            qPrintable(QString::number(pixels)));
    }

private:
    timeline::media::ViewPtr m_sequence;
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    ui::theme::apply(app);
    TestTimelinePaint test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_timelinepaint.moc"
