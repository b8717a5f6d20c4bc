// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/protocol.h"
#include "api/request.h"

#include <QJsonDocument>
#include <QtTest>

#include <limits>

using namespace api;

namespace {

RetakeRequest goodRequest()
{
    RetakeRequest request;
    request.startTime = 1.5;
    request.duration = 2;
    request.prompt = QStringLiteral("the lamp is lit");
    return request;
}

using Change = std::function<void(RetakeRequest &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestRequest : public QObject {
    Q_OBJECT

private slots:
    void json();
    void limits_data();
    void limits();
    void resolution_data();
    void resolution();
    void slot();
    void brokenSlots_data();
    void brokenSlots();
    void submitAnswer();
    void status_data();
    void status();
    void brokenStatus();
    void baseUrls_data();
    void baseUrls();
    void transferUrls_data();
    void transferUrls();
};

void TestRequest::json()
{
    RetakeRequest request = goodRequest();
    const QByteArray expected =
        R"({"duration":2,"mode":"replace_audio_and_video","model":"ltx-2-3-pro",)"
        R"("prompt":"the lamp is lit","resolution":"1920x1080","start_time":1.5,)"
        R"("video_uri":null})";
    QCOMPARE(QJsonDocument(toJson(request)).toJson(QJsonDocument::Compact), expected);
    for (const Mode mode : {Mode::Picture, Mode::Sound, Mode::Both}) {
        request.mode = mode;
        request.videoUri = QStringLiteral("ltx://uploads/x");
        QCOMPARE(requestFromJson(toJson(request)).value(), request);
    }
    QCOMPARE(modeWord(Mode::Picture), QStringLiteral("replace_video"));
    QCOMPARE(modeWord(Mode::Sound), QStringLiteral("replace_audio"));
    QVERIFY(!requestFromJson({}));
    // It is optional, and what an empty one would mean no page says.
    const Protocol &protocol = protocolOf(ProtocolKind::RetakeApi);
    QVERIFY(protocol.submitBody(request).contains(QStringLiteral("prompt")));
    request.prompt.clear();
    QVERIFY(!protocol.submitBody(request).contains(QStringLiteral("prompt")));
    QCOMPARE(requestFromJson(protocol.submitBody(request)).value(), request);
    // The endpoint that answered at once is gone.
    QCOMPARE(protocol.submitPath(), QStringLiteral("/v2/retake"));
}

void TestRequest::limits_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char *name, bool isGood, const Change &change) {
        QTest::newRow(name) << change << isGood;
    };
    row("as it is", true, [](RetakeRequest &) {});
    row("from the very start", true, [](RetakeRequest &r) { r.startTime = 0; });
    row("before the start", false, [](RetakeRequest &r) { r.startTime = -0.001; });
    row("start is no number", false,
        [](RetakeRequest &r) { r.startTime = std::numeric_limits<double>::quiet_NaN(); });
    row("under two seconds", false, [](RetakeRequest &r) { r.duration = 1.999; });
    row("endless", false,
        [](RetakeRequest &r) { r.duration = std::numeric_limits<double>::infinity(); });
    row("no prompt", true, [](RetakeRequest &r) { r.prompt.clear(); });
    row("5000 characters", true,
        [](RetakeRequest &r) { r.prompt = QString(5000, QLatin1Char('x')); });
    row("5001 characters", false,
        [](RetakeRequest &r) { r.prompt = QString(5001, QLatin1Char('x')); });
    row("5000 characters of two units each", true,
        [](RetakeRequest &r) { r.prompt = QString::fromUtf8("\xF0\x9F\x8E\xAC").repeated(5000); });
    row("upright", true, [](RetakeRequest &r) { r.resolution = QStringLiteral("1080x1920"); });
    row("4K", false, [](RetakeRequest &r) { r.resolution = QStringLiteral("3840x2160"); });
    row("no resolution", false, [](RetakeRequest &r) { r.resolution.clear(); });
    row("a model of yesterday", false,
        [](RetakeRequest &r) { r.model = QStringLiteral("ltx-2-pro"); });
}

