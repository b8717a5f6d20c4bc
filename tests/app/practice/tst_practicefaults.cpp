// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/faults.h"
#include "practiceclient.h"
#include "rawhttp.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QUrl>

#ifndef Q_OS_WIN
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using practice::Effect;
using practice::Fault;
using practice::FaultPlan;
using practice::PracticeHost;
using practice::Settings;
using practice::Step;

namespace {

QByteArray rawSubmit(PracticeClient &client)
{
    const QByteArray body = QJsonDocument(sampleRequest(client.upload(sampleVideo()))).toJson();
    return apiHead(client.endpoint(), "POST", "/v2/retake", body.size()) + body;
}

QByteArray rawGet(const QString &url)
{
    const QUrl parsed(url);
    return "GET " + parsed.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)
        + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

// What a client sees that sends the request of this step.
Answer requestOf(Step step, PracticeClient &client)
{
    switch (step) {
    case Step::Slot:
        return client.api("POST", QStringLiteral("/v1/upload"));
    case Step::Upload:
        return client.put(client.ticket(), "bytes");
    case Step::Submit:
        return client.api("POST", QStringLiteral("/v2/retake"), "{}");
    case Step::Poll:
        return client.poll(QStringLiteral("some-job"));
    default:
        return client.send("GET", client.endpoint().url + QStringLiteral("/files/some.mp4"));
    }
}

bool isAfterwards(Effect effect)
{
    return effect == Effect::EnvelopeAfter || effect == Effect::PageAfter;
}

} // namespace

class TestPracticeFaults : public QObject {
    Q_OBJECT

private slots:
    void namesAreUniqueAndExplained();
    void plansCountTheirUses();
    void unknownFaultsAreRefused_data();
    void unknownFaultsAreRefused();
    void answersWithTheStatus_data();
    void answersWithTheStatus();
    void takesTheJobOnAllTheSame_data();
    void takesTheJobOnAllTheSame();
    void strikesAsOftenAsAsked();
    void aDroppedSubmitIsTakenOnAndNotAnswered();
    void aResetSubmitIsReset();
    void aStalledSubmitIsNeverAnswered();
    void aSlowPollIsAnsweredAfterAll();
    void downloadsBreak();
    void jobsEndOddly_data();
    void jobsEndOddly();
    void theDoorSpeaksHttp();
};

void TestPracticeFaults::namesAreUniqueAndExplained()
{
    QSet<QString> names;
    for (const Fault &fault : practice::allFaults()) {
        QVERIFY2(!names.contains(fault.name), fault.name.data());
        names.insert(fault.name);
        QVERIFY(!QString(fault.what).isEmpty());
        QVERIFY(FaultPlan::parse({fault.name}));
    }
    QVERIFY(names.contains(QStringLiteral("submit-529")));
}

void TestPracticeFaults::plansCountTheirUses()
{
    FaultPlan plan = *FaultPlan::parse({QStringLiteral("submit-503:2"),
        QStringLiteral("submit-dropped"), QStringLiteral("bleed:1")});
    QCOMPARE(plan.nextAnswer(Step::Poll), nullptr);
    QCOMPARE(plan.nextAnswer(Step::Submit)->status, 503);
    QCOMPARE(plan.nextAnswer(Step::Submit)->status, 503);
    QCOMPARE(plan.nextAnswer(Step::Submit), nullptr);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(plan.nextWire(Step::Submit)->effect, Effect::Drop);
    QVERIFY(plan.takes(Effect::Bleed));
    QVERIFY(!plan.takes(Effect::Bleed));
}

void TestPracticeFaults::unknownFaultsAreRefused_data()
{
    QTest::addColumn<QString>("spec");
    for (const char *spec : {"", "submit", "submit-418", "submit-503:0", "submit-503:-2",
             "submit-503:x", "submit-503=", "submit-503=-1", "submit-503=1=2"})
        QTest::newRow(spec) << QString::fromLatin1(spec);
}

