// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/syntheticview.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/markers.h"
#include "ui/theme.h"
#include "ui/timelineview.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using timeline::model::FrameNumber;
using timeline::model::FrameRange;
using timeline::model::TakeId;
using ui::TimelineView;

namespace {

using MaybeRange = std::optional<FrameRange>;

// A pixel a frame: frame n lies at 14 + n. Keys every 100 frames.
struct Fixture {
    timeline::media::Filmstrip filmstrip;
    timeline::media::Waveform waveform;
    TimelineView view{filmstrip, waveform};
    QSignalSpy scrubbed{&view, &TimelineView::scrubbed};
    QSignalSpy changing{&view, &TimelineView::rangeChanging};
    QSignalSpy selected{&view, &TimelineView::rangeSelected};
    QSignalSpy takeClicked{&view, &TimelineView::takeClicked};

    Fixture()
    {
        view.resize(1028, 300);
        view.setView(tests::syntheticView(1000, {25, 1}, 100));
        view.show();
        view.setFocus();
    }

    QPoint strip(int frame) const
    {
        return {14 + frame, view.scene().geometry.lanes().strip.center().y()};
    }
    QPoint ruler(int frame) const
    {
        return {14 + frame, view.scene().geometry.lanes().ruler.center().y()};
    }

    void drag(int from, int to, Qt::KeyboardModifiers keys = {})
    {
        QTest::mousePress(&view, Qt::LeftButton, keys, strip(from));
        move((from + to) / 2, keys);
        move(to, keys);
        QTest::mouseRelease(&view, Qt::LeftButton, keys, strip(to));
    }
    // With modifiers, which QTest::mouseMove does not pass on.
    void move(int frame, Qt::KeyboardModifiers keys = {})
    {
        QMouseEvent event(QEvent::MouseMove, strip(frame), view.mapToGlobal(strip(frame)),
            Qt::NoButton, Qt::LeftButton, keys);
        QApplication::sendEvent(&view, &event);
    }
};

FrameRange rangeIn(const QSignalSpy &spy)
{
    return spy.last().first().value<FrameRange>();
}

MaybeRange selectionIn(const QSignalSpy &spy)
{
    return spy.last().first().value<MaybeRange>();
}

} // namespace

class TestTimelineView : public QObject {
    Q_OBJECT

private slots:
    void rulerScrubs();
    void clickGoesThereAndKeepsTheRange();
    void dragOnPicturesMakesARange();
    void backwardDragMakesTheSameRange();
    void endsSnapUnlessShiftIsHeld();
    void edgesDrag();
    void bodyMoves();
    void escapeBringsTheOldRangeBack();
    void escapeWithoutADragTakesTheRangeAway();
    void hintMayBeSetWhileDragging();
    void wheelScrollsAndControlZoomsAtTheMouse();
    void middleButtonPans();
    void takeIsClicked();
    void doubleClickZoomsToTheRange();
    void keysMoveWhatHasTheFocus();
    void tabLeavesAfterTheLastEdge();
    void newVideoDropsARangeThatDoesNotFit();
    void paintsAtEveryZoomAndScale();
    void nothingOpenTakesNoMouse();
    void aClickSelectsTheClipAndItsHandleMovesIt();
    void markersAreSnappedToAndOpened();
    void aMarkerIsDragged();
    void edgesOfTheSelectedClipTrimIt();
    void filesComeInWhereTheyAreDropped();
};

void TestTimelineView::rulerScrubs()
{
    Fixture f;
    QTest::mousePress(&f.view, Qt::LeftButton, {}, f.ruler(300));
    QCOMPARE(f.scrubbed.last(), (QVariantList{QVariant::fromValue(FrameNumber{300}), true}));
    QTest::mouseMove(&f.view, f.ruler(333));
    QCOMPARE(f.scrubbed.last(), (QVariantList{QVariant::fromValue(FrameNumber{333}), true}));
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, f.ruler(333));
    QCOMPARE(f.scrubbed.last(), (QVariantList{QVariant::fromValue(FrameNumber{333}), false}));
    QCOMPARE(f.selected.count(), 0);
}

