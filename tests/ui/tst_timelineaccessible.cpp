// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader meets on the timeline, and what it can do there.
#include "tests/ui/syntheticview.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/markers.h"
#include "ui/timelineitems.h"
#include "ui/timelineview.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using timeline::model::FrameNumber;
using timeline::model::FrameRange;
using timeline::model::MarkerId;
using timeline::model::TakeId;
using ui::TimelineView;
using Action = QAccessibleActionInterface;

namespace {

using MaybeRange = std::optional<FrameRange>;

// A pixel a frame, from 14 on: three clips, a marker over frames 500 to 524, two takes.
struct Fixture {
    timeline::media::Filmstrip filmstrip;
    timeline::media::Waveform waveform;
    TimelineView view{filmstrip, waveform};
    QSignalSpy scrubbed{&view, &TimelineView::scrubbed};
    QSignalSpy rangeSelected{&view, &TimelineView::rangeSelected};
    QSignalSpy takeClicked{&view, &TimelineView::takeClicked};
    QSignalSpy takeChosen{&view, &TimelineView::takeChosen};
    QSignalSpy markerActivated{&view, &TimelineView::markerActivated};

    Fixture()
    {
        view.resize(1028, 300);
        view.setView(cutView());
        view.setTakeBlocks({block(1, 100, 162, ui::TakeState::Ready, true),
            block(2, 100, 162, ui::TakeState::Running, false)});
        view.show();
        view.activateWindow();
        view.setFocus();
    }

    static timeline::media::ViewPtr cutView()
    {
        using namespace timeline;
        const media::ViewPtr whole = tests::syntheticView(1000, {25, 1}, 100);
        const auto at = [&](std::int64_t frame) { return whole->grid->timeOf({frame}); };
        model::Project project = *edit::split(*edit::split(whole->project, at(400)), at(700));
        model::Marker marker;
        marker.time = at(500);
        marker.length = at(25);
        marker.note = QStringLiteral("eyes shut");
        return media::makeView(*edit::addMarker(project, marker), whole->files);
    }

    ui::TakeBlock block(int number, int from, int to, ui::TakeState state, bool chosen) const
    {
        ui::TakeBlock made;
        made.range = view.scene().geometry.grid().shown(FrameRange{{from}, {to}});
        made.take = {number + 10};
        made.number = number;
        made.state = state;
        made.chosen = chosen;
        return made;
    }

    QAccessibleInterface *root() { return QAccessible::queryAccessibleInterface(&view); }

    QAccessibleInterface *item(const QString &name)
    {
        for (int i = 0; i < root()->childCount(); ++i) {
            if (root()->child(i)->text(QAccessible::Name) == name)
                return root()->child(i);
        }
        return nullptr;
    }
    QAccessibleInterface *itemOf(const char *name) { return item(QString::fromUtf8(name)); }

    QStringList names()
    {
        QStringList all;
        for (int i = 0; i < root()->childCount(); ++i)
            all << root()->child(i)->text(QAccessible::Name);
        return all;
    }
};

void act(QAccessibleInterface *item, const QString &action)
{
    item->actionInterface()->doAction(action);
}

constexpr auto take1 = "Take 1, picture and sound, 00:00:04:00 to 00:00:06:12, ready, chosen";
constexpr auto take2 = "Take 2, picture and sound, 00:00:04:00 to 00:00:06:12, running";

} // namespace

class TestTimelineAccessible : public QObject {
    Q_OBJECT

private slots:
    void everythingIsNamedInOrder();
    void rolesValuesAndStatesSayWhatEachIs();
    void whatIsUnderAPointIsWhatLiesThere();
    void actionsDoWhatTheMouseDoes();
    void whatIsOnItsWayCannotBeChosen();
    void endsOfTheRangeAreMoved();
    void theRangeIsTakenAway();
    void theFocusGoesFromPartToPart();
    void whatHasGoneIsNotValid();
    void changesAreTold();
    void eachChangeHasItsEvents();
    void manyClipsAreAskedOneByOne();
};

