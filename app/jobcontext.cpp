// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobcontext.h"

#include <QJsonArray>

namespace app {

namespace {

QJsonArray pair(std::int64_t a, std::int64_t b)
{
    return {qint64(a), qint64(b)};
}

model::TimeRange times(const QJsonValue &value)
{
    return {model::Flicks(value[0].toInteger()), model::Flicks(value[1].toInteger())};
}

QSize size(const QJsonValue &value)
{
    return {value[0].toInt(), value[1].toInt()};
}

QJsonObject toJson(const render::WindowFile &window)
{
    const model::WindowPlan &plan = window.plan;
    QJsonArray shown;
    for (const model::FrameNumber n : window.shown)
        shown.append(qint64(n.value));
    QJsonArray places;
    for (const render::WindowPlace &place : window.places)
        places.append(pair(place.time.count(), place.frame));
    return {{QStringLiteral("path"), window.path},
        {QStringLiteral("range"), pair(plan.range.begin.value, plan.range.end.value)},
        {QStringLiteral("section"), pair(plan.section.begin.count(), plan.section.end.count())},
        {QStringLiteral("window"), pair(plan.window.begin.count(), plan.window.end.count())},
        {QStringLiteral("rate"), pair(plan.rate.num, plan.rate.den)},
        {QStringLiteral("frames"), qint64(plan.frames)},
        {QStringLiteral("startTime"), plan.startTime}, {QStringLiteral("duration"), plan.duration},
        {QStringLiteral("size"), pair(window.picture.size.width(), window.picture.size.height())},
        {QStringLiteral("content"),
            pair(window.picture.content.width(), window.picture.content.height())},
        {QStringLiteral("shown"), shown}, {QStringLiteral("places"), places},
        {QStringLiteral("sequenceLength"), qint64(window.sequenceLength.count())},
        {QStringLiteral("hasSound"), window.hasSound}};
}

render::WindowFile windowFromJson(const QJsonObject &json)
{
    render::WindowFile window;
    const auto at = [&json](const char *key) { return json.value(QLatin1String(key)); };
    window.path = at("path").toString();
    window.plan.range = {{at("range")[0].toInteger()}, {at("range")[1].toInteger()}};
    window.plan.section = times(at("section"));
    window.plan.window = times(at("window"));
    window.plan.rate = {at("rate")[0].toInteger(), at("rate")[1].toInteger(1)};
    window.plan.frames = at("frames").toInteger();
    window.plan.startTime = at("startTime").toDouble();
    window.plan.duration = at("duration").toDouble();
    window.picture = {size(at("size")), size(at("content"))};
    window.hasSound = at("hasSound").toBool();
    const QJsonArray shown = at("shown").toArray();
    for (const auto &n : shown)
        window.shown.push_back({n.toInteger()});
    const QJsonArray places = at("places").toArray();
    for (const auto &place : places)
        window.places.push_back({model::Flicks(place[0].toInteger()), place[1].toInteger()});
    window.sequenceLength = model::Flicks(at("sequenceLength").toInteger());
    return window;
}

QJsonObject toJson(const Delivery &delivery)
{
    return {{QStringLiteral("project"), delivery.project},
        {QStringLiteral("isProjectWanted"), delivery.isProjectWanted},
        {QStringLiteral("out"), delivery.out}, {QStringLiteral("report"), delivery.report}};
}

Delivery deliveryFromJson(const QJsonObject &json)
{
    return {json.value(QLatin1String("project")).toString(),
        json.value(QLatin1String("isProjectWanted")).toBool(),
        json.value(QLatin1String("out")).toString(),
        json.value(QLatin1String("report")).toString()};
}

} // namespace

QJsonObject toJson(const JobContext &context)
{
    QJsonObject json{{QStringLiteral("projectUid"), context.projectUid},
        {QStringLiteral("project"), context.projectPath},
        {QStringLiteral("take"), qint64(context.take.value)},
        {QStringLiteral("retake"), qint64(context.retake.value)},
        {QStringLiteral("mode"), int(context.mode)},
        {QStringLiteral("window"), toJson(context.window)}};
    if (context.delivery != Delivery())
        json.insert(QStringLiteral("delivery"), toJson(context.delivery));
    return json;
}

std::optional<JobContext> contextFromJson(const QJsonObject &json)
{
    JobContext context;
    context.projectUid = json.value(QLatin1String("projectUid")).toString();
    context.projectPath = json.value(QLatin1String("project")).toString();
    context.take = {json.value(QLatin1String("take")).toInteger()};
    context.retake = {json.value(QLatin1String("retake")).toInteger()};
    const int mode = json.value(QLatin1String("mode")).toInt(-1);
    context.window = windowFromJson(json.value(QLatin1String("window")).toObject());
    context.delivery = deliveryFromJson(json.value(QLatin1String("delivery")).toObject());
    const bool sound = context.take.isValid() && mode >= 0 && mode <= int(model::Mode::Both)
        && context.window.plan.rate.isValid() && context.window.plan.frames > 0
        && std::int64_t(context.window.shown.size()) == context.window.plan.frames;
    if (!sound)
        return std::nullopt;
    context.mode = model::Mode(mode);
    return context;
}

bool isLeftToResume(const api::JobRecord &record, const QString &openProject, bool isReachable)
{
    const auto context = contextFromJson(record.context);
    if (!context || context->delivery.out.isEmpty())
        return false;
    const bool isHere = record.state == api::JobState::Checking;
    return isHere ? context->projectUid != openProject : !isReachable;
}

} // namespace app
