// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/app/cli/cliprogram.h"
#include "tests/support/testmedia.h"
#include "timeline/media/framesource.h"
#include "timeline/media/picture.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <signal.h>

using namespace timeline;

namespace {

constexpr int frameCount = 150; // at 25/s
constexpr int from = 50, to = 100;

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

// The number drawn into every frame of a file, as plain decoding gives them.
std::vector<std::optional<int>> numbersIn(const QString &path)
{
    std::vector<std::optional<int>> numbers;
    const auto file = media::openMedia(path);
    const auto source = file ? media::FrameSource::open(*file, media::FrameSource::Use::Playback)
                             : tl::unexpected(file.error());
    if (!source)
        return numbers;
    media::PictureConverter converter;
    for (model::FrameNumber n{0}; n.value < file->index->count(); n = n + 1) {
        const auto frame = (*source)->frame(n);
        const auto image =
            frame ? converter.toImage(*frame, file->info.video, {}) : tl::unexpected(frame.error());
        numbers.push_back(image ? testsupport::readNumber(*image) : std::nullopt);
    }
    return numbers;
}

// Frames outside the range that do not show their own number.
std::vector<int> wrongFrames(const QString &path)
{
    std::vector<int> wrong;
    const auto numbers = numbersIn(path);
    if (numbers.size() != frameCount)
        return {-int(numbers.size()) - 1};
    for (int n = 0; n < frameCount; ++n) {
        if ((n < from || n >= to) && numbers[std::size_t(n)] != n)
            wrong.push_back(n);
    }
    return wrong;
}

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

// A practice service as a process of its own.
struct Practice {
    std::unique_ptr<QProcess> process;
    QString url, key;
};

Practice startPractice(const CliProgram &retake, const QStringList &more)
{
    Practice practice{retake.start(words("practice --speed 20") + more), {}, {}};
    for (int i = 0; i < 60 && !practice.process->canReadLine(); ++i)
        practice.process->waitForReadyRead(1000);
    const QJsonObject hello = QJsonDocument::fromJson(practice.process->readLine()).object();
    practice.url = hello[QStringLiteral("url")].toString();
    practice.key = hello[QStringLiteral("key")].toString();
    return practice;
}

} // namespace

// The whole job, as scripts do it.
class TestRun : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theWholeJobAgainstAServiceOfItsOwn();
    void practiceIsTheDefault();
    void faultsEndWithTheirCode_data();
    void faultsEndWithTheirCode();
    void anUncertainTakeDecidesTheCode();
    void anUncertainTakeDecidesTheCodeOfAnUnwrittenReportToo();
    void aWrongKeyIsRefused();
    void nobodyThereIsANetworkError();
    void anExportHasItsReport();
    void interruptLeavesNothing();
    void practiceEndsWhenInterrupted_data();
    void practiceEndsWhenInterrupted();
    void whatAKilledPracticeLeavesGoesWithTheNext();
    void cleanupTestCase();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QStringList practiceFolders() const; // that programs of this test have in the temporary folder
    QStringList runArguments(const char *more, const char *out) const;

    QTemporaryDir m_folder;
    std::unique_ptr<CliProgram> m_retake;
    QString m_video;
    QByteArray m_videoBytes;
};

void TestRun::initTestCase()
{
    m_retake = std::make_unique<CliProgram>(m_folder.filePath(QStringLiteral("home")));
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("tmp")));
    m_retake->setEnvironment(QStringLiteral("TMPDIR"), path("tmp"));
    m_video = commandLineVideo();
    QFile file(m_video);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_videoBytes = file.readAll();
}

QStringList TestRun::runArguments(const char *more, const char *out) const
{
    return QStringList{QStringLiteral("run"), m_video} + words("--from 50f --to 100f --prompt dusk")
        + words(more) + QStringList{QStringLiteral("-o"), path(out)};
}

