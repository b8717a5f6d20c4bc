// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

#include <QSet>
#include <QtTest>

class TestErrorText : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasASentenceOfItsOwnFile()
    {
        using Kind = timeline::model::Error::Kind;
        for (int kind = 0; kind <= int(Kind::Internal); ++kind) {
            const QString text = ui::errorSentence({Kind(kind), {}}, QStringLiteral("a.mp4"));
            QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
            QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
        }
        QVERIFY(ui::errorSentence({Kind::Truncated, {}}, QStringLiteral("a.mp4"))
                    .startsWith(QStringLiteral("“a.mp4” is cut off")));
        QVERIFY(ui::errorSentence(
            {Kind::Truncated,
                {}}).startsWith(QStringLiteral("The file is cut off")));
    }

    void everyServiceErrorHasASentence()
    {
        using Kind = api::Error::Kind;
        const QString unknown = ui::errorSentence(api::Error{});
        for (int kind = 0; kind < int(Kind::Internal); ++kind) {
            api::Error error;
            error.kind = Kind(kind);
            const QString text = ui::errorSentence(error);
            QVERIFY2(text.endsWith(QLatin1Char('.')) && text != unknown,
                qPrintable(api::kindName(error.kind)));
        }
    }

    void refusalsAreToldApart()
    {
        QSet<QString> sentences;
        for (const int status : {400, 401, 402, 403, 404, 413, 422}) {
            api::Error error;
            error.kind = api::Error::Kind::Refused;
            error.httpStatus = status;
            sentences.insert(ui::errorSentence(error));
        }
        QCOMPARE(sentences.size(), 7);
        api::Error busy, fast;
        busy.kind = fast.kind = api::Error::Kind::NotAccepted;
        busy.httpStatus = fast.httpStatus = 429;
        busy.type = QStringLiteral("concurrency_limit_error");
        fast.type = QStringLiteral("rate_limit_error");
        QVERIFY(ui::errorSentence(busy) != ui::errorSentence(fast));
    }

    void detailsCarryStatusAndRequestId()
    {
        api::Error error;
        error.kind = api::Error::Kind::Refused;
        error.httpStatus = 402;
        error.type = QStringLiteral("insufficient_funds_error");
        error.requestId = QStringLiteral("abc");
        const QString details = ui::errorDetails(error);
        for (const char *part : {"HTTP 402", "insufficient_funds_error", "request id abc"})
            QVERIFY(details.contains(QLatin1String(part)));
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
