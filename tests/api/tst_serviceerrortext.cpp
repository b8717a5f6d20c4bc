// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errortext.h"

#include <QSet>
#include <QtTest>

using namespace api;
using Kind = Error::Kind;

namespace {

Error errorOf(Kind kind, int status = 0, const QString &type = {}, const QString &message = {})
{
    Error error;
    error.kind = kind;
    error.httpStatus = status;
    error.type = type;
    error.message = message;
    return error;
}

} // namespace

class TestServiceErrorText : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasItsOwnCauseAndStep();
    void refusalsAreToldApart();
    void theServicesAnswerIsSaid_data();
    void theServicesAnswerIsSaid();
    void tooManyJobsAndTooManyRequestsAreToldApart();
    void theServicesWordsAreKeptWhereTheySayMore_data();
    void theServicesWordsAreKeptWhereTheySayMore();
    void aFailedJobIsNeverSaidToBeFree_data();
    void aFailedJobIsNeverSaidToBeFree();
    void theCauseAloneLeavesTheStepOut();
    void detailsCarryStatusAndRequestId();
};

void TestServiceErrorText::everyKindHasItsOwnCauseAndStep()
{
    QSet<QString> sentences;
    for (int kind = 0; kind <= int(Kind::Internal); ++kind) {
        const QString text = errorSentence(errorOf(Kind(kind)));
        QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
        // Two sentences: what is wrong and what to do. There is nothing to do about one's own wish.
        if (Kind(kind) != Kind::Cancelled)
            QVERIFY2(text.contains(QLatin1String(". ")), qPrintable(text));
        sentences.insert(text);
    }
    QCOMPARE(sentences.size(), qsizetype(Kind::Internal) + 1);
}

void TestServiceErrorText::refusalsAreToldApart()
{
    QSet<QString> sentences;
    for (const int status : {400, 401, 402, 403, 404, 413, 422})
        sentences.insert(errorSentence(errorOf(Kind::Refused, status)));
    QCOMPARE(sentences.size(), 7);
}

void TestServiceErrorText::theServicesAnswerIsSaid_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("word");
    const int refused = int(Kind::Refused), failed = int(Kind::JobFailed);
    const QString filtered = QStringLiteral("content_filtered_error");
    const QString filter = QStringLiteral("content filter");
    const QString balance = QStringLiteral("balance");
    QTest::newRow("a wrong key") << refused << 401 << QStringLiteral("authentication_error")
                                 << QStringLiteral("key");
    QTest::newRow("no credit") << refused << 402 << QStringLiteral("insufficient_funds_error")
                               << balance;
    QTest::newRow("no credit in a job's own words")
        << failed << 0 << QStringLiteral("insufficient_funds_error") << balance;
    QTest::newRow("not allowed") << refused << 403 << QStringLiteral("permission_error")
                                 << QStringLiteral("account");
    QTest::newRow("too large") << refused << 413 << QString() << QStringLiteral("shorter");
    QTest::newRow("filtered") << refused << 422 << filtered << filter;
    QTest::newRow("422 without a word is the filter") << refused << 422 << QString() << filter;
    QTest::newRow("the filter's word under another status") << refused << 400 << filtered << filter;
    QTest::newRow("a job that the filter stopped") << failed << 0 << filtered << filter;
    QTest::newRow("a job that failed with 422") << failed << 422 << QString() << filter;
}

void TestServiceErrorText::theServicesAnswerIsSaid()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(QString, type);
    QFETCH(QString, word);
    const QString text = errorSentence(errorOf(Kind(kind), status, type));
    QVERIFY2(text.contains(word), qPrintable(text));
}

void TestServiceErrorText::tooManyJobsAndTooManyRequestsAreToldApart()
{
    const auto sentence = [](int status, const char *type) {
        return errorSentence(errorOf(Kind::NotAccepted, status, QString::fromLatin1(type)));
    };
    const QString jobs = sentence(429, "concurrency_limit_error");
    const QString requests = sentence(429, "rate_limit_error");
    QVERIFY2(jobs.contains(QLatin1String("as many jobs")), qPrintable(jobs));
    QVERIFY2(requests.contains(QLatin1String("fewer requests")), qPrintable(requests));
    const QString overloaded = sentence(529, "overloaded_error");
    QVERIFY2(overloaded.contains(QLatin1String("overloaded")), qPrintable(overloaded));
}

void TestServiceErrorText::theServicesWordsAreKeptWhereTheySayMore_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("cause");
    QTest::newRow("an unknown refusal") << int(
        Kind::Refused) << 400 << QStringLiteral("The service refused the request (%1 is 5).");
    QTest::newRow("a failed job") << int(Kind::JobFailed) << 0
                                  << QStringLiteral("The service gave up on the job (%1 is 5).");
    QTest::newRow("a rule of ours") << int(Kind::InvalidRequest) << 0
                                    << QStringLiteral("The service does not take that; nothing was "
                                                      "sent (%1 is 5).");
    QTest::newRow("a wrong key says it all")
        << int(Kind::Refused) << 401 << QStringLiteral("The service does not accept the key.");
}

void TestServiceErrorText::theServicesWordsAreKeptWhereTheySayMore()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QTEST(errorCause(errorOf(Kind(kind), status, {}, QStringLiteral("%1 is\n5."))), "cause");
}

// A job that failed was taken; whether it was charged is the service's business.
void TestServiceErrorText::aFailedJobIsNeverSaidToBeFree_data()
{
    QTest::addColumn<QString>("type");
    for (const char *type : {"", "content_filtered_error", "insufficient_funds_error", "api_error"})
        QTest::newRow(*type ? type : "no word") << QString::fromLatin1(type);
}

void TestServiceErrorText::aFailedJobIsNeverSaidToBeFree()
{
    QFETCH(QString, type);
    const QString text = errorSentence(errorOf(Kind::JobFailed, 0, type));
    QVERIFY2(!text.contains(QLatin1String("charged")), qPrintable(text));
    QVERIFY2(!text.contains(QLatin1String("nothing")), qPrintable(text));
}

void TestServiceErrorText::theCauseAloneLeavesTheStepOut()
{
    const Error error = errorOf(Kind::TimedOut);
    QCOMPARE(errorCause(error), QStringLiteral("The service did not answer in time."));
    QCOMPARE(errorSentence(error),
        QStringLiteral("The service did not answer in time. Try again later."));
}

void TestServiceErrorText::detailsCarryStatusAndRequestId()
{
    Error error = errorOf(
        Kind::Refused, 402, QStringLiteral("insufficient_funds_error"), QStringLiteral("Top up."));
    error.requestId = QStringLiteral("abc");
    QCOMPARE(errorDetails(error),
        QStringLiteral("refused · HTTP 402 · insufficient_funds_error · Top up. · request id abc"));
}

QTEST_GUILESS_MAIN(TestServiceErrorText)
#include "tst_serviceerrortext.moc"
