// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/hooks.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace practice {

namespace {

constexpr QLatin1String hookPath("/_practice/");
constexpr double mostSeconds = 366.0 * 86400;

Response bad(const QString &message)
{
    return envelope(400, QStringLiteral("invalid_request_error"), message);
}

Response faultsResponse(const FaultPlan &plan)
{
    QJsonObject known;
    for (const Fault &fault : allFaults())
        known.insert(fault.name, QString(fault.what));
    return jsonResponse(200,
        {{QStringLiteral("faults"), QJsonArray::fromStringList(plan.specs())},
            {QStringLiteral("known"), known}});
}

Response setFaults(const QJsonObject &body, FaultPlan &faults)
{
    const QJsonValue wanted = body.value(QStringLiteral("faults"));
    if (!wanted.isArray())
        return bad(QStringLiteral("faults must be an array of names"));
    QStringList specs;
    const QJsonArray given = wanted.toArray();
    for (const auto &spec : given)
        specs << spec.toString();
    auto plan = FaultPlan::parse(specs);
    if (!plan)
        return bad(plan.error().detail);
    faults = std::move(*plan);
    return faultsResponse(faults);
}

Response putForward(const QJsonObject &body, Clock &clock)
{
    const double seconds = body.value(QStringLiteral("seconds")).toDouble(-1);
    if (!(seconds >= 0) || seconds > mostSeconds)
        return bad(QStringLiteral("seconds must be a number from 0 to a year's"));
    clock.advance(std::chrono::milliseconds(std::llround(seconds * 1000)));
    return jsonResponse(200, {{QStringLiteral("now"), clock.iso()}});
}

} // namespace

bool isHook(const QString &path)
{
    return path.startsWith(hookPath);
}

Response answerHook(const Request &request, const Hooks &hooks)
{
    const QString what = request.path.mid(hookPath.size());
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (request.method == "GET" && what == QLatin1String("account"))
        return jsonResponse(200, hooks.book.toJson());
    if (request.method == "GET" && what == QLatin1String("faults"))
        return faultsResponse(hooks.faults);
    if (request.method == "PUT" && what == QLatin1String("faults"))
        return setFaults(body, hooks.faults);
    if (request.method == "POST" && what == QLatin1String("clock"))
        return putForward(body, hooks.clock);
    return envelope(404, QStringLiteral("not_found_error"), QStringLiteral("No such hook"));
}

} // namespace practice
