// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/interrupted.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

using namespace timeline;

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QStringList batchOf(const QString &list, const QString &url)
{
    return {QStringLiteral("batch"), list, QStringLiteral("--json"),
        QStringLiteral("--service=ltx"), QStringLiteral("--service-url=") + url};
}

// Two rows of the same video, as a spreadsheet writes them.
QStringList listOfTwo(const Interrupted &f, const QString &url = {})
{
    const QByteArray video = commandLineVideo().toUtf8();
    const QByteArray text = "\xEF\xBB\xBF"
                            "File;From;To;Prompt;Out\r\n\""
        + video + "\";10f;70f;\"the lamp; \"\"lit\"\"\";a.mp4\r\n\r\n" + video
        + ";50f;110f;;b.mp4\r\n";
    const QString path = f.path(QStringLiteral("list.csv"));
    if (!write(path, text))
        qFatal("no list");
    return batchOf(path, url.isEmpty() ? f.url() : url);
}

// A list of one row that writes there, beside which the folders "sub" and "link" lie.
QString listOfOne(const Interrupted &f, const QByteArray &out)
{
    const QString path = f.path(QStringLiteral("list.csv"));
    if (!write(path, "file,from,to,out\n" + commandLineVideo().toUtf8() + ",10f,70f," + out + '\n'))
        qFatal("no list");
    if (!QDir(f.path({})).mkdir(QStringLiteral("sub"))
        || !QFile::link(f.path({}), f.path(QStringLiteral("link"))))
        qFatal("no folders");
    return path;
}

QStringList told(const Ended &ended, const char *key)
{
    QStringList texts;
    const QJsonArray rows = ended.json()[QStringLiteral("rows")].toArray();
    for (const auto &row : rows)
        texts.append(row[QString::fromLatin1(key)].toVariant().toString());
    return texts;
}

// A pipe that takes nothing until it is drained: who writes into it stands still.
class FullPipe {
public:
    FullPipe()
    {
        if (::pipe2(m_ends, O_NONBLOCK | O_CLOEXEC) != 0)
            qFatal("no pipe");
        while (::write(m_ends[1], "\n", 1) == 1) { }
    }
    ~FullPipe()
    {
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    FullPipe(const FullPipe &) = delete;
    FullPipe &operator=(const FullPipe &) = delete;

    QString path() const { return QStringLiteral("/proc/%1/fd/%2").arg(::getpid()).arg(m_ends[1]); }
    void drain()
    {
        char bytes[4096];
        while (::read(m_ends[0], bytes, sizeof bytes) > 0) { }
    }

private:
    int m_ends[2];
};

// Whether the process has not had a SIGTERM yet; the next one ends it at once.
bool isCatchingTerm(qint64 process)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = status.readAll();
    const qsizetype mask = text.indexOf("SigCgt:\t") + 8;
    return text.mid(mask, 16).toULongLong(nullptr, 16) & (1ULL << (SIGTERM - 1));
}

// Both rows' takes are in their places.
void checkProject(const QString &path)
{
    const auto project = model::loadProject(path);
    QVERIFY(project.has_value());
    QCOMPARE(project->takes.size(), std::size_t(3));
    QCOMPARE(project->retakes.size(), std::size_t(2));
    QVERIFY(std::ranges::none_of(project->takes, &model::Take::isPending));
    for (const model::Media &media : project->media)
        QVERIFY2(QFile::exists(media.path), qPrintable(media.path));
    // The rows overlap, and the later one lies on top.
    QList<int> shown;
    for (const model::Clip &clip : project->sequence.clips)
        shown.append(project->findTake(clip.pictureTake())->number);
    QCOMPARE(shown, (QList<int>{0, 1, 2, 2, 0}));
}

} // namespace

class TestBatch : public QObject {
    Q_OBJECT

private slots:
    void listsThatCannotBe_data();
    void listsThatCannotBe();
    void everyRowOnce();
    void aCapHoldsUpAllRows();
    void theUsersPriceCounts();
    void whatMayBePaidIsNeverSentAgain_data();
    void whatMayBePaidIsNeverSentAgain();
    void whatWasNeverSentIsSentLater();
    void whatTheServiceTurnedDownIsSentLater();
    void killedItGoesOnWhereItWas_data();
    void killedItGoesOnWhereItWas();
    void interruptedItWaitsForItsRow();
    void interruptedItTellsItsRowOnce();
    void allRowsInOneProject();
    void projectsThatCannotBe_data();
    void projectsThatCannotBe();
};

