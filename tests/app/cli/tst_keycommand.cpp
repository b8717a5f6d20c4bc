// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/journal.h"
#include "tests/api/fakeservice.h"
#include "tests/app/cli/cliprogram.h"
#include "tests/app/cli/fakekeyring.h"

#include <QTemporaryDir>
#include <QTest>

using apitest::FakeService;

namespace {

const QString entry = QStringLiteral("RetakeStudio/ltx-api-key");

struct Bench {
    QTemporaryDir folder;
    FakeService service;
    CliProgram retake{folder.path()};

    Bench()
    {
        retake.setEnvironment(
            QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
        service.api.setHandler([](const apitest::WireRequest &request) {
            if (request.header("authorization") != "Bearer " + FakeService::key())
                return apitest::errorEnvelope(401, "authentication_error");
            return request.method == "GET"
                ? apitest::errorEnvelope(404, "not_found_error")
                : apitest::errorEnvelope(402, "insufficient_funds_error");
        });
    }

    void give(const QByteArray &key)
    {
        retake.setEnvironment(QStringLiteral("LTX_API_KEY"), QString::fromLatin1(key));
    }

    Ended key(const QStringList &more, const QByteArray &input = {}) const
    {
        return retake.runBeside(
            QStringList{QStringLiteral("key"), QStringLiteral("--json")} + more, input);
    }

    Ended test() const
    {
        return key({QStringLiteral("--test"), QStringLiteral("--service-url"),
            service.api.url().toString()});
    }
};

QJsonObject source(const char *name)
{
    return {{QStringLiteral("source"), QString::fromLatin1(name)}};
}

} // namespace

// `retake key`, and where `retake run` and `retake resume` take the key from.
class TestKeyCommand : public QObject {
    Q_OBJECT

private slots:
    void withoutAKeyAndAKeyring();
    void theKeyIsTestedWithoutAPost();
    void aRefusedKeyIsSaidSo();
    void nobodyThere();
    void theKeyringKeepsIt();
    void resumeFindsItToo();
    void theVariableGoesFirst();
    void oneThingAtATime();
};

void TestKeyCommand::withoutAKeyAndAKeyring()
{
    Bench b;
    const Ended told = b.key({});
    QCOMPARE(told.code, 0);
    QCOMPARE(told.json(), source("none"));
    QCOMPARE(
        told.err, QByteArray("No keyring answers here. Set LTX_API_KEY to the key instead.\n"));
    QCOMPARE(b.test().errorKind(), QStringLiteral("no-key"));
    QCOMPARE(b.test().code, 5);
    const Ended kept = b.key({QStringLiteral("--keep")}, "abc\n");
    QCOMPARE(kept.code, 5);
    QCOMPARE(kept.errorKind(), QStringLiteral("no-keychain"));
    QVERIFY(b.service.api.requests().isEmpty());
}

void TestKeyCommand::theKeyIsTestedWithoutAPost()
{
    Bench b;
    b.give(FakeService::key());
    const Ended tested = b.test();
    QCOMPARE(tested.code, 0);
    QJsonObject wanted = source("environment");
    wanted.insert(QStringLiteral("accepted"), true);
    QCOMPARE(tested.json(), wanted);
    QCOMPARE(b.service.api.requests().size(), 1);
    QCOMPARE(b.service.api.requests().first().method, QByteArray("GET"));
    QVERIFY(!tested.out.contains(FakeService::key()) && !tested.err.contains(FakeService::key()));
}

void TestKeyCommand::aRefusedKeyIsSaidSo()
{
    Bench b;
    b.give("another key");
    const Ended tested = b.test();
    QCOMPARE(tested.code, 5);
    QCOMPARE(tested.errorKind(), QStringLiteral("refused"));
    QVERIFY2(tested.err.startsWith("The service does not accept the key."), tested.err);
    QVERIFY(!tested.out.contains("another key") && !tested.err.contains("another key"));
}

void TestKeyCommand::nobodyThere()
{
    Bench b;
    b.give("a key");
    const QStringList at{QStringLiteral("--test"), QStringLiteral("--service-url")};
    QCOMPARE(b.key(at + QStringList{QStringLiteral("http://127.0.0.1:1")}).code, 6);
    const Ended unsafe = b.key(at + QStringList{QStringLiteral("http://api.example.org")});
    QCOMPARE(unsafe.code, 2);
    QCOMPARE(unsafe.errorKind(), QStringLiteral("insecure-url"));
}

void TestKeyCommand::theKeyringKeepsIt()
{
    Bench b;
    FakeKeyring keyring;
    keyring.offerTo(b.retake);
    QCOMPARE(b.key({}).json(), source("none"));
    QCOMPARE(b.key({QStringLiteral("--keep")}, "\n").code, 2);
    const Ended kept = b.key({QStringLiteral("--keep")}, FakeService::key() + "  \n");
    QCOMPARE(kept.code, 0);
    QCOMPARE(keyring.entries, (QHash<QString, QByteArray>{{entry, FakeService::key()}}));
    QCOMPARE(b.key({}).json(), source("keyring"));
    QCOMPARE(b.test().code, 0);

    // A run finds it too: the service hears from it, with that key.
    const Ended run = b.retake.runBeside(
        {QStringLiteral("run"), commandLineVideo(), QStringLiteral("--from"), QStringLiteral("50f"),
            QStringLiteral("--to"), QStringLiteral("100f"), QStringLiteral("--service"),
            QStringLiteral("ltx"), QStringLiteral("--service-url"), b.service.api.url().toString(),
            QStringLiteral("-o"), b.folder.filePath(QStringLiteral("out.mp4"))});
    QCOMPARE(run.code, 5);
    QVERIFY2(run.err.contains("The balance of your account is too low."), run.err);

    QCOMPARE(b.key({QStringLiteral("--remove")}).code, 0);
    QVERIFY(keyring.entries.isEmpty());
    QCOMPARE(b.key({QStringLiteral("--remove")}).code, 0); // there was none
    QCOMPARE(b.test().code, 5);
}

void TestKeyCommand::resumeFindsItToo()
{
    Bench b;
    api::JobDraft draft;
    draft.service = api::ltxService(b.service.api.url());
    draft.windowPath = b.folder.filePath(QStringLiteral("window.mp4"));
    draft.resultPath = b.folder.filePath(QStringLiteral("result.mp4"));
    api::JobRecord record = api::recordOf(draft, QStringLiteral("job"));
    record.state = api::JobState::Processing;
    record.isSubmitSent = true;
    record.serviceJobId = QStringLiteral("there");
    // So long ago that the service's word for it is final.
    record.stages = {{record.state, QDateTime::currentDateTimeUtc().addDays(-2)}};
    const auto journal = api::Journal::open(
        b.folder.filePath(QStringLiteral("data/RetakeStudio/RetakeStudio/jobs")));
    QVERIFY(journal && journal->write(record));
    const QStringList resume{QStringLiteral("resume"), QStringLiteral("--json")};
    QCOMPARE(b.retake.runBeside(resume).code, 5);
    QVERIFY(b.service.api.requests().isEmpty());

    FakeKeyring keyring;
    keyring.offerTo(b.retake);
    keyring.entries.insert(entry, FakeService::key());
    const Ended resumed = b.retake.runBeside(resume);
    QVERIFY2(resumed.code != 0, resumed.err.constData()); // the service knows no such job
    QCOMPARE(b.service.api.requests().size(), 1);
    const apitest::WireRequest asked = b.service.api.requests().first();
    QCOMPARE(asked.path, QByteArray("/v2/retake/there"));
    QCOMPARE(asked.header("authorization"), "Bearer " + FakeService::key());
    QCOMPARE(journal->read(record.id)->state, api::JobState::Failed);
    QVERIFY(!resumed.out.contains(FakeService::key()) && !resumed.err.contains(FakeService::key()));
}

void TestKeyCommand::theVariableGoesFirst()
{
    Bench b;
    FakeKeyring keyring;
    keyring.offerTo(b.retake);
    keyring.entries.insert(entry, "a stale key");
    b.give(FakeService::key());
    QCOMPARE(b.test().code, 0);
    const Ended removed = b.key({QStringLiteral("--remove")});
    QCOMPARE(removed.json(), source("environment"));
}

void TestKeyCommand::oneThingAtATime()
{
    Bench b;
    QCOMPARE(b.key({QStringLiteral("--test"), QStringLiteral("--remove")}).code, 2);
}

QTEST_GUILESS_MAIN(TestKeyCommand)
#include "tst_keycommand.moc"
