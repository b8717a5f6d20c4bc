// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The practice service as clients meet it that no one here wrote.
#include "practiceclient.h"
#include "rawhttp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>

using practice::LedgerLine;
using practice::PracticeHost;
using practice::Settings;
using practice::Step;

namespace {

using namespace std::chrono_literals;

QString text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

Settings plainSettings()
{
    Settings settings = quickSettings();
    settings.plainTakes = true;
    return settings;
}

QString resultUrl(const QJsonObject &status)
{
    return text(status.value(QStringLiteral("result")).toObject(), "video_url");
}

QByteArray chunked(const QByteArray &body)
{
    QByteArray bytes;
    for (qsizetype at = 0; at < body.size(); at += 10) {
        const QByteArray part = body.mid(at, 10);
        bytes += QByteArray::number(part.size(), 16) + ";note=1\r\n" + part + "\r\n";
    }
    return bytes + "0\r\nTrailer: x\r\n\r\n";
}

QByteArray withLine(QByteArray head, const QByteArray &line)
{
    const auto at = head.indexOf("Content-Length");
    return head.replace(at, head.indexOf('\r', at) - at, line);
}

} // namespace

class TestPracticeWire : public QObject {
    Q_OBJECT

private slots:
    void bodiesMayComeInChunks();
    void brokenChunksAreRefused_data();
    void brokenChunksAreRefused();
    void closesWhenAsked_data();
    void closesWhenAsked();
    void storageSpeaksXml_data();
    void storageSpeaksXml();
    void aDayLaterAllIsForgotten();
    void slotsLiveForAnHour();
    void jobsWaitInLine();
    void limitsSubmitsPerMinute();
    void keepsBooks();
    void hooksNeedTheKey();
    void hooksRefuse_data();
    void hooksRefuse();
    void faultsAreSetOverHttp();
};

void TestPracticeWire::bodiesMayComeInChunks()
{
    PracticeHost host(plainSettings());
    PracticeClient client(*host.start());
    const QByteArray body = QJsonDocument(sampleRequest(client.upload(sampleVideo()))).toJson();
    const QByteArray head =
        withLine(apiHead(client.endpoint(), "POST", "/v2/retake", 0), "Transfer-Encoding: chunked");
    const RawAnswer answer = sendRaw(client.endpoint(),
        head + chunked(body) + apiHead(client.endpoint(), "POST", "/v1/upload", 0), 500);
    QVERIFY2(answer.bytes.startsWith("HTTP/1.1 202"), answer.bytes.constData());
    QCOMPARE(answer.bytes.count("HTTP/1.1 200"), 1); // what came behind is answered too
    QCOMPARE(host.account().accepted, 1);
}

void TestPracticeWire::brokenChunksAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("no size") << QByteArray("x\r\n") << QByteArray("HTTP/1.1 400");
    QTest::newRow("a negative size") << QByteArray("-5\r\n") << QByteArray("HTTP/1.1 400");
    QTest::newRow("a size that is none") << QByteArray(2000, '1') << QByteArray("HTTP/1.1 400");
    QTest::newRow("another length") << QByteArray("2\r\nabc\r\n") << QByteArray("HTTP/1.1 400");
    QTest::newRow("more than any request")
        << QByteArray("7fffffffffffffff\r\n") << QByteArray("HTTP/1.1 413");
}

void TestPracticeWire::brokenChunksAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, status);
    PracticeHost host(plainSettings());
    PracticeClient client(*host.start());
    const QByteArray head =
        withLine(apiHead(client.endpoint(), "POST", "/v2/retake", 0), "Transfer-Encoding: chunked");
    const RawAnswer answer = sendRaw(client.endpoint(), head + body, 500);
    QVERIFY2(answer.bytes.startsWith(status), answer.bytes.constData());
    QCOMPARE(host.requestCount(Step::Submit), 0);
    QVERIFY(client.ticket().contains(QStringLiteral("upload_url"))); // still there
}

void TestPracticeWire::closesWhenAsked_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("closed");
    QTest::newRow("HTTP/1.1") << QByteArray("1.1") << QByteArray() << false;
    QTest::newRow("HTTP/1.1 and close")
        << QByteArray("1.1") << QByteArray("Connection: Close\r\n") << true;
    QTest::newRow("HTTP/1.0") << QByteArray("1.0") << QByteArray() << true;
    QTest::newRow("HTTP/1.0 and keep-alive")
        << QByteArray("1.0") << QByteArray("Connection: keep-alive\r\n") << false;
}

void TestPracticeWire::closesWhenAsked()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, line);
    QFETCH(bool, closed);
    PracticeHost host(plainSettings());
    const practice::Endpoint endpoint = *host.start();
    const RawAnswer answer = sendRaw(
        endpoint, "GET /v2/none HTTP/" + version + "\r\nHost: localhost\r\n" + line + "\r\n", 500);
    QVERIFY(answer.bytes.contains(" 401 "));
    QCOMPARE(answer.bodyLength(), answer.declaredLength());
    QCOMPARE(answer.closed, closed);
}

