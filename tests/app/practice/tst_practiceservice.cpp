// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceclient.h"

#include "tests/support/testmedia.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using practice::PracticeHost;
using practice::Settings;
using practice::Step;

namespace {

QString text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

QByteArray video(const QString &name, int frames, QSize size)
{
    testsupport::MediaSpec spec;
    spec.name = name;
    spec.frames = frames;
    spec.size = size;
    QFile file(testsupport::make(spec));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPracticeService : public QObject {
    Q_OBJECT

private slots:
    void doesAWholeJob();
    void resultsHaveRanges();
    void theKeyIsCheckedFirst_data();
    void theKeyIsCheckedFirst();
    void theKeyMustNotReachTheStorage();
    void slotsTakeTheirHeadersAndOneFile();
    void uploadsHaveALimit();
    void addressesExpire();
    void refusesRequests_data();
    void refusesRequests();
    void refusesVideos_data();
    void refusesVideos();
    void mediaFaultsCanFailTheJob();
    void takesDataUris();
    void unknownPathsAnd_v1_areNotFound_data();
    void unknownPathsAnd_v1_areNotFound();
    void unknownAndOldJobsAreNotFound();
    void chargesForTheWholeVideo();
    void refusesWithoutBalance();
    void limitsJobsAtOnce();
    void endsWhileJobsRun();
    void startsOnceAndSaysWhereItIs();
};

void TestPracticeService::doesAWholeJob()
{
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());

    const Answer slot = client.api("POST", QStringLiteral("/v1/upload"));
    QCOMPARE(slot.status, 200);
    QStringList members = slot.json().keys();
    QCOMPARE(members,
        (QStringList{QStringLiteral("expires_at"), QStringLiteral("required_headers"),
            QStringLiteral("storage_uri"), QStringLiteral("upload_url")}));
    const QString uri = text(slot.json(), "storage_uri");
    QVERIFY(uri.startsWith(QLatin1String("ltx://uploads/")));
    QCOMPARE(client.put(slot.json(), sampleVideo()).status, 200);

    const Answer submitted = client.submit(sampleRequest(uri));
    QCOMPARE(submitted.status, 202);
    QCOMPARE(
        submitted.json().keys(), (QStringList{QStringLiteral("created_at"), QStringLiteral("id")}));
    static const QRegularExpression time(
        QStringLiteral(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$)"));
    QVERIFY(time.match(text(submitted.json(), "created_at")).hasMatch());
    const QString id = text(submitted.json(), "id");

    const QJsonObject end = client.waitForEnd(id);
    QCOMPARE(end.keys(),
        (QStringList{QStringLiteral("completed_at"), QStringLiteral("created_at"),
            QStringLiteral("id"), QStringLiteral("result"), QStringLiteral("status")}));
    QCOMPARE(text(end, "status"), QStringLiteral("completed"));
    QCOMPARE(text(end, "created_at"), text(submitted.json(), "created_at"));
    const Answer result =
        client.send("GET", text(end.value(QStringLiteral("result")).toObject(), "video_url"));
    QCOMPARE(result.status, 200);
    QCOMPARE(result.header("content-type"), QByteArray("video/mp4"));
    QCOMPARE(result.header("content-length").toLongLong(), result.body.size());
    QCOMPARE(result.body.mid(4, 4), QByteArray("ftyp"));
    static const QRegularExpression requestId(QStringLiteral("^[0-9a-f]{32}$"));
    for (const Answer &answer : {slot, submitted, result})
        QVERIFY(requestId.match(QString::fromLatin1(answer.header("x-request-id"))).hasMatch());
    QCOMPARE(host.requestCount(Step::Submit), 1);
}

void TestPracticeService::resultsHaveRanges()
{
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    const QString id =
        text(client.submit(sampleRequest(client.upload(sampleVideo()))).json(), "id");
    const QString url =
        text(client.waitForEnd(id).value(QStringLiteral("result")).toObject(), "video_url");
    const Answer whole = client.send("GET", url);
    const Answer tail =
        client.send("GET", url, {{"Range", "bytes=1000-"}, {"If-Range", whole.header("etag")}});
    QCOMPARE(tail.status, 206);
    QCOMPARE(tail.body, whole.body.mid(1000));
    QCOMPARE(tail.header("content-range"),
        "bytes 1000-" + QByteArray::number(whole.body.size() - 1) + '/'
            + QByteArray::number(whole.body.size()));
    QCOMPARE(client.send("GET", url, {{"Range", "bytes=5-9"}}).body, whole.body.mid(5, 5));
    QCOMPARE(client.send("GET", url, {{"Range", "bytes=5-9"}, {"If-Range", "\"other\""}}).body,
        whole.body);
    QCOMPARE(client.send("GET", url, {{"Range", "bytes=99999999-"}}).status, 416);
    QCOMPARE(client.send("GET", url.chopped(1)).status, 403);
}

void TestPracticeService::theKeyIsCheckedFirst_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("upload slot") << QByteArray("POST") << QStringLiteral("/v1/upload");
    QTest::newRow("submit, before its body") << QByteArray("POST") << QStringLiteral("/v2/retake");
    QTest::newRow("poll") << QByteArray("GET") << QStringLiteral("/v2/retake/none");
    QTest::newRow("a path that does not exist")
        << QByteArray("GET") << QStringLiteral("/v2/nothing");
}

void TestPracticeService::theKeyIsCheckedFirst()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    const QString url = client.endpoint().url + path;
    for (const Headers &headers : {Headers{}, Headers{{"Authorization", "Bearer wrong"}},
             Headers{{"Authorization", client.endpoint().key.toLatin1()}}}) {
        const Answer answer = client.send(method, url, headers, method == "POST" ? "nonsense" : "");
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.errorType(), QStringLiteral("authentication_error"));
    }
}