void TestRun::theWholeJobAgainstAServiceOfItsOwn()
{
    const Practice practice = startPractice(*m_retake, {});
    QVERIFY(practice.url.startsWith(QLatin1String("http://127.0.0.1:")));
    CliProgram retake = *m_retake;
    retake.setEnvironment(QStringLiteral("RETAKE_PRACTICE_KEY"), practice.key);
    const Ended ended = retake.run(runArguments("--takes 2 --json", "whole.mp4")
        + QStringList{QStringLiteral("--service-url"), practice.url, QStringLiteral("--project"),
            path("whole.retake"), QStringLiteral("--report"), path("whole.json")});
    QVERIFY2(ended.code == 0, ended.err.constData());

    QCOMPARE(wrongFrames(path("whole.mp4")), std::vector<int>());
    QFile source(m_video);
    QVERIFY(source.open(QIODevice::ReadOnly));
    QVERIFY(source.readAll() == m_videoBytes);

    const QJsonObject report = readJson(path("whole.json"));
    QCOMPARE(report, ended.json());
    for (const char *key :
        {"ok", "frames", "identical", "reencoded", "packets", "sound", "fallback", "checks"})
        QVERIFY2(report.contains(QString::fromLatin1(key)), key);
    QCOMPARE(report[QStringLiteral("frames")].toInt(), frameCount);
    const QJsonArray jobs = report[QStringLiteral("jobs")].toArray();
    QCOMPARE(jobs.size(), 2);
    for (const char *key : {"id", "serviceId", "requestId"})
        QVERIFY2(!jobs[0][QString::fromLatin1(key)].toString().isEmpty(), key);
    QCOMPARE(jobs[0][QStringLiteral("state")].toString(), QStringLiteral("ready"));
    QVERIFY(jobs[0][QStringLiteral("uploadedBytes")].toInt() > 1000);
    QCOMPARE(jobs[0][QStringLiteral("uploadedSeconds")].toDouble(), 105 / 25.0);
    const QJsonArray takes = report[QStringLiteral("takes")].toArray();
    QCOMPARE(takes.size(), 2);
    QVERIFY(QFile::exists(takes[1][QStringLiteral("file")].toString()));
    QCOMPARE(takes[0][QStringLiteral("offsetFrames")].toInt(99), 0);
    // Outside the range it only encodes again, six times as large: no drift to undo.
    for (int c = 0; c < 3; ++c) {
        const auto color = takes[0][QStringLiteral("color")];
        QCOMPARE(color[QStringLiteral("gain")][c].toDouble(), 1.0);
        QCOMPARE(color[QStringLiteral("offset")][c].toDouble(99), 0.0);
    }
    // The practice service changes the picture visibly inside.
    QCOMPARE(takes[0][QStringLiteral("seam")].toArray().size(), 2);
    QVERIFY(takes[0][QStringLiteral("seam")][0].toDouble() > 0.01);

    const auto project = model::loadProject(path("whole.retake"));
    QVERIFY(project);
    QCOMPARE(project->takes.size(), std::size_t(3));
    QCOMPARE(project->retakes.size(), std::size_t(1));
    QCOMPARE(project->sequence.clips.size(), std::size_t(3));
    QCOMPARE(project->sequence.clips[1].pictureTake(), project->takes[1].id);
    QVERIFY(QDir(path("whole media")).exists());
    // Done jobs leave no journal behind.
    const QDir journal(
        m_folder.filePath(QStringLiteral("home/data/RetakeStudio/RetakeStudio/jobs")));
    QVERIFY(journal.exists());
    QVERIFY(journal.entryList({QStringLiteral("*.json")}).isEmpty());
}

void TestRun::practiceIsTheDefault()
{
    // Even with a paid key at hand.
    CliProgram retake = *m_retake;
    retake.setEnvironment(QStringLiteral("LTX_API_KEY"), QStringLiteral("a-key-that-costs"));
    const Ended ended = retake.run(runArguments("--mode picture", "default.mp4"));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(wrongFrames(path("default.mp4")), std::vector<int>());
    // Nothing was charged and nothing names the takes: they are gone.
    const QDir unsaved(
        m_folder.filePath(QStringLiteral("home/data/RetakeStudio/RetakeStudio/unsaved")));
    QVERIFY(unsaved.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
}

void TestRun::faultsEndWithTheirCode_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("code");
    QTest::newRow("a refused prompt") << QStringLiteral("submit-422") << 5;
    QTest::newRow("no credit") << QStringLiteral("submit-402") << 5;
    QTest::newRow("a submit without an answer") << QStringLiteral("submit-dropped") << 10;
    QTest::newRow("a submit answered by 500") << QStringLiteral("submit-500") << 10;
}

