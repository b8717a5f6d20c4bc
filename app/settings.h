// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/spending.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace app {

// What the user has chosen, by name and type. GUI thread. Never a key: those live in the keychain.
class Settings {
public:
    Settings();

    QString serviceId() const; // "practice" until something else is chosen
    void setServiceId(const QString &id);
    QUrl ltxUrl() const;
    void setLtxUrl(const QUrl &url);
    QUrl ltxDesktopUrl() const;
    void setLtxDesktopUrl(const QUrl &url);
    double pricePerSecond() const; // USD
    void setPricePerSecond(double usd);
    api::SpendCaps caps() const; // without limit until something else is chosen
    void setCaps(const api::SpendCaps &caps);
    bool tellWhenDone() const; // on the desktop
    void setTellWhenDone(bool on);
    qint64 cacheBudget() const; // bytes
    void setCacheBudget(qint64 bytes);

    QStringList recentFiles() const; // newest first, at most ten; some may be gone by now
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);
    void clearRecentFiles();

    QByteArray soundDevice() const; // QAudioDevice::id(), empty: the system's default
    void setSoundDevice(const QByteArray &id);
    double volume() const;
    void setVolume(double volume);
    bool scrubSound() const;
    void setScrubSound(bool on);
    int loopRoll() const; // milliseconds played before and after a looped range
    void setLoopRoll(int milliseconds);

private:
    QSettings m_store;
};

} // namespace app
