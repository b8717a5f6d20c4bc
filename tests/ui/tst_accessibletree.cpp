// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window as a screen reader meets it.
#include "tests/ui/fakeprompts.h"
#include "tests/ui/samples.h"
#include "tests/ui/windowengine.h"
#include "ui/compareview.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/timecodefield.h"

#include <QAccessible>
#include <QAction>
#include <QCoreApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace ui;

namespace {

QString pathOf(const QAccessibleInterface *item)
{
    QStringList names;
    for (; item; item = item->parent()) {
        const QObject *object = item->object();
        names.prepend(object ? QStringLiteral("%1 %2").arg(
                          QLatin1String(object->metaObject()->className()), object->objectName())
                             : QStringLiteral("role %1").arg(int(item->role())));
    }
    return names.join(QStringLiteral(" > "));
}

void visit(QAccessibleInterface *item, const std::function<void(QAccessibleInterface *)> &see)
{
    see(item);
    for (int i = 0; i < item->childCount(); ++i) {
        if (QAccessibleInterface *child = item->child(i))
            visit(child, see);
    }
}

} // namespace

class TestAccessibleTree : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { beginSettings("tst_accessibletree"); }

    void init()
    {
        m_built = testsupport::projectOf(500);
        m_take =
            samples::addPendingTake(m_built, 1, testsupport::seconds(2), testsupport::seconds(6));
        samples::arrive(m_built, m_take);
        m_document.reset(m_built.project);
        m_window = std::make_unique<MainWindow>(m_engine.engine(), std::make_unique<FakePrompts>());
        QVERIFY(showActive(*m_window));
    }

    void cleanup()
    {
        m_window.reset();
        m_document.reset({});
    }

    void whatTakesTheKeyboardHasAName_data()
    {
        QTest::addColumn<int>("tab");
        QTest::addColumn<QList<Command>>("commands");
        QTest::newRow("nothing is open") << -1 << QList<Command>();
        QTest::newRow("the retake panel") << 0 << QList<Command>();
        QTest::newRow("the takes") << 1 << QList<Command>();
        QTest::newRow("the facts") << 2 << QList<Command>();
        QTest::newRow("side by side") << 1 << QList<Command>{Command::SideBySide};
        QTest::newRow("a wipe") << 1 << QList<Command>{Command::Wipe};
        QTest::newRow("a difference") << 1 << QList<Command>{Command::Difference};
        QTest::newRow("all takes") << 1 << QList<Command>{Command::AllTakes};
        QTest::newRow("the list") << 0 << QList<Command>{Command::ShowList};
    }

    void whatTakesTheKeyboardHasAName()
    {
        QFETCH(int, tab);
        QFETCH(QList<Command>, commands);
        if (tab >= 0)
            open();
        m_window->findChild<QTabWidget *>(QStringLiteral("panels"))->setCurrentIndex(tab);
        for (const Command each : commands)
            m_window->actions()[each]->trigger();
        m_window->showMessage(
            MessageLevel::Problem, QStringLiteral("It did not work."), QStringLiteral("Why."));
        m_window->setJobs({samples::job(QStringLiteral("job-1"), api::JobState::Processing)});
        QStringList nameless;
        int seen = 0;
        visit(QAccessible::queryAccessibleInterface(m_window.get()),
            [&](const QAccessibleInterface *item) {
                const QAccessible::State state = item->state();
                if (!state.focusable || state.invisible || state.disabled)
                    return;
                ++seen;
                if (item->text(QAccessible::Name).isEmpty())
                    nameless << pathOf(item);
            });
        QCOMPARE(nameless, QStringList());
        QVERIFY(seen > 5);
    }

    void paintedWidgetsSayWhatTheyAre()
    {
        open();
        m_window->actions()[Command::SideBySide]->trigger();
        m_window->setJobs({samples::job(QStringLiteral("job-1"), api::JobState::Processing)});
        QHash<QString, QAccessible::Role> roles;
        QHash<QString, QString> names;
        visit(QAccessible::queryAccessibleInterface(m_window.get()),
            [&](const QAccessibleInterface *item) {
                if (!item->object())
                    return;
                const auto name = QString::fromLatin1(item->object()->metaObject()->className());
                roles[name] = item->role();
                names[name] = item->text(QAccessible::Name);
            });
        QCOMPARE(roles.value(QStringLiteral("ui::PicturePane")), QAccessible::Graphic);
        QVERIFY(
            names.value(QStringLiteral("ui::PicturePane")).startsWith(QStringLiteral("Picture: ")));
        QCOMPARE(roles.value(QStringLiteral("ui::TakeCardView")), QAccessible::ListItem);
        QCOMPARE(roles.value(QStringLiteral("ui::JobRow")), QAccessible::ListItem);
        QVERIFY(names.value(QStringLiteral("ui::JobRow")).startsWith(QStringLiteral("Retake 1: ")));
        QCOMPARE(roles.value(QStringLiteral("ui::MessageBar")), QAccessible::AlertMessage);
        QCOMPARE(roles.value(QStringLiteral("ui::TransportBar")), QAccessible::ToolBar);
        QCOMPARE(roles.value(QStringLiteral("ui::TimelineView")), QAccessible::Grouping);
    }

    void thePositionIsReadAndOpened()
    {
        open();
        m_player.seek({60});
        auto *field = m_window->findChild<TimecodeField *>();
        QAccessibleInterface *item = QAccessible::queryAccessibleInterface(field);
        QCOMPARE(item->text(QAccessible::Name), QStringLiteral("Position"));
        QCOMPARE(item->text(QAccessible::Value), QStringLiteral("00:00:02:10"));
        item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        const auto *edit = field->findChild<QWidget *>();
        QVERIFY(edit && edit->hasFocus());
    }

    void aMessageIsItsOwnName()
    {
        m_window->showMessage(MessageLevel::Done, QStringLiteral("Saved."));
        QCOMPARE(QAccessible::queryAccessibleInterface(m_window->findChild<MessageBar *>())
                     ->text(QAccessible::Name),
            QStringLiteral("Saved."));
    }

    void aTakeIsChosenOnTheTimeline()
    {
        open();
        QSignalSpy chosen(m_window.get(), &MainWindow::takeChosen);
        QAccessibleInterface *timeline =
            QAccessible::queryAccessibleInterface(m_window->findChild<TimelineView *>());
        const auto act = [&](const QString &action) {
            for (int i = 0; i < timeline->childCount(); ++i) {
                if (timeline->child(i)
                        ->text(QAccessible::Name)
                        .startsWith(QStringLiteral("Take 1")))
                    timeline->child(i)->actionInterface()->doAction(action);
            }
        };
        act(QStringLiteral("choose"));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<TakeChoice>(), (TakeChoice{m_take, edit::Part::Both, {}}));
        act(QAccessibleActionInterface::pressAction());
        QCOMPARE(m_player.position(), model::FrameNumber{50});
        QCOMPARE(m_window->findChild<QTabWidget *>(QStringLiteral("panels"))->currentIndex(), 1);
    }

    void theListIsShownInTheTimelinesPlace()
    {
        open();
        auto *list = m_window->findChild<QWidget *>(QStringLiteral("outline"));
        auto *timeline = m_window->findChild<TimelineView *>();
        QVERIFY(!list->isVisible() && timeline->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_F4);
        QVERIFY(list->isVisible() && list->hasFocus() && !timeline->isVisible());
        QTest::keyClick(list, Qt::Key_Down); // the range with the take
        QCOMPARE(m_player.position(), model::FrameNumber{50});
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_document.range(), MaybeRange(model::FrameRange{{50}, {150}}));
        QSignalSpy chosen(m_window.get(), &MainWindow::takeChosen);
        QTest::keyClick(list, Qt::Key_1); // digits stay what they are
        QCOMPARE(chosen.size(), 1);
        QTest::keyClick(list, Qt::Key_F4);
        QVERIFY(timeline->isVisible() && timeline->hasFocus());
    }

private:
    void open()
    {
        m_window->setView(samples::viewOf(m_built), QStringLiteral("film.mp4"), false);
        m_player.seek({10});
        QCoreApplication::processEvents();
    }

    WindowEngine m_engine;
    media::Player &m_player = m_engine.player;
    edit::Document &m_document = m_engine.document;
    testsupport::Built m_built;
    model::TakeId m_take;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestAccessibleTree)
#include "tst_accessibletree.moc"
