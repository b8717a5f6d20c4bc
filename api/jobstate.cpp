// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jobstate.h"

#include <array>

namespace api {

namespace {

constexpr std::array<const char *, 12> names{"preparing", "uploading", "submitting", "queued",
    "processing", "downloading", "checking", "ready", "refused", "failed", "uncertain",
    "abandoned"};

} // namespace

QString stateName(JobState state)
{
    return QString::fromLatin1(names.at(static_cast<std::size_t>(state)));
}

std::optional<JobState> stateFromName(const QString &name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1String(names[i]))
            return static_cast<JobState>(i);
    }
    return std::nullopt;
}

bool isFinal(JobState state)
{
    return state >= JobState::Ready;
}

bool isInFlight(JobState state)
{
    return state >= JobState::Uploading && state <= JobState::Downloading;
}

} // namespace api
