// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobsnapshot.h"

#include <chrono>
#include <optional>

namespace api {

// How long one job took, from its upload to its result.
struct JobTime {
    QString serviceId;
    double windowSeconds = 0;
    double seconds = 0;

    bool operator==(const JobTime &) const = default;
};

// None while the result is not here, and of a job that lay for hours: it waited for us, not we for
// it. Pure.
std::optional<JobTime> timeOf(const JobSnapshot &job);

// How long jobs like one usually take, as the user's own earlier ones did.
struct UsualTime {
    std::chrono::seconds least{0};
    std::chrono::seconds most{0};

    bool operator==(const UsualTime &) const = default;
};

// From earlier jobs of the same service; those with windows of about the same length when there are
// enough of them. The quickest and slowest fifth do not count. None with fewer than three. Pure.
std::optional<UsualTime> usualTime(
    const QList<JobTime> &earlier, const QString &serviceId, double windowSeconds);

// The times of earlier jobs in a small file beside the journal, the latest 200. What cannot be read
// or written there is no loss, so nothing fails. Any one thread; several programs may add.
class JobTimes {
public:
    explicit JobTimes(const QString &journalFolder);

    // Nothing when the job has no time (yet).
    void add(const JobSnapshot &job);
    std::optional<UsualTime> usual(const JobSnapshot &job) const; // none for one that is over
    const QList<JobTime> &all() const { return m_times; } // the latest last

private:
    void shorten() const;

    QString m_path;
    QList<JobTime> m_times;
};

} // namespace api