void TestBatch::listsThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &text, const char *says) {
        QTest::newRow(name) << text << QString::fromLatin1(says);
    };
    row("empty", {}, "is empty");
    row("no rows", "file,from,to,out\n", "no rows");
    row("a column is missing", "file,from,out\na.mp4,1,b.mp4\n", "no column \"to\"");
    row("a column means nothing", "file,from,to,out,colour\na.mp4,1,4,b.mp4,red\n", "\"colour\"");
    row("a column twice", "file,from,to,out,prompt,prompt\na.mp4,1,4,b.mp4,dusk,dawn\n",
        "\"prompt\" twice");
    row("a field is missing", "file,from,to,out\na.mp4,1,,b.mp4\n", "Row 2 has no \"to\"");
    row("a comma in a prompt without quotes",
        "file,from,to,out,prompt\na.mp4,1,4,b.mp4,dusk\na.mp4,5,9,c.mp4,dusk, and rain\n",
        "Row 3 has 6 fields for 5 columns");
    row("a comma behind a quote within a prompt",
        "file,from,to,out,prompt\na.mp4,1,4,b.mp4,a 5\" lens, wide\na.mp4,5,9,c.mp4,a 9\" lens\n",
        "Row 2 has 6 fields for 5 columns");
    row("quotes without an end", "file,from,to,out\na.mp4,1,4,b.mp4\n\"a.mp4,5,9,c.mp4\n",
        "line 3: the quotation mark is never closed");
    row("text behind quotes", "file,from,to,out,prompt\na.mp4,1,4,b.mp4,\"dusk\" and rain\n",
        "line 2: after the closing quotation mark");
    row("two rows write one file", "file,from,to,out\na.mp4,1,4,b.mp4\na.mp4,5,9,b.mp4\n",
        "Row 3 writes what another row writes");
    row("two rows write one file, spelt in two ways",
        "file,from,to,out\na.mp4,1,4,b.mp4\na.mp4,5,9,./b.mp4\n",
        "Row 3 writes what another row writes");
    row("no UTF-8",
        "file,from,to,out,prompt\na.mp4,1,4,b.mp4,Gr\xf6\xdf"
        "e\n",
        "not in UTF-8");
    row("random bytes", QByteArray("\x00\xFF\xFE\"\n\x01,,\n", 9), "");
}

void TestBatch::listsThatCannotBe()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    QTemporaryDir folder;
    const CliProgram retake(folder.filePath(QStringLiteral("home")));
    const QString list = folder.filePath(QStringLiteral("list.csv"));
    QVERIFY(write(list, text));
    const Ended ended = retake.run({QStringLiteral("batch"), list, QStringLiteral("--json")});
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.errorKind(), QStringLiteral("usage"));
    QVERIFY2(QString::fromUtf8(ended.err).contains(says), ended.err.constData());
}

void TestBatch::everyRowOnce()
{
    Interrupted f;
    const QStringList batch = listOfTwo(f);
    const Ended ended = f.retake.run(batch);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(told(ended, "how"), words("sent sent"));
    QCOMPARE(told(ended, "line"), words("2 4"));
    QCOMPARE(told(ended, "output"),
        (QStringList{f.path(QStringLiteral("a.mp4")), f.path(QStringLiteral("b.mp4"))}));
    QVERIFY(QFile::exists(f.path(QStringLiteral("a.mp4"))));
    QVERIFY(QFile::exists(f.path(QStringLiteral("b.mp4"))));
    double spent = 0;
    for (const api::Spend &spend : f.spends())
        spent += spend.usd;
    QVERIFY(std::abs(ended.json()[QStringLiteral("price")].toDouble() - spent) < 0.001);

    const Ended again = f.retake.run(batch);
    QCOMPARE(again.code, 0);
    QVERIFY(!told(again, "how").contains(QStringLiteral("sent")));
    QCOMPARE(again.json()[QStringLiteral("price")].toDouble(), 0.0);
    QCOMPARE(f.service.wireCount(practice::Step::Submit), 2);
}

