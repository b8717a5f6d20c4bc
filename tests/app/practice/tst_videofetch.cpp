// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/videofetch.h"
#include "practiceclient.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

namespace {

// A host that gives everybody the same answer, after it has read the head of the request.
class Origin {
public:
    explicit Origin(const QByteArray &answer)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, answer] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, answer] {
                head += socket->readAll();
                if (!head.endsWith("\r\n\r\n") || answer.isEmpty())
                    return;
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no loopback port");
    }

    QString url() const
    {
        return QStringLiteral("http://localhost:%1/a.mp4").arg(m_server.serverPort());
    }
    QByteArray head;

private:
    QTcpServer m_server;
};

QByteArray http(const QByteArray &status, const QByteArray &body, const QByteArray &more = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
        + more + "\r\n" + body;
}

practice::Settings settings()
{
    practice::Settings settings = quickSettings();
    settings.takesLocalUrls = true;
    settings.maxUrlBytes = sampleVideo().size();
    settings.urlPatience = std::chrono::milliseconds(1500);
    return settings;
}

} // namespace

class TestVideoFetch : public QObject {
    Q_OBJECT

private slots:
    void publicHosts_data();
    void publicHosts();
    void aVideoIsFetchedByItsAddress();
    void whatCannotBeFetchedIsRefused_data();
    void whatCannotBeFetchedIsRefused();
    void othersAreAnsweredMeanwhile();
};

void TestVideoFetch::publicHosts_data()
{
    QTest::addColumn<bool>("isPublic");
    for (const char *address : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450::1"})
        QTest::newRow(address) << true;
    for (const char *address : {"0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254",
             "172.16.0.1", "172.31.255.255", "192.168.1.1", "198.18.0.1", "224.0.0.1",
             "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1",
             "2001:db8::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1"})
        QTest::newRow(address) << false;
}

void TestVideoFetch::publicHosts()
{
    QFETCH(bool, isPublic);
    const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!address.isNull());
    QCOMPARE(practice::isPublic(address), isPublic);
}

void TestVideoFetch::aVideoIsFetchedByItsAddress()
{
    Origin origin(http("200 OK", sampleVideo()));
    practice::PracticeHost host(settings());
    PracticeClient client(*host.start());
    const Answer submitted = client.submit(sampleRequest(origin.url()));
    QCOMPARE(submitted.status, 202);
    const QString id = submitted.json().value(QLatin1String("id")).toString();
    QCOMPARE(client.waitForEnd(id).value(QLatin1String("status")).toString(),
        QStringLiteral("completed"));
    QVERIFY(origin.head.startsWith("GET /a.mp4 "));
    QVERIFY(origin.head.contains("\r\nHost: localhost:"));
    QVERIFY(!origin.head.toLower().contains("authorization"));
    QCOMPARE(host.account().accepted, 1);
}

void TestVideoFetch::whatCannotBeFetchedIsRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("why");
    QTest::newRow("a redirect") << http("302 Found", {}, "Location: http://localhost/b\r\n")
                                << QStringLiteral("leads elsewhere");
    QTest::newRow("not found") << http("404 Not Found", "no") << QStringLiteral("404");
    QTest::newRow("a byte too long")
        << http("200 OK", sampleVideo() + 'x') << QStringLiteral("more than");
    QTest::newRow("no video") << http("200 OK", "<html></html>")
                              << QStringLiteral("cannot be read");
    QTest::newRow("half of it") << http("200 OK", sampleVideo()).chopped(100) << QString();
    QTest::newRow("no answer") << QByteArray() << QStringLiteral("takes too long");
}

void TestVideoFetch::whatCannotBeFetchedIsRefused()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, why);
    Origin origin(answer);
    practice::PracticeHost host(settings());
    PracticeClient client(*host.start());
    const Answer refused = client.submit(sampleRequest(origin.url()));
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.errorType(), QStringLiteral("invalid_request_error"));
    QVERIFY2(refused.errorMessage().startsWith(QLatin1String("video_uri: "))
            && refused.errorMessage().contains(why),
        qPrintable(refused.errorMessage()));
    QCOMPARE(host.account().accepted, 0);
}

void TestVideoFetch::othersAreAnsweredMeanwhile()
{
    Origin origin({});
    practice::PracticeHost host(settings());
    const practice::Endpoint endpoint = *host.start();
    PracticeClient client(endpoint);
    Answer waiting;
    bool isBetween = false;
    QTimer soon;
    soon.setSingleShot(true);
    QObject::connect(&soon, &QTimer::timeout, this, [&] {
        PracticeClient other(endpoint);
        isBetween =
            other.api("POST", QStringLiteral("/v1/upload")).status == 200 && waiting.status == 0;
    });
    soon.start(0);
    waiting = client.submit(sampleRequest(origin.url()));
    QCOMPARE(waiting.status, 400);
    QVERIFY(isBetween);
}

QTEST_GUILESS_MAIN(TestVideoFetch)
#include "tst_videofetch.moc"
