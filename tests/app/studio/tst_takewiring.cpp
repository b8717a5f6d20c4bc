// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/studio.h"
#include "app/studio/windowwiring.h"
#include "tests/support/testmedia.h"
#include "tests/ui/fakeprompts.h"
#include "timeline/edit/edits.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline;
using Kind = ui::TakeWish::Kind;

namespace {

const QString prompt = QStringLiteral("a fox at dusk");

struct Bench {
    QTemporaryDir folder;
    std::unique_ptr<studio::Studio> studio;
    FakePrompts *prompts = nullptr; // the window's
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<studio::WindowWiring> wiring;
    QString file; // of the take
    model::TakeId take;

    Bench()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        studio = std::move(studio::Studio::create(
            folder.filePath(QStringLiteral("jobs")), std::make_unique<api::MemoryStore>(), {})
                               .value());
        auto made = std::make_unique<FakePrompts>();
        prompts = made.get();
        window = std::make_unique<ui::MainWindow>(studio->engine(), std::move(made));
        wiring = std::make_unique<studio::WindowWiring>(*studio, *window);
    }

    edit::Document &document() const { return studio->session.document(); }
    const model::Project &project() const { return document().project(); }
    void wish(Kind kind, const QString &text = {}) const
    {
        emit window->takeWished({take, kind, text});
    }

    bool save(const QString &name) const
    {
        QSignalSpy saved(&studio->saving, &app::SaveWorkflow::saved);
        studio->saving.save(folder.filePath(name));
        return saved.wait(60'000);
    }

    // A video of 8 s with a take of 2…6 s, chosen; `isAsked`: it came of a request.
    bool openWithTake(bool isAsked)
    {
        testsupport::MediaSpec spec;
        spec.frames = 200;
        const QString video = testsupport::make(spec);
        QSignalSpy opened(&studio->opening, &app::OpenWorkflow::opened);
        window->openPath(video);
        if (opened.isEmpty() && !opened.wait(60'000))
            return false;
        file = folder.filePath(QStringLiteral("take.mp4"));
        if (!QFile::copy(video, file))
            return false;
        addTake(isAsked);
        return true;
    }

    void addTake(bool isAsked)
    {
        model::Project changed = project();
        model::Media media = changed.media.front();
        media.id = changed.newId<model::MediaTag>();
        media.path = file;
        model::Take made;
        made.id = take = changed.newId<model::TakeTag>();
        made.media = media.id;
        made.number = 1;
        made.frameMap.length = model::fromSeconds(4);
        if (isAsked) {
            model::Retake retake;
            retake.id = changed.newId<model::RetakeTag>();
            retake.prompt = prompt;
            retake.mode = model::Mode::Picture;
            made.retakeId = retake.id;
            changed.retakes.push_back(retake);
        }
        changed.media.push_back(media);
        changed.takes.push_back(made);
        const model::TimeRange range{model::fromSeconds(2), model::fromSeconds(6)};
        document().apply({}, edit::layTake(changed, take, range, range.begin).value());
        document().apply({}, edit::chooseTake(project(), take, edit::Part::Both).value());
    }

    // The take that is seen at each second.
    QString shown() const
    {
        QString numbers;
        for (int second = 0; second < 8; ++second) {
            const auto &clips = project().sequence.clips;
            const auto at = project().sequence.clipAt(model::fromSeconds(second));
            numbers += QString::number(project().findTake(clips[*at].pictureTake())->number);
        }
        return numbers;
    }
};

} // namespace

class TestTakeWiring : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("Retake Studio tests"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_takewiring"));
    }

    void marksAreStepsThatCanBeUndone()
    {
        Bench b;
        QVERIFY(b.openWithTake(true));
        const model::Project before = b.project();
        b.wish(Kind::Star);
        b.wish(Kind::Note, QStringLiteral("best"));
        b.wish(Kind::Reject, QStringLiteral("hands"));
        const model::Take *take = b.project().findTake(b.take);
        QVERIFY(take->starred && take->rejected);
        QCOMPARE(take->note, QStringLiteral("best"));
        QCOMPARE(take->rejection, QStringLiteral("hands"));
        QCOMPARE(b.shown(), QStringLiteral("00000000"));
        for (int i = 0; i < 3; ++i)
            b.document().undoStack().undo();
        QCOMPARE(b.project(), before);
    }

    void aTakeIsUsedInPartOfItsStretch()
    {
        Bench b;
        QVERIFY(b.openWithTake(true));
        b.wish(Kind::Reject);
        b.wish(Kind::UseInRange); // nothing is chosen: nothing happens
        QCOMPARE(b.shown(), QStringLiteral("00000000"));
        b.document().setRange(model::FrameRange{{75}, {125}});
        b.wish(Kind::UseInRange);
        QCOMPARE(b.shown(), QStringLiteral("00011000"));
    }

    void redoingSetsAllAsItWas()
    {
        Bench b;
        QVERIFY(b.openWithTake(true));
        const auto range = model::FrameRange{{50}, {150}};
        b.wish(Kind::RedoOriginal);
        QCOMPARE(b.window->draft().prompt, prompt);
        QCOMPARE(b.window->draft().mode, model::Mode::Picture);
        QCOMPARE(b.document().range(), range);
        QCOMPARE(b.shown(), QStringLiteral("00000000"));
        b.wish(Kind::RedoTake);
        QCOMPARE(b.shown(), QStringLiteral("00111100"));
        QVERIFY(b.studio->jobs.snapshot().isEmpty()); // the user sends
    }

    void purgingDeletesWhatWasDownloaded_data()
    {
        QTest::addColumn<bool>("isAsked");
        QTest::addColumn<bool>("isAddedAgain");
        QTest::addColumn<QString>("savedAs");
        QTest::addColumn<bool>("isThere");
        const QString same = QStringLiteral("film.retake");
        QTest::newRow("a result is deleted") << true << false << same << false;
        QTest::newRow("somebody's own file stays") << false << false << same << true;
        QTest::newRow("a result that was added as a video stays") << true << true << same << true;
        QTest::newRow("a result that another project names stays")
            << true << false << QStringLiteral("other.retake") << true;
    }

    // Once it is saved: until then the project on disk names it.
    void purgingDeletesWhatWasDownloaded()
    {
        QFETCH(bool, isAsked);
        QFETCH(bool, isAddedAgain);
        QFETCH(QString, savedAs);
        QFETCH(bool, isThere);
        Bench b;
        QVERIFY(b.openWithTake(isAsked));
        b.wish(Kind::Purge);
        QVERIFY(b.project().findTake(b.take)); // only what was rejected
        b.wish(Kind::Reject);
        QVERIFY(b.save(QStringLiteral("film.retake")));
        b.wish(Kind::Purge);
        QVERIFY(!b.project().findTake(b.take));
        QVERIFY(model::checkInvariant(b.project().sequence));
        QCOMPARE(b.document().undoStack().count(), 0);
        QVERIFY(b.document().isDirty());
        QVERIFY(QFile::exists(b.file));
        if (isAddedAgain) {
            model::Project changed = b.project();
            model::Media media = changed.media.front();
            media.id = changed.newId<model::MediaTag>();
            media.path = b.file;
            changed.media.push_back(media);
            b.document().record(changed);
        }
        QVERIFY(b.save(savedAs));
        QCOMPARE(QFile::exists(b.file), isThere);
    }
};

QTEST_MAIN(TestTakeWiring)
#include "tst_takewiring.moc"
