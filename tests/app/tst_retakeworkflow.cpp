// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"
#include "app/retakeworkflow.h"
#include "app/services.h"
#include "app/session.h"
#include "tests/support/projects.h"
#include "tests/support/testmedia.h"
#include "timeline/edit/edits.h"
#include "timeline/model/projectfile.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace timeline;

namespace {

api::JobTiming quickly()
{
    api::JobTiming timing;
    timing.pollInterval = std::chrono::milliseconds(50);
    timing.pollJitter = std::chrono::milliseconds(0);
    return timing;
}

app::RetakeOrder order()
{
    app::RetakeOrder o;
    o.range = {{50}, {110}};
    o.prompt = QStringLiteral("rain");
    return o;
}

timeline::media::ViewPtr opened(const QString &name)
{
    testsupport::MediaSpec spec;
    spec.name = name;
    spec.frames = 150;
    return app::openPath(testsupport::make(spec), {}, {}).value();
}

// A session and all that a retake needs, against the practice service.
struct Desk {
    QTemporaryDir folder;
    app::Session session;
    app::Services services;
    QNetworkAccessManager network;
    api::Client client{network};
    api::Journal journal = std::move(api::Journal::open(folder.path()).value());
    api::JobQueue jobs{client, journal,
        [this](const QString &id, const QUrl &url) { return services.access(id, url); }, quickly()};
    app::RetakeWorkflow retaking{session, services, jobs};

    Desk()
    {
        services.setPracticeSpeed(100);
        open(opened(QStringLiteral("first")));
    }

    void open(const timeline::media::ViewPtr &other) { session.open(other); }
};

} // namespace

