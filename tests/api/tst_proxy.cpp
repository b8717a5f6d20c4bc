// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/answer.h"
#include "api/errortext.h"
#include "tests/api/calls.h"

#include <QNetworkProxy>
#include <QTemporaryDir>
#include <QtTest>

using namespace api;
using namespace apitest;
using Then = WireReply::Then;

namespace {

const QString host = QStringLiteral("api.retake.example");
const QString storage = QStringLiteral("storage.retake.example");

void addWays()
{
    QTest::addColumn<int>("way");
    QTest::newRow("the environment's") << 0;
    QTest::newRow("the application's") << 1;
    QTest::newRow("the application's, chosen for each request") << 2;
}

// The application's own word for one proxy.
class OneProxy : public QNetworkProxyFactory {
public:
    explicit OneProxy(quint16 port)
        : m_port(port)
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
    {
        return {{QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), m_port}};
    }

private:
    quint16 m_port;
};

} // namespace

// Whoever is behind a proxy reaches the service through it, with every call.
class TestProxy : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyCallGoesThroughIt_data();
    void everyCallGoesThroughIt();
    void thisComputerIsReachedDirectly_data();
    void thisComputerIsReachedDirectly();
    void aPasswordIsAskedFor();

private:
    void choose(int way);
    CallPtr call(Step step, const QUrl &api, const QUrl &transfer);

    WireServer m_proxy{[this](const WireRequest &) { return m_answer; }};
    WireReply m_answer;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::unique_ptr<Client> m_client;
};

void TestProxy::init()
{
    m_answer = answer(502, {});
    m_proxy.forget();
    m_dir = std::make_unique<QTemporaryDir>();
    m_manager = std::make_unique<QNetworkAccessManager>();
}

void TestProxy::cleanup()
{
    m_client.reset();
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    for (const char *name : {"http_proxy", "https_proxy", "no_proxy"})
        qunsetenv(name);
}

void TestProxy::choose(int way)
{
    const QUrl url = m_proxy.url();
    const QNetworkProxy proxy(QNetworkProxy::HttpProxy, url.host(), quint16(url.port()));
    if (way == 0) {
        qputenv("http_proxy", url.toEncoded());
        qputenv("https_proxy", url.toEncoded());
    } else if (way == 1) {
        QNetworkProxy::setApplicationProxy(proxy);
    } else if (way == 2) {
        QNetworkProxyFactory::setApplicationProxyFactory(new OneProxy(quint16(url.port())));
    } else {
        m_manager->setProxy(proxy);
    }
    m_client = std::make_unique<Client>(*m_manager);
}

CallPtr TestProxy::call(Step step, const QUrl &api, const QUrl &transfer)
{
    const Access access{ltxService(api), QByteArrayLiteral("key")};
    const QString path = m_dir->filePath(QStringLiteral("window.mp4"));
    UploadSlot slot;
    RetakeRequest request;
    request.videoUri = QStringLiteral("ltx://uploads/1");
    switch (step) {
    case Step::Ask:
        return m_client->ask(access, QStringLiteral("/question"), longTime);
    case Step::CreateUpload:
        return m_client->createUpload(access, longTime);
    case Step::Submit:
        return m_client->submit(access, request, longTime);
    case Step::Poll:
        return m_client->poll(access, QStringLiteral("1"), longTime);
    case Step::Upload:
        writeFile(path, "a window");
        slot.uploadUrl = transfer;
        return std::move(*m_client->upload(slot, path, longTime));
    case Step::Download:
        break;
    }
    return std::move(
        *m_client->download(transfer, {m_dir->filePath(QStringLiteral("r")), {}, 1000}, longTime));
}

void TestProxy::everyCallGoesThroughIt_data()
{
    addWays();
    QTest::newRow("the manager's own") << 3;
}

void TestProxy::everyCallGoesThroughIt()
{
    QFETCH(int, way);
    choose(way);
    const QUrl api(QStringLiteral("https://") + host);
    const QUrl transfer(QStringLiteral("https://%1/f?sig=1").arg(storage));
    for (const Step step :
        {Step::CreateUpload, Step::Upload, Step::Submit, Step::Poll, Step::Download}) {
        m_proxy.forget();
        const CallPtr asked = call(step, api, transfer);
        const HttpOutcome outcome = outcomeOf(asked);
        const bool isTransfer = step == Step::Upload || step == Step::Download;
        QVERIFY(!m_proxy.requests().isEmpty());
        for (const WireRequest &request : m_proxy.requests()) {
            QCOMPARE(request.method + ' ' + request.path,
                QByteArray("CONNECT " + (isTransfer ? storage : host).toLatin1() + ":443"));
            QVERIFY(!request.has("authorization"));
        }
        // Nothing has reached the service: a submit may be tried again.
        const Answer judged = judge(step, outcome);
        QCOMPARE(judged.meaning, step == Step::Submit ? Meaning::NotConnected : Meaning::Fault);
    }
}

void TestProxy::thisComputerIsReachedDirectly_data()
{
    addWays();
}

void TestProxy::thisComputerIsReachedDirectly()
{
    QFETCH(int, way);
    choose(way);
    WireServer here([](const WireRequest &) { return json(200, "{}"); });
    for (const Step step :
        {Step::CreateUpload, Step::Upload, Step::Submit, Step::Poll, Step::Download}) {
        const CallPtr asked = call(step, here.url(), here.url(QStringLiteral("/f")));
        QCOMPARE(outcomeOf(asked).status, 200);
    }
    QCOMPARE(here.requests().size(), 5);
    QCOMPARE(m_proxy.requests().size(), 0);
}

void TestProxy::aPasswordIsAskedFor()
{
    choose(0);
    m_answer = answer(407, {}, {{"Proxy-Authenticate", "Basic realm=\"x\""}});
    m_answer.then = Then::Fin;
    const QUrl api(QStringLiteral("https://") + host);
    const QUrl transfer(QStringLiteral("https://%1/f").arg(storage));
    for (const Step step :
        {Step::CreateUpload, Step::Upload, Step::Submit, Step::Poll, Step::Download}) {
        const CallPtr asked = call(step, api, transfer);
        const Answer judged = judge(step, outcomeOf(asked));
        QCOMPARE(judged.meaning, step == Step::Submit ? Meaning::NotConnected : Meaning::Fault);
        QVERIFY(judged.error.has_value());
        QCOMPARE(judged.error->kind, Error::Kind::Proxy);
        QCOMPARE(judged.error->httpStatus, 407);
    }
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
