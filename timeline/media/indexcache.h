// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frameindex.h"
#include "timeline/model/project.h"

#include <QString>

#include <optional>

namespace timeline::media {

// Frame indexes on disk, one file each, so that a long video opens at once the next time. Known by
// the content's identity, the stream, and the FFmpeg that read it. Files that are damaged, cut off
// or of another version count as absent. Written atomically; several programs may use one folder.
// Blocking; any thread.
class IndexCache {
public:
    // In the user's cache folder when no folder is given.
    explicit IndexCache(QString folder = {});

    std::optional<model::FrameIndex> load(const model::MediaIdentity &identity, int stream) const;
    // Best effort: a cache that cannot be written is no error. The oldest files go when it grows
    // too large.
    void store(
        const model::MediaIdentity &identity, int stream, const model::FrameIndex &index) const;

private:
    QString pathFor(const model::MediaIdentity &identity, int stream) const;
    void prune() const;

    QString m_folder;
};

} // namespace timeline::media