void TestRun::faultsEndWithTheirCode()
{
    QFETCH(QString, fault);
    QFETCH(int, code);
    const Practice practice = startPractice(*m_retake, {QStringLiteral("--fault"), fault});
    QVERIFY2(!practice.url.isEmpty(), practice.process->readAllStandardError().constData());
    CliProgram retake = *m_retake;
    retake.setEnvironment(QStringLiteral("RETAKE_PRACTICE_KEY"), practice.key);
    const Ended ended = retake.run(runArguments("--json", "fault.mp4")
        + QStringList{QStringLiteral("--service-url"), practice.url});
    QVERIFY2(ended.code == code, ended.err.constData());
    QVERIFY(!ended.errorKind().isEmpty());
    QVERIFY(!QFile::exists(path("fault.mp4")));
}

// The first take's outcome is uncertain, the later ones are refused.
void TestRun::anUncertainTakeDecidesTheCode()
{
    const Practice practice =
        startPractice(*m_retake, words("--fault submit-500=1 --fault submit-422"));
    CliProgram retake = *m_retake;
    retake.setEnvironment(QStringLiteral("RETAKE_PRACTICE_KEY"), practice.key);
    const Ended ended = retake.run(runArguments("--takes 3 --json", "uncertain.mp4")
        + QStringList{QStringLiteral("--service-url"), practice.url});
    QVERIFY2(ended.code == 10, ended.err.constData());
    QVERIFY2(ended.err.contains("content filter"), ended.err.constData());
}

