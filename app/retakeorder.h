// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/request.h"
#include "api/service.h"
#include "app/delivery.h"
#include "app/names.h"
#include "timeline/model/error.h"
#include "timeline/model/project.h"
#include "timeline/model/windowplan.h"

#include <QString>

#include <vector>

namespace app {

// What the user asks for.
struct RetakeOrder {
    model::FrameRange range;
    QString prompt;
    model::Mode mode = model::Mode::Both;
    model::Flicks context{model::flicksPerSecond};
    int takes = 1;
    QString serviceId = api::practiceId;
    QString model; // empty: the service's default
    Delivery delivery;
};

// The project with a request and its pending takes laid in. Pure.
struct LaidRetake {
    model::Project project;
    model::RetakeId retake;
    std::vector<model::TakeId> takes;
};
model::Result<LaidRetake> layRetake(const model::Project &project, const RetakeOrder &order,
    const model::WindowPlan &plan, const model::TimeRange &range, const api::Service &service);

// InvalidRequest, in words, when a limit of the service would be broken. Pure.
model::Result<> checkOrder(
    const RetakeOrder &order, const model::WindowPlan &plan, const model::ServiceLimits &limits);

// The body of the submit, but for the upload's address. Pure.
api::RetakeRequest requestFor(const RetakeOrder &order, const model::WindowPlan &plan,
    const QSize &sequenceSize, const api::Service &service);

// The number that the next take gets: one more than the highest.
int nextTakeNumber(const model::Project &project);

} // namespace app
