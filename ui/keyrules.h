// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QKeyEvent;
class QWidget;

namespace ui {

// Whether a key belongs to the widget that has the focus and not to the window's one-key commands:
// typing in a field, Space and Enter on a button that was reached by Tab, arrows in a list of
// choices. Pure.
bool keyBelongsTo(const QWidget *focus, const QKeyEvent &event);

} // namespace ui
