// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takeblocks.h"

#include "timeline/edit/edits.h"
#include "ui/jobwords.h"

#include <algorithm>

namespace ui {

namespace {

namespace model = timeline::model;

const api::JobSnapshot *jobOf(
    const model::Project &project, const model::Take &take, const QList<api::JobSnapshot> &jobs)
{
    const model::Retake *retake = take.retakeId ? project.findRetake(*take.retakeId) : nullptr;
    if (!retake || retake->jobId.isEmpty())
        return nullptr;
    const auto job = std::ranges::find(jobs, retake->jobId, &api::JobSnapshot::id);
    return job == jobs.end() ? nullptr : &*job;
}

TakeState stateOf(const model::Take &take, const api::JobSnapshot *job)
{
    if (!take.isPending())
        return take.rejected ? TakeState::Rejected : TakeState::Ready;
    if (!job || job->state == api::JobState::Preparing || job->state == api::JobState::Queued)
        return TakeState::Queued;
    const bool over = api::isFinal(job->state) && job->state != api::JobState::Ready;
    return over ? TakeState::Failed : TakeState::Running;
}

double progressOf(const api::JobSnapshot *job)
{
    const bool moves = job
        && (job->state == api::JobState::Uploading || job->state == api::JobState::Downloading)
        && job->bytesTotal > 0;
    return moves ? std::clamp(double(job->bytesDone) / double(job->bytesTotal), 0.0, 1.0) : -1;
}

model::Mode modeOf(const model::Project &project, const model::Take &take)
{
    if (const model::Retake *retake = take.retakeId ? project.findRetake(*take.retakeId) : nullptr)
        return retake->mode;
    if (take.hasPicture && take.hasSound)
        return model::Mode::Both;
    return take.hasPicture ? model::Mode::Picture : model::Mode::Sound;
}

} // namespace

std::vector<TakeBlock> takeBlocks(
    const model::Project &project, const QList<api::JobSnapshot> &jobs)
{
    std::vector<TakeBlock> blocks;
    for (const model::Take &take : project.takes) {
        if (take.isOriginal())
            continue;
        const api::JobSnapshot *job = jobOf(project, take, jobs);
        const bool chosen =
            std::ranges::any_of(project.sequence.clips, [&](const model::Clip &clip) {
                return clip.pictureTake() == take.id || clip.soundTake() == take.id;
            });
        for (const model::TimeRange &place : timeline::edit::placesOf(project, take.id))
            blocks.push_back({place, take.id, take.number, modeOf(project, take),
                stateOf(take, job), progressOf(job), chosen});
    }
    return blocks;
}

TakeNewsById withStages(
    TakeNewsById news, const model::Project &project, const QList<api::JobSnapshot> &jobs)
{
    for (const model::Take &take : project.takes) {
        if (!take.isPending())
            continue;
        if (const api::JobSnapshot *job = jobOf(project, take, jobs))
            news[take.id].stage = jobStage(*job);
    }
    return news;
}

} // namespace ui
