// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/answer.h"
#include "api/errortext.h"

#include <QTest>

using namespace api;
using Kind = Error::Kind;

namespace {

const QString id = QStringLiteral("0123456789abcdef0123456789abcdef");

HttpOutcome outcomeOf(int status, const QByteArray &body)
{
    HttpOutcome outcome;
    outcome.status = status;
    outcome.body = body;
    outcome.requestId = id;
    outcome.bodySent = 200;
    return outcome;
}

HttpOutcome envelope(int status, const char *type, const char *message = "told so")
{
    return outcomeOf(status,
        QByteArray(R"({"type":"error","error":{"type":")") + type + R"(","message":")" + message
            + R"("}})");
}

HttpOutcome page(int status)
{
    return outcomeOf(status, "<html><head><title>nginx</title></head><body>Bad</body></html>");
}

HttpOutcome bucket(int status, const char *code, const char *message)
{
    return outcomeOf(status,
        QByteArray("<?xml version='1.0' encoding='UTF-8'?><Error><Code>") + code
            + "</Code><Message>" + message
            + "</Message><StringToSign>GOOG4 secret</StringToSign></Error>");
}

// Before anything was sent.
HttpOutcome never(QNetworkReply::NetworkError error)
{
    HttpOutcome outcome;
    outcome.fault = faultOf(error);
    outcome.faultText = QStringLiteral("the system's own words");
    return outcome;
}

HttpOutcome lost(QNetworkReply::NetworkError error)
{
    HttpOutcome outcome = never(error);
    outcome.bodySent = 200;
    return outcome;
}

} // namespace

// Every answer and every failure that the service, its storage and the way there are known for, at
// every step where it can come: the whole sentences that the user reads.
class TestErrorTable : public QObject {
    Q_OBJECT

private slots:
    void everyRowIsSaid_data();
    void everyRowIsSaid();
    void everyRowKeepsItsRequestId_data() { everyRowIsSaid_data(); }
    void everyRowKeepsItsRequestId();

private:
    static void rowsOfSubmit();
    static void rowsOfAsking();
    static void rowsOfStorage();
    static void rowsOfTheWay();
};

Q_DECLARE_METATYPE(Step)
Q_DECLARE_METATYPE(HttpOutcome)

static void row(const char *name, Step step, const HttpOutcome &outcome, const char *sentence)
{
    QTest::newRow(name) << step << outcome << QString::fromUtf8(sentence);
}

void TestErrorTable::rowsOfSubmit()
{
    const char *uncertain = "It is not known whether the service took the request; it may have "
                            "been charged. Look at your account before you send it again.";
    const char *busy = "The service is overloaded. Try again in a few minutes.";
    const char *filtered =
        "The service's content filter refused this. Change the text or the range.";
    row("submit 400", Step::Submit, envelope(400, "invalid_request_error", "duration is required"),
        "The service refused the request (duration is required). Change the range or the text and "
        "try again.");
    row("submit 401", Step::Submit, envelope(401, "authentication_error", "Invalid API key"),
        "The service does not accept the key. Check the key and enter it again.");
    row("submit 402", Step::Submit, envelope(402, "insufficient_funds_error", "Required: 36 cents"),
        "The balance of your account is too low. Top it up, then send again.");
    row("submit 403", Step::Submit, envelope(403, "permission_error"),
        "Your account may not use retakes. Ask the service to enable them.");
    row("submit 404", Step::Submit, envelope(404, "not_found_error"),
        "The service does not know this. Check the service's address.");
    row("submit 413 from what stands before the service", Step::Submit, page(413),
        "The upload is too large for the service. Make the range shorter.");
    row("submit 413", Step::Submit, envelope(413, "request_too_large"),
        "The upload is too large for the service. Make the range shorter.");
    row("submit 422", Step::Submit, envelope(422, "content_filtered_error"), filtered);
    row("submit 422 under another word", Step::Submit, envelope(422, "invalid_request_error"),
        filtered);
    row("submit 422 without a word", Step::Submit, page(422), filtered);
    row("submit 429, too many jobs", Step::Submit, envelope(429, "concurrency_limit_error"),
        "The account already has as many jobs at work as it may. Wait until one has finished.");
    row("submit 429, too many requests", Step::Submit, envelope(429, "rate_limit_error"),
        "The service asks for fewer requests. Wait a minute and try again.");
    row("submit 500", Step::Submit, envelope(500, "api_error"), uncertain);
    row("submit 502", Step::Submit, page(502), uncertain);
    row("submit 503", Step::Submit, envelope(503, "service_unavailable"), busy);
    row("submit 503 under its newer word", Step::Submit, envelope(503, "service_unavailable_error"),
        busy);
    row("submit 503 from what stands before the service", Step::Submit, page(503), uncertain);
    row("submit 504", Step::Submit, page(504), uncertain);
    row("submit 529", Step::Submit, envelope(529, "overloaded_error"), busy);
    row("submit 202 without an id", Step::Submit, outcomeOf(202, "{}"), uncertain);
    row("submit, no answer in time", Step::Submit, lost(QNetworkReply::OperationCanceledError),
        uncertain);
    row("submit, connection lost", Step::Submit, lost(QNetworkReply::RemoteHostClosedError),
        uncertain);
}

