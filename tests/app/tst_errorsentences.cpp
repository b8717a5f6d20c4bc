// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/errortext.h"

#include <QSet>

using timeline::model::WindowNote;
using ApiError = api::Error;
using ModelError = timeline::model::Error;

class TestErrorSentences : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasItsSentence();
    void aFileIsNamedWithoutItsFolder();
    void theServicesAnswerIsSaid_data();
    void theServicesAnswerIsSaid();
    void everyNoteIsSaid();
};

void TestErrorSentences::everyKindHasItsSentence()
{
    QSet<QString> sentences;
    for (int kind = 0; kind < int(ModelError::Kind::Internal); ++kind) {
        const QString text = app::sentenceFor(ModelError{ModelError::Kind(kind), {}});
        QVERIFY2(
            text.endsWith(QLatin1Char('.')) && text.contains(QLatin1Char(' ')), qPrintable(text));
        sentences.insert(text);
    }
    // Cause and next step differ for each.
    QCOMPARE(sentences.size(), qsizetype(int(ModelError::Kind::Internal)));
    QVERIFY(!sentences.contains(app::sentenceFor(ModelError{})));
    for (int kind = 0; kind <= int(ApiError::Kind::Internal); ++kind) {
        ApiError error;
        error.kind = ApiError::Kind(kind);
        const QString text = app::sentenceFor(error);
        QVERIFY2(text.contains(QLatin1Char('.')) && text.size() > 15, qPrintable(text));
    }
}

void TestErrorSentences::aFileIsNamedWithoutItsFolder()
{
    const QString text =
        app::sentenceFor(ModelError{ModelError::Kind::Truncated, QStringLiteral("moov")},
            QStringLiteral("/home/someone/clips/cut.mp4"));
    QVERIFY(text.contains(QLatin1String("\"cut.mp4\"")));
    QVERIFY(!text.contains(QLatin1String("someone")));
}

void TestErrorSentences::theServicesAnswerIsSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("word");
    QTest::newRow("a wrong key") << 401 << QStringLiteral("authentication_error")
                                 << QStringLiteral("key");
    QTest::newRow("no credit") << 402 << QStringLiteral("insufficient_funds_error")
                               << QStringLiteral("credit");
    QTest::newRow("not allowed") << 403 << QStringLiteral("permission_error")
                                 << QStringLiteral("account");
    QTest::newRow("too large") << 413 << QString() << QStringLiteral("shorter");
    QTest::newRow("filtered") << 422 << QStringLiteral("content_filtered_error")
                              << QStringLiteral("filter");
}

void TestErrorSentences::theServicesAnswerIsSaid()
{
    QFETCH(int, status);
    QFETCH(QString, type);
    QFETCH(QString, word);
    ApiError error;
    error.kind = ApiError::Kind::Refused;
    error.httpStatus = status;
    error.type = type;
    QVERIFY2(app::sentenceFor(error).contains(word), qPrintable(app::sentenceFor(error)));
}

void TestErrorSentences::everyNoteIsSaid()
{
    timeline::model::WindowPlan plan;
    plan.duration = 2;
    plan.notes = {WindowNote::RangeClamped, WindowNote::SectionLengthened,
        WindowNote::ContextLengthened, WindowNote::HeldFrames, WindowNote::ContextShortened,
        WindowNote::VariableRate, WindowNote::TooLong};
    const QStringList sentences = app::sentencesFor(plan);
    QCOMPARE(sentences.size(), qsizetype(plan.notes.size()));
    QCOMPARE(QSet<QString>(sentences.begin(), sentences.end()).size(), sentences.size());
    QVERIFY(sentences[1].contains(QLatin1String("2 s")));
}

QTEST_GUILESS_MAIN(TestErrorSentences)
#include "tst_errorsentences.moc"
