// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobsnapshot.h"
#include "tests/support/projects.h"
#include "timeline/edit/edits.h"
#include "timeline/media/sequenceview.h"

#include <QTimeZone>

// Projects and jobs for the tests of the panels.
namespace samples {

namespace model = timeline::model;
namespace edit = timeline::edit;
namespace media = timeline::media;

// A retake of seconds 2 to 6 of a 20 s video, sent and not yet back; jobId "job-1".
inline model::TakeId addPendingTake(
    testsupport::Built &built, int number, model::Flicks begin, model::Flicks end)
{
    model::Retake retake;
    retake.id = built.project.newId<model::RetakeTag>();
    retake.range = retake.section = retake.window = {begin, end};
    retake.mode = model::Mode::Both;
    retake.prompt = QStringLiteral("He turns to the window and smiles");
    retake.service = QStringLiteral("practice");
    retake.jobId = QStringLiteral("job-%1").arg(number);
    model::Take take;
    take.id = built.project.newId<model::TakeTag>();
    take.retakeId = retake.id;
    take.number = number;
    built.project.retakes.push_back(retake);
    built.project.takes.push_back(take);
    built.project = *edit::layTake(built.project, take.id, retake.range, begin);
    return take.id;
}

inline void arrive(testsupport::Built &built, model::TakeId take)
{
    model::Media file = testsupport::mediaOf();
    file.id = built.project.newId<model::MediaTag>();
    file.path = QStringLiteral("/videos/film media/take.mp4");
    built.indexes.insert(file.id, testsupport::indexOf(100));
    model::Take &arrived = *built.project.findTake(take);
    arrived.media = file.id;
    for (std::int64_t n = 0; n < 100; ++n)
        arrived.frameMap.entries.push_back({model::frameStart(n, {25, 1}), n});
    arrived.frameMap.length = model::frameStart(100, {25, 1});
    built.project.media.push_back(file);
}

inline media::ViewPtr viewOf(const testsupport::Built &built)
{
    media::MediaFiles files;
    for (const model::Media &each : built.project.media)
        files.insert(
            each.id, {each.path, each.identity, each.info, built.indexes.value(each.id), {}, {}});
    return media::makeView(built.project, files);
}

inline QDateTime at(int second)
{
    return QDateTime(QDate(2026, 11, 22), QTime(12, 0), QTimeZone::utc()).addSecs(second);
}

inline api::JobSnapshot job(const QString &id, api::JobState state)
{
    api::JobSnapshot made;
    made.id = id;
    made.title = QStringLiteral("Retake 1");
    made.state = state;
    made.stages = {{api::JobState::Preparing, at(0)}, {state, at(42)}};
    return made;
}

} // namespace samples
