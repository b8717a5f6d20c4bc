// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/openworkflow.h"
#include "app/relinking.h"
#include "app/relinkworkflow.h"
#include "app/saveworkflow.h"
#include "tests/support/testmedia.h"
#include "timeline/edit/edits.h"
#include "timeline/media/framesource.h"
#include "timeline/model/errortext.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace app;
using Kind = model::Error::Kind;

namespace {

constexpr int patience = 60'000;

QString made(int frames, int first = 0, QSize size = {320, 180}, int channels = 2)
{
    testsupport::MediaSpec spec;
    spec.frames = frames;
    spec.firstNumber = first;
    spec.size = size;
    spec.audioChannels = channels;
    return testsupport::make(spec);
}

void copyTo(const QString &from, const QString &to)
{
    QDir().mkpath(QFileInfo(to).absolutePath());
    if (!QFile::copy(from, to))
        qFatal("%s cannot be copied", qPrintable(from));
}

// A saved project: film.mp4 and, laid over its middle, take.mp4, which is chosen.
struct Bench {
    QTemporaryDir folder;

    Bench()
    {
        copyTo(made(50), path(QStringLiteral("old/film.mp4")));
        copyTo(made(30, 500), path(QStringLiteral("old/take.mp4")));
        const auto view = openPath(path(QStringLiteral("old/film.mp4")), {}, {});
        const auto file = media::openMedia(path(QStringLiteral("old/take.mp4")));
        model::Project project = (*view)->project;
        model::Media media{
            project.newId<model::MediaTag>(), file->path, file->identity, file->info, {}};
        model::Take take;
        take.id = project.newId<model::TakeTag>();
        take.media = media.id;
        take.number = 1;
        for (std::int64_t n = 0; n < 25; ++n)
            take.frameMap.entries.push_back({model::frameStart(n, {25, 1}), n});
        take.frameMap.length = model::Flicks(model::flicksPerSecond);
        project.media.push_back(media);
        project.takes.push_back(take);
        const model::TimeRange middle{model::Flicks(model::flicksPerSecond / 2),
            model::Flicks(model::flicksPerSecond * 3 / 2)};
        project = edit::layTake(project, take.id, middle, middle.begin).value();
        project = edit::acceptTake(project, take.id).value();
        if (!model::saveProject(project, projectPath()))
            qFatal("the project cannot be saved");
    }

    QString path(const QString &name) const { return folder.filePath(name); }
    QString projectPath() const { return path(QStringLiteral("old/film.retake")); }
    void moveAway(const QString &name, const QString &to) const
    {
        QDir().mkpath(QFileInfo(path(to)).absolutePath());
        if (!QFile::rename(path(name), path(to)))
            qFatal("%s cannot be moved", qPrintable(name));
    }
    model::Project load() const { return model::loadProject(projectPath()).value(); }
    static std::vector<model::MediaId> idsOf(const model::Project &project)
    {
        std::vector<model::MediaId> ids;
        for (const model::Media &media : project.media)
            ids.push_back(media.id);
        return ids;
    }
};

} // namespace

