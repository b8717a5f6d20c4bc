// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of the sequence in the window that users get, by its keys, read back from the pictures.
#include "app/studio/studio.h"
#include "app/studio/windowwiring.h"
#include "tests/support/testsequence.h"
#include "ui/editdesk.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace timeline;
using ui::Command;

namespace {

class AgreedPrompts : public ui::Prompts {
public:
    void askFile(ui::FileQuestion, const QString &, PathAnswer answer) override { answer(path); }
    void askUnsaved(const QString &, std::function<void(ui::UnsavedAnswer)> answer) override
    {
        answer(ui::UnsavedAnswer::DontSave);
    }
    void askSure(const QString &sentence, const QString &, std::function<void()> answer) override
    {
        asked << sentence;
        answer();
    }
    void askJobs(const QString &, std::function<void(ui::JobsAnswer)> answer) override
    {
        answer(ui::JobsAnswer::Quit);
    }

    QString path;
    QStringList asked;
};

testsupport::MediaSpec specOf(const char *name, int first, int frames)
{
    testsupport::MediaSpec spec;
    spec.name = QString::fromLatin1(name);
    spec.firstNumber = first;
    spec.frames = frames;
    return spec;
}

std::vector<int> counted(const std::vector<std::pair<int, int>> &runs)
{
    std::vector<int> all;
    for (const auto &[first, count] : runs) {
        for (int n = 0; n < count; ++n)
            all.push_back(first + n);
    }
    return all;
}

} // namespace