void TestRequest::limits()
{
    QFETCH(Change, change);
    QFETCH(bool, isGood);
    RetakeRequest request = goodRequest();
    change(request);
    const auto result = check(request, ltxService());
    QCOMPARE(result.has_value(), isGood);
    if (!isGood)
        QCOMPARE(result.error().kind, Error::Kind::InvalidRequest);
}

void TestRequest::resolution_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("word");
    QTest::newRow("landscape") << QSize(1280, 720) << QStringLiteral("1920x1080");
    QTest::newRow("upright") << QSize(720, 1280) << QStringLiteral("1080x1920");
    QTest::newRow("square") << QSize(720, 720) << QStringLiteral("1920x1080");
}

void TestRequest::resolution()
{
    QFETCH(QSize, size);
    QTEST(resolutionFor(size), "word");
}

void TestRequest::slot()
{
    const auto slot = parseUploadSlot(
        R"({"upload_url":"https://storage.example/o?sig=a%2Fb","storage_uri":"ltx://uploads/x",)"
        R"("expires_at":"2026-11-22T11:00:00.000Z",)"
        R"("required_headers":{"x-goog-content-length-range":"0,209715200","x-goog-if-generation-match":"0"}})");
    QVERIFY(slot.has_value());
    UploadSlot expected;
    expected.uploadUrl = QUrl(QStringLiteral("https://storage.example/o?sig=a%2Fb"));
    expected.storageUri = QStringLiteral("ltx://uploads/x");
    expected.expiresAt = QDateTime(QDate(2026, 11, 22), QTime(11, 0), Qt::UTC);
    expected.requiredHeaders = {
        {"x-goog-content-length-range", "0,209715200"}, {"x-goog-if-generation-match", "0"}};
    QCOMPARE(*slot, expected);
    QCOMPARE(slot->uploadUrl.toEncoded(), QByteArrayLiteral("https://storage.example/o?sig=a%2Fb"));
}