void TestBatch::aCapHoldsUpAllRows()
{
    Interrupted f;
    const Ended dry = f.retake.run(listOfTwo(f) + words("--dry-run"));
    QCOMPARE(dry.code, 0);
    const double price = dry.json()[QStringLiteral("price")].toDouble();
    QVERIFY(price > 0.4);
    // Each row alone would be allowed.
    const QString cap = QStringLiteral("--max-cost=") + QString::number(price * 0.9);
    const Ended ended = f.retake.run(listOfTwo(f) + QStringList{cap});
    QCOMPARE(ended.code, 7);
    QCOMPARE(ended.errorKind(), QStringLiteral("cost-cap"));
    QCOMPARE(f.service.wireCount(practice::Step::Slot), 0);
    QVERIFY(f.jobs().isEmpty());
}

void TestBatch::theUsersPriceCounts()
{
    Interrupted f({QStringLiteral("slow:1")});
    f.retake.setEnvironment(QStringLiteral("XDG_CONFIG_HOME"), f.path({}));
    const QString settings = f.path(QStringLiteral("RetakeStudio/RetakeStudio.conf"));
    QVERIFY(QDir(f.path({})).mkdir(QStringLiteral("RetakeStudio")));
    QVERIFY(write(settings, "[service]\npricePerSecond=0.5\n"));
    constexpr double price = 105 / 25.0 * 0.5; // of the window that a run sends
    const QStringList run = f.runArguments(words("--json"), QStringLiteral("out.mp4"));

    const Ended dry = f.retake.run(run + words("--dry-run"));
    QCOMPARE(dry.json()[QStringLiteral("price")].toDouble(), price);
    const Ended rows = f.retake.run(listOfTwo(f) + words("--dry-run"));
    QVERIFY2(rows.json()[QStringLiteral("price")].toDouble() > price, rows.err.constData());
    const QStringList cap{QStringLiteral("--max-cost=") + QString::number(price - 0.1)};
    QCOMPARE(f.retake.run(run + cap).code, 7);
    QCOMPARE(f.retake.run(listOfTwo(f) + cap).code, 7);
    QCOMPARE(f.service.wireCount(practice::Step::Slot), 0);

    const auto process = f.retake.start(run);
    QVERIFY(f.killWhen(*process,
        [](const Interrupted::Records &jobs) { return statesOf(jobs) == words("processing"); }));
    const Ended resumed = f.retake.run(words("resume"));
    QVERIFY2(resumed.code == 0, resumed.err.constData());
    QCOMPARE(f.spends().size(), 1);
    QCOMPARE(f.spends().first().usd, price);
    // The user's own cap, at the user's own price.
    QVERIFY(write(settings,
        "[service]\npricePerSecond=0.5\n[money]\ncapPerRetake=" + QByteArray::number(price - 0.1)
            + '\n'));
    QCOMPARE(f.retake.run(f.runArguments({}, QStringLiteral("more.mp4"))).code, 7);
    QCOMPARE(f.service.wireCount(practice::Step::Submit), 1);
}

void TestBatch::whatMayBePaidIsNeverSentAgain_data()
{
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QString>("listAgain");
    const QString list = QStringLiteral("list.csv");
    QTest::newRow("a plain name") << QByteArray("a.mp4") << list;
    QTest::newRow("a name in the list's own folder") << QByteArray("./a.mp4") << list;
    QTest::newRow("a name by way of another folder") << QByteArray("sub/../a.mp4") << list;
    QTest::newRow("two slashes") << QByteArray("sub//a.mp4") << list;
    QTest::newRow("the list is reached by a link")
        << QByteArray("a.mp4") << QStringLiteral("link/list.csv");
}

void TestBatch::whatMayBePaidIsNeverSentAgain()
{
    QFETCH(QByteArray, out);
    QFETCH(QString, listAgain);
    Interrupted f({QStringLiteral("submit-500=1")});
    const Ended ended = f.retake.run(batchOf(listOfOne(f, out), f.url()));
    QCOMPARE(ended.code, 10);
    QCOMPARE(told(ended, "how"), words("sent"));
    const Ended again = f.retake.run(batchOf(f.path(listAgain), f.url()));
    QCOMPARE(again.code, 10);
    QCOMPARE(told(again, "how"), words("resumed"));
    QCOMPARE(f.service.wireCount(practice::Step::Submit), 1);
    QCOMPARE(f.spends().size(), 1);
    QCOMPARE(statesOf(f.jobs()), words("uncertain"));
}

