// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/client.h"

#include "tests/api/calls.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryDir>
#include <QtTest>

using namespace api;
using namespace apitest;
using namespace std::chrono_literals;
using Then = WireReply::Then;

namespace {

// A key made for this test alone: no machine trusts it.
constexpr auto selfSigned = R"(
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPMFTJPGS8OQ/9LpY
OCGfb5i1h+msaqbs7SOaGU2iswihRANCAAQZJQda8Z2pYCIeOSEc8Xj0I39lXkcv
dVPJTOfpMKS/evSWE1yxZuqet57hAH3aUdg+WC3GHD7RtoZkxXj81obJ
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUIWyBvxU5/U0Np997CSjd39npd8swCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMjE2MzUzM1oYDzIxMjYxMDI5
MTYzNTMzWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQZJQda8Z2pYCIeOSEc8Xj0I39lXkcvdVPJTOfpMKS/evSWE1yxZuqe
t57hAH3aUdg+WC3GHD7RtoZkxXj81obJo2QwYjAdBgNVHQ4EFgQUAz332xTXjuQM
d3/5qljRnnqHSOAwHwYDVR0jBBgwFoAUAz332xTXjuQMd3/5qljRnnqHSOAwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IEQ5BWTH7kXSQWo2WM42LvPgLpz4GvxV1ey0qYcp0cQ1AiEA/nmE9u8Dw3C57D76
ZjEo3AIl9DuUsgi0EHmRB2CCIRw=
-----END CERTIFICATE-----
)";

} // namespace

class TestClient : public QObject {
    Q_OBJECT

private slots:
    void init();
    void slotRequest();
    void submitIsOnePost_data();
    void submitIsOnePost();
    void redirectIsNotFollowed_data();
    void redirectIsNotFollowed();
    void refusedConnectionSendsNothing();
    void tlsErrorsAreNotIgnored();
    void longAnswerIsCutOff();
    void silentServerTimesOut();
    void cancelledCallIsSilent();
    void nothingIsRemembered();
    void baseUrlMayHaveAPath();
    void aDatedWishIsReadByTheServersClock_data();
    void aDatedWishIsReadByTheServersClock();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

void TestClient::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_manager = std::make_unique<QNetworkAccessManager>();
}

void TestClient::slotRequest()
{
    FakeService service;
    Client client(*m_manager);
    const HttpOutcome outcome = outcomeOf(client.createUpload(access(service.api), longTime));
    QCOMPARE(outcome.status, 200);
    QVERIFY(parseUploadSlot(outcome.body).has_value());
    const WireRequest request = service.api.requests().value(0);
    QCOMPARE(request.method + ' ' + request.path, QByteArrayLiteral("POST /v1/upload"));
    QCOMPARE(valuesOf(request, "content-length"), QList<QByteArray>{"0"});
    QCOMPARE(valuesOf(request, "authorization"), QList<QByteArray>{"Bearer " + FakeService::key()});
    QCOMPARE(valuesOf(request, "user-agent"), QList<QByteArray>{"RetakeStudio/" RETAKE_VERSION});
}

void TestClient::submitIsOnePost_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::addColumn<bool>("isWarm");
    WireReply half = json(202, R"({"id":"job-1"})");
    half.bytes.chop(4);
    WireReply halfReset = half;
    half.then = Then::Fin;
    halfReset.then = Then::Reset;
    for (const bool isWarm : {false, true}) {
        const char *kind = isWarm ? "warm" : "cold";
        QTest::addRow("%s: accepted", kind) << json(202, R"({"id":"job-1"})") << isWarm;
        QTest::addRow("%s: closed by FIN", kind) << closed(Then::Fin) << isWarm;
        QTest::addRow("%s: closed by RST", kind) << closed(Then::Reset) << isWarm;
        QTest::addRow("%s: half an answer and FIN", kind) << half << isWarm;
        QTest::addRow("%s: half an answer and RST", kind) << halfReset << isWarm;
        QTest::addRow("%s: silence", kind) << closed(Then::Hang) << isWarm;
        QTest::addRow("%s: 408", kind) << answer(408, {}, {{"Connection", "close"}}) << isWarm;
        QTest::addRow("%s: 500", kind) << errorEnvelope(500, "api_error") << isWarm;
        QTest::addRow("%s: asks for a password", kind)
            << answer(401, {}, {{"WWW-Authenticate", "Basic realm=\"x\""}}) << isWarm;
        QTest::addRow("%s: asks for a digest", kind) << answer(
            401, {}, {{"WWW-Authenticate", "Digest realm=\"x\", nonce=\"y\", qop=\"auth\""}})
                                                     << isWarm;
    }
}