void TestPracticeWire::storageSpeaksXml_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    for (const char *method : {"GET", "POST", "DELETE", "PUT"}) {
        for (const char *path : {"/uploads/none", "/files/none.mp4"})
            QTest::addRow("%s %s", method, path) << QByteArray(method) << QString::fromLatin1(path);
    }
}

void TestPracticeWire::storageSpeaksXml()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    PracticeHost host(plainSettings());
    PracticeClient client(*host.start());
    const Answer answer = client.send(method, client.endpoint().url + path);
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.header("content-type").startsWith("application/xml"));
    QVERIFY(answer.body.contains("<Code>SignatureDoesNotMatch</Code>"));
    QCOMPARE(answer.header("x-request-id").size(), 32);
}

void TestPracticeWire::aDayLaterAllIsForgotten()
{
    PracticeHost host(plainSettings());
    PracticeClient client(*host.start());
    const QString uri = client.upload(sampleVideo());
    const QString id = text(client.submit(sampleRequest(uri)).json(), "id");
    const QString url = resultUrl(client.waitForEnd(id));
    host.advanceClock(24h - 1min);
    QCOMPARE(client.poll(id).status, 200);
    QCOMPARE(client.send("GET", url).status, 200);
    QCOMPARE(client.submit(sampleRequest(uri)).status, 202);
    host.advanceClock(1min);
    const Answer gone = client.poll(id);
    QCOMPARE(gone.status, 404);
    QCOMPARE(gone.errorType(), QStringLiteral("not_found_error"));
    const Answer late = client.submit(sampleRequest(uri));
    QCOMPARE(late.status, 400);
    QVERIFY(late.errorMessage().startsWith(QLatin1String("video_uri")));
    // The address was named again by the last poll, so it has a day of its own.
    QCOMPARE(client.send("GET", url).status, 200);
    host.advanceClock(24h);
    const Answer expired = client.send("GET", url);
    QCOMPARE(expired.status, 403);
    QVERIFY(expired.body.contains("<Code>ExpiredToken</Code>"));
}

void TestPracticeWire::slotsLiveForAnHour()
{
    PracticeHost host(plainSettings());
    PracticeClient client(*host.start());
    const QJsonObject early = client.ticket();
    const QJsonObject late = client.ticket();
    host.advanceClock(59min);
    QCOMPARE(client.put(early, sampleVideo()).status, 200);
    host.advanceClock(1min);
    const Answer expired = client.put(late, sampleVideo());
    QCOMPARE(expired.status, 400);
    QVERIFY(expired.body.contains("<Code>ExpiredToken</Code>"));
    const QDateTime end =
        QDateTime::fromString(text(client.ticket(), "expires_at"), Qt::ISODateWithMs);
    const qint64 ahead = QDateTime::currentDateTimeUtc().secsTo(end);
    QVERIFY2(ahead > 7100 && ahead <= 7200, qPrintable(QString::number(ahead)));
}

void TestPracticeWire::jobsWaitInLine()
{
    Settings settings = plainSettings();
    settings.concurrency = 1;
    settings.queueLimit = 1;
    settings.processingTime = 300ms;
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const QJsonObject request = sampleRequest(client.upload(sampleVideo()));
    const QString first = text(client.submit(request).json(), "id");
    QTRY_COMPARE(text(client.poll(first).json(), "status"), QStringLiteral("processing"));
    const QString second = text(client.submit(request).json(), "id");
    const Answer third = client.submit(request);
    QCOMPARE(third.status, 429);
    QCOMPARE(third.errorType(), QStringLiteral("rate_limit_error"));
    QVERIFY(third.header("retry-after").isEmpty());
    client.waitForEnd(first);
    QCOMPARE(text(client.waitForEnd(second), "status"), QStringLiteral("completed"));
    QCOMPARE(client.submit(request).status, 202);
}

void TestPracticeWire::limitsSubmitsPerMinute()
{
    Settings settings = plainSettings();
    settings.concurrency = 10;
    settings.submitsPerMinute = 2;
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const QJsonObject request = sampleRequest(client.upload(sampleVideo()));
    QCOMPARE(client.submit(request).status, 202);
    QCOMPARE(client.submit(request).status, 202);
    const Answer third = client.submit(request);
    QCOMPARE(third.status, 429);
    QCOMPARE(third.errorType(), QStringLiteral("rate_limit_error"));
    const int wait = third.header("retry-after").toInt();
    QVERIFY2(wait > 30 && wait <= 60, third.header("retry-after").constData());
    host.advanceClock(std::chrono::seconds(wait));
    QCOMPARE(client.submit(request).status, 202);
    QCOMPARE(host.account().accepted, 3);
}

