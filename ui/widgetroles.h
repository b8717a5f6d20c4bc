// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

// Tells assistive technology what the window's own widgets are: pictures, rows, bars, a field. To
// be called before the first of them is made; GUI thread; again is harmless.
void installWidgetRoles();

} // namespace ui
