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
    void takesKnownSecretsOutHoweverTheyAreSpelt_data();
    void takesKnownSecretsOutHoweverTheyAreSpelt();
    void wordsOfOthersKeepTheirSenseAndLoseWhatIsNone();
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

void TestRedact::takesKnownSecretsOutHoweverTheyAreSpelt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("clean");
    const auto row = [](const char *name, const char *text, const char *clean) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(clean);
    };
    row("plain", "<k/ey \"+42&> is bad", "<[redacted]> is bad");
    row("percent-encoded", "k%2Fey%20%22%2B42%26", "[redacted]");
    row("percent-encoded in small letters", "k%2fey%20%22%2b42%26", "[redacted]");
    row("in JSON", R"({"a":"k/ey \"+42&"})", R"({"a":"[redacted]"})");
    row("in JSON with its slash escaped", R"({"a":"k\/ey \"+42&"})", R"({"a":"[redacted]"})");
    row("in HTML", "<p>k/ey &quot;+42&amp;</p>", "<p>[redacted]</p>");
    row("something else", "k/ey", "k/ey");
    // "Bearer k/ey…", ":k/ey…" and "k/ey…" in base64, the last character shared with what follows.
    row("in base64", "ay9leSAiKzQyJg==", "[redacted]g==");
    row("in base64 after one byte", "OmsvZXkgIis0MiY=", "Om[redacted]Y=");
    row("in base64 after two bytes", "OjprL2V5ICIrNDIm", "Ojp[redacted]");
}

void TestRedact::takesKnownSecretsOutHoweverTheyAreSpelt()
{
    QFETCH(QByteArray, text);
    QTEST(api::withoutSecrets(text, {QByteArrayLiteral("k/ey \"+42&"), "is", ""}), "clean");
}

void TestRedact::wordsOfOthersKeepTheirSenseAndLoseWhatIsNone()
{
    const QString sense = QStringLiteral(
        "job 3f0c8a52-1f0e-4a63-9a44-0d3b3a7f2c11 (request 0123456789abcdef0123456789abcdef) is "
        "gone");
    QCOMPARE(api::redactForeign(sense), sense);
    QCOMPARE(
        api::redactForeign(QStringLiteral("signed %1 wrongly").arg(QString(64, QLatin1Char('b')))),
        QStringLiteral("signed [redacted] wrongly"));
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