void TestPracticeWire::keepsBooks()
{
    Settings settings = plainSettings();
    settings.processingTime = 200ms;
    settings.faults = QStringList{QStringLiteral("failed-job=1")};
    settings.balance = 0.70; // of which a job takes 0.32
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const QJsonObject request = sampleRequest(client.upload(sampleVideo()));
    const QString failing = text(client.submit(request).json(), "id");
    const QString good = text(client.submit(request).json(), "id");
    const auto states = [&host] {
        QList<LedgerLine::State> found;
        for (const LedgerLine &line : host.ledger())
            found.append(line.state);
        return found;
    };
    using enum LedgerLine::State;
    QCOMPARE(states(), (QList<LedgerLine::State>{Held, Held}));
    client.waitForEnd(failing);
    client.waitForEnd(good);
    QCOMPARE(states(), (QList<LedgerLine::State>{Released, Spent}));

    const QJsonObject books = client.api("GET", QStringLiteral("/_practice/account")).json();
    QCOMPARE(books.value(QStringLiteral("charged")).toDouble(), 0.32);
    QCOMPARE(books.value(QStringLiteral("balance")).toDouble(), 0.38);
    const QJsonObject line = books.value(QStringLiteral("lines")).toArray().last().toObject();
    QCOMPARE(text(line, "job"), good);
    QCOMPARE(text(line, "state"), QStringLiteral("spent"));
    QCOMPARE(line.value(QStringLiteral("seconds")).toDouble(), 3.2);

    QCOMPARE(client.submit(request).status, 202); // 0.06 is left
    const Answer broke = client.submit(request);
    QCOMPARE(broke.status, 402);
    QCOMPARE(broke.errorType(), QStringLiteral("insufficient_funds_error"));
    host.setBalance(5);
    QCOMPARE(client.submit(request).status, 202);
}

void TestPracticeWire::hooksNeedTheKey()
{
    PracticeHost host(plainSettings());
    PracticeClient client(*host.start());
    const QString url = client.endpoint().url + QStringLiteral("/_practice/account");
    QCOMPARE(client.send("GET", url).status, 401);
    QCOMPARE(client.send("GET", url, {{"Authorization", "Bearer wrong"}}).status, 401);
}

void TestPracticeWire::hooksRefuse_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("hook");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QString faults = QStringLiteral("faults"), clock = QStringLiteral("clock");
    QTest::newRow("an unknown fault")
        << QByteArray("PUT") << faults << QByteArray(R"({"faults":["no-such"]})") << 400;
    QTest::newRow("faults that are no list")
        << QByteArray("PUT") << faults << QByteArray(R"({"faults":"slow"})") << 400;
    QTest::newRow("no JSON") << QByteArray("PUT") << faults << QByteArray("slow") << 400;
    QTest::newRow("a clock put back")
        << QByteArray("POST") << clock << QByteArray(R"({"seconds":-1})") << 400;
    QTest::newRow("a clock without a time")
        << QByteArray("POST") << clock << QByteArray("{}") << 400;
    QTest::newRow("a clock a thousand years ahead")
        << QByteArray("POST") << clock << QByteArray(R"({"seconds":3e10})") << 400;
    QTest::newRow("another hook") << QByteArray("GET") << QStringLiteral("nothing") << QByteArray()
                                  << 404;
}

void TestPracticeWire::hooksRefuse()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, hook);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    PracticeHost host(plainSettings());
    PracticeClient client(*host.start());
    const Answer answer = client.api(method, QStringLiteral("/_practice/") + hook, body);
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.errorMessage().isEmpty());
}

void TestPracticeWire::faultsAreSetOverHttp()
{
    PracticeHost host(plainSettings());
    PracticeClient client(*host.start());
    const QString hook = QStringLiteral("/_practice/faults");
    const Answer set = client.api("PUT", hook, R"({"faults":["submit-503=1","slow"]})");
    QCOMPARE(set.status, 200);
    QCOMPARE(host.faults(), (QStringList{QStringLiteral("submit-503=1"), QStringLiteral("slow")}));
    QCOMPARE(set.json().value(QStringLiteral("known")).toObject().size(),
        qsizetype(practice::allFaults().size()));
    QCOMPARE(client.submit({}).status, 503);
    const QJsonArray left =
        client.api("GET", hook).json().value(QStringLiteral("faults")).toArray();
    QCOMPARE(left, QJsonArray{QStringLiteral("slow")});
    QCOMPARE(
        client.api("POST", QStringLiteral("/_practice/clock"), R"({"seconds":3600})").status, 200);
}

QTEST_GUILESS_MAIN(TestPracticeWire)
#include "tst_practicewire.moc"
