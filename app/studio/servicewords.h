// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

namespace app {
class Services;
}

namespace studio {

// Every service that can be chosen, in the user's language.
QList<ui::ServiceChoice> serviceChoices(const app::Services &services);

} // namespace studio
