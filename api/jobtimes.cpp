// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jobtimes.h"

#include "api/replacefile.h"

#include <QFile>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <vector>

namespace api {

namespace {

constexpr qsizetype kept = 200;
constexpr qint64 maxFile = 1'000'000;
constexpr double longest = 2 * 3600; // seconds
constexpr std::size_t enough = 3;

QByteArray lineOf(const JobTime &time)
{
    return QStringLiteral("%1,%2,%3\n")
        .arg(time.serviceId)
        .arg(time.windowSeconds, 0, 'f', 3)
        .arg(time.seconds, 0, 'f', 3)
        .toUtf8();
}

std::optional<JobTime> parsed(const QByteArray &line)
{
    const QList<QByteArray> fields = line.trimmed().split(',');
    if (fields.size() != 3 || fields[0].isEmpty())
        return std::nullopt;
    bool isWindow = false, isTime = false;
    const JobTime time{
        QString::fromUtf8(fields[0]), fields[1].toDouble(&isWindow), fields[2].toDouble(&isTime)};
    const bool isSensible = isWindow && isTime && std::isfinite(time.windowSeconds)
        && time.windowSeconds >= 0 && time.seconds > 0 && time.seconds <= longest;
    return isSensible ? std::optional(time) : std::nullopt;
}

bool isAlike(double a, double b)
{
    constexpr double factor = 1.5;
    return a <= b * factor && b <= a * factor;
}

} // namespace

std::optional<JobTime> timeOf(const JobSnapshot &job)
{
    QDateTime begun, done;
    for (const StageTime &stage : job.stages) {
        const bool isBegin =
            stage.state == JobState::Uploading || stage.state == JobState::Submitting;
        // What was sent anew has begun anew.
        if (stage.state == JobState::Uploading || (isBegin && !begun.isValid()))
            begun = stage.entered;
        if (stage.state == JobState::Checking)
            done = stage.entered;
    }
    if (!begun.isValid() || !done.isValid())
        return std::nullopt;
    const double seconds = double(begun.msecsTo(done)) / 1000;
    if (seconds <= 0 || seconds > longest)
        return std::nullopt;
    return JobTime{job.serviceId, job.uploadedSeconds, seconds};
}

std::optional<UsualTime> usualTime(
    const QList<JobTime> &earlier, const QString &serviceId, double windowSeconds)
{
    std::vector<double> all, alike;
    for (const JobTime &time : earlier) {
        if (time.serviceId != serviceId)
            continue;
        all.push_back(time.seconds);
        if (isAlike(time.windowSeconds, windowSeconds))
            alike.push_back(time.seconds);
    }
    std::vector<double> &times = alike.size() >= enough ? alike : all;
    if (times.size() < enough)
        return std::nullopt;
    std::ranges::sort(times);
    const std::size_t aside = times.size() / 5;
    const auto whole = [](double seconds) {
        return std::chrono::seconds(std::max<qint64>(1, std::llround(seconds)));
    };
    return UsualTime{whole(times[aside]), whole(times[times.size() - 1 - aside])};
}

JobTimes::JobTimes(const QString &journalFolder)
    : m_path(journalFolder + QStringLiteral("/times.csv"))
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxFile)
        return;
    qsizetype lines = 0;
    while (!file.atEnd()) {
        ++lines;
        if (const auto time = parsed(file.readLine()))
            m_times.append(*time);
    }
    m_times.remove(0, std::max<qsizetype>(0, m_times.size() - kept));
    if (lines > 2 * kept)
        shorten();
}

void JobTimes::add(const JobSnapshot &job)
{
    const auto time = timeOf(job);
    if (!time)
        return;
    m_times.append(*time);
    QFile file(m_path);
    if (!file.open(QIODevice::Append))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(lineOf(*time));
}

std::optional<UsualTime> JobTimes::usual(const JobSnapshot &job) const
{
    return isFinal(job.state) ? std::nullopt
                              : usualTime(m_times, job.serviceId, job.uploadedSeconds);
}

void JobTimes::shorten() const
{
    QByteArray text;
    for (const JobTime &time : m_times)
        text += lineOf(time);
    (void)replaceFile(m_path, text);
}

} // namespace api
