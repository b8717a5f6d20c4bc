// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST /v1/retake as it was, which answered with the finished file.
#include "practiceclient.h"
#include "rawhttp.h"

#include <QJsonDocument>
#include <QTest>

using practice::LedgerLine;
using practice::PracticeHost;
using practice::Settings;
using practice::Step;

namespace {

using namespace std::chrono_literals;

Settings oldSettings(const QStringList &faults = {})
{
    Settings settings = quickSettings(faults);
    settings.v1Retake = true;
    settings.plainTakes = true;
    settings.processingTime = 50ms;
    return settings;
}

// By hand over a socket: an old client's one exchange.
struct Exchange {
    QByteArray bytes;

    int status() const { return bytes.mid(9, 3).toInt(); }
    QByteArray head() const { return bytes.left(bytes.indexOf("\r\n\r\n")).toLower(); }
    QByteArray body() const { return bytes.mid(bytes.indexOf("\r\n\r\n") + 4); }
    QString errorType() const
    {
        return QJsonDocument::fromJson(body())[QLatin1String("error")][QLatin1String("type")]
            .toString();
    }
};

Exchange post(PracticeClient &client, const QByteArray &body)
{
    QByteArray head = apiHead(client.endpoint(), "POST", "/v1/retake", body.size());
    head.insert(head.size() - 2, "Connection: close\r\n");
    // Beside the event loop: the service has a thread of its own.
    return {sendRaw(client.endpoint(), head + body).bytes};
}

Exchange retake(PracticeClient &client)
{
    const QString uri = client.upload(sampleVideo());
    return post(client, QJsonDocument(sampleRequest(uri)).toJson());
}

} // namespace

class TestPracticeOld : public QObject {
    Q_OBJECT

private slots:
    void answersWithTheFile();
    void theTakeIsMade();
    void refusals_data();
    void refusals();
    void connectionFaults_data();
    void connectionFaults();
    void asManyAtOnceAsAnyOther();
    void goneIsGone();
};

void TestPracticeOld::answersWithTheFile()
{
    PracticeHost host(oldSettings());
    PracticeClient client(*host.start());
    const Exchange done = retake(client);
    QCOMPARE(done.status(), 200);
    QVERIFY2(done.head().contains("content-type: video/mp4"), done.head());
    QVERIFY2(done.head().contains("\r\nx-request-id: "), done.head());
    QCOMPARE(done.body(), sampleVideo());
    QCOMPARE(host.requestCount(Step::Submit), 1);
    QCOMPARE(host.account().accepted, 1);
    QCOMPARE(host.account().active, 0);
    QCOMPARE(host.ledger().size(), 1);
    QCOMPARE(host.ledger().first().state, LedgerLine::State::Spent);
    QCOMPARE(qRound(host.account().charged * 100), 32);
}

void TestPracticeOld::theTakeIsMade()
{
    Settings settings = oldSettings();
    settings.plainTakes = false;
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const Exchange done = retake(client);
    QCOMPARE(done.status(), 200);
    QCOMPARE(done.body().mid(4, 4), QByteArray("ftyp"));
    QVERIFY(done.body() != sampleVideo());
}

void TestPracticeOld::refusals_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("accepted");
    const auto row = [](const char *fault, int status, const char *type, int accepted) {
        QTest::newRow(fault) << QString::fromLatin1(fault) << status << QString::fromLatin1(type)
                             << accepted;
    };
    row("submit-400", 400, "invalid_request_error", 0);
    row("submit-401", 401, "authentication_error", 0);
    row("submit-402", 402, "insufficient_funds_error", 0);
    row("submit-413", 413, "", 0);
    row("submit-422", 422, "content_filtered_error", 0);
    row("submit-429", 429, "concurrency_limit_error", 0);
    row("submit-429-rate", 429, "rate_limit_error", 0);
    row("submit-500", 500, "api_error", 0);
    row("submit-500-after", 500, "api_error", 1);
    row("submit-503", 503, "service_unavailable", 0);
    row("submit-504", 504, "", 0);
    row("submit-504-after", 504, "", 1);
    row("failed-job", 422, "content_filtered_error", 1);
    row("failed-job-internal", 500, "api_error", 1);
    row("failed-job-funds", 402, "insufficient_funds_error", 1);
    row("failed-job-media", 400, "invalid_request_error", 1);
    row("submit-without-id", 200, "", 1);
}

void TestPracticeOld::refusals()
{
    QFETCH(QString, fault);
    QFETCH(int, status);
    QFETCH(QString, type);
    QFETCH(int, accepted);
    PracticeHost host(oldSettings({fault}));
    PracticeClient client(*host.start());
    const Exchange done = retake(client);
    QCOMPARE(done.status(), status);
    QCOMPARE(done.errorType(), type);
    QVERIFY(!done.body().contains("ftyp"));
    QCOMPARE(host.account().accepted, accepted);
    QTRY_COMPARE(host.account().active, 0);
    // Taken on and made is billed once, whatever was answered; what failed is not.
    const bool isBilled = accepted > 0 && !fault.startsWith(QLatin1String("failed"));
    QCOMPARE(qRound(host.account().charged * 100), isBilled ? 32 : 0);
}

void TestPracticeOld::connectionFaults_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("accepted");
    QTest::newRow("closed before the body was read") << QStringLiteral("submit-cut") << 0;
    QTest::newRow("closed without an answer") << QStringLiteral("submit-dropped") << 1;
    QTest::newRow("reset") << QStringLiteral("submit-reset") << 1;
    QTest::newRow("half the file") << QStringLiteral("submit-truncated") << 1;
}

void TestPracticeOld::connectionFaults()
{
    QFETCH(QString, fault);
    QFETCH(int, accepted);
    PracticeHost host(oldSettings({fault}));
    PracticeClient client(*host.start());
    const Exchange done = retake(client);
    QVERIFY(done.body().size() < sampleVideo().size());
    QTRY_COMPARE(host.account().accepted, accepted);
    QTRY_COMPARE(host.account().active, 0);
    QCOMPARE(qRound(host.account().charged * 100), accepted * 32);
}

void TestPracticeOld::asManyAtOnceAsAnyOther()
{
    Settings settings = oldSettings({QStringLiteral("slow")});
    settings.concurrency = 1;
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const QString uri = client.upload(sampleVideo());
    QCOMPARE(client.submit(sampleRequest(uri)).status, 202);
    const Exchange full = post(client, QJsonDocument(sampleRequest(uri)).toJson());
    QCOMPARE(full.status(), 429);
    QCOMPARE(full.errorType(), QStringLiteral("concurrency_limit_error"));
    QCOMPARE(post(client, "[]").errorType(), QStringLiteral("invalid_request_error"));
}

void TestPracticeOld::goneIsGone()
{
    Settings settings = oldSettings({QStringLiteral("submit-500")});
    settings.v1Retake = false;
    PracticeHost host(settings);
    PracticeClient client(*host.start());
    const Exchange gone = retake(client);
    QCOMPARE(gone.status(), 404);
    QCOMPARE(gone.errorType(), QStringLiteral("not_found_error"));
    QCOMPARE(host.wireCount(Step::Submit), 0);
}

QTEST_GUILESS_MAIN(TestPracticeOld)
#include "tst_practiceold.moc"
