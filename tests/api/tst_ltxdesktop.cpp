// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errortext.h"
#include "api/ltxdesktop.h"
#include "tests/api/fakedesktop.h"
#include "tests/api/jobfixture.h"

#include <QSignalSpy>
#include <QtTest>

using namespace api;
using namespace apitest;
using Then = WireReply::Then;

namespace {

// The backend, a journal and a window file, and jobs that wait for milliseconds only.
struct DesktopFixture : JobFixture {
    DesktopFixture()
    {
        access = [this](const QString &, const QUrl &url) {
            return Access{ltxDesktopService(url), token};
        };
    }

    std::unique_ptr<RetakeJob> newDesktopJob(const QUrl &url)
    {
        JobDraft made = draft();
        made.service = ltxDesktopService(url);
        made.request.model = QStringLiteral("pro");
        made.price = 0;
        const JobRecord record = recordOf(made, QStringLiteral("job"));
        auto lock = journal.lock(record.id);
        if (!lock || !journal.write(record))
            qFatal("no journal");
        return std::make_unique<RetakeJob>(record, std::move(*lock), tools(), timing);
    }
    std::unique_ptr<RetakeJob> newDesktopJob() { return newDesktopJob(desktop.server.url()); }

    FakeDesktop desktop;
    QByteArray token;
};

void run(RetakeJob &job)
{
    job.start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(job), patience);
}

QList<JobState> statesOf(const RetakeJob &job)
{
    QList<JobState> states;
    for (const StageTime &stage : job.record().stages)
        states.append(stage.state);
    return states;
}

} // namespace

// The second real service, over real loopback HTTP against a stand-in that follows its schema.
class TestLtxDesktop : public QObject {
    Q_OBJECT

private slots:
    void wholeWay();
    void outcomes_data();
    void outcomes();
    void lostSubmitIsFoundAgain_data();
    void lostSubmitIsFoundAgain();
    void lostSubmitWithoutATraceIsUncertain_data();
    void lostSubmitWithoutATraceIsUncertain();
    void sentAgainByTheUser();
    void killedAt_data();
    void killedAt();
    void busyIsWaitedOut();
    void busyWithoutEndIsGivenUp();
    void nothingIsSentAgainWhenItWouldCostByNow_data();
    void nothingIsSentAgainWhenItWouldCostByNow();
    void stopTellsIt_data();
    void stopTellsIt();
    void stopBeforeItHasBegun();
    void nothingIsSentWhenItWouldCost_data();
    void nothingIsSentWhenItWouldCost();
    void nothingAnswers();
    void elsewhereIsRefused();
    void tokenIsSent();
    void resultThatIsNotThere_data();
    void resultThatIsNotThere();
    void polledAnswers_data();
    void polledAnswers();
    void eachFaultHasItsSentence();
};

void TestLtxDesktop::wholeWay()
{
    DesktopFixture f;
    auto job = f.newDesktopJob();
    QStringList words;
    connect(job.get(), &RetakeJob::changed, job.get(), [&] {
        if (!words.contains(job->record().statusWord))
            words.append(job->record().statusWord);
    });
    run(*job);
    using enum JobState;
    QCOMPARE(job->record().state, Checking);
    QCOMPARE(statesOf(*job),
        (QList<JobState>{Preparing, Submitting, Processing, Downloading, Checking}));
    QCOMPARE(f.desktop.posts(), 1);
    QCOMPARE(contentsOf(job->record().resultPath), f.desktop.content);
    QVERIFY(!QFile::exists(job->record().resultPath + QStringLiteral(".part")));
    QVERIFY(QFile::exists(f.desktop.resultPath())); // its own stays its own
    QVERIFY(words.contains(QStringLiteral("inference 1/3")));
    const QJsonObject expected{
        {QStringLiteral("video_path"), job->record().windowPath},
        {QStringLiteral("start_time"), 1},
        {QStringLiteral("duration"), 2.5},
        {QStringLiteral("prompt"), QStringLiteral("the lamp is lit")},
        {QStringLiteral("mode"), QStringLiteral("replace_audio_and_video")},
        {QStringLiteral("resolution"), QJsonValue()},
        {QStringLiteral("model"), QStringLiteral("pro")},
    };
    QCOMPARE(f.desktop.request(), expected);
    const JobSnapshot snapshot = job->snapshot();
    QVERIFY(!snapshot.billed && !snapshot.moneyMayBeSpent);
    QVERIFY(!snapshot.error);
    QVERIFY(job->record().madeFile.isEmpty());
    f.writer.flush();
    QCOMPARE(f.journal.read(QStringLiteral("job")).value(), job->record());
    for (const WireRequest &request : f.desktop.server.requests())
        QVERIFY(!request.has("authorization"));
}

