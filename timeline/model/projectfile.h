// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/project.h"

#include <QByteArray>
#include <QString>

namespace timeline::model {

// Pure. Media paths are written relative to `folder` beside the absolute ones.
QByteArray projectToJson(const Project &project, const QString &folder);

// ProjectDamaged when it is no such JSON or breaks the sequence's invariant, ProjectTooNew for a
// later schema; an earlier one is brought to the present one. A media file is looked for at its
// relative path first.
Result<Project> projectFromJson(const QByteArray &json, const QString &folder);

// Blocking file access; call it off the GUI thread for network drives. Atomic: the old file stays
// until the new one is complete.
Result<> saveProject(const Project &project, const QString &path);
Result<Project> loadProject(const QString &path);

// The folder beside NAME.retake in which takes lie: "NAME media".
QString takesFolder(const QString &projectPath);

} // namespace timeline::model
