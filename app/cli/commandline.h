// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app::cli {

// The whole program: finds the sub-command, runs the event loop until it ends, gives the exit code.
int runCommandLine(const QStringList &arguments);

} // namespace app::cli