void TestPracticeFaults::unknownFaultsAreRefused()
{
    QFETCH(QString, spec);
    PracticeHost host;
    const auto refused = host.setFaults({spec});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, timeline::model::Error::Kind::InvalidRequest);
}

void TestPracticeFaults::answersWithTheStatus_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Fault &fault : practice::allFaults()) {
        if (fault.status != 0 && !isAfterwards(fault.effect))
            QTest::newRow(fault.name.data()) << index;
        ++index;
    }
}

void TestPracticeFaults::answersWithTheStatus()
{
    QFETCH(int, index);
    const Fault &fault = practice::allFaults()[std::size_t(index)];
    PracticeHost host(quickSettings({fault.name}));
    PracticeClient client(*host.start());
    const Answer answer = requestOf(fault.step, client);
    QCOMPARE(answer.status, fault.status);
    QCOMPARE(answer.header("x-request-id").size(), 32);
    if (fault.effect == Effect::EnvelopeRetryDate) {
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(answer.header("retry-after")),
            QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        date.setTimeSpec(Qt::UTC);
        QVERIFY(QDateTime::currentDateTimeUtc().secsTo(date) <= 5);
        QVERIFY(date.isValid());
    } else {
        QCOMPARE(answer.header("retry-after"),
            fault.effect == Effect::EnvelopeRetryAfter ? QByteArray("5") : QByteArray());
    }
    switch (fault.effect) {
    case Effect::Page:
        QVERIFY(answer.body.startsWith("<html>"));
        break;
    case Effect::Storage:
        QVERIFY(answer.body.contains(
            "<Code>" + QByteArray(fault.type.data(), fault.type.size()) + "</Code>"));
        break;
    case Effect::Redirect:
        QVERIFY(answer.header("location").startsWith(client.endpoint().url.toLatin1()));
        break;
    default:
        QCOMPARE(answer.errorType(), QString(fault.type));
    }
}

void TestPracticeFaults::takesTheJobOnAllTheSame_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Fault &fault : practice::allFaults()) {
        if (isAfterwards(fault.effect))
            QTest::newRow(fault.name.data()) << index;
        ++index;
    }
}

// The trap behind a 5xx: the job runs and is charged.
void TestPracticeFaults::takesTheJobOnAllTheSame()
{
    QFETCH(int, index);
    const Fault &fault = practice::allFaults()[std::size_t(index)];
    PracticeHost host(quickSettings({fault.name}));
    PracticeClient client(*host.start());
    QCOMPARE(client.submit({}).status, 400); // not taken on: its own answer
    const Answer answer = client.submit(sampleRequest(client.upload(sampleVideo())));
    QCOMPARE(answer.status, fault.status);
    QCOMPARE(answer.errorType().isEmpty(), fault.effect == Effect::PageAfter);
    QCOMPARE(host.account().accepted, 1);
}

void TestPracticeFaults::strikesAsOftenAsAsked()
{
    PracticeHost host(quickSettings({QStringLiteral("submit-503=2")}));
    PracticeClient client(*host.start());
    const QJsonObject request = sampleRequest(client.upload(sampleVideo()));
    QCOMPARE(host.faults(), QStringList{QStringLiteral("submit-503=2")});
    QCOMPARE(client.submit(request).status, 503);
    QCOMPARE(host.faults(), QStringList{QStringLiteral("submit-503=1")});
    QCOMPARE(client.submit(request).status, 503);
    QCOMPARE(host.faults(), QStringList());
    QCOMPARE(host.account().accepted, 0);
    QCOMPARE(client.submit(request).status, 202);
    QVERIFY(host.setFaults({QStringLiteral("submit-500")}));
    QCOMPARE(client.submit(request).status, 500);
    QVERIFY(host.setFaults({}));
    QCOMPARE(client.submit(request).status, 202);
    QCOMPARE(host.account().accepted, 2);
}