void TestTimelineView::clickGoesThereAndKeepsTheRange()
{
    Fixture f;
    f.view.setRange(FrameRange{{100}, {200}});
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, f.strip(450));
    QCOMPARE(f.scrubbed.last(), (QVariantList{QVariant::fromValue(FrameNumber{450}), false}));
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, f.strip(150));
    QCOMPARE(f.scrubbed.last(), (QVariantList{QVariant::fromValue(FrameNumber{150}), false}));
    QCOMPARE(f.view.range(), MaybeRange(FrameRange{{100}, {200}}));
    QCOMPARE(f.selected.count(), 0);
}

void TestTimelineView::dragOnPicturesMakesARange()
{
    Fixture f;
    f.drag(330, 470);
    QVERIFY(f.changing.count() >= 2);
    QCOMPARE(rangeIn(f.changing), (FrameRange{{330}, {470}}));
    QCOMPARE(f.selected.count(), 1);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{330}, {470}}));
    QCOMPARE(f.view.range(), MaybeRange(FrameRange{{330}, {470}}));
    QVERIFY(f.view.accessibleDescription().contains(QStringLiteral("00:00:13:05")));
}

void TestTimelineView::backwardDragMakesTheSameRange()
{
    Fixture f;
    f.drag(470, 330);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{330}, {470}}));
}

void TestTimelineView::endsSnapUnlessShiftIsHeld()
{
    Fixture f;
    f.drag(304, 596);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{300}, {600}}));
    f.view.setRange(std::nullopt);
    f.drag(304, 596, Qt::ShiftModifier);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{304}, {596}}));
    f.view.setRange(std::nullopt);
    f.view.setPosition({642});
    f.drag(330, 645);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{330}, {642}}));
}

void TestTimelineView::edgesDrag()
{
    Fixture f;
    f.view.setRange(FrameRange{{330}, {470}});
    f.drag(327, 247); // grabbed three pixels outside: the edge does not jump to the mouse
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{250}, {470}}));
    f.drag(472, 552);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{250}, {550}}));
    f.drag(552, 152);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{150}, {250}}));
}

void TestTimelineView::bodyMoves()
{
    Fixture f;
    f.view.setRange(FrameRange{{330}, {470}});
    f.drag(400, 450);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{380}, {520}}));
    f.drag(450, 528); // its end comes near the key at 600
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{460}, {600}}));
    f.drag(500, 1000);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{860}, {1000}}));
}

void TestTimelineView::escapeBringsTheOldRangeBack()
{
    Fixture f;
    const MaybeRange old = FrameRange{{330}, {470}};
    f.view.setRange(old);
    QTest::mousePress(&f.view, Qt::LeftButton, {}, f.strip(470));
    f.move(700);
    QCOMPARE(f.view.range(), MaybeRange(FrameRange{{330}, {700}}));
    QTest::keyClick(&f.view, Qt::Key_Escape);
    QCOMPARE(f.view.range(), old);
    QCOMPARE(f.selected.count(), 1);
    QCOMPARE(selectionIn(f.selected), old);
    f.move(800);
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, f.strip(800));
    QCOMPARE(f.view.range(), old);
    QCOMPARE(f.selected.count(), 1);
    // An edit takes the range away, and with it what a cancelled drag would go back to.
    QTest::mousePress(&f.view, Qt::LeftButton, {}, f.strip(470));
    f.move(700);
    f.view.setRange({});
    f.view.setView(tests::syntheticView(900));
    QCOMPARE(f.view.range(), MaybeRange());
    QCOMPARE(f.selected.count(), 1);
}

void TestTimelineView::escapeWithoutADragTakesTheRangeAway()
{
    Fixture f;
    f.view.setRange(FrameRange{{330}, {470}});
    QTest::keyClick(&f.view, Qt::Key_Escape);
    QCOMPARE(f.view.range(), MaybeRange());
    QCOMPARE(selectionIn(f.selected), MaybeRange());
}