void TestLtxDesktop::outcomes_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *name, const WireReply &reply, JobState state,
                         QLatin1String type) {
        QTest::newRow(name) << reply << state << QString(type);
    };
    using enum JobState;
    using namespace ltxdesktop;
    row("400 is refused", desktopError(400, "HTTP_400"), Refused, refused);
    row("404 is refused", desktopError(404, "HTTP_404"), Refused, refused);
    row("404 of something else", html(404), Refused, refused);
    row("422 is refused, and no content filter", desktopError(422, "HTTP_422"), Refused, refused);
    row("401 wants a token", desktopError(401, "HTTP_401"), Refused, token);
    row("500 in its words is a failure", desktopError(500, "HTTP_500"), Failed, failed);
    row("500 in other words is unknown", html(500), Uncertain, lost);
    row("502 of a proxy is unknown", html(502), Uncertain, lost);
    row("garbage is unknown", answer(200, "{\"status\":"), Uncertain, lost);
    row("another JSON is unknown", json(200, R"({"id":"job-1"})"), Uncertain, lost);
    row("an unknown word", json(200, R"({"status":"queued"})"), Uncertain, lost);
    row("an empty answer", answer(200, {}), Uncertain, lost);
    row("closed without an answer", closed(Then::Fin), Uncertain, lost);
    row("reset without an answer", closed(Then::Reset), Uncertain, lost);
    row("half an answer, closed",
        half(json(200, R"({"status":"complete","video_path":"/a.mp4"})"), Then::Fin), Uncertain,
        lost);
    row("half an answer, reset",
        half(json(200, R"({"status":"complete","video_path":"/a.mp4"})"), Then::Reset), Uncertain,
        lost);
    row("307 is not followed", answer(307, {}, {{"Location", "http://127.0.0.1:9/api/retake"}}),
        Uncertain, lost);
    row("cancelled over there", json(200, R"({"status":"cancelled"})"), Abandoned, {});
    row("complete without a file", json(200, R"({"status":"complete","result":{"x":1}})"), Failed,
        {});
    row("complete with a path that leads nowhere",
        json(200, R"({"status":"complete","video_path":"/no/such/file.mp4"})"), Failed, gone);
    row("complete with an insecure address",
        json(200, R"({"status":"complete","result":{"video_url":"http://example.com/a"}})"), Failed,
        {});
}

// Whatever is answered, it was posted once.
void TestLtxDesktop::outcomes()
{
    QFETCH(WireReply, reply);
    DesktopFixture f;
    f.desktop.queue("retake", reply);
    auto job = f.newDesktopJob();
    run(*job);
    QTEST(job->record().state, "state");
    QTEST(job->record().error.value_or(Error()).type, "type");
    QCOMPARE(f.desktop.posts(), 1);
    QVERIFY(!job->snapshot().moneyMayBeSpent);
    f.writer.flush();
    QCOMPARE(f.journal.read(QStringLiteral("job")).value(), job->record());
}

void TestLtxDesktop::lostSubmitIsFoundAgain_data()
{
    QTest::addColumn<Then>("then");
    QTest::newRow("closed") << Then::Fin;
    QTest::newRow("reset") << Then::Reset;
}

// It is being made when the connection breaks; the newer backends say where it lies.
void TestLtxDesktop::lostSubmitIsFoundAgain()
{
    QFETCH(Then, then);
    DesktopFixture f;
    f.desktop.setSteps(1'000'000);
    auto job = f.newDesktopJob();
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Processing, patience);
    f.desktop.loseRetake(then);
    const int polls = f.desktop.server.count("GET", "/api/generation/progress");
    QTRY_VERIFY_WITH_TIMEOUT(
        f.desktop.server.count("GET", "/api/generation/progress") > polls + 3, patience);
    QCOMPARE(job->record().state, JobState::Processing);
    f.desktop.finish();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(contentsOf(job->record().resultPath), f.desktop.content);
    QCOMPARE(f.desktop.posts(), 1);
}

