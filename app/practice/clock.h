// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QElapsedTimer>
#include <QString>

#include <chrono>

namespace practice {

// The service's own time, which can be put forward to see what a day later brings: expired slots
// and addresses, forgotten jobs. How long a job takes is not counted by it. Confined to the
// service's thread.
class Clock {
public:
    using Time = std::chrono::milliseconds; // since the service began

    Clock() { m_began.start(); }

    Time now() const { return Time(m_began.elapsed()) + m_ahead; }
    Time in(std::chrono::milliseconds life) const { return now() + life; }
    bool isPast(Time time) const { return now() >= time; }
    void advance(std::chrono::milliseconds by) { m_ahead += by; }

    // Now, or that much later, as the service writes it: "2026-11-22T10:00:00.000Z".
    QString iso(std::chrono::milliseconds later = {}) const
    {
        const auto shift = m_ahead + later;
        return QDateTime::currentDateTimeUtc().addMSecs(shift.count()).toString(Qt::ISODateWithMs);
    }

private:
    QElapsedTimer m_began;
    std::chrono::milliseconds m_ahead{0};
};

} // namespace practice