void TestTimelineAccessible::everythingIsNamedInOrder()
{
    Fixture f;
    QCOMPARE(f.root()->text(QAccessible::Name), QStringLiteral("Timeline"));
    QCOMPARE(f.root()->role(), QAccessible::Grouping);
    const QStringList rest{QStringLiteral("Clip 1 of 3, 00:00:00:00 to 00:00:16:00"),
        QStringLiteral("Clip 2 of 3, 00:00:16:00 to 00:00:28:00"),
        QStringLiteral("Clip 3 of 3, 00:00:28:00 to 00:00:40:00"), QString::fromUtf8(take1),
        QString::fromUtf8(take2), QStringLiteral("Marker, 00:00:20:00 to 00:00:21:00, eyes shut")};
    QCOMPARE(f.names(), QStringList{QStringLiteral("Playhead")} + rest);
    f.view.setRange(FrameRange{{100}, {162}});
    const QStringList range{QStringLiteral("Playhead"),
        QStringLiteral("Range, 00:00:04:00 to 00:00:06:12"), QStringLiteral("Begin of the range"),
        QStringLiteral("End of the range")};
    QCOMPARE(f.names(), range + rest);
    for (int i = 0; i < f.root()->childCount(); ++i) {
        QAccessibleInterface *child = f.root()->child(i);
        QCOMPARE(f.root()->indexOfChild(child), i);
        QCOMPARE(f.root()->child(i), child); // the same again
        QCOMPARE(child->parent(), f.root());
        QVERIFY(child->isValid());
    }
    f.view.setView(nullptr);
    QCOMPARE(f.root()->childCount(), 0);
}

void TestTimelineAccessible::rolesValuesAndStatesSayWhatEachIs()
{
    Fixture f;
    f.view.setRange(FrameRange{{100}, {162}});
    f.view.setPosition({30});
    QAccessibleInterface *playhead = f.itemOf("Playhead");
    QCOMPARE(playhead->role(), QAccessible::Slider);
    QCOMPARE(playhead->text(QAccessible::Value), QStringLiteral("00:00:01:05"));
    QCOMPARE(playhead->valueInterface()->currentValue().toInt(), 30);
    QCOMPARE(playhead->valueInterface()->maximumValue().toInt(), 999);
    QVERIFY(playhead->state().focusable);
    QAccessibleInterface *end = f.itemOf("End of the range");
    QCOMPARE(end->text(QAccessible::Value), QStringLiteral("00:00:06:12"));
    QCOMPARE(end->valueInterface()->minimumValue().toInt(), 101);
    QCOMPARE(end->valueInterface()->maximumValue().toInt(), 1000);
    QAccessibleInterface *range = f.itemOf("Range, 00:00:04:00 to 00:00:06:12");
    QCOMPARE(range->text(QAccessible::Value), QStringLiteral("2.5 s"));
    QVERIFY(!range->valueInterface());
    QAccessibleInterface *clip = f.itemOf("Clip 2 of 3, 00:00:16:00 to 00:00:28:00");
    QCOMPARE(clip->role(), QAccessible::ListItem);
    QVERIFY(clip->state().selectable && !clip->state().selected);
    f.view.selectClipAt(FrameNumber{450});
    QVERIFY(clip->state().selected);
    QVERIFY(f.itemOf(take1)->state().selected && !f.itemOf(take1)->state().busy);
    QVERIFY(!f.itemOf(take2)->state().selectable && f.itemOf(take2)->state().busy);
    QVERIFY(!clip->state().offscreen);
    f.view.zoomToRange();
    QVERIFY(clip->state().offscreen);
}

void TestTimelineAccessible::whatIsUnderAPointIsWhatLiesThere()
{
    Fixture f;
    f.view.setRange(FrameRange{{200}, {320}});
    f.view.setPosition({800});
    for (int i = 0; i < f.root()->childCount(); ++i) {
        QAccessibleInterface *child = f.root()->child(i);
        const QPoint at(child->rect().center().x(), child->rect().top() + 2);
        if (child->text(QAccessible::Name).startsWith(QStringLiteral("Clip 1")))
            continue; // the range lies over its middle
        QAccessibleInterface *under = f.root()->childAt(at.x(), at.y());
        QVERIFY2(under == child, qPrintable(child->text(QAccessible::Name)));
    }
    QAccessibleInterface *clip = f.itemOf("Clip 1 of 3, 00:00:00:00 to 00:00:16:00");
    const QPoint left = clip->rect().topLeft() + QPoint(5, 5);
    QCOMPARE(f.root()->childAt(left.x(), left.y()), clip);
    QVERIFY(!f.root()->childAt(-500, -500));
}