void TestErrorTable::rowsOfAsking()
{
    row("slot 401", Step::CreateUpload, envelope(401, "authentication_error"),
        "The service does not accept the key. Check the key and enter it again.");
    row("slot 402", Step::CreateUpload, envelope(402, "insufficient_funds_error"),
        "The balance of your account is too low. Top it up, then send again.");
    row("slot 403", Step::CreateUpload, envelope(403, "permission_error"),
        "Your account may not use retakes. Ask the service to enable them.");
    row("slot 429", Step::CreateUpload, envelope(429, "rate_limit_error"),
        "The service asks for fewer requests. Wait a minute and try again.");
    row("poll 401", Step::Poll, envelope(401, "authentication_error"),
        "The service does not accept the key. Check the key and enter it again.");
    row("poll 429", Step::Poll, page(429),
        "The service asks for fewer requests. Wait a minute and try again.");
    row("poll 500", Step::Poll, envelope(500, "api_error"),
        "The service has a fault of its own. Try again later.");
    row("poll 503", Step::Poll, page(503),
        "The service is overloaded. Try again in a few minutes.");
    row("poll 529", Step::Poll, envelope(529, "overloaded_error"),
        "The service is overloaded. Try again in a few minutes.");
    row("poll 504", Step::Poll, page(504), "The service did not answer in time. Try again later.");
    row("poll 307", Step::Poll, outcomeOf(307, {}),
        "The service pointed to another address, which is never followed. Check the service's "
        "address.");
}

void TestErrorTable::rowsOfStorage()
{
    row("upload 403, expired", Step::Upload,
        bucket(403, "ExpiredToken", "The provided token has expired."),
        "The address that the service gave for the file is no longer accepted by its storage "
        "(ExpiredToken – The provided token has expired). Try again: a fresh one is asked for. "
        "Check this computer's clock if it stays so.");
    row("upload 412, used", Step::Upload,
        bucket(412, "PreconditionFailed", "At least one of the pre-conditions did not hold."),
        "The service's storage already has a file at the place that the service gave. Try again: a "
        "fresh place is asked for.");
    row("upload 400, too large", Step::Upload,
        bucket(400, "EntityTooLarge", "Your proposed upload exceeds the maximum size."),
        "The file is too large for the service's storage. Make the range shorter.");
    row("upload 413", Step::Upload, page(413),
        "The file is too large for the service's storage. Make the range shorter.");
    row("upload 400", Step::Upload, bucket(400, "InvalidArgument", "Invalid argument."),
        "The service's storage refused the file (InvalidArgument – Invalid argument). Try again in "
        "a few minutes.");
    row("upload 503", Step::Upload, bucket(503, "SlowDown", "Please reduce your request rate."),
        "The service is overloaded. Try again in a few minutes.");
    row("result 403", Step::Download, bucket(403, "AccessDenied", "Access denied."),
        "The address that the service gave for the file is no longer accepted by its storage "
        "(AccessDenied – Access denied). Try again: a fresh one is asked for. Check this "
        "computer's "
        "clock if it stays so.");
    row("result 404", Step::Download, bucket(404, "NoSuchKey", "The key does not exist."),
        "The file is no longer in the service's storage. Look for the result once more.");
    row("result 410", Step::Download, page(410),
        "The file is no longer in the service's storage. Look for the result once more.");
    row("result 500", Step::Download, bucket(500, "InternalError", "We encountered an error."),
        "The service has a fault of its own. Try again later.");
}