void TestRun::anUncertainTakeDecidesTheCodeOfAnUnwrittenReportToo()
{
    const Practice practice = startPractice(*m_retake, words("--fault submit-500=1 --fault slow"));
    CliProgram retake(path("home of what is kept")); // the take that arrived
    retake.setEnvironment(QStringLiteral("RETAKE_PRACTICE_KEY"), practice.key);
    const QString report = path("uncertain.json");
    const auto process = retake.start(runArguments("--takes 2", "uncertain.mp4")
        + QStringList{
            QStringLiteral("--service-url"), practice.url, QStringLiteral("--report"), report});
    QByteArray log;
    for (int i = 0; i < 120 && !log.contains("processing"); ++i) {
        process->waitForReadyRead(1000);
        log += process->readAllStandardError();
    }
    QVERIFY2(log.contains("uncertain"), log.constData());
    QVERIFY(QDir().mkdir(report)); // where a file is to be
    QVERIFY(process->waitForFinished(240'000));
    log += process->readAllStandardError();
    QVERIFY2(log.contains("uncertain.json"), log.constData());
    QCOMPARE(process->exitCode(), 10);
}

void TestRun::aWrongKeyIsRefused()
{
    const Practice practice = startPractice(*m_retake, {});
    CliProgram retake = *m_retake;
    retake.setEnvironment(QStringLiteral("RETAKE_PRACTICE_KEY"), QStringLiteral("not-the-key"));
    const Ended ended = retake.run(runArguments("--json", "refused.mp4")
        + QStringList{QStringLiteral("--service-url"), practice.url});
    QVERIFY2(ended.code == 5, ended.err.constData());
    QCOMPARE(ended.errorKind(), QStringLiteral("refused"));
    QVERIFY(
        !ended.json()[QStringLiteral("error")][QStringLiteral("requestId")].toString().isEmpty());
}

void TestRun::nobodyThereIsANetworkError()
{
    const Practice practice = startPractice(*m_retake, {});
    practice.process->terminate();
    QVERIFY(practice.process->waitForFinished());
    CliProgram retake = *m_retake;
    retake.setEnvironment(QStringLiteral("RETAKE_PRACTICE_KEY"), practice.key);
    const Ended ended = retake.run(runArguments("--json", "nobody.mp4")
        + QStringList{QStringLiteral("--service-url"), practice.url});
    QVERIFY2(ended.code == 6, ended.err.constData());
    QCOMPARE(ended.errorKind(), QStringLiteral("not-connected"));
}

void TestRun::anExportHasItsReport()
{
    if (!QFile::exists(path("whole.retake")))
        QFAIL("the run before left no project");
    const Ended ended = m_retake->run(
        QStringList{QStringLiteral("export"), path("whole.retake"), QStringLiteral("-o"),
            path("exported.mkv"), QStringLiteral("--preset"), QStringLiteral("h264"),
            QStringLiteral("--report"), path("exported.json"), QStringLiteral("--json")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(wrongFrames(path("exported.mkv")), std::vector<int>());
    QCOMPARE(readJson(path("exported.json")), ended.json());
    QCOMPARE(ended.json()[QStringLiteral("frames")].toInt(), frameCount);
}

void TestRun::interruptLeavesNothing()
{
    const Practice practice = startPractice(*m_retake, words("--fault job-slow"));
    CliProgram retake = *m_retake;
    retake.setEnvironment(QStringLiteral("RETAKE_PRACTICE_KEY"), practice.key);
    const auto process = retake.start(runArguments("--json", "stopped.mp4")
        + QStringList{QStringLiteral("--service-url"), practice.url});
    // Until it waits for the service.
    QByteArray log;
    for (int i = 0; i < 120 && !log.contains("processing") && !log.contains("queued"); ++i) {
        process->waitForReadyRead(1000);
        log += process->readAllStandardError();
    }
    QVERIFY2(log.contains("queued") || log.contains("processing"), log.constData());
    ::kill(pid_t(process->processId()), SIGINT);
    QVERIFY(process->waitForFinished(60'000));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 130);
    QVERIFY(!QFile::exists(path("stopped.mp4")));
    QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("*.part*")}).isEmpty());
    const QDir data(m_folder.filePath(QStringLiteral("home/data/RetakeStudio/RetakeStudio")));
    QVERIFY(QDir(data.filePath(QStringLiteral("unsaved")))
                .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                .isEmpty());
}

QStringList TestRun::practiceFolders() const
{
    return QDir(path("tmp"))
        .entryList({QStringLiteral("retake-practice-*")}, QDir::Dirs | QDir::NoDotAndDotDot);
}

void TestRun::practiceEndsWhenInterrupted_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("by Ctrl+C") << SIGINT;
    QTest::newRow("by the system") << SIGTERM;
}

void TestRun::practiceEndsWhenInterrupted()
{
    QFETCH(int, signal);
    const Practice practice = startPractice(*m_retake, {});
    QVERIFY(!practice.key.isEmpty());
    QCOMPARE(practiceFolders().size(), 1);
    ::kill(pid_t(practice.process->processId()), signal);
    QVERIFY(practice.process->waitForFinished(30'000));
    QCOMPARE(practice.process->exitCode(), 130);
    QCOMPARE(practiceFolders(), QStringList());
}

void TestRun::whatAKilledPracticeLeavesGoesWithTheNext()
{
    const Practice killed = startPractice(*m_retake, {});
    const Practice other = startPractice(*m_retake, {});
    QCOMPARE(practiceFolders().size(), 2);
    killed.process->kill();
    QVERIFY(killed.process->waitForFinished());
    const QStringList left = practiceFolders();
    QCOMPARE(left.size(), 2);
    const Practice next = startPractice(*m_retake, {});
    const QStringList now = practiceFolders();
    QCOMPARE(now.size(), 2);
    QVERIFY(now != left);
    // Services that run keep theirs.
    for (const QString &folder : now)
        QVERIFY(QFile::exists(path("tmp/") + folder + QStringLiteral("/lock")));
}

void TestRun::cleanupTestCase()
{
    QCOMPARE(practiceFolders(), QStringList());
}

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