void TestPracticeFaults::aDroppedSubmitIsTakenOnAndNotAnswered()
{
    PracticeHost host(quickSettings({QStringLiteral("submit-dropped")}));
    PracticeClient client(*host.start());
    const RawAnswer answer = sendRaw(client.endpoint(), rawSubmit(client));
    QVERIFY(answer.closed);
    QCOMPARE(answer.bytes, QByteArray());
    QCOMPARE(host.requestCount(Step::Submit), 1);
    QCOMPARE(host.account().accepted, 1); // and charged: the trap that a client must not fall into
}

void TestPracticeFaults::aResetSubmitIsReset()
{
#ifdef Q_OS_WIN
    QSKIP("reads the socket's own error code by POSIX calls");
#else
    PracticeHost host(quickSettings({QStringLiteral("submit-reset")}));
    PracticeClient client(*host.start());
    const QByteArray request = rawSubmit(client);
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(QUrl(client.endpoint().url).port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(
        ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    QCOMPARE(
        ::send(descriptor, request.constData(), std::size_t(request.size()), 0), request.size());
    char byte = 0;
    QCOMPARE(::recv(descriptor, &byte, 1, 0), -1);
    QCOMPARE(errno, ECONNRESET);
    ::close(descriptor);
    QCOMPARE(host.account().accepted, 1);
#endif
}

void TestPracticeFaults::aStalledSubmitIsNeverAnswered()
{
    PracticeHost host(quickSettings({QStringLiteral("submit-stalled:1")}));
    PracticeClient client(*host.start());
    const QByteArray request = rawSubmit(client);
    const RawAnswer answer = sendRaw(client.endpoint(), request, 500);
    QVERIFY(!answer.closed);
    QCOMPARE(answer.bytes, QByteArray());
    QCOMPARE(host.account().accepted, 1);
    QVERIFY(client.ticket().contains(QStringLiteral("upload_url"))); // others are served
}

void TestPracticeFaults::aSlowPollIsAnsweredAfterAll()
{
    PracticeHost host(quickSettings({QStringLiteral("poll-slow")}));
    PracticeClient client(*host.start());
    const Answer answer = client.poll(QStringLiteral("none"));
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.errorType(), QStringLiteral("not_found_error"));
}

void TestPracticeFaults::downloadsBreak()
{
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    const QString id = client.submit(sampleRequest(client.upload(sampleVideo())))
                           .json()
                           .value(QStringLiteral("id"))
                           .toString();
    const QString url = client.waitForEnd(id)
                            .value(QStringLiteral("result"))
                            .toObject()
                            .value(QStringLiteral("video_url"))
                            .toString();
    const QByteArray whole = client.send("GET", url).body;
    QVERIFY(!whole.isEmpty());

    QVERIFY(host.setFaults({QStringLiteral("download-truncated")}));
    const RawAnswer half = sendRaw(client.endpoint(), rawGet(url));
    QVERIFY(half.closed);
    QCOMPARE(half.declaredLength(), whole.size());
    QCOMPARE(half.bodyLength(), whole.size() / 2);

    QVERIFY(host.setFaults({QStringLiteral("download-wrong-length")}));
    const RawAnswer more = sendRaw(client.endpoint(), rawGet(url));
    QVERIFY(more.closed);
    QCOMPARE(more.declaredLength(), whole.size() + 4096);
    QCOMPARE(more.bodyLength(), whole.size());

    QVERIFY(host.setFaults({QStringLiteral("download-stalled")}));
    const RawAnswer stalled = sendRaw(client.endpoint(), rawGet(url), 500);
    QVERIFY(!stalled.closed);
    QCOMPARE(stalled.bodyLength(), whole.size() / 2);

    QVERIFY(host.setFaults({QStringLiteral("download-dropped"), QStringLiteral("url-expired:1")}));
    QVERIFY(sendRaw(client.endpoint(), rawGet(url)).bytes.isEmpty());
    QVERIFY(host.setFaults({QStringLiteral("url-expired:1")}));
    QCOMPARE(client.send("GET", url).status, 403);
    QCOMPARE(client.send("GET", url).body, whole);
}

void TestPracticeFaults::jobsEndOddly_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("type"); // of the error
    QTest::addColumn<bool>("charged");
    QTest::newRow("the content filter") << QStringLiteral("failed-job") << QStringLiteral("failed")
                                        << QStringLiteral("content_filtered_error") << false;
    QTest::newRow("an internal error")
        << QStringLiteral("failed-job-internal") << QStringLiteral("failed")
        << QStringLiteral("api_error") << false;
    QTest::newRow("the balance") << QStringLiteral("failed-job-funds") << QStringLiteral("failed")
                                 << QStringLiteral("insufficient_funds_error") << false;
    QTest::newRow("the video") << QStringLiteral("failed-job-media") << QStringLiteral("failed")
                               << QStringLiteral("invalid_request_error") << false;
    QTest::newRow("no address") << QStringLiteral("completed-without-url")
                                << QStringLiteral("completed") << QString() << true;
    QTest::newRow("a status that no page names")
        << QStringLiteral("unknown-status:3") << QStringLiteral("completed") << QString() << true;
}

