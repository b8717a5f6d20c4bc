// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runreport.h"

#include "app/cli/journalled.h"
#include "timeline/model/windowtext.h"

#include <QJsonArray>

namespace app::cli {

namespace {

template <class Values> QJsonArray numbers(const Values &values)
{
    QJsonArray array;
    for (const double v : values)
        array.append(v);
    return array;
}

QJsonObject takeJson(const TakeReport &take)
{
    QJsonArray checks;
    for (const render::Check &c : take.alignment.checks)
        checks.append(QJsonObject{{QStringLiteral("name"), c.name}, {QStringLiteral("ok"), c.ok},
            {QStringLiteral("value"), c.value}});
    const model::Conform &conform = take.alignment.conform;
    return {{QStringLiteral("number"), take.number}, {QStringLiteral("file"), take.file},
        {QStringLiteral("offsetFrames"), conform.offsetFrames},
        {QStringLiteral("trustedTime"), take.alignment.trustedTime()},
        {QStringLiteral("placedBy"), render::placedByName(take.alignment.placedBy)},
        {QStringLiteral("color"),
            QJsonObject{{QStringLiteral("gain"), numbers(conform.gain)},
                {QStringLiteral("offset"), numbers(conform.offset)}}},
        {QStringLiteral("seam"), numbers(take.seam)}, {QStringLiteral("checks"), checks}};
}

} // namespace

QJsonObject windowJson(const model::WindowPlan &plan, std::int64_t bytes)
{
    return {{QStringLiteral("start"), model::toSeconds(plan.window.begin)},
        {QStringLiteral("end"), model::toSeconds(plan.window.end)},
        {QStringLiteral("frames"), qint64(plan.frames)}, {QStringLiteral("bytes"), qint64(bytes)}};
}

QJsonObject dryRunJson(const model::WindowPlan &plan, const QJsonObject &request, int takes)
{
    return {{QStringLiteral("window"), windowJson(plan, plan.estimatedBytes)},
        {QStringLiteral("range"),
            QJsonArray{qint64(plan.range.begin.value), qint64(plan.range.end.value)}},
        {QStringLiteral("request"), request}, {QStringLiteral("takes"), takes},
        {QStringLiteral("price"), plan.price * takes},
        {QStringLiteral("notes"), QJsonArray::fromStringList(model::noteSentences(plan))}};
}

QJsonObject runJson(const render::Report &report, const QList<api::JobSnapshot> &jobs,
    const std::vector<TakeReport> &takes)
{
    QJsonObject json = render::toJson(report);
    QJsonArray jobArray, takeArray;
    for (const api::JobSnapshot &job : jobs)
        jobArray.append(jobJson(job));
    for (const TakeReport &take : takes)
        takeArray.append(takeJson(take));
    json.insert(QStringLiteral("jobs"), jobArray);
    json.insert(QStringLiteral("takes"), takeArray);
    return json;
}

QStringList notesOf(const TakeReport &take)
{
    QStringList notes;
    for (const render::Check &c : take.alignment.checks) {
        if (!c.ok)
            notes << QStringLiteral("Take %1: the check \"%2\" fails with %3.")
                         .arg(take.number)
                         .arg(c.name)
                         .arg(c.value, 0, 'g', 3);
    }
    if (take.alignment.trustedTime())
        notes << QStringLiteral("Take %1 is placed by time alone: %2.")
                     .arg(take.number)
                     .arg(take.alignment.placedBy == render::PlacedBy::TimeAsRepeating
                             ? QStringLiteral("the picture repeats itself")
                             : QStringLiteral("the pictures do not tell its frames apart"));
    return notes;
}

} // namespace app::cli
