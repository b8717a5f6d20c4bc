// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobsnapshot.h"
#include "app/retakeorder.h"
#include "timeline/render/align.h"
#include "timeline/render/verify.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace app::cli {

// A take as `retake run` reports it.
struct TakeReport {
    int number = 0;
    QString file;
    render::Alignment alignment;
    std::vector<double>
        seam; // mean luma difference to the original at the first and the last frame, 0…1
};

// {"start","end","frames","bytes"}. Pure.
QJsonObject windowJson(const model::WindowPlan &plan, std::int64_t bytes);

// {"window":{…},"request":{…},"price":…}: what a dry run prints. Pure.
QJsonObject dryRunJson(const model::WindowPlan &plan, const QJsonObject &request, int takes);

// The report of a run: the proof, the jobs and the takes. Pure.
QJsonObject runJson(const render::Report &report, const QList<api::JobSnapshot> &jobs,
    const std::vector<TakeReport> &takes);

// What is said of a take to people: each check that fails with its figure, and that time alone says
// where it lies. Pure.
QStringList notesOf(const TakeReport &take);

} // namespace app::cli