void TestClient::submitIsOnePost()
{
    QFETCH(WireReply, reply);
    QFETCH(bool, isWarm);
    FakeService service;
    service.queue("submit", reply);
    Client client(*m_manager);
    if (isWarm)
        QCOMPARE(
            outcomeOf(client.poll(access(service.api), QStringLiteral("job-1"), longTime)).status,
            200);
    RetakeRequest request;
    request.videoUri = QStringLiteral("ltx://uploads/x");
    request.duration = 2;
    request.prompt = QStringLiteral("rain");
    const CallPtr call =
        client.submit(access(service.api), request, reply.then == Then::Hang ? 300ms : longTime);
    const HttpOutcome outcome = outcomeOf(call);
    // What is repeated is repeated within the same turn of the network thread; a further exchange
    // over the same server comes after it.
    QCOMPARE(
        outcomeOf(client.poll(access(service.api), QStringLiteral("job-1"), longTime)).status, 200);
    QCOMPARE(service.posts(), 1);
    const QByteArray body = QJsonDocument(toJson(request)).toJson(QJsonDocument::Compact);
    QCOMPARE(outcome.bodySent, body.size());
    for (const WireRequest &seen : service.api.requests()) {
        if (seen.path != "/v2/retake")
            continue;
        QCOMPARE(seen.body, body);
        QCOMPARE(seen.nth, 1);
        QCOMPARE(valuesOf(seen, "content-type"), QList<QByteArray>{"application/json"});
        QCOMPARE(
            valuesOf(seen, "content-length"), QList<QByteArray>{QByteArray::number(body.size())});
        QVERIFY(!seen.has("transfer-encoding") && !seen.has("upgrade"));
    }
}

void TestClient::redirectIsNotFollowed_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("a slot, %d", status) << 0 << status;
        QTest::addRow("an upload, %d", status) << 1 << status;
        QTest::addRow("a submit, %d", status) << 2 << status;
        QTest::addRow("a poll, %d", status) << 3 << status;
        QTest::addRow("a download, %d", status) << 4 << status;
    }
}

void TestClient::redirectIsNotFollowed()
{
    QFETCH(int, step);
    QFETCH(int, status);
    WireServer other([](const WireRequest &) { return json(200, "{}"); });
    WireServer server([&other, status](const WireRequest &) {
        return answer(status, {}, {{"Location", other.url(QStringLiteral("/x")).toEncoded()}});
    });
    Client client(*m_manager);
    writeFile(m_dir->filePath(QStringLiteral("w.mp4")), "bytes");
    UploadSlot slot;
    slot.uploadUrl = server.url(QStringLiteral("/put"));
    CallPtr call;
    if (step == 0)
        call = client.createUpload(access(server), longTime);
    else if (step == 1)
        call = std::move(*client.upload(slot, m_dir->filePath(QStringLiteral("w.mp4")), longTime));
    else if (step == 2)
        call = client.submit(access(server), {}, longTime);
    else if (step == 3)
        call = client.poll(access(server), QStringLiteral("a"), longTime);
    else
        call = std::move(*client.download(
            server.url(), {m_dir->filePath(QStringLiteral("r.part")), {}, 1000}, longTime));
    QCOMPARE(outcomeOf(call).status, status);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(other.connections(), 0);
}

void TestClient::refusedConnectionSendsNothing()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QUrl dead(QStringLiteral("http://127.0.0.1:%1").arg(taken.serverPort()));
    taken.close();
    Client client(*m_manager);
    const HttpOutcome outcome = outcomeOf(client.submit({ltxService(dead), "k"}, {}, longTime));
    QCOMPARE(outcome.fault, std::optional(Error::Kind::NotConnected));
    QCOMPARE(outcome.bodySent, 0);
    QCOMPARE(outcome.status, 0);
}

