// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/errortext.h"

#include <QSet>
#include <QtTest>

using namespace timeline::model;
using Kind = Error::Kind;

class TestErrorText : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasItsOwnCauseAndStep();
    void aFileIsNamedWithoutItsFolder_data();
    void aFileIsNamedWithoutItsFolder();
    void aDetailIsKeptWhereItSaysMore_data();
    void aDetailIsKeptWhereItSaysMore();
    void aNameOrADetailIsNeverTakenForAPlace();
    void aWindowOverTheCapIsNotCalledDamaged();
    void detailsCarryTheKind();
};

void TestErrorText::everyKindHasItsOwnCauseAndStep()
{
    QSet<QString> sentences;
    for (int kind = 0; kind <= int(Kind::Internal); ++kind) {
        const QString text = errorSentence({Kind(kind), {}}, QStringLiteral("a.mp4"));
        QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
        // Two sentences: what is wrong and what to do. There is nothing to do about one's own wish.
        if (Kind(kind) != Kind::Cancelled)
            QVERIFY2(text.contains(QLatin1String(". ")), qPrintable(text));
        sentences.insert(text);
    }
    QCOMPARE(sentences.size(), qsizetype(Kind::Internal) + 1);
}

void TestErrorText::aFileIsNamedWithoutItsFolder_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("begin");
    QTest::newRow("a name") << QStringLiteral("a.mp4") << QStringLiteral("“a.mp4” is cut off");
    QTest::newRow("a path") << QStringLiteral("/home/someone/clips/a.mp4")
                            << QStringLiteral("“a.mp4” is cut off");
    QTest::newRow("no name") << QString() << QStringLiteral("The file is cut off");
}

void TestErrorText::aFileIsNamedWithoutItsFolder()
{
    QFETCH(QString, file);
    QFETCH(QString, begin);
    const QString text = errorSentence({Kind::Truncated, QStringLiteral("moov")}, file);
    QVERIFY2(text.startsWith(begin), qPrintable(text));
    QVERIFY(!text.contains(QLatin1String("someone")));
}

void TestErrorText::aDetailIsKeptWhereItSaysMore_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("a rule that was broken")
        << int(Kind::InvalidRequest)
        << QStringLiteral("This cannot be done as asked (why). Change it and try again.");
    QTest::newRow("a place that cannot be written")
        << int(Kind::NotWritable)
        << QStringLiteral(
               "“a.mp4” cannot be written (why). Choose another folder, or check its permissions.");
    QTest::newRow("a result that is no take")
        << int(Kind::ResultUnusable)
        << QStringLiteral("“a.mp4” cannot become a take; it is kept (why). Try the retake once "
                          "more, or choose another file.");
    QTest::newRow("a full disk says it all")
        << int(Kind::DiskFull) << QStringLiteral("The disk is full. Make room and try again.");
}

void TestErrorText::aDetailIsKeptWhereItSaysMore()
{
    QFETCH(int, kind);
    QTEST(errorSentence({Kind(kind), QStringLiteral("why")}, QStringLiteral("a.mp4")), "text");
}

void TestErrorText::aNameOrADetailIsNeverTakenForAPlace()
{
    const QString text = errorSentence(
        {Kind::NotReadable, QStringLiteral("100%2 of %1")}, QStringLiteral("50%1 %2.mp4"));
    QCOMPARE(text,
        QStringLiteral(
            "“50%1 %2.mp4” cannot be read (100%2 of %1). Check its permissions and the disk."));
}

void TestErrorText::aWindowOverTheCapIsNotCalledDamaged()
{
    const QString text =
        errorSentence({Kind::TooLarge, QStringLiteral("the window has 120000000 bytes")});
    QCOMPARE(text,
        QStringLiteral("The file is too large to be handled (the window has 120000000 bytes). Use "
                       "a shorter range or a smaller copy."));
}

void TestErrorText::detailsCarryTheKind()
{
    QCOMPARE(errorDetails({Kind::DiskFull, {}}), QStringLiteral("disk-full"));
    QCOMPARE(errorDetails({Kind::Truncated, QStringLiteral("no index")}),
        QStringLiteral("truncated: no index"));
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