void TestLtxDesktop::lostSubmitWithoutATraceIsUncertain_data()
{
    QTest::addColumn<bool>("isOld");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("an old one completes it") << true << QByteArray("complete");
    QTest::newRow("an old one fails") << true << QByteArray("error");
    QTest::newRow("a new one was started anew") << false << QByteArray("idle");
}

void TestLtxDesktop::lostSubmitWithoutATraceIsUncertain()
{
    QFETCH(bool, isOld);
    QFETCH(QByteArray, end);
    DesktopFixture f;
    f.desktop.setSteps(1'000'000);
    if (isOld)
        f.desktop.setOld();
    auto job = f.newDesktopJob();
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Processing, patience);
    f.desktop.loseRetake(Then::Reset);
    if (end == "idle")
        f.desktop.forget();
    else
        f.desktop.finish(end);
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Uncertain);
    QCOMPARE(job->record().error->type, QString(ltxdesktop::lost));
    QVERIFY(errorSentence(*job->record().error).contains(QStringLiteral("costs nothing")));
    QCOMPARE(f.desktop.posts(), 1);
}

void TestLtxDesktop::sentAgainByTheUser()
{
    DesktopFixture f;
    f.desktop.queue("retake", closed(Then::Fin));
    auto job = f.newDesktopJob();
    run(*job);
    QCOMPARE(job->record().state, JobState::Uncertain);
    job->sendAgain([](const JobRecord &) { return Result<>(); });
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Preparing, patience);
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Checking, patience);
    QCOMPARE(f.desktop.posts(), 2);
    QCOMPARE(job->record().sends, 2);
}

void TestLtxDesktop::killedAt_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<bool>("isOld");
    QTest::addColumn<JobState>("end");
    using enum JobState;
    QTest::newRow("in line") << Preparing << false << Checking;
    QTest::newRow("submitting, before it was seen to run") << Submitting << false << Uncertain;
    QTest::newRow("processing") << Processing << false << Checking;
    QTest::newRow("processing by an old one") << Processing << true << Uncertain;
    QTest::newRow("copying") << Downloading << false << Checking;
    QTest::newRow("copying from an old one") << Downloading << true << Checking;
    QTest::newRow("checking") << Checking << false << Checking;
}

void TestLtxDesktop::killedAt()
{
    QFETCH(JobState, state);
    QFETCH(bool, isOld);
    QFETCH(JobState, end);
    DesktopFixture f;
    if (isOld)
        f.desktop.setOld();
    const bool isMaking = state == JobState::Submitting || state == JobState::Processing;
    f.desktop.setSteps(isMaking ? 1'000'000 : 2);
    if (state == JobState::Submitting)
        f.timing.pollInterval = std::chrono::hours(1);
    auto job = f.newDesktopJob();
    JobRecord left = job->record();
    if (state != JobState::Preparing) {
        // As it stands on the disk when the state is entered.
        connect(job.get(), &RetakeJob::stateChanged, job.get(), [&](JobState entered) {
            f.writer.flush();
            if (entered == state)
                left = f.journal.read(QStringLiteral("job")).value();
        });
        job->start();
        QTRY_COMPARE_WITH_TIMEOUT(left.state, state, patience);
        if (isMaking)
            QTRY_VERIFY_WITH_TIMEOUT(f.desktop.isRunning(), patience);
    }
    job.reset();
    f.writer.flush();
    if (state == JobState::Downloading)
        QFile::remove(f.dir.filePath(QStringLiteral("result-a.mp4")));
    QVERIFY(f.journal.write(left).has_value());
    f.timing.pollInterval = std::chrono::milliseconds(1);

    job = f.reloaded();
    job->start();
    if (isMaking) {
        QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Processing, patience);
        f.desktop.finish();
    }
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, end);
    QCOMPARE(f.desktop.posts(), 1);
    if (end == JobState::Checking)
        QCOMPARE(contentsOf(job->record().resultPath), f.desktop.content);
    else
        QCOMPARE(job->record().error->type, QString(ltxdesktop::lost));
}