// Offline, the rows behind are spared, and none of them is lost.
void TestBatch::whatWasNeverSentIsSentLater()
{
    Interrupted f;
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const QString nowhere = QStringLiteral("http://127.0.0.1:%1").arg(nobody.serverPort());
    nobody.close();
    const Ended offline = f.retake.run(listOfTwo(f, nowhere));
    QCOMPARE(offline.code, 6);
    QCOMPARE(told(offline, "line"), words("2"));
    QVERIFY2(offline.err.contains("no more rows are tried"), offline.err.constData());
    QCOMPARE(statesOf(f.jobs()), words("failed"));

    const Ended ended = f.retake.run(listOfTwo(f));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(told(ended, "how"), words("sent sent"));
    QVERIFY(QFile::exists(f.path(QStringLiteral("a.mp4"))));
    QVERIFY(QFile::exists(f.path(QStringLiteral("b.mp4"))));
    QCOMPARE(f.service.wireCount(practice::Step::Submit), 2);
    QVERIFY(f.jobs().isEmpty()); // the failed one too
    QList<api::SpendState> states;
    for (const api::Spend &spend : f.spends())
        states.append(spend.state);
    using State = api::SpendState;
    QCOMPARE(states, (QList<State>{State::Released, State::Spent, State::Spent}));
}

void TestBatch::whatTheServiceTurnedDownIsSentLater()
{
    Interrupted f({QStringLiteral("slot-401=1")});
    const QStringList batch = listOfTwo(f);
    const Ended ended = f.retake.run(batch);
    QCOMPARE(ended.code, 5);
    QCOMPARE(told(ended, "code"), words("5 0"));
    const Ended again = f.retake.run(batch);
    QVERIFY2(again.code == 0, again.err.constData());
    QCOMPARE(told(again, "code"), words("0 0"));
    QCOMPARE(f.service.wireCount(practice::Step::Submit), 2);
    QVERIFY(f.jobs().isEmpty());
}

void TestBatch::killedItGoesOnWhereItWas_data()
{
    QTest::addColumn<bool>("isInProject");
    QTest::newRow("each row for itself") << false;
    QTest::newRow("all rows in one project") << true;
}

void TestBatch::killedItGoesOnWhereItWas()
{
    QFETCH(bool, isInProject);
    Interrupted f({QStringLiteral("slow:1")});
    const QString film = f.path(QStringLiteral("film.retake"));
    const QStringList batch = listOfTwo(f)
        + (isInProject ? QStringList{QStringLiteral("--project=") + film} : QStringList());
    const auto process = f.retake.start(batch);
    qint64 run = 0;
    QVERIFY(f.killWhen(*process, [&](const Interrupted::Records &jobs) {
        run = jobs.isEmpty() ? 0 : f.holderOf(jobs.first().id);
        return run > 0 && jobs.first().state == api::JobState::Processing;
    }));
    // The row's own run outlived the batch.
    QCOMPARE(::kill(pid_t(run), SIGKILL), 0);
    QTRY_COMPARE(f.holderOf(f.jobs().first().id), qint64(0));
    const Ended ended = f.retake.run(batch);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(told(ended, "how"), words("resumed sent"));
    QVERIFY(QFile::exists(f.path(QStringLiteral("a.mp4"))));
    QVERIFY(QFile::exists(f.path(QStringLiteral("b.mp4"))));
    QCOMPARE(f.service.wireCount(practice::Step::Submit), 2);
    QCOMPARE(f.spends().size(), 2);
    QVERIFY(f.jobs().isEmpty());
    if (isInProject)
        checkProject(film);
}

