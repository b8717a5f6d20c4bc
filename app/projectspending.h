// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/spending.h"
#include "app/names.h"
#include "timeline/model/project.h"

namespace app {

// What a project has cost, and what came of it.
struct ProjectSpending {
    api::SpendTotals totals;
    double onRejected = 0; // USD, as estimated, for takes that the user has rejected
    model::Flicks finished{
        0}; // how much of the sequence shows or plays a paid take that was accepted

    // USD for a finished second; 0 while there is none.
    double perFinishedSecond() const;
    bool operator==(const ProjectSpending &) const = default;
};

// `spends` may hold other projects' too. Pure.
ProjectSpending spendingOf(const model::Project &project, const QList<api::Spend> &spends);

} // namespace app
