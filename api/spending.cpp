// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/spending.h"

namespace api {

namespace {

// Sums of prices are sums of decimal fractions: ten times 0.10 is not over 1.00.
constexpr double tolerance = 1e-6;

Result<> checkCap(QLatin1String name, std::optional<double> cap, double before, double next)
{
    if (!cap || before + next <= *cap + tolerance)
        return {};
    auto refusal = fail(Error::Kind::CapReached,
        QStringLiteral("%1 + %2 > %3 USD")
            .arg(before, 0, 'f', 2)
            .arg(next, 0, 'f', 2)
            .arg(*cap, 0, 'f', 2));
    refusal.value().type = name;
    return refusal;
}

bool countsOn(const Spend &spend, const QDate &day)
{
    if (spend.state == SpendState::Reserved)
        return true;
    return spend.state == SpendState::Spent && spend.time.toLocalTime().date() == day;
}

} // namespace

QString stateName(SpendState state)
{
    switch (state) {
    case SpendState::Reserved:
        return QStringLiteral("reserved");
    case SpendState::Spent:
        return QStringLiteral("spent");
    case SpendState::Released:
        break;
    }
    return QStringLiteral("released");
}

Result<> checkCaps(const QList<Spend> &spends, const Spend &next, const SpendCaps &caps)
{
    if (const auto ok = checkCap(QLatin1String("job"), caps.job, 0, next.usd); !ok)
        return ok;
    const double ofDay = spentOn(spends, next.time.toLocalTime().date());
    double ofProject = 0;
    for (const Spend &spend : spends) {
        if (spend.projectUid == next.projectUid && spend.state != SpendState::Released)
            ofProject += spend.usd;
    }
    if (const auto ok = checkCap(QLatin1String("day"), caps.day, ofDay, next.usd); !ok)
        return ok;
    return checkCap(QLatin1String("project"), caps.project, ofProject, next.usd);
}

double spentOn(const QList<Spend> &spends, const QDate &day)
{
    double usd = 0;
    for (const Spend &spend : spends)
        usd += countsOn(spend, day) ? spend.usd : 0;
    return usd;
}

SpendTotals totalsOf(const QList<Spend> &spends, const QString &projectUid)
{
    SpendTotals totals;
    for (const Spend &spend : spends) {
        if (!projectUid.isEmpty() && spend.projectUid != projectUid)
            continue;
        if (spend.state == SpendState::Reserved)
            totals.reserved += spend.usd;
        if (spend.state != SpendState::Spent)
            continue;
        totals.spent += spend.usd;
        totals.seconds += spend.seconds;
        ++totals.submits;
    }
    return totals;
}

} // namespace api
