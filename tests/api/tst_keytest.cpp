// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/keytest.h"

#include "api/errortext.h"
#include "tests/api/fakeservice.h"

#include <QSignalSpy>
#include <QTest>

using namespace api;
using namespace apitest;
using namespace std::chrono_literals;

namespace {

struct Bench {
    FakeService service;
    QNetworkAccessManager manager;
    Client client{manager};
    KeyTest test{client};
    QList<std::optional<Error>> said;

    Bench()
    {
        QObject::connect(&test, &KeyTest::finished, &test,
            [this](const std::optional<Error> &error) { said.append(error); });
    }

    Access access(const QByteArray &key = FakeService::key(), const QUrl &url = {}) const
    {
        return {ltxService(url.isEmpty() ? service.api.url() : url), key};
    }

    // The sentence that ends the test; "accepted" when there is none.
    QString words(const Access &with, std::chrono::milliseconds patience = 20s)
    {
        test.start(with, patience);
        if (!QTest::qWaitFor([this] { return !said.isEmpty(); }, 30'000))
            return QStringLiteral("nothing");
        const auto error = said.takeFirst();
        return error ? errorSentence(*error) : QStringLiteral("accepted");
    }
};

} // namespace

class TestKeyTest : public QObject {
    Q_OBJECT

private slots:
    void theAnswerSaysWhatBecameOfTheKey_data();
    void theAnswerSaysWhatBecameOfTheKey();
    void nothingIsSentWithoutAKeyOrInTheOpen();
    void nobodyThere();
    void aNameThatNobodyHas();
    void noSecureConnection();
    void silenceEnds();
    void givenUpItSaysNothing();
    void onlyEverOneFreeQuestion();
};

void TestKeyTest::theAnswerSaysWhatBecameOfTheKey_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const WireReply &reply, const char *words) {
        QTest::newRow(name) << reply << QString::fromLatin1(words);
    };
    row("no such job", errorEnvelope(404, "not_found_error"), "accepted");
    row("refused", errorEnvelope(401, "authentication_error"),
        "The service does not accept the key. Check the key and enter it again.");
    row("not allowed", errorEnvelope(403, "permission_error"),
        "Your account may not use retakes. Ask the service to enable them.");
    row("too often", errorEnvelope(429, "rate_limit_error"),
        "The service asks for fewer requests. Wait a minute and try again.");
    row("a fault of the service", errorEnvelope(500, "api_error"),
        "The service has a fault of its own. Try again later.");
    row("no such page on another server", html(404),
        "The service's answer breaks its own rules (HTTP 404). Check its address, or try again "
        "later.");
    row("a page of another server", answer(200, "<html>Welcome</html>"),
        "The service's answer breaks its own rules (HTTP 200). Check its address, or try again "
        "later.");
    row("sent elsewhere", answer(307, {}, {{"Location", "https://example.org/"}}),
        "The service pointed to another address, which is never followed. Check the service's "
        "address.");
}

void TestKeyTest::theAnswerSaysWhatBecameOfTheKey()
{
    QFETCH(WireReply, reply);
    Bench b;
    b.service.api.setHandler([reply](const WireRequest &) { return reply; });
    QTEST(b.words(b.access()), "words");
    QCOMPARE(b.service.api.requests().size(), 1);
    QCOMPARE(b.service.api.requests().first().method, QByteArray("GET"));
    QVERIFY(!b.test.isRunning());
}

void TestKeyTest::nothingIsSentWithoutAKeyOrInTheOpen()
{
    Bench b;
    QCOMPARE(b.words(b.access({})),
        QStringLiteral("The service needs a key. Enter it in the settings or set LTX_API_KEY; the "
                       "practice service needs none."));
    QCOMPARE(b.words(b.access("k", QUrl(QStringLiteral("http://api.example.org")))),
        QStringLiteral("The service's address is not secure. Use one that begins with https."));
    QVERIFY(b.service.api.requests().isEmpty());
}

void TestKeyTest::nobodyThere()
{
    Bench b;
    QUrl url;
    {
        const FakeService gone;
        url = gone.api.url();
    }
    QCOMPARE(b.words(b.access("some-key", url)),
        QStringLiteral(
            "The service cannot be reached. Check the network connection and try again."));
}

void TestKeyTest::aNameThatNobodyHas()
{
    Bench b;
    QCOMPARE(b.words(b.access("some-key", QUrl(QStringLiteral("https://nobody.invalid")))),
        QStringLiteral(
            "The service's host name is not known here. Check the network and the address."));
}

void TestKeyTest::noSecureConnection()
{
    Bench b; // speaks no TLS
    QUrl url = b.service.api.url();
    url.setScheme(QStringLiteral("https"));
    b.service.api.setHandler([](const WireRequest &) { return html(400); });
    const QString words = b.words(b.access("some-key", url), 2s);
    QVERIFY2(words.startsWith(QStringLiteral("The secure connection failed."))
            || words.startsWith(QStringLiteral("The service did not answer in time.")),
        qPrintable(words));
    QVERIFY(b.service.api.requests().isEmpty());
}

void TestKeyTest::silenceEnds()
{
    Bench b;
    b.service.api.setHandler([](const WireRequest &) { return closed(WireReply::Then::Hang); });
    QCOMPARE(b.words(b.access(), 50ms),
        QStringLiteral("The service did not answer in time. Try again later."));
    QVERIFY(!b.test.isRunning());
}

void TestKeyTest::givenUpItSaysNothing()
{
    Bench b;
    b.service.api.setHandler([](const WireRequest &) { return closed(WireReply::Then::Hang); });
    b.test.start(b.access(), 100ms);
    QTRY_COMPARE(b.service.api.requests().size(), 1);
    b.test.cancel();
    QVERIFY(!b.test.isRunning());
    // The next one has its own patience, and is the only one that is heard.
    QCOMPARE(b.words(b.access(), 300ms),
        QStringLiteral("The service did not answer in time. Try again later."));
    QVERIFY(b.said.isEmpty());
}

void TestKeyTest::onlyEverOneFreeQuestion()
{
    Bench b;
    b.service.api.setHandler(
        [](const WireRequest &) { return errorEnvelope(404, "not_found_error"); });
    QCOMPARE(b.words(b.access()), QStringLiteral("accepted"));
    QCOMPARE(b.words(b.access()), QStringLiteral("accepted"));
    QCOMPARE(b.service.api.requests().size(), 2);
    QSet<QByteArray> paths;
    for (const WireRequest &request : b.service.api.requests()) {
        QCOMPARE(request.method, QByteArray("GET"));
        QVERIFY(request.path.startsWith("/v2/retake/"));
        QCOMPARE(request.header("authorization"), "Bearer " + FakeService::key());
        paths.insert(request.path);
    }
    QCOMPARE(paths.size(), 2); // nobody's job, so another each time
}

QTEST_GUILESS_MAIN(TestKeyTest)
#include "tst_keytest.moc"
