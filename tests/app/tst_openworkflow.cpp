// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/openworkflow.h"
#include "app/saveworkflow.h"
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "timeline/model/projectfile.h"

#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace app;

namespace {

constexpr int patience = 30'000;

testsupport::MediaSpec video(int frames)
{
    testsupport::MediaSpec spec;
    spec.frames = frames;
    return spec;
}

} // namespace

class TestOpenWorkflow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aVideoCanBeLookedAtWhileItIsRead()
    {
        Session session;
        OpenWorkflow workflow(session);
        workflow.setPace({std::chrono::milliseconds(0), std::chrono::milliseconds(0)});
        std::vector<std::int64_t> counts;
        connect(&workflow, &OpenWorkflow::glimpsed, this, [&] {
            QVERIFY(workflow.isRunning());
            QVERIFY(!session.view());
            counts.push_back(workflow.glimpse()->grid->count());
        });
        QSignalSpy opened(&workflow, &OpenWorkflow::opened);
        const QString path = testsupport::make(video(400));
        workflow.open(path);
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        QVERIFY(counts.size() >= 3);
        QVERIFY(std::ranges::is_sorted(counts));
        QVERIFY(counts.front() > 0 && counts.back() < 400);
        QVERIFY(!workflow.glimpse());
        QCOMPARE(session.view()->grid->count(), 400);
    }

    void aShortVideoIsOpenedAtOnce()
    {
        Session session;
        OpenWorkflow workflow(session);
        workflow.setPace({std::chrono::hours(1), std::chrono::milliseconds(0)});
        QSignalSpy glimpsed(&workflow, &OpenWorkflow::glimpsed);
        QSignalSpy opened(&workflow, &OpenWorkflow::opened);
        workflow.open(testsupport::make(video(400)));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        QCOMPARE(glimpsed.count(), 0);
    }

    void aProjectThatAnotherProgramHasOpenIsNotOpened()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("film.retake"));
        const auto view = openPath(testsupport::make(video(30)), {}, {});
        QVERIFY(model::saveProject((*view)->project, path));
        Session session;
        OpenWorkflow workflow(session);
        QSignalSpy opened(&workflow, &OpenWorkflow::opened);
        QSignalSpy failed(&workflow, &OpenWorkflow::failed);
        {
            const auto held = ProjectHold::take(path);
            workflow.open(path);
            QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
            QCOMPARE(failed[0][1].value<model::Error>().kind, model::Error::Kind::ProjectInUse);
            QVERIFY(!session.view());
        }
        workflow.open(path);
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        QVERIFY(!ProjectHold::take(path));
        workflow.open(path); // once more, by the one that has it
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, patience);
        QVERIFY(!ProjectHold::take(path));
        workflow.open(testsupport::make(video(30)));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 3, patience);
        QVERIFY(ProjectHold::take(path)); // let go of
    }

    void whatWasNotSavedComesBackAndIsStillToBeSaved()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("film.retake"));
        model::Project saved = (*openPath(testsupport::make(video(30)), {}, {}))->project;
        QVERIFY(model::saveProject(saved, path));
        model::Project edited = saved;
        edited.takes.front().note = QStringLiteral("edited");
        {
            const auto kept = RecoveryFolder::make(folder.filePath(QStringLiteral("recovery")));
            QVERIFY((*kept)->write(edited,
                {path, QStringLiteral("film.retake"), QStringLiteral("/unsaved/7"),
                    contentOf(path)}));
        }
        const auto found = recoverables(folder.filePath(QStringLiteral("recovery")));
        QCOMPARE(found.size(), 1);
        Session session;
        OpenWorkflow workflow(session);
        QSignalSpy recovered(&workflow, &OpenWorkflow::recovered);
        workflow.recover(found.first());
        QTRY_COMPARE_WITH_TIMEOUT(recovered.count(), 1, patience);
        QCOMPARE(session.project(), edited);
        QCOMPARE(session.document().path(), path);
        QCOMPARE(session.unsavedFolder(), QStringLiteral("/unsaved/7"));
        QVERIFY(session.document().isDirty());
        QCOMPARE(model::loadProject(path), saved); // until it is saved
        QVERIFY(saveSession(session, path));
        QCOMPARE(model::loadProject(path), edited);
        QVERIFY(!session.document().isDirty());
    }

    void whatWasNotSavedDoesNotOverwriteWhatCameLater()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("film.retake"));
        model::Project project = (*openPath(testsupport::make(video(30)), {}, {}))->project;
        QVERIFY(model::saveProject(project, path));
        Recoverable found;
        found.copy = folder.filePath(QStringLiteral("copy.retake"));
        found.note = {path, QStringLiteral("film.retake"), {}, contentOf(path)};
        QVERIFY(model::saveProject(project, found.copy));
        ++project.nextId;
        QVERIFY(model::saveProject(project, path)); // by somebody, since then
        Session session;
        OpenWorkflow workflow(session);
        QSignalSpy recovered(&workflow, &OpenWorkflow::recovered);
        workflow.recover(found);
        QTRY_COMPARE_WITH_TIMEOUT(recovered.count(), 1, patience);
        QCOMPARE(saveSession(session, path).error().kind, model::Error::Kind::ProjectChanged);
        QCOMPARE(model::loadProject(path), project);
    }

    void whatWasOpenStaysWhenLookingIsCancelled()
    {
        Session session;
        OpenWorkflow workflow(session);
        workflow.setPace({std::chrono::milliseconds(0), std::chrono::milliseconds(0)});
        QSignalSpy opened(&workflow, &OpenWorkflow::opened);
        workflow.open(testsupport::make(video(100)));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        const media::ViewPtr before = session.view();
        // The answer may be on its way by then: it is not taken either.
        connect(&workflow, &OpenWorkflow::glimpsed, &workflow, &OpenWorkflow::cancel);
        QSignalSpy failed(&workflow, &OpenWorkflow::failed);
        workflow.open(testsupport::make(video(400)));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(failed.first().at(1).value<model::Error>().kind, model::Error::Kind::Cancelled);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(session.view(), before);
        QVERIFY(!workflow.glimpse());
    }

    void whatWasOpenStaysWhenTheRestCannotBeRead()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("breaking.y4m"));
        testsupport::makeBreakingOff(testsupport::make(video(400)), path);
        Session session;
        OpenWorkflow workflow(session);
        workflow.setPace({std::chrono::milliseconds(0), std::chrono::milliseconds(0)});
        QSignalSpy opened(&workflow, &OpenWorkflow::opened);
        workflow.open(testsupport::make(video(100)));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        const media::ViewPtr before = session.view();
        QSignalSpy glimpsed(&workflow, &OpenWorkflow::glimpsed);
        QSignalSpy failed(&workflow, &OpenWorkflow::failed);
        workflow.open(path);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(failed.first().at(1).value<model::Error>().kind, model::Error::Kind::Damaged);
        QVERIFY(glimpsed.count() > 0);
        QVERIFY(!workflow.glimpse());
        QCOMPARE(session.view(), before);
        QCOMPARE(opened.count(), 1);
    }

    void aFileThatIsCutOffIsNotOpened()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("cut.mp4"));
        auto spec = video(400);
        spec.outputArgs = {QStringLiteral("-movflags"), QStringLiteral("frag_keyframe+empty_moov")};
        QVERIFY(QFile::copy(testsupport::make(spec), path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() * 9 / 10));
        Session session;
        OpenWorkflow workflow(session);
        QSignalSpy failed(&workflow, &OpenWorkflow::failed);
        workflow.open(path);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(failed.first().at(1).value<model::Error>().kind, model::Error::Kind::Truncated);
        QVERIFY(!session.view());
    }
};

QTEST_GUILESS_MAIN(TestOpenWorkflow)
#include "tst_openworkflow.moc"
