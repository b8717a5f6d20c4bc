// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/saveworkflow.h"

#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace app {

namespace {

// Only what this program made and put aside: never the user's own video.
bool liesIn(const QString &path, const QString &folder)
{
    return QFileInfo(path).absolutePath() == QFileInfo(folder).absoluteFilePath();
}

void moveTakes(Session &session, model::Project &project, const QString &from, const QString &to)
{
    if (from == to)
        return;
    for (model::Media &media : project.media) {
        if (!liesIn(media.path, from) || !QDir().mkpath(to))
            continue;
        const QString target = QDir(to).filePath(QFileInfo(media.path).fileName());
        if (!QFile::exists(target) && QFile::rename(media.path, target)) {
            media.path = target;
            session.renameFile(media.id, target);
        }
    }
}

} // namespace

model::Result<> saveSession(Session &session, const QString &path)
{
    edit::Document &document = session.document();
    model::Project project = document.project();
    // First the file itself: if it cannot be written, nothing has moved.
    if (const auto saved = model::saveProject(project, path); !saved)
        return saved;
    moveTakes(session, project, session.takesFolder(), model::takesFolder(path));
    if (project.media != document.project().media) {
        if (const auto saved = model::saveProject(project, path); !saved)
            return saved;
        document.record(std::move(project));
    }
    document.markSaved(path);
    return {};
}

} // namespace app
