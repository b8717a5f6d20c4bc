// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/projects.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/joins.h"
#include "timeline/interchange/handover.h"

namespace testsupport {

inline timeline::model::Project expected(timeline::model::Result<timeline::model::Project> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

inline timeline::model::TimeRange framesOf(std::int64_t begin, std::int64_t end)
{
    using namespace timeline::model;
    return {frameStart(begin, {25, 1}), frameStart(end, {25, 1})};
}

// Ten seconds of film.mp4 at 25 a second. Frames 50 to 100 have two takes of one retake, whose
// window began at frame 25; nothing is chosen yet.
struct Retaken : Built {
    timeline::model::TakeId first, second;
};

inline Retaken retaken()
{
    using namespace timeline::model;
    Retaken built{projectOf(250), {}, {}};
    built.first = addArrivedTake(built, 1, 100);
    built.second = addArrivedTake(built, 2, 100);
    Retake retake;
    retake.id = built.project.newId<RetakeTag>();
    retake.range = framesOf(50, 100);
    retake.prompt = QStringLiteral("rain, \"heavy\"");
    retake.model = QStringLiteral("ltx-2");
    retake.service = QStringLiteral("practice");
    retake.jobId = QStringLiteral("job-7");
    retake.submitted = QDateTime(QDate(2026, 5, 4), QTime(3, 2, 1), Qt::UTC);
    for (const TakeId id : {built.first, built.second})
        built.project.findTake(id)->retakeId = retake.id;
    built.project.findTake(built.first)->note = QStringLiteral("for mother");
    built.project.retakes.push_back(retake);
    for (const TakeId id : {built.first, built.second})
        built.project = expected(
            timeline::edit::layTake(built.project, id, framesOf(50, 100), framesOf(25, 25).begin));
    return built;
}

inline Retaken retakenAndChosen(timeline::edit::Part part = timeline::edit::Part::Both)
{
    Retaken built = retaken();
    built.project = expected(timeline::edit::chooseTake(built.project, built.second, part));
    return built;
}

// The same with crossfades of 10 frames into the take and of 12 out of it.
inline Retaken crossfaded(timeline::edit::Part part = timeline::edit::Part::Both)
{
    using namespace timeline;
    Retaken built = retakenAndChosen(part);
    for (const auto &[clip, frames] : {std::pair(1, 10), std::pair(2, 12)})
        built.project = expected(edit::setCrossfade(built.project, built.indexes,
            built.project.sequence.clips[std::size_t(clip)].id, frames));
    return built;
}

inline timeline::interchange::Handover handed(
    const Built &built, timeline::interchange::HandoverOptions options = {})
{
    if (options.folder.isEmpty())
        options.folder = QStringLiteral("/videos");
    const auto made =
        timeline::interchange::handoverOf(built.project, built.indexes, std::move(options));
    if (!made)
        qFatal("%s", qPrintable(made.error().detail));
    return *made;
}

} // namespace testsupport
