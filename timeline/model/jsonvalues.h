// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/mediainfo.h"
#include "timeline/model/rational.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QSize>

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
QJsonObject merged(QJsonObject known, const QJsonObject &extra);

} // namespace timeline::model
