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

// Who has which project file open.
QString locksFolder();
// Holds a folder for each project that is being edited: what of it was not saved yet.
QString recoveryFolders();
// Holds a folder for each project that was never saved.
QString unsavedFolders();
// The project that `retake run` keeps in such a folder for itself while its jobs are under way.
QString scratchProject(const QString &unsavedFolder);
// Deletes the folder of a scratch project, takes and all; nothing when it is none.
void removeScratch(const QString &project);

} // namespace app