void TestClient::tlsErrorsAreNotIgnored()
{
    const QByteArray pem(selfSigned);
    QSslConfiguration configuration;
    configuration.setLocalCertificate(QSslCertificate(pem));
    configuration.setPrivateKey(QSslKey(pem, QSsl::Ec));
    QSslServer server;
    server.setSslConfiguration(configuration);
    QSignalSpy reached(&server, &QSslServer::pendingConnectionAvailable);
    QSignalSpy begun(&server, &QSslServer::startedEncryptionHandshake);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl url(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()));
    Client client(*m_manager);
    const HttpOutcome outcome = outcomeOf(client.submit({ltxService(url), "k"}, {}, longTime));
    QCOMPARE(outcome.fault, std::optional(Error::Kind::Tls));
    QCOMPARE(outcome.bodySent, 0);
    QCOMPARE(begun.count(), 1);
    for (QSslSocket *socket : server.findChildren<QSslSocket *>())
        QCOMPARE(socket->bytesAvailable(), 0);
}

void TestClient::longAnswerIsCutOff()
{
    WireServer server([](const WireRequest &) { return json(200, QByteArray(5'000'000, ' ')); });
    Client client(*m_manager);
    const HttpOutcome outcome =
        outcomeOf(client.poll(access(server), QStringLiteral("a"), longTime));
    QCOMPARE(outcome.fault, std::optional(Error::Kind::TooLarge));
    QVERIFY(outcome.body.size() < 5'000'000);
}

void TestClient::silentServerTimesOut()
{
    WireServer server([](const WireRequest &) { return closed(Then::Hang); });
    Client client(*m_manager);
    const HttpOutcome outcome = outcomeOf(client.poll(access(server), QStringLiteral("a"), 200ms));
    QCOMPARE(outcome.fault, std::optional(Error::Kind::TimedOut));
    QCOMPARE(outcome.status, 0);
}

void TestClient::cancelledCallIsSilent()
{
    WireServer server([](const WireRequest &) { return closed(Then::Hang); });
    Client client(*m_manager);
    CallPtr call = client.submit(access(server), {}, longTime);
    QSignalSpy finished(call.get(), &Call::finished);
    QTRY_COMPARE(server.requests().size(), 1);
    call->cancel();
    QPointer<Call> watched = call.get();
    call.reset();
    QTRY_VERIFY(watched.isNull());
    QCOMPARE(finished.count(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void TestClient::nothingIsRemembered()
{
    WireServer server([](const WireRequest &) {
        return answer(200, "{}", {{"Set-Cookie", "a=b"}, {"Cache-Control", "max-age=900"}});
    });
    Client client(*m_manager);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(outcomeOf(client.poll(access(server), QStringLiteral("a"), longTime)).status, 200);
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(!server.requests().last().has("cookie"));
}

void TestClient::baseUrlMayHaveAPath()
{
    WireServer server([](const WireRequest &) { return json(200, "{}"); });
    Client client(*m_manager);
    const Access behind{ltxService(server.url(QStringLiteral("/proxy/ltx/"))), "k"};
    QCOMPARE(outcomeOf(client.poll(behind, QStringLiteral("a/../b?c#d e"), longTime)).status, 200);
    QCOMPARE(server.requests().first().path,
        QByteArrayLiteral("/proxy/ltx/v2/retake/a%2F..%2Fb%3Fc%23d%20e"));
}

void TestClient::aDatedWishIsReadByTheServersClock_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("seconds");
    QTest::newRow("its clock is years behind ours")
        << QByteArrayLiteral("Wed, 21 Oct 2015 07:26:30 GMT") << 90;
    QTest::newRow("without a date, ours is taken") << QByteArray() << 0;
    QTest::newRow("a date that is none") << QByteArrayLiteral("yesterday") << 0;
}

void TestClient::aDatedWishIsReadByTheServersClock()
{
    QFETCH(QByteArray, date);
    QFETCH(int, seconds);
    WireServer server([&date](const WireRequest &) {
        QList<QPair<QByteArray, QByteArray>> headers{
            {"Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"}};
        if (!date.isEmpty())
            headers.append({"Date", date});
        return answer(429, {}, headers);
    });
    Client client(*m_manager);
    const HttpOutcome outcome =
        outcomeOf(client.poll(access(server), QStringLiteral("a"), longTime));
    QCOMPARE(outcome.retryAfter, std::optional(std::chrono::seconds(seconds)));
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
