// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"
#include "app/names.h"
#include "timeline/model/error.h"
#include "timeline/model/windowplan.h"

#include <QString>
#include <QStringList>

namespace app {

// The one place where errors become sentences: what went wrong, why, and what to do next, in the
// user's language. `subject` is the file that it is about; its name alone is shown. Pure.
QString sentenceFor(const model::Error &error, const QString &subject = {});
QString sentenceFor(const api::Error &error);

// What the user is told about a window before it is sent, in the plan's order.
QStringList sentencesFor(const model::WindowPlan &plan);

} // namespace app
