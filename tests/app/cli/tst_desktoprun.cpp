// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/api/fakedesktop.h"
#include "tests/app/cli/cliprogram.h"
#include "timeline/media/mediafile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <signal.h>

using namespace apitest;

namespace {

constexpr int patience = 240'000; // milliseconds

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

// What the real one demands of a video, and a retake by FFmpeg: the section turned into its
// negative, everything else encoded anew.
bool makeTake(const QJsonObject &request, const QString &path)
{
    const QString window = request[QStringLiteral("video_path")].toString();
    const auto file = timeline::media::openMedia(window);
    if (!file)
        return false;
    const QSize size = file->info.video.codedSize;
    if (size.width() % 32 != 0 || size.height() % 32 != 0 || (file->index->count() - 1) % 8 != 0)
        return false;
    const double start = request[QStringLiteral("start_time")].toDouble();
    const double end = start + request[QStringLiteral("duration")].toDouble();
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
        {QStringLiteral("-loglevel"), QStringLiteral("error"), QStringLiteral("-y"),
            QStringLiteral("-i"), window, QStringLiteral("-vf"),
            QStringLiteral("negate=enable='between(t,%1,%2)'").arg(start).arg(end),
            QStringLiteral("-c:v"), QStringLiteral("libx264"), QStringLiteral("-preset"),
            QStringLiteral("ultrafast"), QStringLiteral("-crf"), QStringLiteral("16"), path});
    return ffmpeg.waitForFinished(120'000) && ffmpeg.exitCode() == 0;
}

// Runs while the stand-in, which lives in this thread, answers it.
Ended runBeside(QProcess &process)
{
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, patience))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
        process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

// The second real service, as scripts use it: LTX Desktop's backend on this computer.
class TestDesktopRun : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void theWholeJob();
    void dryRunCostsNothingAndAsksNobody();
    void faultsEndWithTheirCode_data();
    void faultsEndWithTheirCode();
    void anotherComputerIsRefused();
    void interruptTellsItToStop();
    void killedAndResumed();
    void resumedAtAnotherAddress();
    void batch();
    void cleanup();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QStringList service() const;
    QStringList runArguments(const char *more, const char *out) const;
    Ended run(const QStringList &arguments);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CliProgram> m_retake;
    std::unique_ptr<FakeDesktop> m_desktop;
    QString m_video;
};

void TestDesktopRun::initTestCase()
{
    m_video = commandLineVideo();
}

void TestDesktopRun::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_retake = std::make_unique<CliProgram>(m_folder->filePath(QStringLiteral("home")));
    m_desktop = std::make_unique<FakeDesktop>();
    m_desktop->setMaker(makeTake);
}

void TestDesktopRun::cleanup()
{
    m_desktop.reset();
}

QStringList TestDesktopRun::service() const
{
    return {QStringLiteral("--service"), QStringLiteral("ltx-desktop"),
        QStringLiteral("--service-url"), m_desktop->server.url().toString()};
}

QStringList TestDesktopRun::runArguments(const char *more, const char *out) const
{
    return QStringList{QStringLiteral("run"), m_video} + words("--from 50f --to 100f --prompt dusk")
        + service() + words(more) + QStringList{QStringLiteral("-o"), path(out)};
}

Ended TestDesktopRun::run(const QStringList &arguments)
{
    const auto process = m_retake->start(arguments);
    return runBeside(*process);
}

void TestDesktopRun::theWholeJob()
{
    const Ended ended = run(runArguments("--json", "whole.mp4"));
    QVERIFY2(ended.code == 0, ended.err + ended.out);
    const QJsonObject json = ended.json();
    QVERIFY(json[QStringLiteral("ok")].toBool());
    QCOMPARE(json[QStringLiteral("frames")].toInt(), 150);
    QVERIFY(json[QStringLiteral("identical")].toInt() >= 75); // all but the touched groups
    const QJsonObject job = json[QStringLiteral("jobs")][0].toObject();
    QCOMPARE(job[QStringLiteral("service")].toString(), QStringLiteral("ltx-desktop"));
    QCOMPARE(job[QStringLiteral("billed")].toBool(true), false);
    QCOMPARE(job[QStringLiteral("price")].toDouble(-1), 0.0);
    QCOMPARE(job[QStringLiteral("state")].toString(), QStringLiteral("ready"));
    QCOMPARE(m_desktop->posts(), 1);
    QCOMPARE(m_desktop->server.count("POST", "/v1/upload"), 0);

    const Ended proof = m_retake->run(QStringList{QStringLiteral("verify"), m_video,
        path("whole.mp4"), QStringLiteral("--from"), QStringLiteral("50f"), QStringLiteral("--to"),
        QStringLiteral("100f"), QStringLiteral("--json")});
    QCOMPARE(proof.code, 0);
    QVERIFY(proof.json()[QStringLiteral("ok")].toBool());
    // It costs nothing, so nothing of it stays.
    const Ended jobs = m_retake->run(words("jobs --json"));
    QCOMPARE(jobs.code, 0);
}

