// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/http.h"
#include "app/practice/retakerequest.h"

#include <QJsonDocument>
#include <QTest>

using practice::ByteRange;
using practice::Mode;
using practice::RetakeRequest;

class TestPracticeRequest : public QObject {
    Q_OBJECT

private slots:
    void readsWholeRequests_data();
    void readsWholeRequests();
    void refusesWithTheFieldsName_data();
    void refusesWithTheFieldsName();
    void readsByteRanges_data();
    void readsByteRanges();
};

void TestPracticeRequest::readsWholeRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<RetakeRequest>("expected");
    const QString uri = QStringLiteral("ltx://uploads/abc");
    QTest::newRow("only what is required")
        << QByteArray(R"({"video_uri":"ltx://uploads/abc","start_time":0,"duration":2})")
        << RetakeRequest{uri, 0, 2, {}, Mode::AudioAndVideo, {}};
    QTest::newRow("everything") << QByteArray(
        R"({"video_uri":"ltx://uploads/abc","start_time":1.5,"duration":2.25,"prompt":"a door",)"
        R"("mode":"replace_video","resolution":"1080x1920","model":"ltx-2-3-pro"})")
                                << RetakeRequest{uri, 1.5, 2.25, QStringLiteral("a door"),
                                       Mode::Video, QSize(1080, 1920)};
    QTest::newRow("sound only, and a field that no page names") << QByteArray(
        R"({"video_uri":"ltx://uploads/abc","start_time":3,"duration":4,"mode":"replace_audio","seed":7})")
                                                                << RetakeRequest{uri, 3, 4, {},
                                                                       Mode::Audio, {}};
    QTest::newRow("an https address")
        << QByteArray(R"({"video_uri":"https://example.org/a.mp4","start_time":0,"duration":2})")
        << RetakeRequest{
               QStringLiteral("https://example.org/a.mp4"), 0, 2, {}, Mode::AudioAndVideo, {}};
    const QByteArray longest = QByteArray("\xF0\x9F\x8E\xAC").repeated(5000);
    QTest::newRow("5000 characters outside the basic plane") << QByteArray(
        R"({"video_uri":"ltx://uploads/abc","start_time":0,"duration":2,"prompt":")" + longest
        + "\"}") << RetakeRequest{uri, 0, 2, QString::fromUtf8(longest), Mode::AudioAndVideo, {}};
}

void TestPracticeRequest::readsWholeRequests()
{
    QFETCH(QByteArray, body);
    QFETCH(RetakeRequest, expected);
    const auto read = practice::readRetakeRequest(body, {});
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(*read, expected);
}

void TestPracticeRequest::refusesWithTheFieldsName_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QByteArray &body, const char *field) {
        QTest::newRow(name) << body << QString::fromLatin1(field);
    };
    const auto with = [](const QByteArray &more) {
        return QByteArray(
            R"({"video_uri":"ltx://uploads/a","start_time":0,"duration":2,)" + more + "}");
    };
    row("no body", "", "body");
    row("not JSON", "video_uri=1", "body");
    row("an array", "[]", "body");
    row("no video_uri", R"({"start_time":0,"duration":2})", "video_uri is required");
    row("a number as video_uri", R"({"video_uri":3,"start_time":0,"duration":2})", "video_uri");
    row("an empty video_uri", R"({"video_uri":"","start_time":0,"duration":2})", "video_uri");
    row("plain http", R"({"video_uri":"http://example.org/a","start_time":0,"duration":2})",
        "video_uri");
    row("an IP address", R"({"video_uri":"https://127.0.0.1/a","start_time":0,"duration":2})",
        "video_uri");
    row("a local file", R"({"video_uri":"file:///etc/hosts","start_time":0,"duration":2})",
        "video_uri");
    row("no start_time", R"({"video_uri":"ltx://a","duration":2})", "start_time is required");
    row("start_time as text", R"({"video_uri":"ltx://a","start_time":"1","duration":2})",
        "start_time");
    row("a negative start_time", R"({"video_uri":"ltx://a","start_time":-0.1,"duration":2})",
        "start_time");
    row("no duration", R"({"video_uri":"ltx://a","start_time":0})", "duration is required");
    row("a null duration", R"({"video_uri":"ltx://a","start_time":0,"duration":null})", "duration");
    row("a duration under 2 s", R"({"video_uri":"ltx://a","start_time":0,"duration":1.99})",
        "duration");
    row("a prompt of 5001 characters", with("\"prompt\":\"" + QByteArray(5001, 'x') + '"'),
        "prompt");
    row("a prompt that is no text", with(R"("prompt":[])"), "prompt");
    row("an unknown mode", with(R"("mode":"replace_all")"), "mode");
    row("an empty mode", with(R"("mode":"")"), "mode");
    row("4K", with(R"("resolution":"3840x2160")"), "resolution");
    row("the model that was withdrawn", with(R"("model":"ltx-2-pro")"), "model");
}

void TestPracticeRequest::refusesWithTheFieldsName()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    const auto read = practice::readRetakeRequest(body, {});
    QVERIFY(!read);
    QCOMPARE(read.error().status, 400);
    QCOMPARE(read.error().type, QStringLiteral("invalid_request_error"));
    QVERIFY2(read.error().message.contains(field), qPrintable(read.error().message));
}

void TestPracticeRequest::readsByteRanges_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isRange");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    const auto row = [](const char *name, const QByteArray &header, bool is, qint64 first,
                         qint64 last) { QTest::newRow(name) << header << is << first << last; };
    row("none", "", false, 0, 0);
    row("another unit", "frames=0-3", false, 0, 0);
    row("several", "bytes=0-1,3-4", false, 0, 0);
    row("backwards", "bytes=5-3", false, 0, 0);
    row("signs", "bytes=+1-3", false, 0, 0);
    row("from the start", "bytes=0-9", true, 0, 9);
    row("to the end", "bytes=40-", true, 40, 99);
    row("past the end", "bytes=40-400", true, 40, 99);
    row("the last ten", "bytes=-10", true, 90, 99);
    row("more than there is", "bytes=-1000", true, 0, 99);
    row("behind the end", "bytes=100-", true, 100, 99);
}

void TestPracticeRequest::readsByteRanges()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, isRange);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    const auto range = practice::parseRange(header, 100);
    QCOMPARE(range.has_value(), isRange);
    if (range)
        QCOMPARE(*range, (ByteRange{first, last}));
}

QTEST_GUILESS_MAIN(TestPracticeRequest)
#include "tst_practicerequest.moc"