void TestTimelineAccessible::actionsDoWhatTheMouseDoes()
{
    Fixture f;
    act(f.itemOf("Clip 2 of 3, 00:00:16:00 to 00:00:28:00"), Action::pressAction());
    QCOMPARE(f.scrubbed.last(), (QVariantList{QVariant::fromValue(FrameNumber{400}), false}));
    QCOMPARE(f.view.selectedClip(), MaybeRange(FrameRange{{400}, {700}}));
    act(f.itemOf(take1), Action::pressAction());
    QCOMPARE(f.takeClicked.last().first().value<TakeId>(), TakeId{11});
    act(f.itemOf(take1), QStringLiteral("choose"));
    QCOMPARE(f.takeChosen.last().first().value<TakeId>(), TakeId{11});
    act(f.itemOf("Marker, 00:00:20:00 to 00:00:21:00, eyes shut"), Action::pressAction());
    QCOMPARE(f.markerActivated.last().first().value<MarkerId>(), f.view.scene().markers()[0].id);
    act(f.itemOf("Playhead"), Action::increaseAction());
    QCOMPARE(f.scrubbed.last(), (QVariantList{QVariant::fromValue(FrameNumber{1}), false}));
    f.itemOf("Playhead")->valueInterface()->setCurrentValue(77);
    QCOMPARE(f.scrubbed.last(), (QVariantList{QVariant::fromValue(FrameNumber{77}), false}));
    f.view.setRangeLocked(true); // being looked at only
    act(f.itemOf("Marker, 00:00:20:00 to 00:00:21:00, eyes shut"), Action::pressAction());
    QCOMPARE(f.markerActivated.count(), 1);
}

void TestTimelineAccessible::whatIsOnItsWayCannotBeChosen()
{
    Fixture f;
    QCOMPARE(f.itemOf(take2)->actionInterface()->actionNames(), QStringList{Action::pressAction()});
    act(f.itemOf(take2), QStringLiteral("choose"));
    QCOMPARE(f.takeChosen.count(), 0);
}

void TestTimelineAccessible::endsOfTheRangeAreMoved()
{
    Fixture f;
    f.view.setRange(FrameRange{{100}, {162}});
    act(f.itemOf("End of the range"), Action::increaseAction());
    QCOMPARE(f.view.range(), MaybeRange(FrameRange{{100}, {163}}));
    act(f.itemOf("Begin of the range"), Action::decreaseAction());
    QCOMPARE(f.view.range(), MaybeRange(FrameRange{{99}, {163}}));
    f.itemOf("Begin of the range")->valueInterface()->setCurrentValue(120);
    QCOMPARE(
        f.rangeSelected.last().first().value<MaybeRange>(), MaybeRange(FrameRange{{120}, {163}}));
    f.itemOf("End of the range")->valueInterface()->setCurrentValue(5); // stops at the begin
    QCOMPARE(f.view.range(), MaybeRange(FrameRange{{120}, {121}}));
}

void TestTimelineAccessible::theRangeIsTakenAway()
{
    Fixture f;
    f.view.setRange(FrameRange{{100}, {162}});
    act(f.itemOf("Range, 00:00:04:00 to 00:00:06:12"), QStringLiteral("remove"));
    QCOMPARE(f.view.range(), MaybeRange());
    QCOMPARE(f.rangeSelected.last().first().value<MaybeRange>(), MaybeRange());
}

void TestTimelineAccessible::theFocusGoesFromPartToPart()
{
    Fixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.view));
    f.view.setRange(FrameRange{{100}, {162}});
    QCOMPARE(f.root()->focusChild(), f.itemOf("Playhead"));
    QTest::keyClick(&f.view, Qt::Key_Tab);
    QCOMPARE(f.root()->focusChild(), f.itemOf("Begin of the range"));
    QVERIFY(f.itemOf("Begin of the range")->state().focused);
    QVERIFY(!f.itemOf("Playhead")->state().focused);
    act(f.itemOf("End of the range"), Action::setFocusAction());
    QCOMPARE(f.root()->focusChild(), f.itemOf("End of the range"));
    QTest::keyClick(&f.view, Qt::Key_Right);
    QCOMPARE(f.view.range(), MaybeRange(FrameRange{{100}, {163}}));
}