void TestPracticeService::theKeyMustNotReachTheStorage()
{
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    const QByteArray bearer = "Bearer " + client.endpoint().key.toLatin1();
    const QJsonObject slot = client.ticket();
    const Answer leaked = client.send("PUT", text(slot, "upload_url"),
        {{"Authorization", bearer}, {"x-goog-content-length-range", "0,209715200"},
            {"x-goog-if-generation-match", "0"}},
        sampleVideo());
    QCOMPARE(leaked.status, 403);
    QVERIFY(leaked.body.contains("<Code>AccessDenied</Code>"));
    QCOMPARE(client.put(slot, sampleVideo()).status, 200);
    const QString id = text(client.submit(sampleRequest(text(slot, "storage_uri"))).json(), "id");
    const QString url =
        text(client.waitForEnd(id).value(QStringLiteral("result")).toObject(), "video_url");
    QCOMPARE(client.send("GET", url, {{"Authorization", bearer}}).status, 403);
    QCOMPARE(client.send("GET", url).status, 200);
}

void TestPracticeService::slotsTakeTheirHeadersAndOneFile()
{
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    const QJsonObject slot = client.ticket();
    const QString url = text(slot, "upload_url");
    QCOMPARE(client.send("PUT", url, {{"x-goog-if-generation-match", "0"}}, "bytes").status, 403);
    QCOMPARE(
        client.send("PUT", url, {{"x-goog-content-length-range", "0,209715200"}}, "bytes").status,
        403);
    QCOMPARE(client.send("PUT", url.chopped(4), {}, "bytes").status, 403);
    const Answer early = client.submit(sampleRequest(text(slot, "storage_uri")));
    QCOMPARE(early.status, 400);
    QVERIFY(early.errorMessage().contains(QLatin1String("video_uri")));
    QCOMPARE(client.put(slot, sampleVideo()).status, 200);
    const Answer again = client.put(slot, "other bytes");
    QCOMPARE(again.status, 412);
    QVERIFY(again.body.contains("<Code>PreconditionFailed</Code>"));
    QCOMPARE(client.submit(sampleRequest(text(slot, "storage_uri"))).status,
        202); // the first bytes stand
}

