// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/windowplan.h"

#include <QString>
#include <QStringList>

namespace timeline::model {

// What a note of a plan means for the user, translated; numbers by the system's locale.
QString noteSentence(WindowNote note, const WindowPlan &plan);

// What the user is told about a window before it is sent, in the plan's order.
QStringList noteSentences(const WindowPlan &plan);

} // namespace timeline::model