class TestEditing : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_studio = std::move(
            studio::Studio::create(m_folder->path(), std::make_unique<api::MemoryStore>()).value());
        auto prompts = std::make_unique<AgreedPrompts>();
        m_prompts = prompts.get();
        m_window = std::make_unique<ui::MainWindow>(m_studio->engine(), std::move(prompts));
        m_wiring = std::make_unique<studio::WindowWiring>(*m_studio, *m_window);
        m_window->show();
        QSignalSpy opened(&m_studio->opening, &app::OpenWorkflow::opened);
        m_window->openPath(testsupport::make(specOf("to be edited", 0, 75)));
        QVERIFY(opened.count() > 0 || opened.wait(60'000));
    }

    void cleanup()
    {
        m_wiring.reset();
        m_window.reset();
        m_studio.reset();
    }

    void aStretchIsCutMovedAndBroughtBack()
    {
        at(20);
        trigger(Command::Split);
        at(50);
        trigger(Command::Split);
        at(30);
        trigger(Command::TrimBegin); // 20…29 go
        QCOMPARE(shown(), counted({{0, 20}, {30, 45}}));
        at(25);
        trigger(Command::MoveEarlier);
        QCOMPARE(shown(), counted({{30, 20}, {0, 20}, {50, 25}}));
        range(5, 10);
        trigger(Command::Cut);
        QCOMPARE(shown(), counted({{30, 5}, {40, 10}, {0, 20}, {50, 25}}));
        QCOMPARE(m_studio->session.document().range(), std::nullopt);
        at(0);
        trigger(Command::Paste);
        QCOMPARE(shown(), counted({{35, 5}, {30, 5}, {40, 10}, {0, 20}, {50, 25}}));
        QUndoStack &stack = m_studio->session.document().undoStack();
        QCOMPARE(stack.count(), 6);
        while (stack.canUndo())
            stack.undo();
        QCOMPARE(shown(), counted({{0, 75}}));
        while (stack.canRedo())
            stack.redo();
        QCOMPARE(shown(), counted({{35, 5}, {30, 5}, {40, 10}, {0, 20}, {50, 25}}));
    }

    void edgesOfClipsAreDragged()
    {
        using Kind = ui::EditWish::Kind;
        const auto wish = [this](Kind kind, model::FrameRange clip, std::int64_t to) {
            emit m_window->editing().wished({kind, clip, {to}});
        };
        at(20);
        trigger(Command::Split);
        at(50);
        trigger(Command::Split);
        QUndoStack &stack = m_studio->session.document().undoStack();
        wish(Kind::TrimBegin, {{20}, {50}}, 26); // 20…25 go
        QCOMPARE(shown(), counted({{0, 20}, {26, 49}}));
        wish(Kind::TrimEnd, {{20}, {44}}, 40); // 46…49 go
        QCOMPARE(shown(), counted({{0, 20}, {26, 20}, {50, 25}}));
        wish(Kind::TrimEnd, {{0}, {20}}, 23); // and what was gone comes back
        QCOMPARE(shown(), counted({{0, 23}, {26, 20}, {50, 25}}));
        wish(Kind::TrimBegin, {{23}, {43}}, 21);
        QCOMPARE(shown(), counted({{0, 23}, {24, 22}, {50, 25}}));
        wish(Kind::Roll, {{45}, {70}}, 43); // the last clip begins earlier
        QCOMPARE(shown(), counted({{0, 23}, {24, 20}, {48, 27}}));
        QCOMPARE(stack.count(), 7);
        wish(Kind::TrimBegin, {{0}, {23}}, -1); // nothing lies before it
        QCOMPARE(stack.count(), 7);
        for (int i = 0; i < 5; ++i)
            stack.undo();
        QCOMPARE(shown(), counted({{0, 75}}));
    }

    // What is chosen is what would be paid for.
    void theRangeIsDroppedWhenOtherPicturesComeToLieThere()
    {
        const auto chosen = std::optional(model::FrameRange{{40}, {60}});
        const auto &document = m_studio->session.document();
        const auto choose = [&] { range(40, 60); };
        QUndoStack &stack = m_studio->session.document().undoStack();
        range(0, 10);
        trigger(Command::Copy);
        choose();
        at(50);
        trigger(Command::Split);
        QCOMPARE(document.range(), chosen); // nothing has moved
        at(70);
        trigger(Command::Paste);
        QCOMPARE(document.range(), chosen); // behind it
        at(20);
        trigger(Command::Paste);
        QCOMPARE(document.range(), std::nullopt);
        choose();
        stack.undo();
        QCOMPARE(document.range(), std::nullopt);
        choose();
        stack.redo();
        QCOMPARE(document.range(), std::nullopt);
        range(70, 95);
        stack.undo(); // shorter than that
        QCOMPARE(document.range(), std::nullopt);
        QCOMPARE(m_window->findChild<ui::TimelineView *>()->scene().range, std::nullopt);
    }

    void aFileIsAddedBehindTheLastClip()
    {
        m_prompts->path = testsupport::make(specOf("added in the window", 500, 10));
        QSignalSpy added(&m_studio->addingMedia, &app::AddMediaWorkflow::added);
        trigger(Command::AddMedia);
        QVERIFY(added.wait(60'000));
        QCOMPARE(shown(), counted({{0, 75}, {500, 10}}));
        emit m_window->editing().mediaRequested({m_prompts->path}, model::FrameNumber{40});
        QVERIFY(added.wait(60'000));
        QCOMPARE(shown(), counted({{0, 40}, {500, 10}, {40, 35}, {500, 10}}));
        QCOMPARE(m_studio->session.project().media.size(), 2u);
    }

    void whatIsMarkedIsSentAtOnce()
    {
        for (const int frame : {5, 30}) {
            model::Marker marker;
            marker.time = m_studio->session.view()->grid->timeOf({frame});
            marker.length = model::frameStart(10, {25, 1});
            marker.draftPrompt = QStringLiteral("rain from %1 on").arg(frame);
            emit m_window->editing().markerSet(marker);
        }
        at(60);
        trigger(Command::Mark); // without a prompt: nothing to send
        QCOMPARE(markers().size(), 3u);
        trigger(Command::SendMarked);
        QCOMPARE(m_prompts->asked.size(), 1);
        QVERIFY2(m_prompts->asked.first().contains(QStringLiteral("2 marked")),
            qPrintable(m_prompts->asked.first()));
        const auto &retakes = m_studio->session.project().retakes;
        QCOMPARE(retakes.size(), 2u);
        QCOMPARE(retakes[0].prompt, QStringLiteral("rain from 5 on"));
        QCOMPARE(retakes[1].range,
            (model::TimeRange{model::frameStart(30, {25, 1}), model::frameStart(40, {25, 1})}));
        QCOMPARE(m_studio->retaking.preparing().size() + m_studio->jobs.snapshot().size(), 2);
        // None is sent twice; what it was stays as its note.
        QVERIFY(!m_window->actions()[Command::SendMarked]->isEnabled());
        QCOMPARE(markers()[0].note, QStringLiteral("rain from 5 on"));
    }

private:
    void at(std::int64_t frame) { m_studio->player.seek({frame}); }
    void range(std::int64_t from, std::int64_t to)
    {
        m_studio->session.document().setRange(model::FrameRange{{from}, {to}});
    }
    void trigger(Command command) { m_window->actions()[command]->trigger(); }
    // Files are never read on the window's thread.
    std::vector<int> shown() const
    {
        return std::async(std::launch::async, [view = m_studio->session.view()] {
            return testsupport::numbersOf(view);
        }).get();
    }
    const std::vector<model::Marker> &markers() const
    {
        return m_studio->session.project().sequence.markers;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<studio::Studio> m_studio;
    AgreedPrompts *m_prompts = nullptr;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<studio::WindowWiring> m_wiring;
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("retake-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_editing"));
    ui::theme::apply(app);
    TestEditing test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_editing.moc"