void TestRequest::brokenSlots_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a list") << QByteArrayLiteral("[]");
    QTest::newRow("no address") << QByteArray(R"({"storage_uri":"x","required_headers":{}})");
    QTest::newRow("an address without a host")
        << QByteArray(R"({"upload_url":"/o","storage_uri":"x","required_headers":{}})");
    QTest::newRow("no storage_uri")
        << QByteArray(R"({"upload_url":"https://a/o","required_headers":{}})");
    QTest::newRow("no headers") << QByteArray(R"({"upload_url":"https://a/o","storage_uri":"x"})");
    QTest::newRow("a header that smuggles a line") << QByteArray(
        R"({"upload_url":"https://a/o","storage_uri":"x","required_headers":{"a":"b\r\nHost: evil"}})");
    QTest::newRow("a header name with a colon") << QByteArray(
        R"({"upload_url":"https://a/o","storage_uri":"x","required_headers":{"a: b":"c"}})");
}

void TestRequest::brokenSlots()
{
    QFETCH(QByteArray, body);
    const auto slot = parseUploadSlot(body);
    QVERIFY(!slot.has_value());
    QCOMPARE(slot.error().kind, Error::Kind::Malformed);
}

void TestRequest::submitAnswer()
{
    const auto whole = parseSubmitAnswer(R"({"id":"a-b","created_at":"2026-11-22T10:00:00.250Z"})");
    QCOMPARE(whole.value(),
        (SubmitAnswer{
            QStringLiteral("a-b"), QDateTime(QDate(2026, 11, 22), QTime(10, 0, 0, 250), Qt::UTC)}));
    QVERIFY(parseSubmitAnswer(R"({"id":"a-b"})").has_value());
    QVERIFY(!parseSubmitAnswer(R"({"id":7})").has_value());
    QVERIFY(!parseSubmitAnswer("<html>").has_value());
}

void TestRequest::status_data()
{
    using Phase = JobStatus::Phase;
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("errorType");
    QTest::newRow("pending") << QByteArray(R"({"status":"pending"})") << Phase::Pending << QString()
                             << QString();
    QTest::newRow("processing") << QByteArray(R"({"status":"processing"})") << Phase::Processing
                                << QString() << QString();
    QTest::newRow("completed") << QByteArray(
        R"({"status":"completed","result":{"video_url":"https://a/b?c"}})")
                               << Phase::Completed << QStringLiteral("https://a/b?c") << QString();
    QTest::newRow("completed without an address")
        << QByteArray(R"({"status":"completed"})") << Phase::Completed << QString() << QString();
    QTest::newRow("failed") << QByteArray(
        R"({"status":"failed","error":{"type":"api_error","message":"m"}})")
                            << Phase::Failed << QString() << QStringLiteral("api_error");
    QTest::newRow("an unknown word")
        << QByteArray(R"({"status":"resting"})") << Phase::Unknown << QString() << QString();
}

void TestRequest::status()
{
    QFETCH(QByteArray, body);
    QFETCH(JobStatus::Phase, phase);
    const auto status = parseJobStatus(body);
    QVERIFY(status.has_value());
    QCOMPARE(status->phase, phase);
    QTEST(status->videoUrl.toString(), "url");
    QTEST(status->errorType, "errorType");
}

void TestRequest::brokenStatus()
{
    for (const QByteArray &body :
        {QByteArray(), QByteArrayLiteral("{}"), QByteArray(R"({"status":1})"),
            QByteArrayLiteral("<html>"), QByteArrayLiteral("[\"pending\"]")})
        QCOMPARE(parseJobStatus(body).error().kind, Error::Kind::Malformed);
}

void TestRequest::baseUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("the service") << QStringLiteral("https://api.ltx.io") << true;
    QTest::newRow("loopback over http") << QStringLiteral("http://127.0.0.1:8080") << true;
    QTest::newRow("localhost") << QStringLiteral("http://localhost:8080/") << true;
    QTest::newRow("loopback of IPv6") << QStringLiteral("http://[::1]:8080") << true;
    QTest::newRow("a neighbour over http") << QStringLiteral("http://192.168.0.2") << false;
    QTest::newRow("a name that starts like loopback")
        << QStringLiteral("http://127.0.0.1.example.com") << false;
    QTest::newRow("plain http") << QStringLiteral("http://api.ltx.io") << false;
    QTest::newRow("a file") << QStringLiteral("file:///etc/passwd") << false;
    QTest::newRow("with a password") << QStringLiteral("https://a:b@api.ltx.io") << false;
    QTest::newRow("with a query") << QStringLiteral("https://api.ltx.io?x=1") << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestRequest::baseUrls()
{
    QFETCH(QString, url);
    QTEST(checkBaseUrl(QUrl(url)).has_value(), "isGood");
}

void TestRequest::transferUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("isGood");
    const QString cloud = QStringLiteral("https://api.ltx.io");
    const QString local = QStringLiteral("http://127.0.0.1:1");
    QTest::newRow("storage of the cloud")
        << QStringLiteral("https://storage.example/o?x") << cloud << true;
    QTest::newRow("plain http") << QStringLiteral("http://storage.example/o") << cloud << false;
    QTest::newRow("the cloud points at this machine")
        << QStringLiteral("http://127.0.0.1:2/o") << cloud << false;
    QTest::newRow("this machine points at itself")
        << QStringLiteral("http://127.0.0.1:2/o") << local << true;
    QTest::newRow("this machine points at the cloud")
        << QStringLiteral("https://storage.example/o") << local << true;
    QTest::newRow("a file") << QStringLiteral("file:///o") << local << false;
    for (const char *host : {"10.1.2.3", "100.64.0.1", "172.31.255.1", "192.168.0.2",
             "169.254.169.254", "0.0.0.0", "[fe80::1]", "[fd00::1]", "[::ffff:10.0.0.1]"}) {
        const QString url = QStringLiteral("https://%1/o").arg(QString::fromLatin1(host));
        QTest::addRow("the cloud points at %s", host) << url << cloud << false;
    }
    const QString lan = QStringLiteral("https://10.0.0.5");
    QTest::newRow("a neighbour points at another")
        << QStringLiteral("https://10.0.0.6/o") << lan << true;
    QTest::newRow("a neighbour points at this machine")
        << QStringLiteral("https://127.0.0.1/o") << lan << false;
    QTest::newRow("a public address") << QStringLiteral("https://172.32.0.1/o") << cloud << true;
}

void TestRequest::transferUrls()
{
    QFETCH(QString, url);
    QFETCH(QString, base);
    QTEST(isTransferUrlAllowed(QUrl(url), QUrl(base)), "isGood");
}

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
