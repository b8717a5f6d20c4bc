// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/answer.h"
#include "api/retrypolicy.h"

#include <QTimeZone>
#include <QtTest>

using namespace api;
using namespace std::chrono_literals;

namespace {

HttpOutcome answered(int status, const QByteArray &body = {})
{
    HttpOutcome outcome;
    outcome.status = status;
    outcome.body = body;
    outcome.requestId = QStringLiteral("r1");
    outcome.bodySent = 100;
    return outcome;
}

HttpOutcome broken(Error::Kind fault, qint64 bodySent)
{
    HttpOutcome outcome;
    outcome.fault = fault;
    outcome.faultText = QStringLiteral("broken");
    outcome.bodySent = bodySent;
    return outcome;
}

QByteArray envelope(const QByteArray &type)
{
    return R"({"type":"error","error":{"type":")" + type + R"(","message":"told so"}})";
}

} // namespace

class TestAnswer : public QObject {
    Q_OBJECT

private slots:
    void meaning_data();
    void meaning();
    void errorCarriesEverything();
    void bodyInWords_data();
    void bodyInWords();
    void retryAfter_data();
    void retryAfter();
    void networkErrors_data();
    void networkErrors();
    void backOff_data();
    void backOff();
};

void TestAnswer::meaning_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<HttpOutcome>("outcome");
    QTest::addColumn<Meaning>("meaning");
    const auto row = [](const char *name, Step step, const HttpOutcome &outcome, Meaning meaning) {
        QTest::newRow(name) << step << outcome << meaning;
    };
    row("submit: 202 with an id", Step::Submit, answered(202, R"({"id":"a"})"), Meaning::Accepted);
    row("submit: 202 without", Step::Submit, answered(202, "{}"), Meaning::Uncertain);
    row("submit: 422", Step::Submit, answered(422, envelope("content_filtered_error")),
        Meaning::Refused);
    row("submit: 413 page", Step::Submit, answered(413, "<html>"), Meaning::Refused);
    row("submit: 429", Step::Submit, answered(429), Meaning::NotAccepted);
    row("submit: 503 envelope", Step::Submit, answered(503, envelope("x")), Meaning::NotAccepted);
    row("submit: 529 envelope", Step::Submit, answered(529, envelope("x")), Meaning::NotAccepted);
    row("submit: 503 page", Step::Submit, answered(503, "<html>"), Meaning::Uncertain);
    row("submit: 500 envelope", Step::Submit, answered(500, envelope("api_error")),
        Meaning::Uncertain);
    row("submit: 307", Step::Submit, answered(307), Meaning::Uncertain);
    row("submit: 418", Step::Submit, answered(418), Meaning::Uncertain);
    row("submit: refused connection", Step::Submit, broken(Error::Kind::NotConnected, 0),
        Meaning::NotConnected);
    row("submit: TLS fails", Step::Submit, broken(Error::Kind::Tls, 0), Meaning::NotConnected);
    row("submit: lost after the first byte", Step::Submit, broken(Error::Kind::ConnectionLost, 1),
        Meaning::Uncertain);
    row("submit: timed out after the body", Step::Submit, broken(Error::Kind::TimedOut, 90),
        Meaning::Uncertain);
    row("slot: 200", Step::CreateUpload, answered(200, "{}"), Meaning::Accepted);
    row("slot: 401", Step::CreateUpload, answered(401), Meaning::Refused);
    row("slot: 429", Step::CreateUpload, answered(429), Meaning::Fault);
    row("slot: 500", Step::CreateUpload, answered(500), Meaning::Fault);
    row("slot: lost", Step::CreateUpload, broken(Error::Kind::ConnectionLost, 0), Meaning::Fault);
    row("upload: 201", Step::Upload, answered(201), Meaning::Accepted);
    row("upload: 412", Step::Upload, answered(412), Meaning::Stale);
    row("upload: 302", Step::Upload, answered(302), Meaning::Refused);
    row("upload: 503", Step::Upload, answered(503), Meaning::Fault);
    row("poll: 404", Step::Poll, answered(404), Meaning::Refused);
    row("poll: 408", Step::Poll, answered(408), Meaning::Fault);
    row("poll: 502", Step::Poll, answered(502, "<html>"), Meaning::Fault);
    row("download: 206", Step::Download, answered(206), Meaning::Accepted);
    row("download: 410", Step::Download, answered(410), Meaning::Stale);
    HttpOutcome half = answered(200);
    half.fault = Error::Kind::ConnectionLost;
    row("download: 200, but cut off", Step::Download, half, Meaning::Fault);
    half = answered(202, R"({"id":"a"})");
    half.fault = Error::Kind::ConnectionLost;
    row("submit: an id is kept even when the end is missing", Step::Submit, half,
        Meaning::Accepted);
}

void TestAnswer::meaning()
{
    QFETCH(Step, step);
    QFETCH(HttpOutcome, outcome);
    QFETCH(Meaning, meaning);
    const Answer answer = judge(step, outcome);
    QCOMPARE(answer.meaning, meaning);
    QCOMPARE(answer.error.has_value(), meaning != Meaning::Accepted);
}

void TestAnswer::errorCarriesEverything()
{
    HttpOutcome outcome = answered(429, envelope("rate_limit_error"));
    outcome.retryAfter = 7s;
    Error expected;
    expected.kind = Error::Kind::NotAccepted;
    expected.httpStatus = 429;
    expected.type = QStringLiteral("rate_limit_error");
    expected.message = QStringLiteral("told so");
    expected.requestId = QStringLiteral("r1");
    expected.retryAfter = 7s;
    QCOMPARE(judge(Step::Submit, outcome).error.value(), expected);
    QCOMPARE(errorFromJson(toJson(expected)), expected);
}

