// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of takes whose request never went out: they leave the sequence.
#include "app/retakeworkflow.h"
#include "timeline/edit/edits.h"

#include <algorithm>

namespace app {

void RetakeWorkflow::withdraw(const Sending &sending, const model::Error &error)
{
    if (isOpen(sending))
        liftUnsent(sending.laid.takes);
    emit failed(sending.laid.retake, error);
}

// The disk or a cap had no room for it: it is as if it had never been asked for.
void RetakeWorkflow::onAddFailed(const api::JobSnapshot &job, const api::Error &error)
{
    const auto context = contextFromJson(job.context);
    if (!context)
        return;
    if (context->projectUid == m_session.project().uid) {
        model::Project facts = m_session.project();
        model::Retake *retake = facts.findRetake(context->retake);
        if (retake && retake->jobId == job.id) {
            retake->jobId.clear();
            m_session.document().record(std::move(facts));
        }
        liftUnsent({context->take});
    }
    emit notSent(context->retake, error);
}

void RetakeWorkflow::liftUnsent(const std::vector<model::TakeId> &takes)
{
    model::Result<model::Project> lifted = m_session.project();
    for (const model::TakeId take : takes) {
        if (lifted && lifted->findTake(take) && !jobOf(take))
            lifted = edit::liftTake(std::move(*lifted), take);
    }
    if (lifted && lifted->sequence != m_session.project().sequence)
        m_session.document().apply(tr("Withdraw retake"), std::move(*lifted));
}

bool RetakeWorkflow::isBeingCut(model::TakeId take) const
{
    return std::ranges::any_of(m_cutting, [this, take](const Cutting &cutting) {
        return cutting.projectUid == m_session.project().uid
            && std::ranges::find(cutting.takes, take) != cutting.takes.end();
    });
}

std::vector<model::TakeId> RetakeWorkflow::neverSent() const
{
    std::vector<model::TakeId> found;
    for (const model::Take &take : m_session.project().takes) {
        const model::Retake *retake =
            take.retakeId ? m_session.project().findRetake(*take.retakeId) : nullptr;
        if (take.isPending() && retake && retake->jobId.isEmpty() && !isBeingCut(take.id))
            found.push_back(take.id);
    }
    return found;
}

} // namespace app
