// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/jsonvalues.h"

#include <algorithm>

namespace timeline::model {

// Reading takes what it knows out of the object; what is left over is the caller's `extra`.
QJsonValue take(QJsonObject &json, const char *key)
{
    return json.take(QLatin1String(key));
}

std::int64_t takeInt(QJsonObject &json, const char *key)
{
    return take(json, key).toInteger();
}

Flicks takeTime(QJsonObject &json, const char *key)
{
    return Flicks(takeInt(json, key));
}

qint64 number(Flicks time)
{
    return time.count();
}

QJsonArray jsonOf(TimeRange range)
{
    return {number(range.begin), number(range.end)};
}

TimeRange takeRange(QJsonObject &json, const char *key)
{
    const QJsonArray a = take(json, key).toArray();
    return {Flicks(a.at(0).toInteger()), Flicks(a.at(1).toInteger())};
}

QJsonArray jsonOf(QSize size)
{
    return {size.width(), size.height()};
}

QSize takeSize(QJsonObject &json, const char *key)
{
    const QJsonArray a = take(json, key).toArray();
    return {a.at(0).toInt(), a.at(1).toInt()};
}

QJsonArray jsonOf(Rational r)
{
    return {qint64(r.num), qint64(r.den)};
}

Rational takeRational(QJsonObject &json, const char *key)
{
    const QJsonArray a = take(json, key).toArray();
    return {a.at(0).toInteger(), std::max<qint64>(a.at(1).toInteger(1), 1)};
}

QString text(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime takeDate(QJsonObject &json, const char *key)
{
    const QString s = take(json, key).toString();
    return s.isEmpty() ? QDateTime() : QDateTime::fromString(s, Qt::ISODateWithMs);
}

QJsonObject jsonOf(const ColorInfo &c)
{
    return {{QStringLiteral("matrix"), c.matrix}, {QStringLiteral("range"), c.range},
        {QStringLiteral("primaries"), c.primaries}, {QStringLiteral("transfer"), c.transfer}};
}

ColorInfo takeColor(QJsonObject &json)
{
    return takePart(json, "color", [](QJsonObject &c) {
        return ColorInfo{take(c, "matrix").toString(), take(c, "range").toString(),
            take(c, "primaries").toString(), take(c, "transfer").toString()};
    });
}

void keep(QJsonObject &json, const char *key, const QJsonValue &rest)
{
    const bool isNothing = rest.isObject() && rest.toObject().isEmpty();
    if (!isNothing)
        json.insert(QLatin1String(key), rest);
}

void keepEach(QJsonObject &json, const char *key, const QJsonArray &rests)
{
    const bool isAny = std::ranges::any_of(
        rests, [](const QJsonValue &rest) { return !rest.toObject().isEmpty(); });
    if (isAny)
        json.insert(QLatin1String(key), rests);
}

namespace {

QJsonValue mergedValue(const QJsonValue &known, const QJsonValue &extra)
{
    if (known.isObject() && extra.isObject())
        return merged(known.toObject(), extra.toObject());
    if (!known.isArray() || !extra.isArray())
        return extra;
    // Rests of a list: one object for each of its parts, or for as many as it still has.
    const QJsonArray more = extra.toArray();
    QJsonArray all = known.toArray();
    for (qsizetype i = 0; i < std::min(more.size(), all.size()); ++i)
        all[i] = mergedValue(all.at(i), more.at(i));
    return all;
}

} // namespace

QJsonObject merged(QJsonObject known, const QJsonObject &extra)
{
    for (auto it = extra.begin(); it != extra.end(); ++it) {
        const auto there = known.constFind(it.key());
        known.insert(
            it.key(), there == known.constEnd() ? it.value() : mergedValue(*there, it.value()));
    }
    return known;
}

} // namespace timeline::model