void TestLtxDesktop::busyIsWaitedOut()
{
    DesktopFixture f;
    for (int i = 0; i < 6; ++i) // more often than any other refusal is tried again
        f.desktop.queue("retake", desktopError(409, "HTTP_409", "Generation already in progress"));
    auto job = f.newDesktopJob();
    QStringList types;
    connect(job.get(), &RetakeJob::changed, job.get(), [&] {
        if (job->record().error)
            types.append(job->record().error->type);
    });
    run(*job);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(f.desktop.posts(), 7);
    QVERIFY(types.contains(QString(ltxdesktop::busy)));
}

void TestLtxDesktop::busyWithoutEndIsGivenUp()
{
    DesktopFixture f;
    f.timing.busyTries = 8;
    for (int i = 0; i < 20; ++i)
        f.desktop.queue("retake", desktopError(409, "HTTP_409", "Generation already in progress"));
    auto job = f.newDesktopJob();
    run(*job);
    QCOMPARE(job->record().state, JobState::Refused);
    QCOMPARE(f.desktop.posts(), f.timing.busyTries);
    QCOMPARE(job->record().error->type, QString(ltxdesktop::busy));
    QCOMPARE(errorSentence(*job->record().error),
        QStringLiteral("LTX Desktop is making something else now. Wait until it has finished, then "
                       "send the retake again; nothing was begun."));
    QVERIFY(!job->record().isSubmitSent);
}

void TestLtxDesktop::nothingIsSentAgainWhenItWouldCostByNow_data()
{
    QTest::addColumn<bool>("isConnected");
    QTest::newRow("it was busy") << true;
    QTest::newRow("it was not there") << false;
}

// While the job waits, its owner lets it pay the hosted service.
void TestLtxDesktop::nothingIsSentAgainWhenItWouldCostByNow()
{
    QFETCH(bool, isConnected);
    DesktopFixture f;
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QUrl dead(QStringLiteral("http://127.0.0.1:%1").arg(taken.serverPort()));
    taken.close();
    if (isConnected)
        f.desktop.queue("retake", desktopError(409, "HTTP_409", "Generation already in progress"));
    bool isAway = !isConnected;
    f.access = [&f, &isAway, dead](const QString &, const QUrl &url) {
        const bool isAsked = f.desktop.server.count("GET", "/api/settings") > 0;
        return Access{ltxDesktopService(isAway && isAsked ? dead : url), {}};
    };
    auto job = f.newDesktopJob();
    connect(job.get(), &RetakeJob::changed, job.get(), [&] {
        if (!job->record().error || isFinal(job->record().state))
            return;
        isAway = false;
        f.desktop.queue("settings",
            json(200, R"({"userPrefersLtxApiVideoGenerations":true,"hasLtxApiKey":true})"));
    });
    run(*job);
    QCOMPARE(job->record().state, JobState::Refused);
    QCOMPARE(job->record().error->type, QString(ltxdesktop::costly));
    QCOMPARE(f.desktop.posts(), isConnected ? 1 : 0);
    QVERIFY(!job->record().isSubmitSent);
}

void TestLtxDesktop::stopTellsIt_data()
{
    QTest::addColumn<bool>("isLost");
    QTest::newRow("while the submit waits") << false;
    QTest::newRow("after the connection broke") << true;
}

void TestLtxDesktop::stopTellsIt()
{
    QFETCH(bool, isLost);
    DesktopFixture f;
    f.desktop.setSteps(1'000'000);
    auto job = f.newDesktopJob();
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Processing, patience);
    if (isLost)
        f.desktop.loseRetake(Then::Fin);
    const int polls = f.desktop.server.count("GET", "/api/generation/progress");
    QTRY_VERIFY_WITH_TIMEOUT(
        f.desktop.server.count("GET", "/api/generation/progress") > polls + 2, patience);
    job->stop();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Abandoned, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!f.desktop.isRunning(), patience);
    QCOMPARE(f.desktop.cancels(), 1);
    QCOMPARE(f.desktop.posts(), 1);
}

