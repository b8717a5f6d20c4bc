// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"
#include "app/saveworkflow.h"
#include "tests/support/testmedia.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace app;

namespace {

constexpr int patience = 30'000;

void openVideo(Session &session)
{
    testsupport::MediaSpec spec;
    spec.frames = 30;
    const auto view = openPath(testsupport::make(spec), {}, {});
    if (!view)
        qFatal("%s", qPrintable(view.error().detail));
    session.open(*view);
}

void change(Session &session)
{
    model::Project project = session.project();
    ++project.nextId;
    session.document().record(std::move(project));
}

// A file as a finished job leaves it; what it holds does not matter here.
model::MediaId addTake(Session &session, const QString &name)
{
    QDir().mkpath(session.takesFolder());
    const QString path = QDir(session.takesFolder()).filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("take") != 4)
        qFatal("%s", qPrintable(file.errorString()));
    model::Project project = session.project();
    model::Media media = project.media.front();
    media.id = project.newId<model::MediaTag>();
    media.path = path;
    project.media.push_back(media);
    session.document().record(std::move(project));
    return media.id;
}

} // namespace

class TestSaveWorkflow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void itIsSavedOnceItIsWritten()
    {
        Session session;
        openVideo(session);
        change(session);
        SaveWorkflow saving(session);
        QSignalSpy saved(&saving, &SaveWorkflow::saved);
        const QString path = m_folder.filePath(QStringLiteral("plain.retake"));
        saving.save(path);
        QVERIFY(saving.isRunning());
        QVERIFY(session.document().isDirty());
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        QVERIFY(!saving.isRunning());
        QVERIFY(!session.document().isDirty());
        QCOMPARE(session.document().path(), path);
        QCOMPARE(model::loadProject(path)->nextId, session.project().nextId);
    }

    void whatChangesMeanwhileIsStillToBeSaved()
    {
        Session session;
        openVideo(session);
        change(session);
        SaveWorkflow saving(session);
        QSignalSpy saved(&saving, &SaveWorkflow::saved);
        const QString path = m_folder.filePath(QStringLiteral("changing.retake"));
        saving.save(path);
        change(session);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        QCOMPARE(session.document().path(), path);
        QVERIFY(session.document().isDirty());
        QCOMPARE(model::loadProject(path)->nextId, session.project().nextId - 1);
        saving.save(path);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 2, patience);
        QVERIFY(!session.document().isDirty());
        QCOMPARE(model::loadProject(path)->nextId, session.project().nextId);
    }

    void aSecondWishIsDoneAfterTheFirst()
    {
        Session session;
        openVideo(session);
        SaveWorkflow saving(session);
        QSignalSpy saved(&saving, &SaveWorkflow::saved);
        const QString first = m_folder.filePath(QStringLiteral("first.retake"));
        const QString last = m_folder.filePath(QStringLiteral("last.retake"));
        saving.save(first);
        saving.save(m_folder.filePath(QStringLiteral("overtaken.retake")));
        saving.save(last);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 2, patience);
        QCOMPARE(saved[0][0].toString(), first);
        QCOMPARE(saved[1][0].toString(), last);
        QCOMPARE(session.document().path(), last);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("overtaken.retake"))));
    }

    void takesComeAlong()
    {
        Session session;
        openVideo(session);
        const model::MediaId take = addTake(session, QStringLiteral("take.mp4"));
        const QString unsaved = session.project().findMedia(take)->path;
        const QString video = session.project().media.front().path;
        SaveWorkflow saving(session);
        QSignalSpy saved(&saving, &SaveWorkflow::saved);
        const QString one = m_folder.filePath(QStringLiteral("one.retake"));
        saving.save(one);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        const QString beside = m_folder.filePath(QStringLiteral("one media/take.mp4"));
        QCOMPARE(session.project().findMedia(take)->path, beside);
        QCOMPARE(model::loadProject(one)->findMedia(take)->path, beside);
        QCOMPARE(session.project().media.front().path, video);
        QVERIFY(!session.document().isDirty());
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(unsaved), patience);
        // Under another name the first project keeps what it needs.
        saving.save(m_folder.filePath(QStringLiteral("two.retake")));
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 2, patience);
        QCOMPARE(session.project().findMedia(take)->path,
            m_folder.filePath(QStringLiteral("two media/take.mp4")));
        QVERIFY(QFile::exists(beside));
    }

    void aProjectThatAnotherProgramHasOpenIsNotWritten()
    {
        Session session;
        openVideo(session);
        SaveWorkflow saving(session);
        QSignalSpy failed(&saving, &SaveWorkflow::failed);
        const QString path = m_folder.filePath(QStringLiteral("held.retake"));
        {
            const auto held = ProjectHold::take(path);
            QVERIFY(held);
            saving.save(path);
            QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
            QCOMPARE(failed[0][1].value<model::Error>().kind, model::Error::Kind::ProjectInUse);
            QCOMPARE(saveSession(session, path).error().kind, model::Error::Kind::ProjectInUse);
            QVERIFY(!QFile::exists(path));
        }
        QVERIFY(saveSession(session, path));
        QVERIFY(!ProjectHold::take(path)); // from now on it is this session's
    }

    void whatAnotherProgramWroteIsNotOverwritten()
    {
        Session session;
        openVideo(session);
        const QString path = m_folder.filePath(QStringLiteral("shared.retake"));
        QVERIFY(saveSession(session, path));
        QVERIFY(saveSession(session, path)); // our own does not count
        model::Project other = session.project();
        other.nextId += 77; // from another computer, which sees no lock of ours
        QVERIFY(model::saveProject(other, path));
        change(session);
        SaveWorkflow saving(session);
        QSignalSpy failed(&saving, &SaveWorkflow::failed);
        QSignalSpy saved(&saving, &SaveWorkflow::saved);
        saving.save(path);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(failed[0][1].value<model::Error>().kind, model::Error::Kind::ProjectChanged);
        QCOMPARE(model::loadProject(path), other);
        QVERIFY(session.document().isDirty());
        saving.save(m_folder.filePath(QStringLiteral("mine.retake"))); // as it is told to
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        QCOMPARE(model::loadProject(path), other);
        QVERIFY(ProjectHold::take(path)); // let go of
    }

    void anotherProjectIsNotTouched()
    {
        Session session;
        openVideo(session);
        SaveWorkflow saving(session);
        QSignalSpy saved(&saving, &SaveWorkflow::saved);
        saving.save(m_folder.filePath(QStringLiteral("left.retake")));
        openVideo(session);
        change(session);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        QVERIFY(session.document().path().isEmpty());
        QVERIFY(session.document().isDirty());
    }

    void whatCannotBeWrittenIsSaid()
    {
        Session session;
        openVideo(session);
        change(session);
        SaveWorkflow saving(session);
        QSignalSpy failed(&saving, &SaveWorkflow::failed);
        saving.save(QStringLiteral("/no/such/folder/a.retake"));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(failed[0][1].value<model::Error>().kind, model::Error::Kind::NotWritable);
        QVERIFY(session.document().isDirty());
        QVERIFY(session.document().path().isEmpty());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSaveWorkflow)
#include "tst_saveworkflow.moc"
