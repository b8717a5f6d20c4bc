// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "timeline/model/error.h"

#include <QString>

namespace app {

// Saves the project as NAME.retake and brings the takes that lay in the user's data folder beside
// it, into "NAME media". A take that cannot be moved stays where it is and keeps working. GUI
// thread; a project is small and a move within one disk is a rename.
model::Result<> saveSession(Session &session, const QString &path);

} // namespace app