// Its model is still being loaded: there is nothing to stop yet.
void TestLtxDesktop::stopBeforeItHasBegun()
{
    DesktopFixture f;
    f.desktop.setSteps(1'000'000);
    for (int i = 0; i < 3; ++i)
        f.desktop.queue("cancel", json(200, R"({"status":"no_active_generation"})"));
    auto job = f.newDesktopJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(f.desktop.isRunning(), patience);
    job->stop();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Abandoned, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!f.desktop.isRunning(), patience);
    QCOMPARE(f.desktop.cancels(), 4);
    QCOMPARE(f.desktop.posts(), 1);
}

void TestLtxDesktop::nothingIsSentWhenItWouldCost_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<WireReply>("reply");
    QTest::addColumn<QString>("type");
    const QString costly = ltxdesktop::costly;
    QTest::newRow("the graphics card is too small")
        << QByteArray("policy") << json(200, R"({"force_api_generations":true})") << costly;
    QTest::newRow("its owner prefers the hosted service")
        << QByteArray("settings")
        << json(200, R"({"userPrefersLtxApiVideoGenerations":true,"hasLtxApiKey":true})") << costly;
    QTest::newRow("its owner would prefer it, but has no key")
        << QByteArray("settings")
        << json(200, R"({"userPrefersLtxApiVideoGenerations":true,"hasLtxApiKey":false})")
        << QString();
    QTest::newRow("an old one does not know the question")
        << QByteArray("policy") << desktopError(404, "HTTP_404") << QString();
    QTest::newRow("a token is wanted at once")
        << QByteArray("policy") << desktopError(401, "HTTP_401") << QString(ltxdesktop::token);
}

void TestLtxDesktop::nothingIsSentWhenItWouldCost()
{
    QFETCH(QByteArray, route);
    QFETCH(WireReply, reply);
    QFETCH(QString, type);
    DesktopFixture f;
    f.desktop.queue(route, reply);
    auto job = f.newDesktopJob();
    run(*job);
    QCOMPARE(job->record().state, type.isEmpty() ? JobState::Checking : JobState::Refused);
    QCOMPARE(job->record().error.value_or(Error()).type, type);
    QCOMPARE(f.desktop.posts(), type.isEmpty() ? 1 : 0);
}

void TestLtxDesktop::nothingAnswers()
{
    DesktopFixture f;
    auto job = f.newDesktopJob(QUrl(QStringLiteral("http://127.0.0.1:9")));
    run(*job);
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(job->record().error->type, QString(ltxdesktop::away));
    QVERIFY(!job->record().isSubmitSent);
}

void TestLtxDesktop::elsewhereIsRefused()
{
    for (const auto &[address, isFine] : {std::pair("http://127.0.0.1:41954", true),
             std::pair("http://localhost:41954", true), std::pair("http://[::1]:41954", true),
             std::pair("https://example.com", false), std::pair("http://192.168.1.5:41954", false),
             std::pair("https://127.0.0.1.example.com", false)}) {
        const QUrl url(QString::fromLatin1(address));
        QCOMPARE(checkAddress(url, ProtocolKind::LtxDesktop).has_value(), isFine);
    }
    DesktopFixture f;
    auto job = f.newDesktopJob(QUrl(QStringLiteral("https://gpu.example.com")));
    run(*job);
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(job->record().error->type, QString(ltxdesktop::elsewhere));
    // A journal cannot bring it in either.
    QVERIFY(!recordFromJson(toJson(job->record())).has_value());
}

void TestLtxDesktop::tokenIsSent()
{
    DesktopFixture f;
    f.token = "a-token-of-my-own-0123456789";
    f.desktop.setToken(f.token);
    auto job = f.newDesktopJob();
    run(*job);
    QCOMPARE(job->record().state, JobState::Checking);
    QVERIFY(!f.journalText().contains(f.token));
}

void TestLtxDesktop::resultThatIsNotThere_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isRemoved");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("removed") << QByteArray("film") << true << Error::Kind::ResultMissing;
    QTest::newRow("empty") << QByteArray() << false << Error::Kind::ResultMissing;
    QTest::newRow("too large") << QByteArray(5000, 'x') << false << Error::Kind::TooLarge;
}

