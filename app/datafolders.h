// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

// Gives the process the name under which both programs keep their data, so that they share it. Call
// it once, after the application object was made.
void nameProgram();

// Where the journal of jobs lies: in the user's data folder, apart from windows and projects.
QString journalFolder();

} // namespace app
