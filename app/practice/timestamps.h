// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace practice {

// Now, or that much later, as the service writes it: "2026-11-22T10:00:00.000Z".
inline QString isoTime(std::chrono::milliseconds later = {})
{
    return QDateTime::currentDateTimeUtc().addMSecs(later.count()).toString(Qt::ISODateWithMs);
}

} // namespace practice