void TestTimelineAccessible::whatHasGoneIsNotValid()
{
    Fixture f;
    QAccessibleInterface *take = f.itemOf(take1);
    f.view.setTakeBlocks({f.block(1, 300, 400, ui::TakeState::Ready, false)});
    QVERIFY(take->isValid()); // moved, but the same
    QCOMPARE(take->text(QAccessible::Name),
        QStringLiteral("Take 1, picture and sound, 00:00:12:00 to 00:00:16:00, ready"));
    f.view.setTakeBlocks({f.block(3, 300, 400, ui::TakeState::Ready, false)});
    QVERIFY(!take->isValid());
    QCOMPARE(take->text(QAccessible::Name), QString());
    QCOMPARE(take->rect(), QRect());
    act(take, Action::pressAction());
    QCOMPARE(f.takeClicked.count(), 0);
    QVERIFY(f.item(QStringLiteral("Take 3, picture and sound, 00:00:12:00 to 00:00:16:00, ready")));
}

void TestTimelineAccessible::changesAreTold()
{
    using ui::TimelineNews;
    Fixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.view));
    QList<TimelineNews> news;
    connect(&f.view, &TimelineView::changed, this, [&](TimelineNews each) { news << each; });
    f.view.setPosition({30});
    f.view.setPosition({30});
    f.view.setRange(FrameRange{{100}, {162}});
    f.view.setRange(FrameRange{{100}, {163}});
    QTest::keyClick(&f.view, Qt::Key_Tab);
    f.view.selectClipAt(FrameNumber{450});
    f.view.setTakeBlocks({});
    QCOMPARE(news,
        (QList<TimelineNews>{TimelineNews::Position, TimelineNews::Items, TimelineNews::Range,
            TimelineNews::Range, TimelineNews::Focus, TimelineNews::Selection,
            TimelineNews::Items}));
}

void TestTimelineAccessible::eachChangeHasItsEvents()
{
    using ui::TimelineNews;
    using Kind = ui::TimelineItem::Kind;
    using Events = std::vector<ui::TimelineEvent>;
    const auto of = [](Kind kind, std::size_t index = 0) { return ui::TimelineItem{kind, index}; };
    Fixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.view));
    const auto events = [&](TimelineNews news) { return ui::eventsFor(f.view.scene(), news); };
    QVERIFY(events(TimelineNews::Range).empty());
    QVERIFY(events(TimelineNews::Selection).empty());
    QVERIFY(events(TimelineNews::Position)
        == (Events{{QAccessible::ValueChanged, of(Kind::Playhead)}}));
    f.view.setRange(FrameRange{{100}, {162}});
    f.view.focusPart(ui::TimelinePart::RangeEnd);
    f.view.selectClipAt(FrameNumber{450});
    QVERIFY(events(TimelineNews::Range)
        == (Events{{QAccessible::ValueChanged, of(Kind::RangeBegin)},
            {QAccessible::ValueChanged, of(Kind::RangeEnd)},
            {QAccessible::NameChanged, of(Kind::Range)}}));
    QVERIFY(events(TimelineNews::Focus) == (Events{{QAccessible::Focus, of(Kind::RangeEnd)}}));
    QVERIFY(
        events(TimelineNews::Selection) == (Events{{QAccessible::Selection, of(Kind::Clip, 1)}}));
    QVERIFY(events(TimelineNews::Items) == (Events{{QAccessible::ObjectReorder, {}}}));
    f.view.clearFocus();
    QVERIFY(events(TimelineNews::Focus).empty());
}

void TestTimelineAccessible::manyClipsAreAskedOneByOne()
{
    using namespace timeline;
    ui::TimelineScene scene;
    const media::ViewPtr view = tests::syntheticView(10'000);
    scene.view = view;
    scene.geometry.setSize({1028, 300});
    scene.geometry.setGrid(view->grid, {25, 1});
    for (std::int64_t n = 0; n < 10'000; ++n)
        scene.clips.push_back(view->grid->shown(model::FrameNumber{n}));
    QCOMPARE(ui::itemCount(scene), 10'001);
    for (const int position : {0, 1, 5'000, 10'000}) {
        const auto item = ui::itemAt(scene, position);
        QVERIFY(item);
        QCOMPARE(ui::positionOf(scene, *item), position);
    }
    QVERIFY(!ui::itemAt(scene, 10'001) && !ui::itemAt(scene, -1));
    QCOMPARE(ui::itemName(scene, *ui::itemAt(scene, 10'000)),
        QStringLiteral("Clip 10000 of 10000, 00:06:39:24 to 00:06:40:00"));
}

QTEST_MAIN(TestTimelineAccessible)
#include "tst_timelineaccessible.moc"
