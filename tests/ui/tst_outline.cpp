// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline as a list: which rows there are, what they say, and what keys do to them.
#include "tests/ui/samples.h"
#include "timeline/edit/markers.h"
#include "ui/outlineview.h"
#include "ui/takeblocks.h"
#include "ui/timelineview.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace ui;
using Kind = OutlineRow::Kind;
using model::FrameNumber;
using model::FrameRange;

namespace {

using MaybeRange = std::optional<FrameRange>;

// 20 s at 25 a second, split at 10 s: a take that has arrived and one that has not over 2 to 6 s,
// a marker with a draft at 12 s, the chosen range from 14 to 15 s.
struct Fixture {
    media::Filmstrip filmstrip;
    media::Waveform waveform;
    TimelineView timeline{filmstrip, waveform};
    testsupport::Built built = testsupport::projectOf(500);
    model::TakeId first, second;

    Fixture()
    {
        const auto at = [](double s) { return testsupport::seconds(s); };
        first = samples::addPendingTake(built, 1, at(2), at(6));
        samples::arrive(built, first);
        second = samples::addPendingTake(built, 2, at(2), at(6));
        built.project = *edit::split(built.project, at(10));
        model::Marker marker;
        marker.time = at(12);
        marker.note = QStringLiteral("eyes shut");
        marker.draftPrompt = QStringLiteral("eyes stay open");
        built.project = *edit::addMarker(built.project, marker);
        show();
        timeline.setRange(FrameRange{{350}, {375}});
    }

    void show()
    {
        const media::ViewPtr view = samples::viewOf(built);
        timeline.setView(view);
        timeline.setTakeBlocks(takeBlocks(view->project, {}));
    }
};

struct ListFixture : Fixture {
    OutlineView list{timeline.scene()};
    QSignalSpy placeChosen{&list, &OutlineView::placeChosen};
    QSignalSpy clipChosen{&list, &OutlineView::clipChosen};
    QSignalSpy rangeWished{&list, &OutlineView::rangeWished};
    QSignalSpy promptWished{&list, &OutlineView::promptWished};
    QSignalSpy markerActivated{&list, &OutlineView::markerActivated};
    QSignalSpy takeChosen{&list, &OutlineView::takeChosen};
    QSignalSpy wished{&list, &OutlineView::wished};

    ListFixture()
    {
        list.resize(1000, 300);
        list.refresh({});
        list.show();
        list.setPosition({0});
    }

    void press(Qt::Key key) { QTest::keyClick(&list, key); }
    QString current(OutlineColumn column = OutlineColumn::What) const
    {
        return list.currentIndex().siblingAtColumn(int(column)).data().toString();
    }
    // Down from the first row.
    void goTo(const QString &what)
    {
        press(Qt::Key_Home);
        for (int i = 0; i < 20 && !current().startsWith(what); ++i)
            press(Qt::Key_Down);
        QVERIFY2(current().startsWith(what), qPrintable(current()));
    }
};

QStringList texts(const Fixture &f, const OutlineRow &row)
{
    QStringList all;
    for (int column = 0; column < outlineColumns; ++column)
        all << outlineText(f.timeline.scene(), {}, row, OutlineColumn(column));
    return all;
}

} // namespace

class TestOutline : public QObject {
    Q_OBJECT

private slots:
    void rowsStandByTimeAndTakesBelowTheirRange();
    void everyRowSaysWhatItIs();
    void theRowOfAFrameIsTheInnermost();
    void rowsAndParentsFitTogether();
    void arrowsTakeThePlayheadAlong();
    void enterChoosesATakeThenAcceptsIt();
    void enterAcceptsATakeThatHasOnlySound();
    void deleteRejects();
    void enterOpensMarkersAndSetsRanges();
    void theMenuKeyHasItAll();
    void theRowFollowsThePlayhead();
    void otherWordsKeepTheRow();
    void aHiddenListDoesNothing();
    void tenThousandRowsAreAList();
};

