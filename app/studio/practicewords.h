// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

namespace studio {

// Every fault of the practice service in the user's language, those of a step together.
QList<ui::PracticeFault> practiceFaults();

} // namespace studio
