// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services.h"

#include "app/practice/host.h"

namespace app {

Services::Services(QObject *parent)
    : QObject(parent)
{
    // Its own application guards its backend by one that changes at each start, so only who starts
    // the backend by hand has one.
    m_keys.insert(api::ltxDesktopId, qgetenv("LTX_DESKTOP_TOKEN"));
}

Services::~Services() = default;

QList<api::Service> Services::all() const
{
    return {described(api::practiceId), described(api::ltxId), described(api::ltxDesktopId)};
}

api::Service Services::described(const QString &id) const
{
    if (id == api::practiceId)
        return api::practiceService(m_urls.value(id));
    if (id == api::ltxDesktopId)
        return m_urls.contains(id) ? api::ltxDesktopService(m_urls.value(id))
                                   : api::ltxDesktopService();
    api::Service ltx = m_urls.contains(id) ? api::ltxService(m_urls.value(id)) : api::ltxService();
    ltx.pricePerSecond = m_price.value_or(ltx.pricePerSecond);
    return ltx;
}

model::Result<api::Service> Services::service(const QString &id)
{
    if (id == api::ltxId || id == api::ltxDesktopId
        || (id == api::practiceId && m_urls.contains(id)))
        return described(id);
    if (id != api::practiceId)
        return model::fail(model::Error::Kind::InvalidRequest,
            QStringLiteral("there is no service \"%1\"").arg(id));

    practice::Settings settings;
    settings.speed = m_practiceSpeed;
    settings.faults = m_practice.faults;
    settings.balance = m_practice.balance;
    settings.pendingTime = m_practice.jobTime / 3;
    settings.processingTime = m_practice.jobTime - settings.pendingTime;
    auto host = std::make_unique<practice::PracticeHost>(settings);
    const auto address = host->start();
    if (!address)
        return tl::unexpected(address.error());
    m_host = std::move(host);
    m_urls.insert(id, QUrl(address->url));
    setKey(id, address->key.toUtf8());
    return api::practiceService(QUrl(address->url));
}

std::optional<api::Access> Services::access(const QString &serviceId, const QUrl &baseUrl) const
{
    api::Service reached = api::ltxService(baseUrl);
    if (serviceId == api::ltxDesktopId)
        reached = api::ltxDesktopService(baseUrl);
    // The practice service of an earlier run is gone with its port; the present one answers for it.
    else if (serviceId == api::practiceId)
        reached = api::practiceService(m_urls.value(serviceId));
    if (reached.needsKey && !hasKey(serviceId))
        return std::nullopt;
    return api::Access{std::move(reached), m_keys.value(serviceId)};
}

void Services::setBaseUrl(const QString &id, const QUrl &url)
{
    m_urls.insert(id, url);
}

void Services::setKey(const QString &id, const QByteArray &key)
{
    m_keys.insert(id, key);
    emit keysChanged();
}

void Services::setPracticeSpeed(double factor)
{
    m_practiceSpeed = factor;
}

PracticeChoices Services::practiceChoices() const
{
    PracticeChoices choices = m_practice;
    if (m_host) {
        choices.faults = m_host->faults();
        choices.balance = m_host->account().balance;
    }
    return choices;
}

model::Result<> Services::setPracticeChoices(const PracticeChoices &choices)
{
    if (const auto plan = practice::FaultPlan::parse(choices.faults); !plan)
        return tl::unexpected(plan.error());
    m_practice = choices;
    if (!m_host)
        return {};
    const auto pending = choices.jobTime / 3;
    m_host->setJobTime(pending, choices.jobTime - pending);
    m_host->setBalance(choices.balance);
    return m_host->setFaults(choices.faults);
}

model::ServiceLimits limitsOf(const api::Service &service)
{
    model::ServiceLimits limits;
    limits.minSection = model::fromSeconds(service.limits.minSectionSeconds);
    limits.minFrames = service.limits.minFrames;
    limits.maxFrames = service.limits.maxFrames;
    limits.maxUploadBytes = service.limits.maxUploadBytes;
    limits.maxPrompt = service.limits.maxPrompt;
    limits.sideMultiple = service.limits.sideMultiple;
    limits.pricePerSecond = service.pricePerSecond;
    return limits;
}

} // namespace app
