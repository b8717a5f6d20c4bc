// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <QJsonObject>

#include <span>

namespace timeline::model {

// The format of NAME.retake: one readable JSON object. `schema` counts up only when an older
// program could no longer make sense of a file; fields it does not know are kept and written back.
inline constexpr int projectSchema = 2;

// Makes of a whole project file of schema `from` one of schema `from` + 1. Pure; the fields
// "format" and "schema" are none of its business.
struct Migration {
    int from = 0;
    QJsonObject (*step)(QJsonObject) = nullptr;
};

// One for each schema before the present one, in order.
std::span<const Migration> migrations();

// The file as the present schema has it, "schema" included. ProjectTooNew for a later one, with
// the version that wrote it and what this one reads; ProjectDamaged when it names none.
Result<QJsonObject> migrated(QJsonObject json);

} // namespace timeline::model
