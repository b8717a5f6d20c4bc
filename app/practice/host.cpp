// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/host.h"

#include "app/practice/faultproxy.h"
#include "app/practice/service.h"

#include <QJsonDocument>

namespace practice {

using timeline::model::Result;

QByteArray Endpoint::toJson() const
{
    return QJsonDocument(QJsonObject{{QStringLiteral("url"), url}, {QStringLiteral("key"), key}})
        .toJson(QJsonDocument::Compact);
}

// Everything that lives in the thread; the proxy goes first, then the service behind it.
class PracticeHost::Server {
public:
    Server(const Settings &settings, FaultPlan plan)
        : faults(std::move(plan))
        , service(settings, clock, faults)
        , proxy(settings, faults)
    {
    }

    Result<QString> listen()
    {
        const auto behind = service.listen();
        if (!behind)
            return tl::unexpected(behind.error());
        const auto port = proxy.listen(*behind);
        if (!port)
            return tl::unexpected(port.error());
        const QString url = QStringLiteral("http://127.0.0.1:%1").arg(*port);
        service.setPublicUrl(url);
        return url;
    }

    Clock clock;
    FaultPlan faults;
    Service service;
    FaultProxy proxy;
};

PracticeHost::PracticeHost(Settings settings)
    : m_settings(std::move(settings))
{
    if (m_settings.key.isEmpty())
        m_settings.key = "practice-" + randomToken();
    m_thread.setObjectName(QStringLiteral("practice service"));
    m_context.moveToThread(&m_thread);
}

PracticeHost::~PracticeHost()
{
    if (!m_thread.isRunning())
        return;
    inThread([this] { m_server.reset(); });
    m_thread.quit();
    m_thread.wait();
}

template <class Function> void PracticeHost::inThread(Function function) const
{
    QMetaObject::invokeMethod(&m_context, function, Qt::BlockingQueuedConnection);
}

Result<Endpoint> PracticeHost::start()
{
    if (!m_endpoint.url.isEmpty())
        return m_endpoint;
    auto plan = FaultPlan::parse(m_settings.faults);
    if (!plan)
        return tl::unexpected(plan.error());
    m_thread.start();
    Result<QString> url;
    inThread([&] {
        m_server = std::make_unique<Server>(m_settings, *plan);
        url = m_server->listen();
        if (!url)
            m_server.reset();
    });
    if (!url)
        return tl::unexpected(url.error());
    m_endpoint = {*url, QString::fromLatin1(m_settings.key)};
    return m_endpoint;
}

Result<> PracticeHost::setFaults(const QStringList &specs)
{
    auto plan = FaultPlan::parse(specs);
    if (!plan)
        return tl::unexpected(plan.error());
    m_settings.faults = specs;
    if (m_server)
        inThread([&] { m_server->faults = *plan; });
    return {};
}

QStringList PracticeHost::faults() const
{
    QStringList specs = m_settings.faults;
    if (m_server)
        inThread([&] { specs = m_server->faults.specs(); });
    return specs;
}

void PracticeHost::setJobTime(
    std::chrono::milliseconds pending, std::chrono::milliseconds processing)
{
    const auto change = [&] {
        m_settings.pendingTime = pending;
        m_settings.processingTime = processing;
    };
    if (m_server)
        inThread(change);
    else
        change();
}

void PracticeHost::setBalance(double usd)
{
    m_settings.balance = usd;
    if (m_server)
        inThread([&] { m_server->service.book().setBalance(usd); });
}

void PracticeHost::advanceClock(std::chrono::milliseconds by)
{
    if (m_server)
        inThread([&] { m_server->clock.advance(by); });
}

Account PracticeHost::account() const
{
    Account account;
    account.balance = m_settings.balance;
    if (m_server)
        inThread([&] { account = m_server->service.book().account(); });
    return account;
}

QList<LedgerLine> PracticeHost::ledger() const
{
    QList<LedgerLine> lines;
    if (m_server)
        inThread([&] { lines = m_server->service.book().lines(); });
    return lines;
}

int PracticeHost::requestCount(Step step) const
{
    int count = 0;
    if (m_server)
        inThread([&] { count = m_server->service.count(step); });
    return count;
}

int PracticeHost::wireCount(Step step) const
{
    int count = 0;
    if (m_server)
        inThread([&] { count = m_server->proxy.count(step); });
    return count;
}

} // namespace practice