void TestOutline::rowsStandByTimeAndTakesBelowTheirRange()
{
    const Fixture f;
    const FrameRange range{{50}, {150}};
    const std::vector<OutlineRow> takes{
        {Kind::Take, range, 0, 0}, {Kind::Take, range, 0, 1}, {Kind::Take, range, 0, 2}};
    const std::vector<OutlineRow> wanted{{Kind::Clip, {{0}, {250}}, 0},
        {Kind::Range, range, 0, 0, takes}, {Kind::Clip, {{250}, {500}}, 1},
        {Kind::Marker, {{300}, {300}}, 0}, {Kind::Chosen, {{350}, {375}}, 0}};
    QVERIFY(outlineOf(f.timeline.scene()) == wanted);
    QVERIFY(outlineOf(TimelineScene()).empty());
}

void TestOutline::everyRowSaysWhatItIs()
{
    const Fixture f;
    const auto rows = outlineOf(f.timeline.scene());
    const QString from = QStringLiteral("00:00:02:00"), to = QStringLiteral("00:00:06:00");
    const QString prompt = QStringLiteral("He turns to the window and smiles");
    QCOMPARE(texts(f, rows[0]),
        (QStringList{QStringLiteral("Clip 1 · film.mp4"), QStringLiteral("00:00:00:00"),
            QStringLiteral("00:00:10:00"), QStringLiteral("10.0 s"), {}, {}}));
    QCOMPARE(texts(f, rows[1]),
        (QStringList{QStringLiteral("Range with 2 takes"), from, to, QStringLiteral("4.0 s"),
            QStringLiteral("original chosen"), {}}));
    QCOMPARE(texts(f, rows[1].takes[0]),
        (QStringList{QStringLiteral("Original"), from, to, QStringLiteral("4.0 s"),
            QStringLiteral("as it was, chosen"), {}}));
    QCOMPARE(texts(f, rows[1].takes[1]),
        (QStringList{QStringLiteral("Take 1 · picture and sound · 4.0 s · practice"), from, to,
            QStringLiteral("4.0 s"), QStringLiteral("ready"), prompt}));
    QCOMPARE(
        texts(f, rows[1].takes[2]).value(int(OutlineColumn::State)), QStringLiteral("on its way"));
    QCOMPARE(texts(f, rows[3]),
        (QStringList{QStringLiteral("Marker · eyes shut"), QStringLiteral("00:00:12:00"), {}, {},
            QStringLiteral("to be sent"), QStringLiteral("eyes stay open")}));
    QCOMPARE(texts(f, rows[4]).first(), QStringLiteral("Chosen range"));
    QCOMPARE(outlineSentence(f.timeline.scene(), {}, rows[1].takes[1]),
        QStringLiteral("Take 1 · picture and sound · 4.0 s · practice, 00:00:02:00 to "
                       "00:00:06:00, ready, He turns to the window and smiles"));
}

void TestOutline::theRowOfAFrameIsTheInnermost()
{
    const Fixture f;
    const auto rows = outlineOf(f.timeline.scene());
    QCOMPARE(rowAt(rows, {0}), 0);
    QCOMPARE(rowAt(rows, {50}), 1);
    QCOMPARE(rowAt(rows, {150}), 0);
    QCOMPARE(rowAt(rows, {300}), 3);
    QCOMPARE(rowAt(rows, {301}), 2);
    QCOMPARE(rowAt(rows, {374}), 4);
    QCOMPARE(rowAt(rows, {500}), -1);
    QCOMPARE(rowAt({}, {0}), -1);
}

void TestOutline::rowsAndParentsFitTogether()
{
    Fixture f;
    OutlineModel rows(f.timeline.scene());
    QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(rows.refresh({}));
    QVERIFY(!rows.refresh({}));
    f.timeline.setRange(std::nullopt);
    QVERIFY(rows.refresh({}));
    QCOMPARE(rows.rowCount(), 4);
    f.timeline.setView(nullptr);
    QCOMPARE(rows.index(0, 0).data(), QVariant()); // of what is no more
    QVERIFY(rows.refresh({}));
    QCOMPARE(rows.rowCount(), 0);
}