void TestTimelineView::hintMayBeSetWhileDragging()
{
    Fixture f;
    connect(&f.view, &TimelineView::rangeChanging, &f.view, [&f](FrameRange range) {
        ui::RangeHint hint;
        hint.text = QString::number(range.count());
        hint.level = ui::RangeHint::Level::Blocked;
        f.view.setRangeHint(hint);
    });
    QTest::mousePress(&f.view, Qt::LeftButton, {}, f.strip(330));
    f.move(400);
    f.move(450);
    QCOMPARE(f.view.scene().hint.text, QStringLiteral("120"));
    QVERIFY(f.view.scene().dragLabel);
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, f.strip(450));
    QVERIFY(!f.view.scene().dragLabel);
}

void TestTimelineView::wheelScrollsAndControlZoomsAtTheMouse()
{
    Fixture f;
    const QPointF at = f.strip(600);
    const auto turn = [&](QPoint angle, Qt::KeyboardModifiers keys) {
        QWheelEvent event(
            at, f.view.mapToGlobal(at), {}, angle, Qt::NoButton, keys, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&f.view, &event);
    };
    const auto &g = f.view.scene().geometry;
    turn({0, 120 * 5}, Qt::ControlModifier);
    QVERIFY(g.frameWidth() > 3);
    QVERIFY(std::abs(g.xOf(FrameNumber{600}) - at.x()) < 0.5);
    for (int i = 0; i < 20; ++i)
        turn({0, 120}, Qt::ControlModifier);
    QCOMPARE(g.frameWidth(), 250.0);
    QCOMPARE(g.frameAt(at.x()), FrameNumber{600});
    const double before = g.xOf(FrameNumber{600});
    turn({0, -120}, Qt::NoModifier);
    QVERIFY(std::abs(g.xOf(FrameNumber{600}) - (before - 120)) < 0.01);
    turn({120, 0}, Qt::NoModifier);
    QVERIFY(std::abs(g.xOf(FrameNumber{600}) - before) < 0.01);
    QCOMPARE(f.scrubbed.count(), 0);
}

void TestTimelineView::middleButtonPans()
{
    Fixture f;
    for (int i = 0; i < 4; ++i)
        f.view.zoomIn();
    const auto &g = f.view.scene().geometry;
    QTest::mousePress(&f.view, Qt::MiddleButton, {}, f.strip(500));
    QTest::mouseMove(&f.view, f.strip(420));
    const double moved = g.xOf(FrameNumber{0});
    QTest::mouseMove(&f.view, f.strip(400));
    QVERIFY(std::abs(g.xOf(FrameNumber{0}) - (moved - 20)) < 0.01);
    QTest::mouseRelease(&f.view, Qt::MiddleButton, {}, f.strip(400));
    QCOMPARE(f.scrubbed.count() + f.selected.count(), 0);
}

void TestTimelineView::takeIsClicked()
{
    Fixture f;
    ui::TakeBlock block;
    block.range = f.view.scene().geometry.grid().shown(FrameRange{{200}, {300}});
    block.take = {7};
    f.view.setTakeBlocks({block});
    const QPoint at = f.view.scene()
                          .takeLayout.rect(f.view.scene().geometry, f.view.scene().blocks, 0)
                          .center()
                          .toPoint();
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, at);
    QCOMPARE(f.takeClicked.count(), 1);
    QCOMPARE(f.takeClicked.first().first().value<TakeId>(), TakeId{7});
    QTest::mousePress(&f.view, Qt::LeftButton, {}, at);
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, at + QPoint(400, 0)); // let go elsewhere
    QCOMPARE(f.takeClicked.count(), 1);
}

