// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/calls.h"
#include "tests/api/jobfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace api;
using namespace apitest;
using Then = WireReply::Then;

// Files to and from the storage: what is sent, and what is kept of a broken transfer.
class TestTransfers : public QObject {
    Q_OBJECT

private slots:
    void init();
    void uploadSendsHeadersAsGiven_data();
    void uploadSendsHeadersAsGiven();
    void downloadGoesOn_data();
    void downloadGoesOn();
    void partThatIsLongerThanTheFileIsDropped();
    void partOfAnotherFileIsDropped_data();
    void partOfAnotherFileIsDropped();
    void brokenDownload_data();
    void brokenDownload();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

void TestTransfers::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_manager = std::make_unique<QNetworkAccessManager>();
}

void TestTransfers::uploadSendsHeadersAsGiven_data()
{
    QTest::addColumn<QByteArray>("given"); // a Content-Type among the required headers
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("without a type") << QByteArray() << QByteArrayLiteral("video/mp4");
    QTest::newRow("with a type") << QByteArrayLiteral("application/octet-stream")
                                 << QByteArrayLiteral("application/octet-stream");
}

void TestTransfers::uploadSendsHeadersAsGiven()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, type);
    FakeService service;
    Client client(*m_manager);
    const QByteArray bytes(3'000'000, 'v');
    writeFile(m_dir->filePath(QStringLiteral("w.mp4")), bytes);
    UploadSlot slot;
    slot.uploadUrl = service.storage.url(QStringLiteral("/put/1?X-Signature=a%2Fb"));
    slot.requiredHeaders = {{"x-goog-content-length-range", "0,209715200"}, {"X-Odd", "a, b"}};
    if (!given.isEmpty())
        slot.requiredHeaders.append({"Content-Type", given});
    auto call = client.upload(slot, m_dir->filePath(QStringLiteral("w.mp4")), longTime);
    QVERIFY(call.has_value());
    QSignalSpy progress(call->get(), &Call::progressChanged);
    const HttpOutcome outcome = outcomeOf(*call);
    QCOMPARE(outcome.status, 200);
    QCOMPARE(outcome.bodySent, bytes.size());
    const WireRequest request = service.storage.requests().value(0);
    QCOMPARE(
        request.method + ' ' + request.path, QByteArrayLiteral("PUT /put/1?X-Signature=a%2Fb"));
    QCOMPARE(request.body, bytes);
    QCOMPARE(valuesOf(request, "x-goog-content-length-range"), QList<QByteArray>{"0,209715200"});
    QCOMPARE(valuesOf(request, "x-odd"), QList<QByteArray>{"a, b"});
    QCOMPARE(valuesOf(request, "content-type"), QList<QByteArray>{type});
    QCOMPARE(valuesOf(request, "content-length"), QList<QByteArray>{"3000000"});
    QVERIFY(!request.has("authorization") && !request.has("transfer-encoding"));
    QCOMPARE(progress.last(), (QVariantList{qint64{bytes.size()}, qint64{bytes.size()}}));
    QVERIFY(progress.count() > 1);
    QCOMPARE(service.storage.requests().size(), 1);
}

void TestTransfers::downloadGoesOn_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<QByteArray>("range");
    QTest::newRow("nothing yet") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("a first part") << QByteArray(100'000, 'r') << QByteArrayLiteral("\"tag\"")
                                  << QByteArrayLiteral("bytes=100000-");
    QTest::newRow("a part of unknown origin is dropped")
        << QByteArray(100'000, '?') << QByteArray() << QByteArray();
    QTest::newRow("a part of another file is dropped") << QByteArray(
        100'000, '?') << QByteArrayLiteral("\"old\"") << QByteArrayLiteral("bytes=100000-");
}

void TestTransfers::downloadGoesOn()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, etag);
    QFETCH(QByteArray, range);
    FakeService service;
    Client client(*m_manager);
    const QString path = m_dir->filePath(QStringLiteral("r.part"));
    writeFile(path, part);
    auto call = client.download(
        service.storage.url(QStringLiteral("/file/1")), {path, etag, 1'000'000}, longTime);
    QVERIFY(call.has_value());
    QSignalSpy identified(call->get(), &Call::identified);
    QSignalSpy progress(call->get(), &Call::progressChanged);
    const HttpOutcome outcome = outcomeOf(*call);
    QCOMPARE(outcome.fault, std::nullopt);
    QCOMPARE(contentsOf(path), service.result);
    QCOMPARE(identified.first().first().toByteArray(), QByteArrayLiteral("\"tag\""));
    QCOMPARE(progress.last(), (QVariantList{qint64{300'000}, qint64{300'000}}));
    const WireRequest request = service.storage.requests().first();
    QCOMPARE(request.header("range"), range);
    QCOMPARE(valuesOf(request, "accept-encoding"), QList<QByteArray>{"identity"});
    QVERIFY(!request.has("authorization"));
}