void TestPracticeService::uploadsHaveALimit()
{
    Settings settings = quickSettings();
    settings.maxUploadBytes = 1000;
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const QJsonObject slot = client.ticket();
    const Answer large = client.put(slot, QByteArray(300'000, 'x'));
    QCOMPARE(large.status, 400);
    QVERIFY(large.body.contains("<Code>EntityTooLarge</Code>"));
    QCOMPARE(host.requestCount(Step::Upload), 0); // turned away at the door
    QCOMPARE(client.put(slot, QByteArray(1000, 'x')).status, 200);
    const Answer body =
        client.api("POST", QStringLiteral("/v2/retake"), QByteArray(24'000'000, ' '));
    QCOMPARE(body.status, 413);
    QVERIFY(body.errorType().isEmpty()); // not the service's JSON
}

void TestPracticeService::addressesExpire()
{
    Settings settings = quickSettings();
    settings.uploadUrlLife = std::chrono::milliseconds(0);
    settings.resultUrlLife = std::chrono::milliseconds(0);
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const Answer late = client.put(client.ticket(), sampleVideo());
    QCOMPARE(late.status, 400);
    QVERIFY(late.body.contains("<Code>ExpiredToken</Code>"));
    const QString data =
        QStringLiteral("data:video/mp4;base64,") + QString::fromLatin1(sampleVideo().toBase64());
    const QString id = text(client.submit(sampleRequest(data)).json(), "id");
    const QString url =
        text(client.waitForEnd(id).value(QStringLiteral("result")).toObject(), "video_url");
    const Answer gone = client.send("GET", url);
    QCOMPARE(gone.status, 403);
    QVERIFY(gone.body.contains("<Code>ExpiredToken</Code>"));
}

void TestPracticeService::refusesRequests_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("a section under 2 s") << QStringLiteral("duration") << QJsonValue(1.5);
    QTest::newRow("a start behind the end") << QStringLiteral("start_time") << QJsonValue(3.2);
    QTest::newRow("an unknown mode")
        << QStringLiteral("mode") << QJsonValue(QStringLiteral("replace"));
    QTest::newRow("an unknown upload")
        << QStringLiteral("video_uri") << QJsonValue(QStringLiteral("ltx://uploads/ffff"));
    QTest::newRow("an address that nobody has") << QStringLiteral(
        "video_uri") << QJsonValue(QStringLiteral("https://retake.invalid/a.mp4"));
}

void TestPracticeService::refusesRequests()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    QJsonObject request = sampleRequest(client.upload(sampleVideo()));
    request.insert(field, value);
    const Answer answer = client.submit(request);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorType(), QStringLiteral("invalid_request_error"));
    QVERIFY2(answer.errorMessage().contains(field), answer.body.constData());
    QCOMPARE(host.account().accepted, 0);
    QCOMPARE(host.account().charged, 0.0);
}

void TestPracticeService::refusesVideos_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no bytes at all") << QByteArray();
    QTest::newRow("no video") << QByteArray(5000, 'x');
    QTest::newRow("a truncated video") << sampleVideo().left(3000);
    QTest::newRow("a playlist") << QByteArray("#EXTM3U\n#EXTINF:1,\nfile:///etc/hosts\n");
    QTest::newRow("72 frames") << video(QStringLiteral("72 frames"), 72, QSize(160, 90));
    QTest::newRow("wider than 4K") << video(QStringLiteral("wider than 4K"), 73, QSize(3856, 32));
}

void TestPracticeService::refusesVideos()
{
    QFETCH(QByteArray, bytes);
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    const Answer answer = client.submit(sampleRequest(client.upload(bytes)));
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.errorMessage().startsWith(QLatin1String("video_uri")), answer.body.constData());
}

void TestPracticeService::mediaFaultsCanFailTheJob()
{
    Settings settings = quickSettings();
    settings.mediaFaultsInJob = true;
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const Answer submitted = client.submit(sampleRequest(client.upload("no video")));
    QCOMPARE(submitted.status, 202);
    const QJsonObject end = client.waitForEnd(text(submitted.json(), "id"));
    QCOMPARE(text(end, "status"), QStringLiteral("failed"));
    QCOMPARE(text(end.value(QStringLiteral("error")).toObject(), "type"),
        QStringLiteral("invalid_request_error"));
    QCOMPARE(host.account().charged, 0.0);
}

void TestPracticeService::takesDataUris()
{
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    const QString data = QStringLiteral("data:video/mp4;base64,");
    const QString good = data + QString::fromLatin1(sampleVideo().toBase64());
    QCOMPARE(client.submit(sampleRequest(good)).status, 202);
    QCOMPARE(client.submit(sampleRequest(data + QStringLiteral("%%%"))).status, 400);
    QCOMPARE(client.submit(sampleRequest(QStringLiteral("data:text/plain,hello"))).status, 400);
}

void TestPracticeService::unknownPathsAnd_v1_areNotFound_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("the synchronous endpoint, withdrawn")
        << QByteArray("POST") << QStringLiteral("/v1/retake");
    QTest::newRow("another endpoint") << QByteArray("POST") << QStringLiteral("/v2/extend");
    QTest::newRow("a list of jobs") << QByteArray("GET") << QStringLiteral("/v2/retake");
    QTest::newRow("cancelling a job") << QByteArray("DELETE") << QStringLiteral("/v2/retake/abc");
    QTest::newRow("the root") << QByteArray("GET") << QStringLiteral("/");
}

