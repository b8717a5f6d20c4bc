// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services.h"

#include "app/practice/host.h"

namespace app {

Services::Services(QObject *parent)
    : QObject(parent)
{
}

Services::~Services() = default;

api::Service Services::described(const QString &id) const
{
    if (id == api::practiceId)
        return api::practiceService(m_urls.value(id));
    api::Service ltx = m_urls.contains(id) ? api::ltxService(m_urls.value(id)) : api::ltxService();
    ltx.pricePerSecond = m_price.value_or(ltx.pricePerSecond);
    return ltx;
}

model::Result<api::Service> Services::service(const QString &id)
{
    if (id != api::practiceId && id != api::ltxId)
        return model::fail(model::Error::Kind::InvalidRequest,
            QStringLiteral("there is no service \"%1\"").arg(id));
    if (id == api::ltxId || m_urls.contains(id))
        return described(id);

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
    if (!hasKey(serviceId))
        return std::nullopt;
    // The practice service of an earlier run is gone with its port; the present one answers for it.
    if (serviceId == api::practiceId)
        return api::Access{api::practiceService(m_urls.value(serviceId)), m_keys.value(serviceId)};
    return api::Access{api::ltxService(baseUrl), m_keys.value(serviceId)};
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
    limits.pricePerSecond = service.pricePerSecond;
    return limits;
}

} // namespace app
