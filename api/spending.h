// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace api {

// Where the money of one submit stands:
//
//   reserved → spent      sent and not refused: it may have been charged, so it counts
//        └───→ released   certain that nothing was charged
enum class SpendState { Reserved, Spent, Released };

QString stateName(SpendState state); // "reserved" …

// The money of one submit. A value.
struct Spend {
    QString id; // the job's, with "/2" behind it for the second time that it was sent
    SpendState state = SpendState::Reserved;
    QDateTime time; // UTC, of this state
    double usd = 0; // as estimated: the service never says what it charged
    double seconds = 0; // uploaded
    QString serviceId;
    QString projectUid;

    bool operator==(const Spend &) const = default;
};

// What may be spent at most, in USD; none: without limit.
struct SpendCaps {
    std::optional<double> job;
    std::optional<double> day; // of the local calendar
    std::optional<double> project;

    bool operator==(const SpendCaps &) const = default;
};

// CapReached when `next` on top of `spends` would go over a cap; `type` is "job", "day" or
// "project", `message` has the figures. What is reserved counts, for the day whenever it was
// reserved: it may be sent today. Pure.
Result<> checkCaps(const QList<Spend> &spends, const Spend &next, const SpendCaps &caps);

struct SpendTotals {
    double spent = 0, reserved = 0; // USD
    double seconds = 0; // uploaded, of what is spent
    int submits = 0; // of what is spent

    bool operator==(const SpendTotals &) const = default;
};

// What counts for a day of the local calendar, in USD: spent on it, or still reserved. Pure.
double spentOn(const QList<Spend> &spends, const QDate &day);

// Pure. An empty `projectUid`: over all.
SpendTotals totalsOf(const QList<Spend> &spends, const QString &projectUid = {});

} // namespace api
