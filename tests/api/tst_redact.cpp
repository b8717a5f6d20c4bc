// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/redact.h"

#include <QtTest>

class TestRedact : public QObject {
    Q_OBJECT

private slots:
    void takesSecretsOut_data();
    void takesSecretsOut();
    void takesKnownSecretsOut();
};

void TestRedact::takesSecretsOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    const auto row = [](const char *name, const char *text, const char *clean) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(clean);
    };
    row("plain words stay", "job 7 is queued at 12:03 (x=1)", "job 7 is queued at 12:03 (x=1)");
    row("a bearer token", "Authorization: Bearer abc.def-123", "Authorization: Bearer [redacted]");
    row("a bearer token in JSON", R"({"authorization":"bearer abc"})",
        R"({"authorization":"bearer [redacted]"})");
    row("a signed address", "PUT https://storage.googleapis.com/b/o?X-Goog-Signature=ff&a=b done",
        "PUT https://storage.googleapis.com/b/o?[redacted] done");
    row("a fragment", "https://a.b/c#token", "https://a.b/c?[redacted]");
    row("an address without a query stays", "GET http://127.0.0.1:80/v2/retake/1",
        "GET http://127.0.0.1:80/v2/retake/1");
    row("a name and password", "https://me:pw@host/x", "https://[redacted]@host/x");
    row("an upload token", "uri ltx://uploads/abc-1 sent", "uri ltx://uploads/[redacted] sent");
    row("an environment line", "LTX_API_KEY=abc123 retake run",
        "LTX_API_KEY=[redacted] retake run");
    row("a JSON key", R"("api_key": "abc",)", R"("api_key": "[redacted]",)");
    row("a data address", "data:video/mp4;base64,AAAAIGZ0eXA=", "data:[redacted]");
    row("two in a line", "https://a/b?x=1 https://a/c?y=2",
        "https://a/b?[redacted] https://a/c?[redacted]");
}

void TestRedact::takesSecretsOut()
{
    QFETCH(QString, text);
    QFETCH(QString, clean);
    QCOMPARE(api::redact(text), clean);
    QCOMPARE(api::redact(clean), clean);
}

void TestRedact::takesKnownSecretsOut()
{
    QCOMPARE(
        api::redact(QStringLiteral("the key s3cr3t failed"), {QStringLiteral("s3cr3t"), QString()}),
        QStringLiteral("the key [redacted] failed"));
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
