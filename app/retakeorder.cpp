// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/retakeorder.h"

#include "timeline/edit/edits.h"

#include <QDateTime>

#include <algorithm>

namespace app {

namespace {

api::Mode modeOf(model::Mode mode)
{
    switch (mode) {
    case model::Mode::Picture:
        return api::Mode::Picture;
    case model::Mode::Sound:
        return api::Mode::Sound;
    case model::Mode::Both:
        break;
    }
    return api::Mode::Both;
}

} // namespace

int nextTakeNumber(const model::Project &project)
{
    int highest = 0;
    for (const model::Take &take : project.takes)
        highest = std::max(highest, take.number);
    return highest + 1;
}

model::Result<> checkOrder(
    const RetakeOrder &order, const model::WindowPlan &plan, const model::ServiceLimits &limits)
{
    const auto refuse = [](const QString &why) {
        return model::fail(model::Error::Kind::InvalidRequest, why);
    };
    if (order.prompt.size() > limits.maxPrompt)
        return refuse(QStringLiteral("the prompt has %1 characters, %2 are allowed")
                          .arg(order.prompt.size())
                          .arg(limits.maxPrompt));
    if (!plan.isPossible())
        return refuse(QStringLiteral("the range needs %1 frames, the service takes %2; split it")
                          .arg(plan.frames)
                          .arg(limits.maxFrames));
    if (order.takes < 1 || order.takes > 9)
        return refuse(QStringLiteral("between 1 and 9 takes can be asked for at once"));
    return {};
}

model::Result<LaidRetake> layRetake(const model::Project &project, const RetakeOrder &order,
    const model::WindowPlan &plan, const model::TimeRange &range, const api::Service &service)
{
    LaidRetake laid{project, {}, {}};
    model::Retake retake;
    retake.id = laid.project.newId<model::RetakeTag>();
    retake.range = range;
    retake.section = plan.section;
    retake.window = plan.window;
    retake.mode = order.mode;
    retake.prompt = order.prompt;
    retake.model = order.model.isEmpty() ? service.models.value(0) : order.model;
    retake.service = service.id;
    retake.price = service.billed ? plan.price : 0;
    retake.submitted = QDateTime::currentDateTimeUtc();
    laid.retake = retake.id;
    laid.project.retakes.push_back(std::move(retake));

    for (int i = 0; i < order.takes; ++i) {
        model::Take take;
        take.id = laid.project.newId<model::TakeTag>();
        take.retakeId = laid.retake;
        take.number = nextTakeNumber(laid.project);
        take.hasPicture = order.mode != model::Mode::Sound;
        take.hasSound = order.mode != model::Mode::Picture;
        laid.takes.push_back(take.id);
        laid.project.takes.push_back(std::move(take));
        auto with =
            edit::layTake(std::move(laid.project), laid.takes.back(), range, plan.window.begin);
        if (!with)
            return tl::unexpected(with.error());
        laid.project = std::move(*with);
    }
    return laid;
}

api::RetakeRequest requestFor(const RetakeOrder &order, const model::WindowPlan &plan,
    const QSize &sequenceSize, const api::Service &service)
{
    api::RetakeRequest request;
    request.startTime = plan.startTime;
    request.duration = plan.duration;
    request.prompt = order.prompt;
    request.mode = modeOf(order.mode);
    request.resolution = api::resolutionFor(sequenceSize);
    request.model = order.model.isEmpty() ? service.models.value(0) : order.model;
    return request;
}

} // namespace app