class TestRetakeWorkflow : public QObject {
    Q_OBJECT

private slots:
    void aJobBelongsToTheProjectThatOrderedIt()
    {
        Desk desk;
        const QString saved = desk.folder.filePath(QStringLiteral("first.retake"));
        desk.session.document().markSaved(saved);
        QVERIFY(desk.retaking.start(order()));
        const timeline::media::ViewPtr first = desk.session.view();
        QVERIFY(model::saveProject(first->project, saved));
        desk.open(opened(QStringLiteral("second"))); // while the window is being cut
        const model::Project second = desk.session.project();

        QSignalSpy kept(&desk.retaking, &app::RetakeWorkflow::resultKept);
        QVERIFY(kept.wait(120'000));
        const auto context = app::contextFromJson(desk.jobs.snapshot().first().context);
        QCOMPARE(context->projectUid, first->project.uid);
        QCOMPARE(desk.session.project(), second);

        // What it is to be compared with is missing: it waits, and is not judged.
        auto lacking = std::make_shared<timeline::media::SequenceView>(*first);
        for (timeline::media::MediaFile &file : lacking->files)
            file.fault = model::Error{model::Error::Kind::NotFound, {}};
        desk.open(lacking);
        kept.clear();
        desk.retaking.adoptResults();
        QCOMPARE(kept.count(), 1);
        QCOMPARE(desk.jobs.snapshot().first().state, api::JobState::Checking);

        // Its own project gets the take as soon as it is open again.
        desk.open(first);
        QSignalSpy ready(&desk.retaking, &app::RetakeWorkflow::takeReady);
        desk.retaking.adoptResults();
        QVERIFY(ready.wait(60'000));
        QVERIFY(!desk.session.project().findTake(context->take)->isPending());
        QVERIFY(desk.retaking.alignmentOf(context->take));
        desk.open(opened(QStringLiteral("second"))); // where the same number is another take's
        QVERIFY(!desk.retaking.alignmentOf(context->take));
    }

    void nothingIsSentBeforeTheProjectIsKept_data()
    {
        QTest::addColumn<bool>("isKept");
        QTest::newRow("it is sent when it is") << true;
        QTest::newRow("it is withdrawn when it cannot be") << false;
    }

    void nothingIsSentBeforeTheProjectIsKept()
    {
        QFETCH(bool, isKept);
        Desk desk;
        std::function<void(const model::Result<> &)> goOn;
        desk.retaking.setKeep([&goOn](auto then) { goOn = std::move(then); });
        QSignalSpy failed(&desk.retaking, &app::RetakeWorkflow::failed);
        QVERIFY(desk.retaking.start(order()));
        QTRY_VERIFY_WITH_TIMEOUT(goOn, 120'000);
        QVERIFY(desk.jobs.snapshot().isEmpty());
        const model::TakeId take = desk.session.project().takes.back().id;
        QVERIFY(!edit::placesOf(desk.session.project(), take).empty()); // it has its place already
        goOn(isKept ? model::Result<>() : model::fail(model::Error::Kind::DiskFull));
        QCOMPARE(desk.jobs.snapshot().size(), isKept ? 1 : 0);
        QCOMPARE(failed.count(), isKept ? 0 : 1);
        QCOMPARE(edit::placesOf(desk.session.project(), take).empty(), !isKept);
    }

    // Closed with "Don't save" while its window was being cut, or about to be sent.
    void nothingIsSentForAProjectThatIsGone_data()
    {
        QTest::addColumn<bool>("wasSaved"); // once, before the retake
        QTest::addColumn<bool>("isCut");
        QTest::newRow("never saved, while it is being cut") << false << false;
        QTest::newRow("never saved, while it is being kept") << false << true;
        QTest::newRow("saved without it, while it is being cut") << true << false;
    }

    void nothingIsSentForAProjectThatIsGone()
    {
        QFETCH(bool, wasSaved);
        QFETCH(bool, isCut);
        Desk desk;
        const QString file = desk.folder.filePath(QStringLiteral("first.retake"));
        if (wasSaved) {
            QVERIFY(model::saveProject(desk.session.project(), file));
            desk.session.document().markSaved(file);
        }
        std::function<void(const model::Result<> &)> goOn;
        desk.retaking.setKeep([&goOn](auto then) { goOn = std::move(then); });
        QSignalSpy failed(&desk.retaking, &app::RetakeWorkflow::failed);
        QVERIFY(desk.retaking.start(order()));
        if (isCut)
            QTRY_VERIFY_WITH_TIMEOUT(goOn, 120'000);
        desk.open(opened(QStringLiteral("second")));
        const model::Project second = desk.session.project();
        if (isCut)
            goOn({});
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 120'000);
        QCOMPARE(failed.first().last().value<model::Error>().kind, model::Error::Kind::Cancelled);
        QVERIFY(desk.jobs.snapshot().isEmpty());
        QVERIFY(desk.retaking.preparing().isEmpty());
        QCOMPARE(desk.session.project(), second);
    }

    void nothingIsOrderedWhileFilesAreMissing()
    {
        Desk desk;
        auto lacking = std::make_shared<timeline::media::SequenceView>(*desk.session.view());
        for (timeline::media::MediaFile &file : lacking->files)
            file.fault = model::Error{model::Error::Kind::NotFound, {}};
        desk.open(lacking);
        const auto started = desk.retaking.start(order());
        QCOMPARE(started.error().kind, model::Error::Kind::MediaMissing);
        QCOMPARE(desk.session.project(), lacking->project);
    }

    void aResultWhosePlaceOnlyANewerVersionKnowsIsKept()
    {
        Desk desk;
        api::JobDraft draft;
        draft.service = api::practiceService(QUrl(QStringLiteral("http://127.0.0.1:1")));
        draft.windowPath = desk.folder.filePath(QStringLiteral("window.mp4"));
        draft.resultPath = desk.folder.filePath(QStringLiteral("result.mp4"));
        draft.context = {{QStringLiteral("placing"), QStringLiteral("of tomorrow")}};
        api::JobRecord record = api::recordOf(draft, QStringLiteral("job"));
        record.state = api::JobState::Checking;
        QVERIFY(desk.journal.write(record).has_value());
        QSignalSpy kept(&desk.retaking, &app::RetakeWorkflow::resultKept);
        desk.jobs.load();
        QTRY_COMPARE(kept.count(), 1);
        desk.retaking.adoptResults();
        QCOMPARE(kept.count(), 2);
        QCOMPARE(desk.jobs.find(record.id)->state, api::JobState::Checking);
        QCOMPARE(desk.journal.read(record.id).value(), record);
    }

    void whatArrivesCostsNothingThatCouldBeRedone()
    {
        Desk desk;
        edit::Document &document = desk.session.document();
        QSignalSpy ready(&desk.retaking, &app::RetakeWorkflow::takeReady);
        QVERIFY(desk.retaking.start(order()));
        QVERIFY(document.apply({}, edit::split(document.project(), testsupport::seconds(5))));
        document.undoStack().undo();
        QVERIFY(ready.wait(120'000));
        const model::TakeId take = ready.first().first().value<model::TakeId>();
        QVERIFY(!document.project().findTake(take)->isPending());
        QVERIFY(!edit::isShown(document.project(), take));
        QVERIFY(document.undoStack().canRedo());

        document.undoStack().redo();
        QVERIFY(desk.retaking.start(order()));
        QVERIFY(ready.wait(120'000));
        const model::TakeId next = ready.last().first().value<model::TakeId>();
        QVERIFY2(edit::isShown(document.project(), next), "nothing else is chosen there");
    }

    void otherWordsForTheSameStretchShareItsUpload()
    {
        Desk desk;
        app::RetakeOrder snow = order();
        snow.prompt = QStringLiteral("snow");
        QSignalSpy ready(&desk.retaking, &app::RetakeWorkflow::takeReady);
        QVERIFY(desk.retaking.start(order()));
        QVERIFY(desk.retaking.start(snow));
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, 120'000);
        const auto jobs = desk.jobs.snapshot();
        QCOMPARE(jobs.size(), 2);
        QCOMPARE((QSet<QString>{jobs[0].request.prompt, jobs[1].request.prompt}),
            (QSet<QString>{QStringLiteral("rain"), QStringLiteral("snow")}));
        QVERIFY(!jobs[0].request.videoUri.isEmpty());
        QCOMPARE(jobs[0].request.videoUri, jobs[1].request.videoUri);
    }

    void whatIsWithdrawnLeavesAnotherProjectAlone()
    {
        Desk desk;
        QVERIFY(desk.retaking.start(order()));
        desk.open(opened(QStringLiteral("second")));
        // Pending takes of this project, under the same ids.
        QVERIFY(desk.retaking.start(order()));
        const model::Project second = desk.session.project();

        QSignalSpy failed(&desk.retaking, &app::RetakeWorkflow::failed);
        QVERIFY(desk.retaking.stopPreparing(desk.retaking.preparing().first().id));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
        QCOMPARE(edit::placesOf(desk.session.project(), second.takes.back().id),
            edit::placesOf(second, second.takes.back().id));
    }

    void whatWasNeverSentLeavesTheProjectWhenItIsOpened()
    {
        Desk desk;
        QVERIFY(desk.retaking.start(order()));
        const model::TakeId take = desk.session.project().takes.back().id;
        const timeline::media::ViewPtr interrupted = desk.session.view();
        desk.retaking.adoptResults(); // its window is still being cut
        QVERIFY(!edit::placesOf(desk.session.project(), take).empty());

        Desk next; // the program was ended and started again
        next.open(interrupted);
        next.retaking.adoptResults();
        QVERIFY(edit::placesOf(next.session.project(), take).empty());
    }

    void whatIsStoppedBeforeItIsSentLeavesTheSequence_data()
    {
        QTest::addColumn<bool>("isCut");
        QTest::newRow("while its window is being cut") << false;
        QTest::newRow("when the window is whole and about to be sent") << true;
    }

    void whatIsStoppedBeforeItIsSentLeavesTheSequence()
    {
        QFETCH(bool, isCut);
        Desk desk;
        QVERIFY(desk.retaking.start(order()));
        if (isCut)
            QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
        const model::TakeId take = desk.session.project().takes.back().id;
        QVERIFY(!edit::placesOf(desk.session.project(), take).empty());
        QSignalSpy failed(&desk.retaking, &app::RetakeWorkflow::failed);
        QVERIFY(desk.retaking.stopPreparing(desk.retaking.preparing().first().id));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
        QVERIFY(edit::placesOf(desk.session.project(), take).empty());
        QVERIFY(desk.jobs.snapshot().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRetakeWorkflow)
#include "tst_retakeworkflow.moc"
