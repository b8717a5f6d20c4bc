// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "tests/support/smallfiles.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline::model;
using testsupport::seconds;

namespace {

Project sample()
{
    auto built = testsupport::projectOf(200);
    Project project = std::move(built.project);
    project.media.front().identity = {12'345, QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC),
        QByteArray::fromHex("00ff10")};
    Retake retake;
    retake.id = project.newId<RetakeTag>();
    retake.range = {seconds(2), seconds(4)};
    retake.section = retake.range;
    retake.window = {seconds(1), seconds(5)};
    retake.mode = Mode::Picture;
    retake.prompt = QStringLiteral("rain, “softly”\n雨");
    retake.price = 0.42;
    retake.submitted = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    project.retakes.push_back(retake);
    Take take;
    take.id = project.newId<TakeTag>();
    take.retakeId = retake.id;
    take.media = project.media.front().id;
    take.frameMap = {{{Flicks{0}, 3}, {seconds(0.04), -1}}, seconds(4), Flicks{77}};
    take.conform = {true, {1.1, 0.9, 1}, {0.01, -0.02, 0}, true, 0.7, 0.1, 0, 0.8, 1, -2};
    take.number = 1;
    take.accepted = true;
    take.note = QStringLiteral("good");
    project.takes.push_back(take);
    project.sequence.clips.front().slices.push_back({take.id, -seconds(1)});
    project.sequence.clips.front().picture = take.id;
    return project;
}

// Every object of the file gains a field that this version knows nothing of.
QJsonValue withNews(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray all;
        for (const auto &each : value.toArray())
            all.append(withNews(each));
        return all;
    }
    if (!value.isObject())
        return value;
    QJsonObject changed;
    const QJsonObject given = value.toObject();
    for (auto it = given.begin(); it != given.end(); ++it)
        changed.insert(it.key(), withNews(it.value()));
    changed.insert(QStringLiteral("fromTheFuture"), QJsonObject{{QStringLiteral("seed"), 7}});
    return changed;
}

} // namespace

