// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include "api/service.h"
#include "timeline/media/cachebudget.h"

#include <algorithm>

namespace app {

namespace {

constexpr int recentCount = 10;
constexpr QLatin1String serviceKey("service/id");
constexpr QLatin1String urlKey("service/ltxUrl");
constexpr QLatin1String desktopUrlKey("service/ltxDesktopUrl");
constexpr QLatin1String priceKey("service/pricePerSecond");
constexpr QLatin1String jobCapKey("money/capPerRetake");
constexpr QLatin1String dayCapKey("money/capPerDay");
constexpr QLatin1String projectCapKey("money/capPerProject");
constexpr QLatin1String tellKey("jobs/tellWhenDone");
constexpr QLatin1String cacheKey("preview/cacheBudget");
constexpr QLatin1String recentKey("recentFiles");
constexpr QLatin1String deviceKey("sound/device");
constexpr QLatin1String volumeKey("sound/volume");
constexpr QLatin1String scrubKey("sound/scrub");
constexpr QLatin1String rollKey("playing/loopRoll");

// A cap that cannot be read is a cap of nothing: better no retake than one that costs too much.
std::optional<double> capOf(const QVariant &value)
{
    if (!value.isValid())
        return std::nullopt;
    bool isNumber = false;
    const double usd = value.toDouble(&isNumber);
    return isNumber && usd >= 0 ? usd : 0;
}

void setCap(QSettings &store, const QString &key, std::optional<double> usd)
{
    if (usd)
        store.setValue(key, *usd);
    else
        store.remove(key);
}

} // namespace

Settings::Settings() = default;

QString Settings::serviceId() const
{
    return m_store.value(serviceKey, QString(api::practiceId)).toString();
}

void Settings::setServiceId(const QString &id)
{
    m_store.setValue(serviceKey, id);
}

QUrl Settings::ltxUrl() const
{
    return m_store.value(urlKey, QUrl(QStringLiteral("https://api.ltx.io"))).toUrl();
}

void Settings::setLtxUrl(const QUrl &url)
{
    m_store.setValue(urlKey, url);
}

QUrl Settings::ltxDesktopUrl() const
{
    return m_store.value(desktopUrlKey, api::ltxDesktopService().baseUrl).toUrl();
}

void Settings::setLtxDesktopUrl(const QUrl &url)
{
    m_store.setValue(desktopUrlKey, url);
}

double Settings::pricePerSecond() const
{
    return std::max(0.0, m_store.value(priceKey, 0.10).toDouble());
}

void Settings::setPricePerSecond(double usd)
{
    m_store.setValue(priceKey, usd);
}

api::SpendCaps Settings::caps() const
{
    return {capOf(m_store.value(jobCapKey)), capOf(m_store.value(dayCapKey)),
        capOf(m_store.value(projectCapKey))};
}

void Settings::setCaps(const api::SpendCaps &caps)
{
    setCap(m_store, jobCapKey, caps.job);
    setCap(m_store, dayCapKey, caps.day);
    setCap(m_store, projectCapKey, caps.project);
}

bool Settings::tellWhenDone() const
{
    return m_store.value(tellKey, true).toBool();
}

void Settings::setTellWhenDone(bool on)
{
    m_store.setValue(tellKey, on);
}

qint64 Settings::cacheBudget() const
{
    const qint64 bytes =
        m_store.value(cacheKey, qint64(timeline::media::defaultCacheBudget())).toLongLong();
    return std::max<qint64>(bytes, qint64{64} * 1024 * 1024);
}

void Settings::setCacheBudget(qint64 bytes)
{
    m_store.setValue(cacheKey, bytes);
}

QStringList Settings::recentFiles() const
{
    return m_store.value(recentKey).toStringList();
}

void Settings::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_store.setValue(recentKey, files.mid(0, recentCount));
}

void Settings::removeRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    if (files.removeAll(path) > 0)
        m_store.setValue(recentKey, files);
}

void Settings::clearRecentFiles()
{
    m_store.remove(recentKey);
}

QByteArray Settings::soundDevice() const
{
    return m_store.value(deviceKey).toByteArray();
}

void Settings::setSoundDevice(const QByteArray &id)
{
    m_store.setValue(deviceKey, id);
}

double Settings::volume() const
{
    return std::clamp(m_store.value(volumeKey, 1.0).toDouble(), 0.0, 1.0);
}

void Settings::setVolume(double volume)
{
    m_store.setValue(volumeKey, volume);
}

bool Settings::scrubSound() const
{
    return m_store.value(scrubKey, true).toBool();
}

void Settings::setScrubSound(bool on)
{
    m_store.setValue(scrubKey, on);
}

int Settings::loopRoll() const
{
    return std::clamp(m_store.value(rollKey, 0).toInt(), 0, 60'000);
}

void Settings::setLoopRoll(int milliseconds)
{
    m_store.setValue(rollKey, milliseconds);
}

} // namespace app
