// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the window that users get, from opening a video to the exported file, against the practice
// service.

#include "app/studio/practicewords.h"
#include "app/studio/studio.h"
#include "app/studio/windowwiring.h"
#include "tests/support/ffmpegtool.h"
#include "tests/support/guiwatchdog.h"
#include "tests/support/testmedia.h"
#include "timeline/media/framesource.h"
#include "timeline/media/mediafile.h"
#include "timeline/media/picture.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/theme.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include <future>

using namespace timeline;

namespace {

// Answers every question in advance, so that no dialog of the system opens.
class AnsweredPrompts : public ui::Prompts {
public:
    void askFile(ui::FileQuestion, const QString &, PathAnswer answer) override { answer(path); }
    void askUnsaved(const QString &, std::function<void(ui::UnsavedAnswer)> answer) override
    {
        answer(ui::UnsavedAnswer::DontSave);
    }
    void askSure(const QString &, const QString &, std::function<void()> answer) override
    {
        answer();
    }
    void askJobs(const QString &, std::function<void(ui::JobsAnswer)> answer) override
    {
        answer(onJobs);
    }

    ui::JobsAnswer onJobs = ui::JobsAnswer::Quit;
    QString path;
};

api::JobTiming quickly()
{
    api::JobTiming timing;
    timing.pollInterval = std::chrono::milliseconds(50);
    timing.pollJitter = std::chrono::milliseconds(0);
    return timing;
}

struct Bench {
    QTemporaryDir folder;
    std::unique_ptr<studio::Studio> studio;
    AnsweredPrompts *prompts = nullptr; // the window's
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<studio::WindowWiring> wiring;

    Bench()
    {
        studio = std::move(
            studio::Studio::create(folder.path(), std::make_unique<api::MemoryStore>(), quickly())
                .value());
        studio->services.setPracticeSpeed(100);
        auto answers = std::make_unique<AnsweredPrompts>();
        prompts = answers.get();
        window = std::make_unique<ui::MainWindow>(studio->engine(), std::move(answers));
        wiring = std::make_unique<studio::WindowWiring>(*studio, *window);
        window->resize(1440, 900);
        window->show();
    }

    template <class Widget> Widget &child(const char *name) const
    {
        auto *found = window->findChild<Widget *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the window has no %s", name);
        return *found;
    }

    bool open(const QString &path)
    {
        QSignalSpy opened(&studio->opening, &app::OpenWorkflow::opened);
        window->openPath(path);
        return opened.count() > 0 || opened.wait(60'000);
    }

    void trigger(ui::Command command) const { window->actions()[command]->trigger(); }

    // Drags on the filmstrip from one frame's start to another's.
    void dragRange(model::FrameNumber from, model::FrameNumber to) const
    {
        auto &timeline = *window->findChild<ui::TimelineView *>();
        const auto &geometry = timeline.scene().geometry;
        const int y = int(geometry.lanes().strip.center().y());
        const QPoint begin(qRound(geometry.xOf(from)), y), end(qRound(geometry.xOf(to)), y);
        QTest::mousePress(&timeline, Qt::LeftButton, Qt::ShiftModifier, begin);
        for (int step = 1; step <= 4; ++step)
            QTest::mouseMove(&timeline, begin + (end - begin) * step / 4);
        QTest::mouseRelease(&timeline, Qt::LeftButton, Qt::ShiftModifier, end);
    }

    const model::Project &project() const { return studio->session.project(); }
};

struct ReadBack {
    std::vector<int> numbers; // -1: not readable
    std::vector<QRgb> middles; // a colour that the practice take changes
};

ReadBack decoded(const QString &path)
{
    ReadBack read;
    const auto file = media::openMedia(path);
    if (!file)
        return read;
    auto source = media::FrameSource::open(*file).value();
    media::PictureConverter converter;
    for (std::int64_t n = 0; n < file->index->count(); ++n) {
        const auto frame = source->frame({n});
        const auto image =
            frame ? converter.toImage(*frame, file->info.video, {}) : tl::unexpected(frame.error());
        read.numbers.push_back(image ? testsupport::readNumber(*image).value_or(-1) : -1);
        read.middles.push_back(image
                ? image->scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixel(0, 0)
                : 0);
    }
    return read;
}

// On a thread of its own: a file is not read on the window's.
ReadBack readBack(const QString &path)
{
    return std::async(std::launch::async, decoded, path).get();
}

int distance(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b))
        + std::abs(qBlue(a) - qBlue(b));
}

} // namespace

