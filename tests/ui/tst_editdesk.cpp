// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fakeprompts.h"
#include "tests/ui/samples.h"
#include "tests/ui/windowengine.h"
#include "timeline/edit/markers.h"
#include "ui/editdesk.h"
#include "ui/mainwindow.h"
#include "ui/markerdialog.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QUndoView>
#include <QtTest>

using namespace ui;
using Kind = EditWish::Kind;
using model::FrameRange;

// The window over two clips, of frames 0…199 and 200…499; the playhead stands at 60.
class TestEditDesk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { beginSettings("tst_editdesk"); }

    void init()
    {
        m_built = testsupport::projectOf(500);
        m_built.project = edit::split(m_built.project, testsupport::seconds(8)).value();
        m_document.reset(m_built.project);
        auto prompts = std::make_unique<FakePrompts>();
        m_prompts = prompts.get();
        m_window = std::make_unique<MainWindow>(m_engine.engine(), std::move(prompts));
        QVERIFY(showActive(*m_window));
        show();
        m_player.seek({60});
        m_wished = std::make_unique<QSignalSpy>(&m_window->editing(), &EditDesk::wished);
    }

    void cleanup()
    {
        m_wished.reset();
        m_window.reset();
        m_document.reset({});
    }

    void keysAskForEdits()
    {
        press(Qt::Key_S);
        QCOMPARE(wish(), (EditWish{Kind::Split, {}, {60}}));
        press(Qt::Key_BracketLeft);
        QCOMPARE(wish(), (EditWish{Kind::Delete, {{0}, {60}}, {}}));
        m_player.seek({60});
        press(Qt::Key_BracketRight);
        QCOMPARE(wish(), (EditWish{Kind::Delete, {{61}, {200}}, {}}));
        m_document.setRange(FrameRange{{100}, {150}});
        press(Qt::Key_X);
        QCOMPARE(wish(), (EditWish{Kind::Delete, {{100}, {150}}, {}}));
        press(Qt::Key_Delete, Qt::ShiftModifier);
        QCOMPARE(wish(), (EditWish{Kind::Delete, {{100}, {150}}, {}}));
        press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(wish(), (EditWish{Kind::Copy, {{100}, {150}}, {}}));
        press(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(wish(), (EditWish{Kind::Cut, {{100}, {150}}, {}}));
        QCOMPARE(m_wished->size(), 7);
    }

    void pastingNeedsACopy()
    {
        press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_wished->size(), 0);
        m_window->editing().setCanPaste(true);
        press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(wish(), (EditWish{Kind::Paste, {}, {60}}));
        show(); // as after each edit
        QVERIFY(m_window->actions()[Command::Paste]->isEnabled());
    }

    void withoutARangeTheSelectedClipIsMeant()
    {
        QSignalSpy refused(&m_window->editing(), &EditDesk::refused);
        press(Qt::Key_X);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(m_wished->size(), 0);
        auto *timeline = m_window->findChild<TimelineView *>();
        timeline->selectClipAt(model::FrameNumber{300});
        press(Qt::Key_X);
        QCOMPARE(wish(), (EditWish{Kind::Delete, {{200}, {500}}, {}}));
    }

    void aClipMovesByKeys()
    {
        press(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(wish(), (EditWish{Kind::Move, {{0}, {200}}, {500}}));
        QCOMPARE(m_player.position(), model::FrameNumber{360}); // along with it
        m_player.seek({60});
        m_window->findChild<TimelineView *>()->selectClipAt(std::nullopt);
        QSignalSpy refused(&m_window->editing(), &EditDesk::refused);
        press(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(refused.size(), 1);
        m_player.seek({260});
        press(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(wish(), (EditWish{Kind::Move, {{200}, {500}}, {0}}));
    }

    void markersAreSetAndFound()
    {
        QSignalSpy set(&m_window->editing(), &EditDesk::markerSet);
        press(Qt::Key_M);
        QCOMPARE(marker(set).time, model::frameStart(60, {25, 1}));
        QCOMPARE(marker(set).length, model::Flicks{0});
        m_document.setRange(FrameRange{{100}, {150}});
        press(Qt::Key_M);
        QCOMPARE(marker(set).range(),
            (model::TimeRange{model::frameStart(100, {25, 1}), model::frameStart(150, {25, 1})}));
        QVERIFY(!m_window->actions()[Command::NextMarker]->isEnabled());
        addMarker(30, {}, {});
        addMarker(90, {}, {});
        press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_player.position(), model::FrameNumber{90});
        press(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(m_player.position(), model::FrameNumber{30});
    }

    void aMarkerThereIsOpened()
    {
        addMarker(60, QStringLiteral("blink"), {});
        QVERIFY(!m_window->actions()[Command::SendMarked]->isEnabled());
        QSignalSpy set(&m_window->editing(), &EditDesk::markerSet);
        press(Qt::Key_M);
        auto *dialog = m_window->findChild<MarkerDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QLineEdit *>()->text(), QStringLiteral("blink"));
        dialog->findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral(" eyes stay open "));
        dialog->findChild<QPushButton *>(QStringLiteral("markerOk"))->click();
        QCOMPARE(set.size(), 1);
        QCOMPARE(marker(set).draftPrompt, QStringLiteral("eyes stay open"));
        QCOMPARE(marker(set).id, m_built.project.sequence.markers.front().id);
        addMarker(70, {}, QStringLiteral("rain"));
        QVERIFY(m_window->actions()[Command::SendMarked]->isEnabled());
    }

    void filesAreAskedFor()
    {
        QSignalSpy wanted(&m_window->editing(), &EditDesk::mediaRequested);
        m_prompts->path = QStringLiteral("/videos/more.mp4");
        press(Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(m_prompts->files, std::vector<FileQuestion>{FileQuestion::AddMedia});
        QCOMPARE(wanted.first()[0].toStringList(), QStringList{m_prompts->path});
    }

    void theHistoryGoesBackToAnyStep()
    {
        for (const int second : {3, 4, 5})
            QVERIFY(m_document.apply(QStringLiteral("Split at %1").arg(second),
                edit::split(m_document.project(), testsupport::seconds(second))));
        press(Qt::Key_H, Qt::ControlModifier);
        auto *steps = m_window->findChild<QUndoView *>();
        QVERIFY(steps);
        QCOMPARE(steps->model()->rowCount(), 4);
        steps->setCurrentIndex(steps->model()->index(1, 0));
        QCOMPARE(m_document.project().sequence.clips.size(), 3u);
        steps->setCurrentIndex(steps->model()->index(3, 0));
        QCOMPARE(m_document.project().sequence.clips.size(), 5u);
    }

    void nothingIsEditedWhileAVideoIsRead()
    {
        m_window->setGlimpse(samples::viewOf(m_built), QStringLiteral("film.mp4"));
        for (const Command each : {Command::Split, Command::DeleteStretch, Command::Paste,
                 Command::Mark, Command::MoveLater, Command::AddMedia, Command::History})
            QVERIFY(!m_window->actions()[each]->isEnabled());
    }

private:
    void show() { m_window->setView(samples::viewOf(m_built), QStringLiteral("film.mp4"), false); }

    void addMarker(std::int64_t frame, const QString &note, const QString &prompt)
    {
        model::Marker made;
        made.time = model::frameStart(frame, {25, 1});
        made.note = note;
        made.draftPrompt = prompt;
        m_built.project = edit::addMarker(m_built.project, made).value();
        show();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers keys = {})
    {
        QTest::keyClick(m_window.get(), key, keys);
    }
    EditWish wish() const { return m_wished->last().first().value<EditWish>(); }
    static model::Marker marker(const QSignalSpy &set)
    {
        return set.last().first().value<model::Marker>();
    }

    WindowEngine m_engine;
    media::Player &m_player = m_engine.player;
    edit::Document &m_document = m_engine.document;
    testsupport::Built m_built;
    FakePrompts *m_prompts = nullptr;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QSignalSpy> m_wished;
};

QTEST_MAIN(TestEditDesk)
#include "tst_editdesk.moc"
