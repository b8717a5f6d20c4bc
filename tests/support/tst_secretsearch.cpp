// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/secretsearch.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using testsupport::SecretSearch;

// A search that finds nothing proves something only if it would have found it.
class TestSecretSearch : public QObject {
    Q_OBJECT

private slots:
    void aPlantedSecretIsFoundHoweverItIsSpelt_data();
    void aPlantedSecretIsFoundHoweverItIsSpelt();
    void everyFileIsRead();
};

void TestSecretSearch::aPlantedSecretIsFoundHoweverItIsSpelt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const QByteArray &text, const char *found) {
        QTest::newRow(name) << text
                            << (*found ? QStringList{QString::fromLatin1(found)} : QStringList());
    };
    // The secret: ltx/Key "1+2=3"&
    row("nothing", "ltx/key and Key", "");
    row("plain", "Bearer ltx/Key \"1+2=3\"& x", "key");
    row("percent-encoded", "a=ltx%2FKey%20%221%2B2%3D3%22%26&b", "key percent-encoded");
    row("percent-encoded in small letters", "ltx%2fKey%20%221%2b2%3d3%22%26",
        "key percent-encoded");
    row("in JSON", R"({"k":"ltx/Key \"1+2=3\"&"})", "key in JSON");
    row("in JSON with slashes escaped", R"({"k":"ltx\/Key \"1+2=3\"&"})",
        "key in JSON with slashes escaped");
    row("in HTML", "<b>ltx/Key &quot;1+2=3&quot;&amp;</b>", "key in HTML");
    row("in hexadecimal", "6C74782F4B65792022312B323D332226", "key in hexadecimal");
    row("in UTF-16", QByteArray("l\0t\0x\0/\0K\0e\0y\0 \0\"\0001\0+\0002\0=\0003\0\"\0&\0", 32),
        "key in UTF-16");
    for (const char *before : {"", "a", "ab", "Bearer ", "user:"})
        row(*before ? before : "in base64 alone",
            "x " + (QByteArray(before) + "ltx/Key \"1+2=3\"& and more").toBase64() + " y",
            "key in base64");
}

void TestSecretSearch::aPlantedSecretIsFoundHoweverItIsSpelt()
{
    QFETCH(QByteArray, text);
    SecretSearch search;
    search.add(QStringLiteral("key"), "ltx/Key \"1+2=3\"&");
    search.add(QStringLiteral("other"), "something else");
    QTEST(search.in(text), "found");
}

void TestSecretSearch::everyFileIsRead()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("a/.hidden")));
    const QHash<QString, QByteArray> files{{QStringLiteral("a/.hidden/log"), "see secret-1 here"},
        {QStringLiteral("fine.json"), "{}"}, {QStringLiteral("secret-1.csv"), "nothing"}};
    for (auto it = files.begin(); it != files.end(); ++it) {
        QFile file(folder.filePath(it.key()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(it.value());
    }
    SecretSearch search;
    search.add(QStringLiteral("key"), "secret-1");
    QCOMPARE(search.below(folder.path()),
        (QStringList{QStringLiteral("a/.hidden/log: key"), QStringLiteral("secret-1.csv: key")}));
}

QTEST_GUILESS_MAIN(TestSecretSearch)
#include "tst_secretsearch.moc"