void TestTimelineView::doubleClickZoomsToTheRange()
{
    Fixture f;
    f.view.setRange(FrameRange{{400}, {500}});
    QTest::mouseDClick(&f.view, Qt::LeftButton, {}, f.strip(450));
    QCOMPARE(f.view.scene().geometry.frameWidth(), 8.0);
    QTest::keyClick(&f.view, Qt::Key_0);
    QCOMPARE(f.view.scene().geometry.frameWidth(), 1.0);
    QTest::keyClick(&f.view, Qt::Key_Z);
    QCOMPARE(f.view.scene().geometry.frameWidth(), 8.0);
    QTest::keyClick(&f.view, Qt::Key_Minus);
    QVERIFY(f.view.scene().geometry.frameWidth() < 8);
}

void TestTimelineView::keysMoveWhatHasTheFocus()
{
    Fixture f;
    f.view.setRange(FrameRange{{400}, {500}});
    f.view.setPosition({10});
    QTest::keyClick(&f.view, Qt::Key_Right);
    QCOMPARE(f.scrubbed.last(), (QVariantList{QVariant::fromValue(FrameNumber{11}), false}));
    QTest::keyClick(&f.view, Qt::Key_Tab);
    QTest::keyClick(&f.view, Qt::Key_Left);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{399}, {500}}));
    QTest::keyClick(&f.view, Qt::Key_Tab);
    QTest::keyClick(&f.view, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{399}, {525}}));
    QCOMPARE(f.changing.count(), 2);
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(&f.view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(f.view.range(), MaybeRange(FrameRange{{399}, {400}})); // stops at the other edge
    QTest::keyClick(&f.view, Qt::Key_Backtab);
    QTest::keyClick(&f.view, Qt::Key_Right);
    QCOMPARE(f.view.range(), MaybeRange(FrameRange{{399}, {400}}));
}

void TestTimelineView::tabLeavesAfterTheLastEdge()
{
    QWidget window;
    QVBoxLayout layout(&window);
    timeline::media::Filmstrip filmstrip;
    timeline::media::Waveform waveform;
    TimelineView view(filmstrip, waveform);
    QWidget after;
    after.setFocusPolicy(Qt::TabFocus);
    layout.addWidget(&view);
    layout.addWidget(&after);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view.setView(tests::syntheticView(1000));
    view.setRange(FrameRange{{400}, {500}});
    view.setFocus(Qt::TabFocusReason);
    for (const auto part : {ui::TimelinePart::RangeBegin, ui::TimelinePart::RangeEnd}) {
        QTest::keyClick(&view, Qt::Key_Tab);
        QVERIFY(view.hasFocus());
        QCOMPARE(view.scene().part, part);
    }
    QTest::keyClick(&view, Qt::Key_Tab);
    QVERIFY(after.hasFocus());
}

void TestTimelineView::newVideoDropsARangeThatDoesNotFit()
{
    Fixture f;
    f.view.setRange(FrameRange{{400}, {900}});
    f.view.setPosition({950});
    f.view.setView(tests::syntheticView(500));
    QCOMPARE(f.view.range(), MaybeRange());
    QCOMPARE(f.view.position(), FrameNumber{499});
    f.view.setView(nullptr);
    QCOMPARE(f.view.position(), FrameNumber{0});
}