void TestAnswer::bodyInWords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::newRow("envelope") << envelope("x") << QStringLiteral("told so");
    QTest::newRow("storage XML") << QByteArrayLiteral(
        "<?xml version='1.0'?><Error><Code>AccessDenied</Code>\n<Message>No.</Message></Error>")
                                 << QStringLiteral("AccessDenied – No.");
    QTest::newRow("a page") << QByteArrayLiteral(
        "<html><style>b{}</style><body><h1>413</h1>Too large</body>")
                            << QStringLiteral("413 Too large");
    QTest::newRow("a signed address") << QByteArrayLiteral("see https://a.b/c?sig=1")
                                      << QStringLiteral("see https://a.b/c?[redacted]");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("another JSON") << QByteArrayLiteral("{\"detail\":1}")
                                  << QStringLiteral("{\"detail\":1}");
}

void TestAnswer::bodyInWords()
{
    QFETCH(QByteArray, body);
    QTEST(describeBody(body), "text");
}

void TestAnswer::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds"); // -1: none
    QTest::newRow("seconds") << QByteArrayLiteral("120") << 120;
    QTest::newRow("spaces") << QByteArrayLiteral(" 5 ") << 5;
    QTest::newRow("a date to come") << QByteArrayLiteral("Sun, 22 Nov 2026 10:01:30 GMT") << 90;
    QTest::newRow("a date gone by") << QByteArrayLiteral("Sun, 22 Nov 2026 09:00:00 GMT") << 0;
    QTest::newRow("negative") << QByteArrayLiteral("-3") << 0;
    QTest::newRow("a year") << QByteArrayLiteral("31536000") << 86'400;
    QTest::newRow("words") << QByteArrayLiteral("soon") << -1;
    QTest::newRow("nothing") << QByteArray() << -1;
}

void TestAnswer::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(int, seconds);
    const QDateTime now(QDate(2026, 11, 22), QTime(10, 0), QTimeZone::utc());
    const auto wish = parseRetryAfter(value, now);
    QCOMPARE(wish ? static_cast<int>(wish->count()) : -1, seconds);
}

void TestAnswer::networkErrors_data()
{
    using Net = QNetworkReply;
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<QString>("kind");
    QTest::newRow("answered") << Net::NoError << QString();
    QTest::newRow("400") << Net::ProtocolInvalidOperationError << QString();
    QTest::newRow("404") << Net::ContentNotFoundError << QString();
    QTest::newRow("503") << Net::ServiceUnavailableError << QString();
    QTest::newRow("would be sent again")
        << Net::ContentReSendError << QStringLiteral("connection-lost");
    QTest::newRow("closed") << Net::RemoteHostClosedError << QStringLiteral("connection-lost");
    QTest::newRow("refused") << Net::ConnectionRefusedError << QStringLiteral("not-connected");
    QTest::newRow("no such host") << Net::HostNotFoundError << QStringLiteral("host-not-found");
    QTest::newRow("certificate") << Net::SslHandshakeFailedError << QStringLiteral("tls");
    QTest::newRow("proxy") << Net::ProxyAuthenticationRequiredError << QStringLiteral("proxy");
    QTest::newRow("time-out") << Net::OperationCanceledError << QStringLiteral("timed-out");
    QTest::newRow("not HTTP") << Net::ProtocolFailure << QStringLiteral("connection-lost");
}

void TestAnswer::networkErrors()
{
    QFETCH(QNetworkReply::NetworkError, error);
    const auto kind = faultOf(error);
    QTEST(kind ? kindName(*kind) : QString(), "kind");
    if (kind)
        QCOMPARE(kindFromName(kindName(*kind)), *kind);
}

void TestAnswer::backOff_data()
{
    QTest::addColumn<int>("attempt");
    QTest::addColumn<int>("wish"); // seconds; 0: none
    QTest::addColumn<double>("random");
    QTest::addColumn<qint64>("milliseconds"); // -1: give up
    QTest::newRow("first") << 1 << 0 << 0.0 << qint64{1000};
    QTest::newRow("second doubles") << 2 << 0 << 0.0 << qint64{2000};
    QTest::newRow("half of it at random") << 2 << 0 << 0.5 << qint64{2500};
    QTest::newRow("capped") << 7 << 0 << 0.0 << qint64{30'000};
    QTest::newRow("the server's wish is the least") << 1 << 100 << 0.0 << qint64{100'000};
    QTest::newRow("a shorter wish does not hurry") << 3 << 1 << 0.0 << qint64{4000};
    QTest::newRow("the last failure gives up") << 8 << 0 << 0.0 << qint64{-1};
}

void TestAnswer::backOff()
{
    QFETCH(int, attempt);
    QFETCH(int, wish);
    QFETCH(double, random);
    const RetryPolicy policy{.base = 1s, .cap = 30s, .maxAttempts = 8};
    const auto retryAfter = wish > 0 ? std::optional(std::chrono::seconds(wish)) : std::nullopt;
    const auto delay = planRetry(policy, attempt, retryAfter, random);
    QTEST(delay ? qint64{delay->count()} : qint64{-1}, "milliseconds");
    const RetryPolicy endless{.base = 1s, .cap = 30s, .maxAttempts = 0};
    QVERIFY(planRetry(endless, 1'000'000, std::nullopt, 0).has_value());
}

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
