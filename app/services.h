// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/secretstore.h"
#include "app/names.h"
#include "timeline/model/error.h"
#include "timeline/model/windowplan.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

namespace practice {
class PracticeHost;
struct Settings;
} // namespace practice

namespace app {

// How the practice service behaves, until the program ends.
struct PracticeChoices {
    QStringList faults; // practice/faults.h: "submit-503", or "submit-503=1" for once
    std::chrono::milliseconds jobTime{4500}; // that a job takes, at least
    double balance = 100; // play money, USD

    bool operator==(const PracticeChoices &) const = default;
};

// The services that can be reached and their keys, in memory only. The practice service is started
// when it is first asked for. GUI thread.
class Services : public QObject {
    Q_OBJECT

public:
    explicit Services(QObject *parent = nullptr);
    ~Services() override;

    // Every service that can be chosen, as described().
    QList<api::Service> all() const;
    // What is known of a service without reaching for it: limits and price, to plan with.
    api::Service described(const QString &id) const;
    // Practice is started; a failure says why it could not be.
    model::Result<api::Service> service(const QString &id);
    // For api::JobQueue: how a job's service is reached now; nothing without a key that it needs.
    std::optional<api::Access> access(const QString &serviceId, const QUrl &baseUrl) const;

    // Another host of the same API: `retake run --service-url`, or the setting.
    void setBaseUrl(const QString &id, const QUrl &url);
    void setKey(const QString &id, const QByteArray &key);
    bool hasKey(const QString &id) const { return !m_keys.value(id).isEmpty(); }
    void setPricePerSecond(double usd) { m_price = usd; }
    void setPracticeSpeed(double factor);
    // As it stands now: what has struck as often as it was to is gone from the faults, what was
    // taken is gone from the balance.
    PracticeChoices practiceChoices() const;
    // InvalidRequest: an unknown fault; nothing is changed then.
    model::Result<> setPracticeChoices(const PracticeChoices &choices);

signals:
    void keysChanged();

private:
    QHash<QString, QByteArray> m_keys;
    QHash<QString, QUrl> m_urls;
    std::optional<double> m_price;
    double m_practiceSpeed = 1;
    PracticeChoices m_practice;
    std::unique_ptr<practice::PracticeHost> m_host;
};

// The limits of a service in the model's own terms.
model::ServiceLimits limitsOf(const api::Service &service);

} // namespace app