void TestOutline::enterAcceptsATakeThatHasOnlySound()
{
    ListFixture f;
    f.built.project.findTake(f.first)->hasPicture = false;
    f.built.project = *edit::chooseTake(f.built.project, f.first, edit::Part::Both);
    f.show();
    f.list.refresh({});
    f.goTo(QStringLiteral("Take 1"));
    QCOMPARE(f.current(OutlineColumn::State), QStringLiteral("ready, sound chosen"));
    f.press(Qt::Key_Return);
    QCOMPARE(f.takeChosen.count(), 0);
    QCOMPARE(f.wished.count(), 1);
    QCOMPARE(f.wished[0][0].value<TakeWish>(), (TakeWish{f.first, TakeWish::Kind::Accept, {}}));
}

void TestOutline::arrowsTakeThePlayheadAlong()
{
    ListFixture f;
    QCOMPARE(f.current(), QStringLiteral("Clip 1 · film.mp4"));
    QCOMPARE(f.placeChosen.count(), 0); // it went there by itself
    f.press(Qt::Key_Down);
    QCOMPARE(f.placeChosen.last().first().value<FrameNumber>(), FrameNumber{50});
    QCOMPARE(f.clipChosen.count(), 0);
    f.goTo(QStringLiteral("Clip 2"));
    QCOMPARE(f.placeChosen.last().first().value<FrameNumber>(), FrameNumber{250});
    QCOMPARE(f.clipChosen.last().first().value<FrameNumber>(), FrameNumber{250});
}

void TestOutline::enterChoosesATakeThenAcceptsIt()
{
    ListFixture f;
    f.goTo(QStringLiteral("Take 1"));
    f.press(Qt::Key_Return);
    QCOMPARE(f.takeChosen.count(), 1);
    QCOMPARE(f.takeChosen[0][0].value<TakeChoice>(), (TakeChoice{f.first, edit::Part::Both, {}}));
    f.built.project = *edit::chooseTake(f.built.project, f.first, edit::Part::Both);
    f.show();
    f.list.refresh({});
    QCOMPARE(f.current(OutlineColumn::State), QStringLiteral("ready, chosen"));
    f.press(Qt::Key_Return);
    QCOMPARE(f.wished.count(), 1);
    QCOMPARE(f.wished[0][0].value<TakeWish>(), (TakeWish{f.first, TakeWish::Kind::Accept, {}}));
    f.goTo(QStringLiteral("Original"));
    f.press(Qt::Key_Return);
    QCOMPARE(f.takeChosen.count(), 2);
    QCOMPARE(f.takeChosen[1][0].value<TakeChoice>().where, std::optional(f.first));
    f.goTo(QStringLiteral("Take 2")); // not there yet
    f.press(Qt::Key_Return);
    QCOMPARE(f.takeChosen.count() + f.wished.count(), 3);
}

void TestOutline::deleteRejects()
{
    ListFixture f;
    f.goTo(QStringLiteral("Original"));
    f.press(Qt::Key_Delete);
    QCOMPARE(f.wished.count(), 0);
    f.goTo(QStringLiteral("Take 1"));
    f.press(Qt::Key_Delete);
    QCOMPARE(f.wished[0][0].value<TakeWish>(), (TakeWish{f.first, TakeWish::Kind::Reject, {}}));
}

void TestOutline::enterOpensMarkersAndSetsRanges()
{
    ListFixture f;
    f.goTo(QStringLiteral("Marker"));
    f.press(Qt::Key_Return);
    QCOMPARE(f.markerActivated.last().first().value<std::size_t>(), std::size_t{0});
    f.goTo(QStringLiteral("Clip 2"));
    f.press(Qt::Key_Enter);
    QCOMPARE(
        f.rangeWished.last().first().value<MaybeRange>(), MaybeRange(FrameRange{{250}, {500}}));
    f.goTo(QStringLiteral("Range with"));
    f.press(Qt::Key_Return);
    QCOMPARE(f.rangeWished.last().first().value<MaybeRange>(), MaybeRange(FrameRange{{50}, {150}}));
    f.goTo(QStringLiteral("Chosen range"));
    f.press(Qt::Key_Return);
    QCOMPARE(f.promptWished.count(), 1);
}