void TestErrorTable::rowsOfTheWay()
{
    using Qt = QNetworkReply;
    const char *offline =
        "The service cannot be reached. Check the network connection and try again.";
    const char *proxy = "The proxy refused the connection. Check the system's proxy settings.";
    row("offline", Step::Submit, never(Qt::TemporaryNetworkFailureError), offline);
    row("unreachable", Step::Poll, never(Qt::UnknownNetworkError), offline);
    row("nobody listens", Step::Submit, never(Qt::ConnectionRefusedError), offline);
    row("DNS", Step::Submit, never(Qt::HostNotFoundError),
        "The service's host name is not known here. Check the network and the address.");
    row("TLS", Step::Submit, never(Qt::SslHandshakeFailedError),
        "The secure connection failed. Check this computer's clock and the network.");
    row("proxy refuses", Step::Submit, never(Qt::ProxyConnectionRefusedError), proxy);
    row("proxy not found", Step::CreateUpload, never(Qt::ProxyNotFoundError), proxy);
    row("proxy wants a login", Step::Poll, never(Qt::ProxyAuthenticationRequiredError), proxy);
    row("proxy wants a login, in its answer", Step::Poll, page(407), proxy);
    row("proxy too slow", Step::Download, never(Qt::ProxyTimeoutError), proxy);
    row("no answer in time", Step::Poll, never(Qt::OperationCanceledError),
        "The service did not answer in time. Try again later.");
    row("408", Step::CreateUpload, page(408),
        "The service did not answer in time. Try again later.");
    row("connection lost", Step::Download, lost(Qt::RemoteHostClosedError),
        "The connection broke off. Check the network and try again.");
}

void TestErrorTable::everyRowIsSaid_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<HttpOutcome>("outcome");
    QTest::addColumn<QString>("sentence");
    rowsOfSubmit();
    rowsOfAsking();
    rowsOfStorage();
    rowsOfTheWay();
}

void TestErrorTable::everyRowIsSaid()
{
    QFETCH(Step, step);
    QFETCH(HttpOutcome, outcome);
    const Answer answer = judge(step, outcome);
    QVERIFY(answer.error.has_value());
    QTEST(errorSentence(*answer.error), "sentence");
}

void TestErrorTable::everyRowKeepsItsRequestId()
{
    QFETCH(Step, step);
    QFETCH(HttpOutcome, outcome);
    const Answer answer = judge(step, outcome);
    QVERIFY(answer.error.has_value());
    QCOMPARE(answer.error->requestId, outcome.requestId);
    const QString details = errorDetails(*answer.error);
    QVERIFY2(outcome.status == 0 || details.contains(QStringLiteral("HTTP %1").arg(outcome.status)),
        qPrintable(details));
    QVERIFY2(outcome.requestId.isEmpty()
            || details.endsWith(QStringLiteral("request id ") + outcome.requestId),
        qPrintable(details));
    QVERIFY(!details.contains(QStringLiteral("GOOG4")));
}

QTEST_GUILESS_MAIN(TestErrorTable)
#include "tst_errortable.moc"