void TestPracticeFaults::jobsEndOddly()
{
    QFETCH(QString, fault);
    QFETCH(QString, status);
    QFETCH(QString, type);
    QFETCH(bool, charged);
    PracticeHost host(quickSettings({fault}));
    PracticeClient client(*host.start());
    const QString id = client.submit(sampleRequest(client.upload(sampleVideo())))
                           .json()
                           .value(QStringLiteral("id"))
                           .toString();
    if (fault.startsWith(QLatin1String("unknown-status"))) {
        const QJsonObject odd = client.poll(id).json();
        QCOMPARE(odd.value(QStringLiteral("status")).toString(), QStringLiteral("warming_up"));
        QCOMPARE(odd.value(QStringLiteral("id")).toString(), id);
    }
    const QJsonObject end = client.waitForEnd(id);
    QCOMPARE(end.value(QStringLiteral("status")).toString(), status);
    QCOMPARE(end.value(QStringLiteral("error")).toObject().value(QStringLiteral("type")).toString(),
        type);
    QCOMPARE(end.value(QStringLiteral("result")).toObject().contains(QStringLiteral("video_url")),
        fault.startsWith(QLatin1String("unknown-status")));
    QCOMPARE(host.account().charged > 0, charged);
    QCOMPARE(host.account().active, 0);
}

void TestPracticeFaults::theDoorSpeaksHttp()
{
    PracticeHost host(quickSettings({QStringLiteral("submit-without-id")}));
    PracticeClient client(*host.start());
    const Answer anonymous = client.submit(sampleRequest(client.upload(sampleVideo())));
    QCOMPARE(anonymous.status, 202);
    QCOMPARE(anonymous.json(), QJsonObject());

    // Two requests sent at once are answered one after another on the same connection.
    const QByteArray slot = apiHead(client.endpoint(), "POST", "/v1/upload", 0);
    QCOMPARE(sendRaw(client.endpoint(), slot + slot, 500).bytes.count("HTTP/1.1 200"), 2);
    const QByteArray expecting = apiHead(client.endpoint(), "POST", "/v2/retake", 2).chopped(2)
        + "Expect: 100-continue\r\n\r\n{}";
    const QByteArray continued = sendRaw(client.endpoint(), expecting, 500).bytes;
    QVERIFY(continued.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400"));
    QVERIFY(sendRaw(client.endpoint(), "GET /" + QByteArray(100'000, 'x'))
                .bytes.startsWith("HTTP/1.1 431"));
    QVERIFY(sendRaw(client.endpoint(),
        "PUT /uploads/x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 500)
                .bytes.contains("<Code>MissingContentLength</Code>"));
    QVERIFY(sendRaw(client.endpoint(), "\r\n\r\n", 500).bytes.count("200 OK") == 0);
    QVERIFY(client.ticket().contains(QStringLiteral("upload_url"))); // still there
}

QTEST_GUILESS_MAIN(TestPracticeFaults)
#include "tst_practicefaults.moc"