void TestOutline::theMenuKeyHasItAll()
{
    ListFixture f;
    f.goTo(QStringLiteral("Take 1"));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(&f.list, &event);
    auto *menu = f.list.findChild<QMenu *>(QStringLiteral("outlineMenu"));
    QVERIFY(menu && menu->isVisible());
    QStringList texts;
    for (const QAction *each : menu->actions())
        texts << each->text();
    QCOMPARE(texts,
        (QStringList{QStringLiteral("Choose"), QStringLiteral("Choose Its Picture"),
            QStringLiteral("Choose Its Sound"), {}, QStringLiteral("Accept"),
            QStringLiteral("Reject"), QStringLiteral("Make It the Chosen Range")}));
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(f.takeChosen.count(), 1);
    QCOMPARE(
        f.takeChosen[0][0].value<TakeChoice>(), (TakeChoice{f.first, edit::Part::Picture, {}}));
}

void TestOutline::theRowFollowsThePlayhead()
{
    ListFixture f;
    f.list.setPosition({60});
    QCOMPARE(f.current(), QStringLiteral("Range with 2 takes"));
    f.press(Qt::Key_Down);
    f.press(Qt::Key_Down);
    const QString take = f.current();
    f.list.setPosition({149}); // still in it
    QCOMPARE(f.current(), take);
    f.list.setPosition({400});
    QCOMPARE(f.current(), QStringLiteral("Clip 2 · film.mp4"));
    QCOMPARE(f.placeChosen.count(), 2); // by the keys alone
}

void TestOutline::otherWordsKeepTheRow()
{
    ListFixture f;
    f.goTo(QStringLiteral("Take 2"));
    f.placeChosen.clear();
    TakeNewsById news;
    news[f.second].stage = QStringLiteral("uploading, 40 %");
    f.list.refresh(news);
    QVERIFY(f.current().startsWith(QStringLiteral("Take 2")));
    QCOMPARE(f.current(OutlineColumn::State), QStringLiteral("uploading, 40 %"));
    f.timeline.setRange(std::nullopt); // other rows
    f.list.refresh(news);
    QVERIFY(f.current().startsWith(QStringLiteral("Take 2")));
    QCOMPARE(f.placeChosen.count(), 0);
}

void TestOutline::aHiddenListDoesNothing()
{
    ListFixture f;
    f.list.hide();
    f.timeline.setRange(std::nullopt);
    f.list.refresh({});
    QCOMPARE(f.list.model()->rowCount(), 5);
    f.list.setPosition({400});
    f.list.show();
    QCOMPARE(f.list.model()->rowCount(), 4);
    QCOMPARE(f.current(), QStringLiteral("Clip 2 · film.mp4"));
}

void TestOutline::tenThousandRowsAreAList()
{
    TimelineScene scene;
    testsupport::Built built = testsupport::projectOf(10'000);
    scene.view = samples::viewOf(built);
    scene.geometry.setGrid(scene.view->grid, {25, 1});
    for (std::int64_t n = 0; n < 10'000; ++n) {
        scene.clips.push_back(scene.view->grid->shown(FrameNumber{n}));
        TakeBlock block;
        block.range = scene.clips.back();
        block.number = int(n) + 1;
        scene.blocks.push_back(block);
    }
    OutlineView list(scene);
    list.resize(1000, 300);
    list.show();
    list.refresh({});
    QCOMPARE(list.model()->rowCount(), 20'000);
    QTest::keyClick(&list, Qt::Key_End);
    QCOMPARE(list.currentIndex().siblingAtColumn(int(OutlineColumn::Begin)).data().toString(),
        QStringLiteral("00:06:39:24"));
}

QTEST_MAIN(TestOutline)
#include "tst_outline.moc"
