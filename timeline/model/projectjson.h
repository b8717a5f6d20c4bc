// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/project.h"

#include <QDir>
#include <QJsonObject>

namespace timeline::model {

// Value ↔ JSON of each part of a project. Pure; used by projectfile.cpp only.
QJsonObject toJson(const Media &media, const QDir &folder);
QJsonObject toJson(const Take &take);
QJsonObject toJson(const Retake &retake);
QJsonObject toJson(const Sequence &sequence); // without its markers
QJsonObject toJson(const Marker &marker);

Media mediaFromJson(QJsonObject json, const QDir &folder);
Take takeFromJson(QJsonObject json);
Retake retakeFromJson(QJsonObject json);
Sequence sequenceFromJson(const QJsonObject &json);
Marker markerFromJson(QJsonObject json);

} // namespace timeline::model
