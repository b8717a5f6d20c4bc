// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/mediainfo.h"
#include "timeline/model/rational.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QSize>

#include <vector>

namespace timeline::model {

// The small values of a project file. Pure. Reading *takes* what it knows out of the object; what
// is left over afterwards is unknown here and kept as `extra`.
QJsonValue take(QJsonObject &json, const char *key);
std::int64_t takeInt(QJsonObject &json, const char *key);
Flicks takeTime(QJsonObject &json, const char *key);
qint64 number(Flicks time);
QJsonArray jsonOf(TimeRange range);
TimeRange takeRange(QJsonObject &json, const char *key);
QJsonArray jsonOf(QSize size);
QSize takeSize(QJsonObject &json, const char *key);
QJsonArray jsonOf(Rational r);
Rational takeRational(QJsonObject &json, const char *key);
QString text(const QDateTime &time);
QDateTime takeDate(QJsonObject &json, const char *key);
QJsonObject jsonOf(const ColorInfo &c);
ColorInfo takeColor(QJsonObject &json);

// What is left of a part goes back into the whole, for the whole's `extra`: nothing when the part
// was known all through.
void keep(QJsonObject &json, const char *key, const QJsonValue &rest);
void keepEach(QJsonObject &json, const char *key, const QJsonArray &rests); // of a list's objects

// read(part) takes what it knows out of the object `key`.
template <class Read> auto takePart(QJsonObject &json, const char *key, Read read)
{
    QJsonObject part = take(json, key).toObject();
    auto value = read(part);
    keep(json, key, part);
    return value;
}

// The same for a list of objects that keeps its order and length.
template <class Read> auto takeParts(QJsonObject &json, const char *key, Read read)
{
    const QJsonArray parts = take(json, key).toArray();
    std::vector<decltype(read(json))> values;
    QJsonArray rests;
    for (const auto &each : parts) {
        QJsonObject part = each.toObject();
        values.push_back(read(part));
        rests.append(part);
    }
    keepEach(json, key, rests);
    return values;
}

// What is known with what is not; parts of the same name are merged in turn.
QJsonObject merged(QJsonObject known, const QJsonObject &extra);

} // namespace timeline::model