class TestStudio : public QObject {
    Q_OBJECT

    static void note(const char *what, testsupport::GuiWatchdog &dog)
    {
        qInfo("%s: %s", what, qPrintable(dog.report().text()));
        QVERIFY(dog.report().answers > 0);
        dog.reset();
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("Retake Studio tests"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_studio"));
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
        QSettings().clear();
        ui::theme::apply(*qApp);
    }

    // How long is written down, not judged: that depends on the machine. That nothing of it opens
    // or reads a file on the window's thread is asserted where files are opened and read.
    void theWindowAnswersMeanwhile()
    {
        testsupport::MediaSpec spec;
        spec.frames = 200;
        const QString video = testsupport::make(spec);
        Bench bench;
        testsupport::GuiWatchdog dog;
        QSignalSpy opened(&bench.studio->opening, &app::OpenWorkflow::opened);
        bench.window->openPath(video);
        QVERIFY(dog.waitUntil([&] { return opened.count() > 0; }));
        QVERIFY(dog.waitUntil([&] {
            return bench.studio->filmstrip.isComplete() && bench.studio->waveform.isComplete();
        }));
        note("opening", dog);

        media::Player &player = bench.studio->player;
        int step = 0;
        QTimer hand;
        connect(&hand, &QTimer::timeout, &dog, [&] {
            player.seek({(step * 37) % 200});
            if (step % 10 == 5)
                bench.trigger(step % 20 == 5 ? ui::Command::ZoomIn : ui::Command::ZoomOut);
            if (step % 15 == 7)
                bench.trigger(
                    step % 30 == 7 ? ui::Command::PictureActual : ui::Command::PictureFit);
            ++step;
        });
        hand.start(15);
        QVERIFY(dog.waitUntil([&] { return step >= 100; }));
        hand.stop();
        note("scrubbing and zooming", dog);

        player.seek({0});
        bench.trigger(ui::Command::SideBySide);
        player.play();
        QVERIFY(dog.waitUntil([&] { return player.position().value > 25; }));
        player.pause();
        note("playing", dog);
    }

    void theWholeJob()
    {
        testsupport::MediaSpec spec;
        spec.frames = 200;
        const QString video = testsupport::make(spec);
        Bench bench;
        QVERIFY(bench.open(video));
        QCOMPARE(bench.studio->session.view()->grid->count(), 200);

        // A range by the mouse, a prompt by the keyboard; the button then names what it does.
        bench.dragRange({60}, {120});
        const auto range = bench.studio->session.document().range();
        QVERIFY(range);
        QVERIFY(std::abs(range->begin.value - 60) <= 1 && std::abs(range->end.value - 120) <= 1);
        auto &prompt = bench.child<QPlainTextEdit>("prompt");
        QTest::keyClicks(&prompt, QStringLiteral("rain"));
        QCOMPARE(prompt.toPlainText(), QStringLiteral("rain"));
        auto &button = bench.child<QPushButton>("retakeButton");
        QTRY_VERIFY(button.isEnabled());
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(bench.project().takes.size(), 2u);
        QVERIFY(bench.project().takes[1].isPending());

        // It arrives, is chosen, and the window compares it with the original.
        const model::TakeId take = bench.project().takes[1].id;
        QTRY_VERIFY_WITH_TIMEOUT(!bench.project().findTake(take)->isPending(), 120'000);
        QTRY_VERIFY(
            std::ranges::any_of(bench.project().sequence.clips, [take](const model::Clip &clip) {
                return clip.picture == take && clip.sound == take;
            }));
        QTRY_COMPARE(bench.studio->jobs.snapshot().first().state, api::JobState::Ready);
        QTRY_COMPARE(bench.studio->player.position(), range->begin); // shown to who waited for it
        bench.studio->player.seek(range->begin + 10);
        bench.trigger(ui::Command::SideBySide);
        QSignalSpy pictures(&bench.studio->player, &media::Player::picturesReady);
        QTRY_VERIFY_WITH_TIMEOUT(!pictures.isEmpty()
                && pictures.last().first().value<media::Pictures>().panes.size() == 2
                && pictures.last().first().value<media::Pictures>().exact
                && pictures.last().first().value<media::Pictures>().frame == range->begin + 10,
            30'000);

        // Accept, take it back, and again.
        const model::Project shown = bench.project();
        bench.trigger(ui::Command::Accept);
        QVERIFY(bench.project().findTake(take)->accepted);
        const model::Project accepted = bench.project();
        bench.studio->session.document().undoStack().undo();
        QCOMPARE(bench.project(), shown);
        bench.studio->session.document().undoStack().redo();
        QCOMPARE(bench.project(), accepted);

        // Export through the dialog.
        const QString target = bench.folder.filePath(QStringLiteral("out.mp4"));
        bench.trigger(ui::Command::Export);
        bench.child<QLineEdit>("exportPath").setText(target);
        QSignalSpy exported(&bench.studio->exporting, &app::ExportWorkflow::exported);
        QTest::mouseClick(&bench.child<QPushButton>("exportGo"), Qt::LeftButton);
        QVERIFY(exported.count() > 0 || exported.wait(120'000));

        // To another editor, with the take as a file that fits.
        const QString list = bench.folder.filePath(QStringLiteral("editor/list.otio"));
        bench.trigger(ui::Command::HandOver);
        bench.child<QLineEdit>("handoverPath").setText(list);
        bench.child<QCheckBox>("handoverTakes").setChecked(true);
        QSignalSpy handed(&bench.studio->handingOver, &app::HandoverWorkflow::handedOver);
        QTest::mouseClick(&bench.child<QPushButton>("handoverGo"), Qt::LeftButton);
        QVERIFY(handed.count() > 0 || handed.wait(120'000));
        const auto done = handed.first().first().value<timeline::render::HandedOver>();
        QCOMPARE(done.files.value(0), list);
        QCOMPARE(done.files.size(), 2);
        QVERIFY(QFile::exists(done.files[0]) && QFile::exists(done.files[1]));

        // Every frame is there and in its place; inside the range it looks different, outside it
        // does not.
        const ReadBack before = readBack(video), after = readBack(target);
        QCOMPARE(after.numbers, testsupport::expectedNumbers(spec));
        for (std::size_t n = 0; n < before.numbers.size(); ++n) {
            const bool inside = range->contains({std::int64_t(n)});
            const int change = distance(before.middles[n], after.middles[n]);
            QVERIFY2(inside ? change > 30 : change < 12,
                qPrintable(QStringLiteral("frame %1 changed by %2").arg(n).arg(change)));
        }

        // What was found is of this take, not of the one that another project counts the same.
        const timeline::media::ViewPtr view = bench.studio->session.view();
        const auto checks = [&bench] {
            auto &card = bench.child<QWidget>("take1");
            return card.findChild<QLabel *>(QStringLiteral("takeChecks"))->text();
        };
        const QString found = checks();
        QVERIFY(!found.isEmpty());
        auto other = std::make_shared<media::SequenceView>(*view);
        other->project.uid = QStringLiteral("another");
        bench.studio->session.open(other);
        QCOMPARE(checks(), QString());
        bench.studio->session.open(view);
        QCOMPARE(checks(), found);
    }

    // What is chosen on the page strikes the next job, once, and is gone from the page then.
    void troubleCanBePractised()
    {
        Bench bench;
        QVERIFY(bench.open(testsupport::make(testsupport::MediaSpec{})));
        const auto fault = [&bench](const QString &name) -> QTreeWidgetItem * {
            auto &tree = bench.child<QTreeWidget>("practiceFaults");
            for (QTreeWidgetItemIterator it(&tree); *it; ++it) {
                if ((*it)->data(0, Qt::UserRole).toString() == name)
                    return *it;
            }
            return nullptr;
        };
        bench.trigger(ui::Command::Settings);
        bench.child<QTabWidget>("settingsPages").setCurrentIndex(1);
        QCOMPARE(bench.child<QDoubleSpinBox>("practiceBalance").value(), 100.0);
        QTreeWidgetItem *filter = fault(QStringLiteral("submit-422"));
        QVERIFY(filter && filter->checkState(0) == Qt::Unchecked);
        filter->setCheckState(0, Qt::Checked);
        bench.child<QDoubleSpinBox>("practiceBalance").setValue(50);
        QTest::mouseClick(&bench.child<QPushButton>("settingsOk"), Qt::LeftButton);
        QTRY_VERIFY(!bench.window->findChild<QTreeWidget *>(QStringLiteral("practiceFaults")));

        QTest::keyClicks(&bench.child<QPlainTextEdit>("prompt"), QStringLiteral("rain"));
        const auto retake = [&bench] {
            bench.dragRange({10}, {70});
            auto &button = bench.child<QPushButton>("retakeButton");
            QTRY_VERIFY(button.isEnabled());
            QTest::mouseClick(&button, Qt::LeftButton);
        };
        retake();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.studio->jobs.snapshot().isEmpty()
                && bench.studio->jobs.snapshot().first().state == api::JobState::Refused,
            60'000);
        QCOMPARE(bench.studio->jobs.snapshot().first().error->type,
            QStringLiteral("content_filtered_error"));
        retake();
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio->jobs.snapshot().size() == 2
                && bench.studio->jobs.snapshot().last().state == api::JobState::Ready,
            120'000);
        bench.trigger(ui::Command::Settings);
        QCOMPARE(fault(QStringLiteral("submit-422"))->checkState(0), Qt::Unchecked);
        const double left = bench.child<QDoubleSpinBox>("practiceBalance").value();
        QVERIFY2(left > 45 && left < 50, qPrintable(QString::number(left)));
        // Untouched, the page changes nothing.
        const app::PracticeChoices before = bench.studio->services.practiceChoices();
        QTest::mouseClick(&bench.child<QPushButton>("settingsOk"), Qt::LeftButton);
        QCOMPARE(bench.studio->services.practiceChoices(), before);
    }

    void everyFaultHasWordsOfItsOwn()
    {
        QSet<QString> seen;
        const QList<ui::PracticeFault> faults = studio::practiceFaults();
        for (const ui::PracticeFault &fault : faults) {
            QVERIFY2(!fault.group.isEmpty() && !fault.text.isEmpty(), qPrintable(fault.name));
            const QString words = fault.group + QLatin1Char('/') + fault.text;
            QVERIFY2(!seen.contains(words), qPrintable(fault.name + QLatin1Char(' ') + words));
            seen.insert(words);
        }
        QVERIFY(faults.size() > 90);
    }

    void aFileThatIsNoVideoLeavesTheWindowAsItWas()
    {
        Bench bench;
        QVERIFY(bench.open(testsupport::make(testsupport::MediaSpec{})));
        const auto view = bench.studio->session.view();
        QFile text(bench.folder.filePath(QStringLiteral("notes.mp4")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("no video at all");
        text.close();
        QSignalSpy failed(&bench.studio->opening, &app::OpenWorkflow::failed);
        bench.window->openPath(text.fileName());
        QVERIFY(failed.count() > 0 || failed.wait(30'000));
        QCOMPARE(bench.studio->session.view(), view);
    }

    void aVideoIsLookedAtWhileItIsRead()
    {
        testsupport::MediaSpec spec;
        spec.frames = 400;
        Bench bench;
        QVERIFY(bench.open(testsupport::make(testsupport::MediaSpec{})));
        const model::Project before = bench.project();
        bench.studio->player.seek({5});
        bench.studio->opening.setPace({std::chrono::milliseconds(0), std::chrono::milliseconds(0)});
        const auto &actions = bench.window->actions();
        int glimpses = 0;
        connect(&bench.studio->opening, &app::OpenWorkflow::glimpsed, bench.window.get(), [&] {
            // The window shows what is read; nothing can be changed, and nothing of what was open.
            ++glimpses;
            const auto &timeline = *bench.window->findChild<ui::TimelineView *>();
            QCOMPARE(timeline.scene().view, bench.studio->opening.glimpse());
            for (const auto command : {ui::Command::Save, ui::Command::Export, ui::Command::MarkIn,
                     ui::Command::Retake, ui::Command::Accept})
                QVERIFY(!actions[command]->isEnabled());
            QVERIFY(actions[ui::Command::PlayPause]->isEnabled());
            QVERIFY(!bench.child<QWidget>("retakePanel").isEnabled());
            bench.dragRange({3}, {30});
            QVERIFY(!bench.studio->session.document().range());
            QCOMPARE(bench.project(), before);
            bench.studio->player.seek({20});
        });
        QVERIFY(bench.open(testsupport::make(spec)));
        QVERIFY(glimpses > 0);
        QCOMPARE(bench.studio->session.view()->grid->count(), 400);
        // The stripe of what is ready follows the playhead.
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::any_of(bench.window->findChild<ui::TimelineView *>()->scene().cached,
                [](const model::FrameRange &ready) { return ready.contains({30}); }),
            30'000);
        QCOMPARE(bench.studio->player.position(), model::FrameNumber{20});
        QVERIFY(actions[ui::Command::Export]->isEnabled());
        QVERIFY(bench.child<QWidget>("retakePanel").isEnabled());
        bench.dragRange({60}, {120});
        QVERIFY(bench.studio->session.document().range());
    }

    void stoppingToReadGoesBackToWhatWasOpen()
    {
        testsupport::MediaSpec spec;
        spec.frames = 400;
        Bench bench;
        QVERIFY(bench.open(testsupport::make(testsupport::MediaSpec{})));
        bench.studio->player.seek({7});
        const auto view = bench.studio->session.view();
        bench.studio->opening.setPace({std::chrono::milliseconds(0), std::chrono::milliseconds(0)});
        connect(&bench.studio->opening, &app::OpenWorkflow::glimpsed, bench.window.get(),
            [&bench] { bench.child<QToolButton>("readingCancel").click(); });
        QSignalSpy failed(&bench.studio->opening, &app::OpenWorkflow::failed);
        bench.window->openPath(testsupport::make(spec));
        QVERIFY(failed.count() > 0 || failed.wait(30'000));
        QCOMPARE(bench.studio->session.view(), view);
        QCOMPARE(bench.window->findChild<ui::TimelineView *>()->scene().view, view);
        QCOMPARE(bench.studio->player.position(), model::FrameNumber{7});
        QVERIFY(bench.window->actions()[ui::Command::Export]->isEnabled());
    }

    void whatCannotBeReadToItsEndLeavesTheWindowAsItWas()
    {
        testsupport::MediaSpec spec;
        Bench bench;
        QVERIFY(bench.open(testsupport::make(spec)));
        bench.studio->player.seek({7});
        const auto view = bench.studio->session.view();
        const QString path = bench.folder.filePath(QStringLiteral("breaking.y4m"));
        testsupport::makeBreakingOff(testsupport::make(spec), path);
        bench.studio->opening.setPace({std::chrono::milliseconds(0), std::chrono::milliseconds(0)});
        QSignalSpy glimpsed(&bench.studio->opening, &app::OpenWorkflow::glimpsed);
        QSignalSpy failed(&bench.studio->opening, &app::OpenWorkflow::failed);
        bench.window->openPath(path);
        QVERIFY(failed.count() > 0 || failed.wait(30'000));
        QVERIFY(glimpsed.count() > 0);
        QCOMPARE(bench.studio->session.view(), view);
        QCOMPARE(bench.window->findChild<ui::TimelineView *>()->scene().view, view);
        QCOMPARE(bench.studio->player.position(), model::FrameNumber{7});
        QVERIFY(bench.window->actions()[ui::Command::Export]->isEnabled());
        const auto labels = bench.window->findChild<ui::MessageBar *>()->findChildren<QLabel *>();
        QCOMPARE(std::ranges::count_if(labels,
                     [](const QLabel *label) {
                         return label->text().contains(QLatin1String("breaking.y4m"));
                     }),
            1);
    }

    void aSavedProjectOpensWithItsTake()
    {
        testsupport::MediaSpec spec;
        spec.frames = 150;
        const QString project = [&spec] {
            static QTemporaryDir keep;
            Bench bench;
            if (!bench.open(testsupport::make(spec)))
                return QString();
            testsupport::MediaSpec other;
            other.frames = 60;
            other.firstNumber = 500;
            QSignalSpy added(&bench.studio->takeFiles, &app::TakeFileWorkflow::added);
            bench.studio->takeFiles.add(testsupport::make(other), {{50}, {100}});
            if (added.count() == 0 && !added.wait(60'000))
                return QString();
            bench.prompts->path = keep.filePath(QStringLiteral("film.retake"));
            QSignalSpy saved(&bench.studio->saving, &app::SaveWorkflow::saved);
            bench.trigger(ui::Command::Save);
            if (saved.count() == 0 && !saved.wait(30'000))
                return QString();
            if (bench.studio->session.document().isDirty())
                return QString();
            return bench.prompts->path;
        }();
        QVERIFY(QFileInfo::exists(project));
        Bench bench;
        QVERIFY(bench.open(project));
        QCOMPARE(bench.project().takes.size(), 2u);
        QVERIFY(!bench.studio->session.document().isDirty());
        // The added file's first frame lies on the range's first frame.
        const auto view = bench.studio->session.view();
        QCOMPARE(view->pictureAt({50}).frame, model::FrameNumber{0});
        QCOMPARE(view->pictureAt({50}).media, bench.project().takes[1].media);
        QCOMPARE(view->pictureAt({49}).frame, model::FrameNumber{49});
    }
};

QTEST_MAIN(TestStudio)
#include "tst_studio.moc"