// Asked for what lies behind it, again and again, it would never become the file.
void TestTransfers::partThatIsLongerThanTheFileIsDropped()
{
    FakeService service;
    Client client(*m_manager);
    const QString path = m_dir->filePath(QStringLiteral("r.part"));
    writeFile(path, QByteArray(400'000, 'r'));
    const DownloadTarget target{path, "\"tag\"", 1'000'000};
    const QUrl url = service.storage.url(QStringLiteral("/file/1"));
    auto first = client.download(url, target, longTime);
    QCOMPARE(outcomeOf(*first).fault, std::optional(Error::Kind::Malformed));
    auto second = client.download(url, target, longTime);
    QCOMPARE(outcomeOf(*second).fault, std::nullopt);
    QCOMPARE(contentsOf(path), service.result);
}

void TestTransfers::partOfAnotherFileIsDropped_data()
{
    QTest::addColumn<QByteArray>("etag"); // of the answer; empty: it has none
    QTest::addColumn<qint64>("total"); // of the file that the part was of; 0: not known
    QTest::addColumn<bool>("isDropped");
    QTest::newRow("another tag") << QByteArrayLiteral("\"tag\"") << qint64{0} << true;
    QTest::newRow("the same tag, weakened") << QByteArrayLiteral("W/\"old\"") << qint64{0} << true;
    QTest::newRow("no tag and another length") << QByteArray() << qint64{400'000} << true;
    QTest::newRow("the same tag and another length")
        << QByteArrayLiteral("\"old\"") << qint64{400'000} << true;
    QTest::newRow("the same tag and length")
        << QByteArrayLiteral("\"old\"") << qint64{300'000} << false;
    QTest::newRow("the same tag") << QByteArrayLiteral("\"old\"") << qint64{0} << false;
}

// By a server that gives a part whatever it is asked under If-Range.
void TestTransfers::partOfAnotherFileIsDropped()
{
    QFETCH(QByteArray, etag);
    QFETCH(qint64, total);
    QFETCH(bool, isDropped);
    const QByteArray file(300'000, 'n');
    WireServer server([&](const WireRequest &request) {
        QList<QPair<QByteArray, QByteArray>> headers;
        if (!etag.isEmpty())
            headers.append({"ETag", etag});
        if (!request.has("range"))
            return answer(200, file, headers);
        headers.append(
            qMakePair(QByteArray("Content-Range"), QByteArray("bytes 100000-299999/300000")));
        return answer(206, file.mid(100'000), headers);
    });
    Client client(*m_manager);
    const QString path = m_dir->filePath(QStringLiteral("r.part"));
    writeFile(path, QByteArray(100'000, 'o'));
    const DownloadTarget target{path, "\"old\"", 1'000'000, total};
    auto first = client.download(server.url(), target, longTime);
    QCOMPARE(outcomeOf(*first).fault.has_value(), isDropped);
    if (!isDropped) {
        QCOMPARE(contentsOf(path), QByteArray(100'000, 'o') + file.mid(100'000));
        return;
    }
    auto second = client.download(server.url(), target, longTime);
    QCOMPARE(outcomeOf(*second).fault, std::nullopt);
    QCOMPARE(contentsOf(path), file);
}

void TestTransfers::brokenDownload_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::addColumn<Error::Kind>("fault");
    WireReply half = answer(200, QByteArray(50'000, 'r'));
    half.bytes.chop(10'000);
    half.then = Then::Fin;
    QTest::newRow("cut off") << half << Error::Kind::ConnectionLost;
    half.then = Then::Reset;
    QTest::newRow("reset") << half << Error::Kind::ConnectionLost;
    QTest::newRow("longer than allowed, and says so")
        << answer(200, QByteArray(200'000, 'r')) << Error::Kind::TooLarge;
    QTest::newRow("longer than allowed, and does not say") << WireReply{
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(200'000, 'r'),
        Then::Fin} << Error::Kind::TooLarge;
    QTest::newRow("empty") << answer(200, {}) << Error::Kind::ConnectionLost;
    QTest::newRow("204") << WireReply{"HTTP/1.1 204 No Content\r\n\r\n", Then::KeepOpen}
                         << Error::Kind::Malformed;
    QTest::newRow("a part that was not asked for") << answer(206, QByteArray(10, 'r'),
        {{"Content-Range", "bytes 5-14/20"}}) << Error::Kind::Malformed;
    QTest::newRow("a part without saying which")
        << answer(206, QByteArray(10, 'r')) << Error::Kind::Malformed;
}

void TestTransfers::brokenDownload()
{
    QFETCH(WireReply, reply);
    QFETCH(Error::Kind, fault);
    WireServer server([&reply](const WireRequest &) { return reply; });
    Client client(*m_manager);
    auto call = client.download(server.url(QStringLiteral("/f")),
        {m_dir->filePath(QStringLiteral("r.part")), {}, 100'000}, longTime);
    QCOMPARE(outcomeOf(*call).fault, std::optional(fault));
}

QTEST_GUILESS_MAIN(TestTransfers)
#include "tst_transfers.moc"
