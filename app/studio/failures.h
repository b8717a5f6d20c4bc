// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/studio.h"
#include "ui/mainwindow.h"

namespace studio {

// Says in the window what went wrong, with `file` if it is about one; nothing of what was
// cancelled.
void showFailure(
    ui::MainWindow &window, const timeline::model::Error &error, const QString &file = {});

// Starts the retake if the caps allow it; otherwise the window says why not.
bool startRetake(Studio &studio, ui::MainWindow &window, const app::RetakeOrder &order);

} // namespace studio