void TestTimelineView::paintsAtEveryZoomAndScale()
{
    Fixture f;
    f.view.setRange(FrameRange{{400}, {500}});
    f.view.setCachedRanges({{{10}, {400}}});
    for (const double ratio : {1.0, 1.25, 2.0}) {
        QImage image(f.view.size() * ratio, QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        for (int i = 0; i < 12; ++i) {
            f.view.render(&image);
            const auto &g = f.view.scene().geometry;
            const double x = g.xOf(FrameNumber{400});
            const QPoint handle(int((x - 2.5) * ratio), int((g.lanes().strip.top() + 4) * ratio));
            if (image.rect().contains(handle))
                QCOMPARE(image.pixelColor(handle), ui::theme::accent);
            f.view.zoomIn();
        }
        f.view.zoomToFit();
    }
}

void TestTimelineView::nothingOpenTakesNoMouse()
{
    timeline::media::Filmstrip filmstrip;
    timeline::media::Waveform waveform;
    TimelineView view(filmstrip, waveform);
    view.resize(800, 260);
    QSignalSpy scrubbed(&view, &TimelineView::scrubbed),
        selected(&view, &TimelineView::rangeSelected);
    view.grab();
    QTest::mousePress(&view, Qt::LeftButton, {}, {300, 100});
    QTest::mouseMove(&view, {500, 100});
    QTest::mouseRelease(&view, Qt::LeftButton, {}, {500, 100});
    QTest::keyClick(&view, Qt::Key_Plus);
    QCOMPARE(scrubbed.count() + selected.count(), 0);
}

namespace {

// Clips of frames 0…399, 400…699 and 700…999, and a marker at 250.
timeline::media::ViewPtr threeClips()
{
    using namespace timeline;
    const media::ViewPtr whole = tests::syntheticView(1000, {25, 1}, 100);
    model::Project project = whole->project;
    for (const int frame : {400, 700})
        project = *edit::split(project, model::frameStart(frame, {25, 1}));
    model::Marker marker;
    marker.time = model::frameStart(250, {25, 1});
    return media::makeView(*edit::addMarker(project, marker), whole->files, whole);
}

timeline::media::ViewPtr withoutMarkers(const timeline::media::ViewPtr &view)
{
    timeline::model::Project project = view->project;
    project.sequence.markers.clear();
    return timeline::media::makeView(project, view->files, view);
}

} // namespace

void TestTimelineView::aClickSelectsTheClipAndItsHandleMovesIt()
{
    Fixture f;
    QSignalSpy moved(&f.view, &TimelineView::clipMoved);
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, f.strip(450));
    QCOMPARE(f.view.selectedClip(), MaybeRange()); // the only one needs no choice
    f.view.setView(threeClips());
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, f.strip(450));
    QCOMPARE(f.view.selectedClip(), MaybeRange(FrameRange{{400}, {700}}));
    const QPoint handle = ui::clipHandle(f.view.scene()).center().toPoint();
    QTest::mousePress(&f.view, Qt::LeftButton, {}, handle);
    f.move(200);
    f.move(120);
    QCOMPARE(f.view.scene().dropAt, std::optional(FrameNumber{0}));
    f.view.grab();
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, f.strip(120));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.first()[0].value<FrameRange>(), (FrameRange{{400}, {700}}));
    QCOMPARE(moved.first()[1].value<FrameNumber>(), FrameNumber{0});
    QCOMPARE(f.view.scene().dropAt, std::nullopt);
    QTest::mousePress(&f.view, Qt::LeftButton, {}, handle);
    f.move(680); // where it is
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, f.strip(680));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(f.changing.count(), 0);
    QTest::keyClick(&f.view, Qt::Key_Escape);
    QCOMPARE(f.view.selectedClip(), MaybeRange());
}

void TestTimelineView::markersAreSnappedToAndOpened()
{
    Fixture f;
    f.view.setView(threeClips());
    f.drag(253, 330);
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{250}, {330}}));
    QSignalSpy activated(&f.view, &TimelineView::markerActivated);
    const QPoint head(14 + 251, f.view.scene().geometry.lanes().ruler.bottom() - 6);
    f.view.grab();
    QTest::mouseDClick(&f.view, Qt::LeftButton, {}, head);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().value<timeline::model::MarkerId>(),
        f.view.scene().markers().front().id);
    QTest::mouseDClick(&f.view, Qt::LeftButton, {}, head + QPoint(40, 0));
    QCOMPARE(activated.count(), 1);
}