class TestProjectFile : public QObject {
    Q_OBJECT

private slots:
    void everythingComesBack()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("film.retake"));
        const Project project = sample();
        QVERIFY(saveProject(project, path));
        QCOMPARE(loadProject(path), project);
    }

    void crossfadesComeBackAsFarAsTheyFit_data()
    {
        QTest::addColumn<QJsonValue>("written");
        QTest::addColumn<int>("read");
        const auto join = [](const QJsonValue &frames) {
            return QJsonObject{{QStringLiteral("crossfade"), frames}};
        };
        QTest::newRow("a file from before there were any") << QJsonValue() << 0;
        QTest::newRow("as it was") << QJsonValue(join(7)) << 7;
        QTest::newRow("more than there may be") << QJsonValue(join(1e15)) << 12;
        QTest::newRow("less than none") << QJsonValue(join(-3)) << 0;
        QTest::newRow("no number") << QJsonValue(join(QStringLiteral("long"))) << 0;
        QTest::newRow("no object") << QJsonValue(5) << 0;
    }

    void crossfadesComeBackAsFarAsTheyFit()
    {
        QFETCH(QJsonValue, written);
        QFETCH(int, read);
        Project project = sample();
        std::vector<Clip> &clips = project.sequence.clips;
        clips.push_back(clips.front());
        clips.back().id = project.newId<ClipTag>();
        QJsonObject json =
            QJsonDocument::fromJson(projectToJson(project, QDir::tempPath())).object();
        QJsonObject sequence = json[QLatin1String("sequence")].toObject();
        QJsonArray list = sequence[QLatin1String("clips")].toArray();
        // The first clip has none, whatever the file says.
        for (qsizetype i = 0; i < list.size() && !written.isNull(); ++i) {
            QJsonObject clip = list[i].toObject();
            clip.insert(QStringLiteral("joinIn"), written);
            list[i] = clip;
        }
        sequence[QLatin1String("clips")] = list;
        json[QLatin1String("sequence")] = sequence;
        const Project loaded =
            projectFromJson(QJsonDocument(json).toJson(), QDir::tempPath()).value();
        clips.back().joinIn.crossfade = read;
        QCOMPARE(loaded.sequence, project.sequence);
        QCOMPARE(
            projectFromJson(projectToJson(loaded, QDir::tempPath()), QDir::tempPath()), loaded);
    }

    void unknownFieldsAreKeptWhereverTheyStand()
    {
        const QJsonObject plain =
            QJsonDocument::fromJson(projectToJson(sample(), QDir::tempPath())).object();
        const QJsonObject json = withNews(plain).toObject();
        QVERIFY(QJsonDocument(json).toJson().count("fromTheFuture") >= 15);
        const Project read =
            projectFromJson(QJsonDocument(json).toJson(), QDir::tempPath()).value();
        const QJsonObject written =
            QJsonDocument::fromJson(projectToJson(read, QDir::tempPath())).object();
        QCOMPARE(written, json);
    }

    void aModeOfTheFutureIsKept()
    {
        QJsonObject json =
            QJsonDocument::fromJson(projectToJson(sample(), QDir::tempPath())).object();
        QJsonArray retakes = json[QLatin1String("retakes")].toArray();
        QJsonObject retake = retakes[0].toObject();
        retake.insert(QStringLiteral("mode"), QStringLiteral("depth"));
        retakes[0] = retake;
        json[QLatin1String("retakes")] = retakes;
        const auto read = projectFromJson(QJsonDocument(json).toJson(), QDir::tempPath());
        QCOMPARE(read->retakes.front().mode, Mode::Both);
        QCOMPARE(QJsonDocument::fromJson(projectToJson(*read, QDir::tempPath())).object(), json);
    }

    void aCollectedProjectLooksForItsMediaBesideItself()
    {
        QTemporaryDir dir;
        Project project = sample();
        project.media.front().path = dir.filePath(QStringLiteral("film media/film.mp4"));
        QByteArray text = projectToJson(project, dir.path());
        QJsonObject json = QJsonDocument::fromJson(text).object();
        QJsonArray media = json[QLatin1String("media")].toArray();
        QJsonObject first = media[0].toObject();
        first.remove(QLatin1String("path"));
        media[0] = first;
        json[QLatin1String("media")] = media;
        // Also when it is not there: then that is the name of what is missing.
        QCOMPARE(projectFromJson(QJsonDocument(json).toJson(), dir.path()), project);
    }

    void aProjectThatMovedWithItsMediaFindsThem()
    {
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("old")));
        Project project = sample();
        project.media.front().path = dir.filePath(QStringLiteral("old/film.mp4"));
        QVERIFY(saveProject(project, dir.filePath(QStringLiteral("old/film.retake"))));
        QVERIFY(QDir(dir.path()).rename(QStringLiteral("old"), QStringLiteral("new")));
        QFile media(dir.filePath(QStringLiteral("new/film.mp4")));
        QVERIFY(media.open(QIODevice::WriteOnly));
        const auto loaded = loadProject(dir.filePath(QStringLiteral("new/film.retake")));
        QCOMPARE(loaded->media.front().path, media.fileName());
    }

    void whatIsNoProjectIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Error::Kind>("kind");
        const QByteArray whole = projectToJson(sample(), QDir::tempPath());
        QTest::newRow("empty") << QByteArray() << Error::Kind::ProjectDamaged;
        QTest::newRow("cut off") << whole.left(whole.size() / 2) << Error::Kind::ProjectDamaged;
        QTest::newRow("another JSON") << QByteArray("{\"a\":1}") << Error::Kind::ProjectDamaged;
        QTest::newRow("an array") << QByteArray("[]") << Error::Kind::ProjectDamaged;
        QTest::newRow("a later schema") << QByteArray(whole).replace("\"schema\": 2",
            "\"schema\": 99") << Error::Kind::ProjectTooNew;
        QTest::newRow("a clip without length")
            << QByteArray(whole).replace("\"length\": 5644800000", "\"length\": 0")
            << Error::Kind::ProjectDamaged;
        QTest::newRow("a take without its file") << QByteArray(whole).replace(
            "\"media\": 1,", "\"media\": 99,") << Error::Kind::ProjectDamaged;
    }

    void whatIsNoProjectIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(Error::Kind, kind);
        const auto project = projectFromJson(text, QDir::tempPath());
        QVERIFY(!project);
        QCOMPARE(project.error().kind, kind);
    }

    void aFullDiskLeavesTheOldProject()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("film.retake"));
        const Project project = sample();
        QVERIFY(saveProject(project, path));
        Project later = project;
        later.sequence.markers.clear();
        const auto saved = [&] {
            const testsupport::SmallFiles limit(100);
            return saveProject(later, path);
        }();
        QVERIFY(!saved);
        QCOMPARE(loadProject(path), project);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void aFolderThatIsNotThereIsSaid()
    {
        QTemporaryDir dir;
        QCOMPARE(saveProject(sample(), dir.filePath(QStringLiteral("no/film.retake"))).error().kind,
            Error::Kind::NotWritable);
        QCOMPARE(loadProject(dir.filePath(QStringLiteral("none.retake"))).error().kind,
            Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestProjectFile)
#include "tst_projectfile.moc"