void TestBatch::interruptedItWaitsForItsRow()
{
    Interrupted f({QStringLiteral("slow:1")});
    const QStringList batch = listOfTwo(f);
    const auto process = f.retake.start(batch);
    QTRY_COMPARE_WITH_TIMEOUT(statesOf(f.jobs()), words("processing"), 60'000);
    const QString lock = f.path(QStringLiteral("home/data/RetakeStudio/RetakeStudio/jobs/%1.lock")
                                    .arg(f.jobs().first().id));
    QVERIFY(QFile::exists(lock));
    QCOMPARE(::kill(pid_t(process->processId()), SIGTERM), 0);
    QVERIFY(process->waitForFinished(60'000));
    // Killed, the row's own run would have left its lock, and said nothing.
    QVERIFY(!QFile::exists(lock));
    const QByteArray log = process->readAllStandardError();
    QVERIFY2(log.contains("goes on at the service"), log.constData());
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 130);
    QCOMPARE(statesOf(f.jobs()), words("processing"));

    const Ended ended = f.retake.run(batch);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(told(ended, "how"), words("resumed sent"));
    QCOMPARE(f.service.wireCount(practice::Step::Submit), 2);
}

// Its row waits for the answer to a submit: a second signal would lose what became of that.
void TestBatch::interruptedItTellsItsRowOnce()
{
    Interrupted f;
    practice::Settings settings;
    settings.faults = {QStringLiteral("submit-stalled")};
    auto service = std::make_unique<practice::PracticeHost>(settings);
    const auto endpoint = service->start();
    QVERIFY(endpoint.has_value());
    f.retake.setEnvironment(QStringLiteral("LTX_API_KEY"), endpoint->key);
    FullPipe pipe; // between one signal and the next, the batch has something to say
    const auto process = f.retake.start(listOfTwo(f, endpoint->url), pipe.path());
    QTRY_COMPARE_WITH_TIMEOUT(statesOf(f.jobs()), words("submitting"), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(service->wireCount(practice::Step::Submit), 1, 60'000);
    const qint64 run = f.holderOf(f.jobs().first().id);
    QVERIFY(isCatchingTerm(run));
    QCOMPARE(::kill(pid_t(process->processId()), SIGTERM), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!isCatchingTerm(run), 60'000);
    pipe.drain();
    QByteArray log;
    QTRY_VERIFY_WITH_TIMEOUT(
        (log += process->readAllStandardError()).contains("Waiting for the answer"), 60'000);
    service.reset(); // no answer will come
    QVERIFY(QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 60'000));
    QCOMPARE(process->exitCode(), 130);
    QCOMPARE(statesOf(f.jobs()), words("uncertain"));
    QCOMPARE(f.holderOf(f.jobs().first().id), qint64(0));
}

void TestBatch::allRowsInOneProject()
{
    Interrupted f;
    const QString film = f.path(QStringLiteral("film.retake"));
    const QStringList batch = listOfTwo(f) + QStringList{QStringLiteral("--project=") + film};
    const Ended ended = f.retake.run(batch);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(told(ended, "how"), words("sent sent"));
    QVERIFY(QFile::exists(f.path(QStringLiteral("a.mp4"))));
    QVERIFY(QFile::exists(f.path(QStringLiteral("b.mp4"))));
    checkProject(film);
    if (QTest::currentTestFailed())
        return;
    const QList<api::Spend> spends = f.spends();
    QCOMPARE(spends.size(), 2);
    QCOMPARE(spends[0].projectUid, spends[1].projectUid);

    // Another video does not take its place.
    QStringList other =
        f.runArguments({QStringLiteral("--project"), film}, QStringLiteral("c.mp4"));
    other[1] = f.path(QStringLiteral("a.mp4"));
    const Ended refused = f.retake.run(other + words("--json"));
    QCOMPARE(refused.errorKind(), QStringLiteral("usage"));
    QCOMPARE(f.service.wireCount(practice::Step::Submit), 2);
    checkProject(film);
}

void TestBatch::projectsThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("two videos") << QByteArray(
        "file,from,to,out\na.mp4,1,4,b.mp4\nc.mp4,1,4,d.mp4\n");
    QTest::newRow("a row with a project of its own")
        << QByteArray("file,from,to,out,project\na.mp4,1,4,b.mp4,\na.mp4,5,9,d.mp4,own.retake\n");
}

void TestBatch::projectsThatCannotBe()
{
    QFETCH(QByteArray, text);
    QTemporaryDir folder;
    const CliProgram retake(folder.filePath(QStringLiteral("home")));
    const QString list = folder.filePath(QStringLiteral("list.csv"));
    QVERIFY(write(list, text));
    const Ended ended = retake.run({QStringLiteral("batch"), list, QStringLiteral("--json"),
        QStringLiteral("--project"), folder.filePath(QStringLiteral("film.retake"))});
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.errorKind(), QStringLiteral("usage"));
}

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