class TestRelinking : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aProjectOpensWithoutItsFilesAndShowsTheRest()
    {
        Bench bench;
        const std::int64_t frames = (*openPath(bench.projectPath(), {}, {}))->grid->count();
        bench.moveAway(QStringLiteral("old/film.mp4"), QStringLiteral("new/film.mp4"));
        const auto view = openProject(bench.projectPath(), {}, {});
        QVERIFY(view);
        const media::SequenceView &shown = **view;
        QCOMPARE(shown.project, bench.load());
        QCOMPARE(shown.grid->count(), frames);
        QCOMPARE(faultyNames(shown), QStringList{QStringLiteral("film.mp4")});
        const model::Project &project = shown.project;
        const auto &film = shown.files[project.media[0].id];
        const auto &take = shown.files[project.media[1].id];
        QCOMPARE(film.fault->kind, Kind::NotFound);
        QVERIFY(!take.fault);
        // Every reader refuses what is not there, and reads what is.
        QCOMPARE(media::FrameSource::open(film).error().kind, Kind::NotFound);
        QVERIFY(media::FrameSource::open(take));
        // Where everything is needed it is said what is missing.
        const auto whole = openPath(bench.projectPath(), {}, {});
        QCOMPARE(whole.error(), (model::Error{Kind::MediaMissing, QStringLiteral("film.mp4")}));
    }

    void anotherFileOfThatNameIsNotShown()
    {
        Bench bench;
        QVERIFY(QFile::remove(bench.path(QStringLiteral("old/film.mp4"))));
        copyTo(made(50, 900), bench.path(QStringLiteral("old/film.mp4")));
        const auto view = openProject(bench.projectPath(), {}, {});
        const auto &film = (*view)->files[(*view)->project.media[0].id];
        QCOMPARE(film.fault->kind, Kind::SourceChanged);
        QCOMPARE(media::FrameSource::open(film).error().kind, Kind::SourceChanged);
    }

    void theRestIsFoundAroundTheFileThatWasChosen()
    {
        Bench bench;
        bench.moveAway(QStringLiteral("old/film.mp4"), QStringLiteral("new/renamed.mp4"));
        bench.moveAway(QStringLiteral("old/take.mp4"), QStringLiteral("new/film media/other.mp4"));
        const model::Project project = bench.load();
        const auto ids = Bench::idsOf(project);
        const auto answer =
            relinkFrom(project, ids, bench.path(QStringLiteral("new/renamed.mp4")), ids.front());
        QVERIFY(answer);
        QCOMPARE(answer->found.size(), std::size_t(2));
        QVERIFY(answer->refused.empty() && answer->missing.empty());
        QCOMPARE(answer->found[0].media, ids[0]);
        QCOMPARE(answer->found[0].file.path, bench.path(QStringLiteral("new/renamed.mp4")));
        QCOMPARE(answer->found[1].media, ids[1]);
        QCOMPARE(
            answer->found[1].file.path, bench.path(QStringLiteral("new/film media/other.mp4")));
        for (const FoundMedia &found : answer->found)
            QCOMPARE(found.difference, QString());
    }

    void theContentTellsMoreThanWhatItWasChosenFor()
    {
        Bench bench;
        bench.moveAway(QStringLiteral("old/film.mp4"), QStringLiteral("new/a.mp4"));
        bench.moveAway(QStringLiteral("old/take.mp4"), QStringLiteral("new/b.mp4"));
        const model::Project project = bench.load();
        const auto ids = Bench::idsOf(project);
        const auto answer =
            relinkFrom(project, ids, bench.path(QStringLiteral("new/b.mp4")), ids.front());
        QCOMPARE(answer->found.size(), std::size_t(2));
        QCOMPARE(answer->found[0].media, ids[1]); // though it was chosen for the other
    }

    void anotherFileIsRefusedOrTakenKnowingly_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("refusal"); // empty: it could stand in
        QTest::newRow("as long, other content") << made(50, 900) << QString();
        QTest::newRow("longer") << made(60, 900) << QString();
        QTest::newRow("shorter") << made(20, 900)
                                 << QStringLiteral("it has 20 frames, fewer than are needed");
        QTest::newRow("another size") << made(50, 900,
            {160, 90}) << QStringLiteral("its pictures are 160 × 90, needed are 320 × 180");
        QTest::newRow("silent") << made(50, 900, {320, 180}, 0)
                                << QStringLiteral("it has no sound");
    }

    void anotherFileIsRefusedOrTakenKnowingly()
    {
        QFETCH(QString, file);
        QFETCH(QString, refusal);
        Bench bench;
        bench.moveAway(QStringLiteral("old/film.mp4"), QStringLiteral("away/film.mp4"));
        copyTo(file, bench.path(QStringLiteral("new/film.mp4")));
        const model::Project project = bench.load();
        const std::vector wanted{project.media[0].id};
        const auto answer = relinkFrom(project, wanted, bench.path(QStringLiteral("new")));
        QVERIFY(answer);
        QCOMPARE(answer->found.size(), std::size_t(refusal.isEmpty() ? 1 : 0));
        QCOMPARE(answer->refused.size(), std::size_t(refusal.isEmpty() ? 0 : 1));
        if (refusal.isEmpty())
            QVERIFY(!answer->found[0].difference.isEmpty());
        else
            QCOMPARE(answer->refused[0].error, (model::Error{Kind::WrongMedia, refusal}));
    }

    void whatIsNowhereStaysMissing()
    {
        Bench bench;
        bench.moveAway(QStringLiteral("old/film.mp4"), QStringLiteral("away/film.mp4"));
        const model::Project project = bench.load();
        const std::vector wanted{project.media[0].id};
        QVERIFY(QDir(bench.folder.path()).mkpath(QStringLiteral("empty")));
        const auto answer = relinkFrom(project, wanted, bench.path(QStringLiteral("empty")));
        QCOMPARE(answer->missing, wanted);
        QCOMPARE(relinkFrom(project, wanted, bench.path(QStringLiteral("no"))).error().kind,
            Kind::NotFound);
    }

    void aWindowFindsThemAndGoesOn()
    {
        Bench bench;
        const auto whole = openPath(bench.projectPath(), {}, {});
        bench.moveAway(QStringLiteral("old/film.mp4"), QStringLiteral("new/film.mp4"));
        bench.moveAway(QStringLiteral("old/take.mp4"), QStringLiteral("new/take.mp4"));
        Session session;
        OpenWorkflow opening(session);
        QSignalSpy opened(&opening, &OpenWorkflow::opened);
        opening.open(bench.projectPath());
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        RelinkWorkflow relinking(session);
        QCOMPARE(relinking.missing(),
            (QStringList{QStringLiteral("film.mp4"), QStringLiteral("take.mp4")}));
        QSignalSpy relinked(&relinking, &RelinkWorkflow::relinked);
        relinking.search(bench.path(QStringLiteral("new/film.mp4")));
        QTRY_COMPARE_WITH_TIMEOUT(relinked.count(), 1, patience);
        QVERIFY(relinking.missing().isEmpty());
        QVERIFY(session.document().isDirty());
        QVERIFY(media::FrameSource::open(session.files()[session.project().media[0].id]));
        // Saved and opened again it is whole, and differs in the places alone.
        QVERIFY(saveSession(session, bench.projectPath()));
        const auto again = openPath(bench.projectPath(), {}, {});
        QVERIFY(again);
        model::Project expected = (*whole)->project;
        expected.media[0].path = bench.path(QStringLiteral("new/film.mp4"));
        expected.media[1].path = bench.path(QStringLiteral("new/take.mp4"));
        model::Project got = (*again)->project;
        for (std::size_t i = 0; i < 2; ++i)
            got.media[i].identity.modified = expected.media[i].identity.modified;
        QCOMPARE(got, expected);
    }
};

QTEST_GUILESS_MAIN(TestRelinking)
#include "tst_relinking.moc"