void TestDesktopRun::dryRunCostsNothingAndAsksNobody()
{
    const Ended ended = run(runArguments("--dry-run --json --max-cost 0", "none.mp4"));
    QVERIFY2(ended.code == 0, ended.err + ended.out);
    const QJsonObject json = ended.json();
    QCOMPARE(json[QStringLiteral("price")].toDouble(-1), 0.0);
    const QJsonObject request = json[QStringLiteral("request")].toObject();
    QVERIFY(request.contains(QStringLiteral("video_path")));
    QVERIFY(request[QStringLiteral("video_path")].isNull());
    QCOMPARE(request[QStringLiteral("model")].toString(), QStringLiteral("pro"));
    QCOMPARE(m_desktop->server.requests().size(), 0);
}

void TestDesktopRun::faultsEndWithTheirCode_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<WireReply>("reply");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("posts");
    using Then = WireReply::Then;
    QTest::newRow("refused") << QByteArray("retake") << desktopError(400, "HTTP_400") << 5 << 1;
    QTest::newRow("it gave up") << QByteArray("retake") << desktopError(500, "HTTP_500") << 5 << 1;
    QTest::newRow("it would cost")
        << QByteArray("policy") << json(200, R"({"force_api_generations":true})") << 5 << 0;
    QTest::newRow("the connection broke") << QByteArray("retake") << closed(Then::Reset) << 10 << 1;
    QTest::newRow("garbage") << QByteArray("retake") << answer(200, "[1,2") << 10 << 1;
    QTest::newRow("no file there")
        << QByteArray("retake")
        << json(200, R"({"status":"complete","video_path":"/no/such/file.mp4"})") << 8 << 1;
    QTest::newRow("not a video") << QByteArray("retake")
                                 << json(200, R"({"status":"complete","video_path":"/etc/passwd"})")
                                 << 8 << 1;
}

void TestDesktopRun::faultsEndWithTheirCode()
{
    QFETCH(QByteArray, route);
    QFETCH(WireReply, reply);
    QFETCH(int, posts);
    m_desktop->queue(route, reply);
    const Ended ended = run(runArguments("--json", "none.mp4"));
    QTEST(ended.code, "code");
    QVERIFY(!ended.errorKind().isEmpty());
    QVERIFY(!QFile::exists(path("none.mp4")));
    QCOMPARE(m_desktop->posts(), posts);
}

void TestDesktopRun::anotherComputerIsRefused()
{
    const Ended ended = m_retake->run(QStringList{QStringLiteral("run"), m_video}
        + words("--from 50f --to 100f --service ltx-desktop --service-url https://example.com -o")
        + QStringList{path("none.mp4")});
    QCOMPARE(ended.code, 2);
}

void TestDesktopRun::interruptTellsItToStop()
{
    m_desktop->setSteps(1'000'000);
    const auto process = m_retake->start(runArguments("--json", "stopped.mp4"));
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->isRunning(), patience);
    ::kill(pid_t(process->processId()), SIGINT);
    const Ended ended = runBeside(*process);
    QCOMPARE(ended.code, 130);
    QVERIFY(!m_desktop->isRunning());
    QCOMPARE(m_desktop->cancels(), 1);
    QCOMPARE(m_desktop->posts(), 1);
    const Ended jobs = m_retake->run(words("jobs --json"));
    QVERIFY(jobs.json()[QStringLiteral("jobs")].toArray().isEmpty());
}

void TestDesktopRun::killedAndResumed()
{
    m_desktop->setSteps(1'000'000);
    const auto process = m_retake->start(runArguments("--json", "resumed.mp4"));
    // What is told may not be on the disk yet.
    QTRY_VERIFY_WITH_TIMEOUT(run(words("jobs --json")).out.contains("\"processing\""), patience);
    process->kill();
    QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, patience);
    QVERIFY(m_desktop->isRunning());
    m_desktop->setSteps(2);
    const Ended ended = run(words("resume --json"));
    QVERIFY2(ended.code == 0, ended.err + ended.out);
    QVERIFY(QFile::exists(path("resumed.mp4")));
    QCOMPARE(m_desktop->posts(), 1);
}

// It was started anew, and not where it was.
void TestDesktopRun::resumedAtAnotherAddress()
{
    m_desktop->setSteps(1'000'000);
    const auto process = m_retake->start(runArguments("--json", "moved.mp4"));
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->isRunning(), patience);
    process->kill();
    QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, patience);
    const auto old = std::exchange(m_desktop, std::make_unique<FakeDesktop>());
    m_desktop->setMaker(makeTake);
    const QStringList resume = words("resume --json --service-url");
    QCOMPARE(run(resume + words("https://example.com")).code, 2);
    const Ended ended = run(resume + QStringList{m_desktop->server.url().toString()});
    QVERIFY2(ended.code == 0, ended.err + ended.out);
    QVERIFY(QFile::exists(path("moved.mp4")));
    QCOMPARE(m_desktop->posts(), 1);
    QCOMPARE(old->posts(), 1);
}

void TestDesktopRun::batch()
{
    QFile list(path("list.csv"));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("file,from,to,out\n" + m_video.toUtf8() + ",50f,100f,one.mp4\n");
    list.close();
    const Ended ended =
        run(QStringList{QStringLiteral("batch"), list.fileName(), QStringLiteral("--json")}
            + service());
    QVERIFY2(ended.code == 0, ended.err + ended.out);
    QVERIFY(QFile::exists(path("one.mp4")));
    QCOMPARE(ended.json()[QStringLiteral("price")].toDouble(-1), 0.0);
    QCOMPARE(m_desktop->posts(), 1);
}

QTEST_GUILESS_MAIN(TestDesktopRun)
#include "tst_desktoprun.moc"