void TestPracticeService::unknownPathsAnd_v1_areNotFound()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    const Answer answer = client.api(method, path);
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.errorType(), QStringLiteral("not_found_error"));
}

void TestPracticeService::unknownAndOldJobsAreNotFound()
{
    Settings settings = quickSettings();
    settings.jobLife = std::chrono::milliseconds(0);
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    QCOMPARE(client.poll(QStringLiteral("00000000-0000-0000-0000-000000000000")).status, 404);
    const QString id =
        text(client.submit(sampleRequest(client.upload(sampleVideo()))).json(), "id");
    QTRY_COMPARE_WITH_TIMEOUT(client.poll(id).status, 404, 60'000);
    QCOMPARE(client.poll(id).errorType(), QStringLiteral("not_found_error"));
}

void TestPracticeService::chargesForTheWholeVideo()
{
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    const QString id =
        text(client.submit(sampleRequest(client.upload(sampleVideo()))).json(), "id");
    const auto expect = [](const practice::Account &account, double charged, int active) {
        QCOMPARE(account.charged, charged);
        QCOMPARE(account.balance, 100 - charged);
        QCOMPARE(account.accepted, 1);
        QCOMPARE(account.active, active);
    };
    expect(host.account(), 0.32, 1); // 80 frames at 25 a second
    client.waitForEnd(id);
    expect(host.account(), 0.32, 0);
}

void TestPracticeService::refusesWithoutBalance()
{
    Settings settings = quickSettings();
    settings.balance = 0.31;
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const Answer answer = client.submit(sampleRequest(client.upload(sampleVideo())));
    QCOMPARE(answer.status, 402);
    QCOMPARE(answer.errorType(), QStringLiteral("insufficient_funds_error"));
    QCOMPARE(host.account(), (practice::Account{0.31, 0, 0, 0}));
}

void TestPracticeService::limitsJobsAtOnce()
{
    Settings settings = quickSettings();
    settings.processingTime = std::chrono::hours(1);
    settings.retryAfter = std::chrono::seconds(7);
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const QJsonObject request = sampleRequest(client.upload(sampleVideo()));
    const QString first = text(client.submit(request).json(), "id");
    QCOMPARE(client.submit(request).status, 202);
    const Answer third = client.submit(request);
    QCOMPARE(third.status, 429);
    QCOMPARE(third.errorType(), QStringLiteral("concurrency_limit_error"));
    QCOMPARE(third.header("retry-after"), QByteArray("7"));
    QCOMPARE(host.account().accepted, 2);
    QTRY_COMPARE(text(client.poll(first).json(), "status"), QStringLiteral("processing"));
    QCOMPARE(client.poll(first).json().keys(),
        (QStringList{
            QStringLiteral("created_at"), QStringLiteral("id"), QStringLiteral("status")}));
}

void TestPracticeService::endsWhileJobsRun()
{
    PracticeHost host(quickSettings());
    PracticeClient client(*host.start());
    const QString id =
        text(client.submit(sampleRequest(client.upload(sampleVideo()))).json(), "id");
    QTRY_COMPARE(text(client.poll(id).json(), "status"), QStringLiteral("processing"));
    // The host goes with a take half made: it must neither wait for it nor leave its thread behind.
}

void TestPracticeService::startsOnceAndSaysWhereItIs()
{
    Settings settings = quickSettings();
    settings.key = "my-key";
    PracticeHost host(settings);
    const auto endpoint = host.start();
    QVERIFY(endpoint);
    QCOMPARE(endpoint->key, QStringLiteral("my-key"));
    QCOMPARE(*host.start(), *endpoint);
    QCOMPARE(QJsonDocument::fromJson(endpoint->toJson()).object(),
        (QJsonObject{
            {QStringLiteral("url"), endpoint->url}, {QStringLiteral("key"), endpoint->key}}));
    QVERIFY(!endpoint->toJson().contains('\n'));

    settings.port = quint16(QUrl(endpoint->url).port());
    PracticeHost second(settings);
    QVERIFY(!second.start()); // the port is taken
    settings.faults = QStringList{QStringLiteral("no-such-fault")};
    PracticeHost third(settings);
    const auto refused = third.start();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, timeline::model::Error::Kind::InvalidRequest);
}

QTEST_GUILESS_MAIN(TestPracticeService)
#include "tst_practiceservice.moc"
