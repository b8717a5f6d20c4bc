// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "tests/support/projects.h"

// Sessions over projects built by hand: what they show does not matter, what they keep does.
namespace testsupport {

inline timeline::media::ViewPtr viewOf(const Built &built)
{
    timeline::media::MediaFiles files;
    for (const timeline::model::Media &media : built.project.media) {
        timeline::media::MediaFile file;
        file.path = media.path;
        file.identity = media.identity;
        file.info = media.info;
        file.index = built.indexes.value(media.id);
        files.insert(media.id, file);
    }
    return timeline::media::makeView(built.project, files);
}

// An edit that can be undone, and that can be told from every other.
inline void changeTo(app::Session &session, int state)
{
    timeline::model::Project project = session.project();
    for (timeline::model::Take &take : project.takes)
        take.note = QString::number(state);
    session.document().apply(QStringLiteral("Change"), std::move(project));
}

inline int stateOf(const timeline::model::Project &project)
{
    return project.takes.empty() ? -1 : project.takes.front().note.toInt();
}

} // namespace testsupport