void TestLtxDesktop::resultThatIsNotThere()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, isRemoved);
    DesktopFixture f;
    f.desktop.content = content;
    if (isRemoved)
        f.desktop.setMaker([](const QJsonObject &, const QString &) { return true; });
    auto job = f.newDesktopJob();
    JobRecord record = job->record();
    record.maxResultBytes = 4096;
    QVERIFY(f.journal.write(record).has_value());
    job.reset();
    job = f.reloaded();
    run(*job);
    QCOMPARE(job->record().state, JobState::Failed);
    QTEST(job->record().error->kind, "kind");
    QVERIFY(!QFile::exists(job->record().resultPath));
    QCOMPARE(f.desktop.posts(), 1);
}

void TestLtxDesktop::polledAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("jobId");
    QTest::addColumn<JobStatus::Phase>("phase");
    using Phase = JobStatus::Phase;
    const QString ours = QStringLiteral("g1");
    const auto row = [](const char *name, const QByteArray &body, const QString &id, Phase phase) {
        QTest::newRow(name) << body << id << phase;
    };
    row("ours runs", R"({"status":"running","id":"g1"})", ours, Phase::Processing);
    row("something runs, ours was never named", R"({"status":"running","id":"g2"})", {},
        Phase::Processing);
    row("another one runs", R"({"status":"running","id":"g2"})", ours, Phase::Lost);
    row("it runs, says one that names nothing", R"({"status":"running"})", ours, Phase::Processing);
    row("ours is complete", R"({"status":"complete","id":"g1","result":"/a/b.mp4"})", ours,
        Phase::Completed);
    row("ours is the first of several", R"({"status":"complete","id":"g1","result":["/a.mp4"]})",
        ours, Phase::Completed);
    row("complete, by its other name",
        R"({"status":"complete","generationId":"g1","result":"/a/b.mp4"})", ours, Phase::Completed);
    row("complete without a path", R"({"status":"complete","id":"g1"})", ours, Phase::Lost);
    row("complete with half a path", R"({"status":"complete","id":"g1","result":"b.mp4"})", ours,
        Phase::Lost);
    row("another one is complete", R"({"status":"complete","id":"g2","result":"/a/b.mp4"})", ours,
        Phase::Lost);
    row("complete, ours was never named", R"({"status":"complete","id":"g1","result":"/b.mp4"})",
        {}, Phase::Lost);
    row("ours failed", R"({"status":"error","id":"g1","error":"out of memory"})", ours,
        Phase::Failed);
    row("something failed", R"({"status":"error"})", ours, Phase::Lost);
    row("ours was cancelled", R"({"status":"cancelled","id":"g1"})", ours, Phase::Cancelled);
    row("idle", R"({"status":"idle","phase":"","progress":0})", ours, Phase::Lost);
    row("a word that nobody knows", R"({"status":"resting"})", ours, Phase::Unknown);
}

void TestLtxDesktop::polledAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, jobId);
    const auto status = protocolOf(ProtocolKind::LtxDesktop).parsePolled(body, jobId);
    QVERIFY(status.has_value());
    QTEST(status->phase, "phase");
    QCOMPARE(status->phase == JobStatus::Phase::Completed, status->videoUrl.isLocalFile());
    for (const QByteArray &broken :
        {QByteArray("{}"), QByteArray("[]"), QByteArray("<html>"), QByteArray(), body.chopped(1)})
        QVERIFY(!protocolOf(ProtocolKind::LtxDesktop).parsePolled(broken, jobId).has_value());
}

void TestLtxDesktop::eachFaultHasItsSentence()
{
    using namespace ltxdesktop;
    QStringList sentences;
    for (const QLatin1String type :
        {elsewhere, away, token, busy, costly, refused, failed, lost, gone}) {
        Error error;
        error.kind = Error::Kind::Refused;
        error.httpStatus = 422; // which is the content filter elsewhere
        error.type = type;
        const QString sentence = errorSentence(error);
        QVERIFY2(sentence.contains(QStringLiteral("LTX Desktop")), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QStringLiteral("filter")), qPrintable(sentence));
        sentences.append(sentence);
    }
    QCOMPARE(sentences.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(TestLtxDesktop)
#include "tst_ltxdesktop.moc"