void TestTimelineView::aMarkerIsDragged()
{
    Fixture f;
    f.view.setView(threeClips());
    f.view.setPosition({900});
    QSignalSpy moved(&f.view, &TimelineView::markerMoved);
    const auto head = [&f](int frame) {
        return QPoint(14 + frame, f.view.scene().geometry.lanes().ruler.bottom() - 6);
    };
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, head(252)); // goes to it
    QCOMPARE(f.scrubbed.last(), (QVariantList{QVariant::fromValue(FrameNumber{250}), false}));
    const auto grab = [&] { QTest::mousePress(&f.view, Qt::LeftButton, {}, head(250)); };
    grab();
    QTest::mouseMove(&f.view, head(330));
    QTest::mouseMove(&f.view, head(397)); // near the cut
    QCOMPARE(f.view.scene().movedMarker, (std::optional(ui::MovedMarker{0, {400}})));
    QCOMPARE(f.view.scene().dragText, QStringLiteral("00:00:16:00"));
    f.view.grab();
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, head(397));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved[0][0].value<timeline::model::MarkerId>(), f.view.scene().markers()[0].id);
    QCOMPARE(moved[0][1].value<FrameNumber>(), FrameNumber{400});
    QCOMPARE(f.view.scene().movedMarker, std::nullopt);
    grab();
    QTest::mouseMove(&f.view, head(340));
    QTest::keyClick(&f.view, Qt::Key_Escape);
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, head(340));
    grab();
    QTest::mouseMove(&f.view, head(340));
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, head(250)); // back where it was
    QCOMPARE(moved.count(), 1);
    f.drag(253, 330); // it is still snapped to
    QCOMPARE(selectionIn(f.selected), MaybeRange(FrameRange{{250}, {330}}));
    grab();
    QTest::mouseMove(&f.view, head(340));
    f.view.setView(withoutMarkers(f.view.scene().view)); // undone meanwhile
    QCOMPARE(f.view.scene().movedMarker, std::nullopt);
    f.view.grab();
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, head(340));
    QCOMPARE(moved.count(), 1);
}

void TestTimelineView::edgesOfTheSelectedClipTrimIt()
{
    Fixture f;
    f.view.setView(threeClips());
    QList<ui::ClipTrim> trims;
    connect(&f.view, &TimelineView::clipTrimmed, this,
        [&](const ui::ClipTrim &trim) { trims << trim; });
    f.drag(402, 430); // of a clip that is not selected: a range
    QCOMPARE(trims.size(), 0);
    f.view.setRange(std::nullopt);
    f.view.selectClipAt(FrameNumber{450});
    QTest::mousePress(&f.view, Qt::LeftButton, {}, f.strip(402));
    f.move(420);
    f.move(442);
    QCOMPARE(f.view.scene().trimmedTo, std::optional(FrameNumber{440}));
    QCOMPARE(f.view.scene().dragText, QStringLiteral("00:00:10:10 · 40 frames shorter"));
    f.view.grab();
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, f.strip(442));
    const FrameRange clip{{400}, {700}};
    QCOMPARE(trims, (QList<ui::ClipTrim>{{clip, true, false, {440}}}));
    QCOMPARE(f.view.scene().trimmedTo, std::nullopt);
    f.drag(698, 708, Qt::ControlModifier);
    QCOMPARE(trims.last(), (ui::ClipTrim{clip, false, true, {710}}));
    QTest::mousePress(&f.view, Qt::LeftButton, {}, f.strip(698));
    f.move(650);
    QTest::keyClick(&f.view, Qt::Key_Escape);
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, f.strip(650));
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, f.strip(699)); // a press alone trims nothing
    QCOMPARE(trims.size(), 2);
}

void TestTimelineView::filesComeInWhereTheyAreDropped()
{
    Fixture f;
    f.view.setView(threeClips());
    QSignalSpy dropped(&f.view, &TimelineView::filesDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/videos/a.mp4"))});
    const auto drop = [&](int frame) {
        const QPoint at = f.strip(frame);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&f.view, &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&f.view, &move);
        QDropEvent let(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&f.view, &let);
    };
    drop(123);
    QCOMPARE(dropped.last()[0].toStringList(), QStringList{QStringLiteral("/videos/a.mp4")});
    QCOMPARE(
        dropped.last()[1].value<std::optional<FrameNumber>>(), std::optional(FrameNumber{123}));
    drop(694); // near the cut
    QCOMPARE(
        dropped.last()[1].value<std::optional<FrameNumber>>(), std::optional(FrameNumber{700}));
}

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    ui::theme::apply(app);
    TestTimelineView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_timelineview.moc"
