// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/projectspending.h"

namespace app {

namespace {

double priceOf(const model::Project &project, const model::Take &take)
{
    const model::Retake *retake = take.retakeId ? project.findRetake(*take.retakeId) : nullptr;
    return retake ? retake->price : 0;
}

bool isPaidAndAccepted(const model::Project &project, model::TakeId id)
{
    const model::Take *take = project.findTake(id);
    return take && take->accepted && priceOf(project, *take) > 0;
}

} // namespace

double ProjectSpending::perFinishedSecond() const
{
    const double seconds = model::toSeconds(finished);
    return seconds > 0 ? totals.spent / seconds : 0;
}

ProjectSpending spendingOf(const model::Project &project, const QList<api::Spend> &spends)
{
    ProjectSpending spending;
    spending.totals = api::totalsOf(spends, project.uid);
    for (const model::Take &take : project.takes) {
        if (take.rejected && !take.isPending())
            spending.onRejected += priceOf(project, take);
    }
    for (const model::Clip &clip : project.sequence.clips) {
        if (isPaidAndAccepted(project, clip.pictureTake())
            || isPaidAndAccepted(project, clip.soundTake()))
            spending.finished += clip.length;
    }
    return spending;
}

} // namespace app
