// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/resumeplan.h"

#include <QFile>
#include <QSet>

#include <algorithm>

namespace app::cli {

namespace {

// Empty for jobs of the application.
QString videoOf(const api::JobRecord &record)
{
    const auto context = contextFromJson(record.context);
    return context && !context->delivery.out.isEmpty() ? context->delivery.project : QString();
}

bool isUnfinished(const api::JobRecord &record)
{
    return !api::isFinal(record.state)
        || (record.state == api::JobState::Ready && !videoOf(record).isEmpty());
}

} // namespace

tl::expected<QList<api::JobRecord>, Failure> chooseJobs(
    const QList<api::JobRecord> &all, const QStringList &wanted)
{
    for (const QString &id : wanted) {
        if (std::ranges::none_of(all, [&id](const auto &record) { return record.id == id; }))
            return tl::unexpected(usageFailure(QStringLiteral("There is no job \"%1\".").arg(id)));
    }
    const auto isMeant = [&wanted](const api::JobRecord &record) {
        return wanted.isEmpty() ? isUnfinished(record) : wanted.contains(record.id);
    };
    QSet<QString> videos;
    for (const api::JobRecord &record : all) {
        if (isMeant(record) && !videoOf(record).isEmpty())
            videos.insert(videoOf(record));
    }
    QList<api::JobRecord> chosen;
    std::ranges::copy_if(all, std::back_inserter(chosen), [&](const api::JobRecord &record) {
        return isMeant(record) || videos.contains(videoOf(record));
    });
    return chosen;
}

QList<Group> groupsOf(const QList<api::JobRecord> &records)
{
    QList<Group> groups;
    for (const api::JobRecord &record : records) {
        if (videoOf(record).isEmpty())
            continue;
        const JobContext context = *contextFromJson(record.context);
        const auto isItsGroup = [&context](const Group &group) {
            return group.delivery == context.delivery && group.retake == context.retake;
        };
        auto group = std::ranges::find_if(groups, isItsGroup);
        if (group == groups.end()) {
            groups.append({context.delivery, context.retake, context.window.plan.range, {}});
            group = groups.end() - 1;
        }
        group->jobs.append(record.id);
    }
    return groups;
}

bool isAtRest(const api::JobSnapshot &job)
{
    if (job.isBusy)
        return false;
    return job.isElsewhere || job.isHeld || api::isFinal(job.state)
        || job.state == api::JobState::Checking;
}

bool isToBePlaced(const api::JobSnapshot &job, const model::Project &project)
{
    const auto context = contextFromJson(job.context);
    const model::Take *take = context ? project.findTake(context->take) : nullptr;
    const bool isHere = job.state == api::JobState::Checking
        || (job.state == api::JobState::Ready && QFile::exists(job.resultPath));
    return isHere && !job.isElsewhere && take && take->isPending()
        && take->retakeId == context->retake && context->projectUid == project.uid;
}

} // namespace app::cli
