// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/framegrid.h"
#include "timeline/model/project.h"

#include <memory>
#include <optional>

namespace timeline::media {

// An immutable picture of the project for the reading threads: what to show at each sequence frame
// and where the files are. Cheap to share, any thread.
struct SequenceView {
    model::Project project;
    std::shared_ptr<const model::FrameGrid> grid;
    MediaFiles files;

    model::PictureRef pictureAt(model::FrameNumber n) const { return grid->pictureAt(project, n); }
    std::optional<model::MixedIn> mixedInAt(model::FrameNumber n) const
    {
        return grid->mixedInAt(project, n);
    }
};

using ViewPtr = std::shared_ptr<const SequenceView>;

// Builds the grid anew only when clips or lengths differ from `previous`.
ViewPtr makeView(
    const model::Project &project, const MediaFiles &files, const ViewPtr &previous = nullptr);

// The same sequence with `take` chosen (picture and sound) in every clip that has a slice of it: a
// pane of the compare view. A number 0 take chooses each clip's own original.
ViewPtr viewOfTake(const ViewPtr &view, model::TakeId take);
ViewPtr viewOfOriginals(const ViewPtr &view);

// The file whose size, colour and sound the sequence has: the project's first, or, where nothing of
// that is left, the one that the sequence begins with. nullptr when it is not open.
const MediaFile *sourceFile(const SequenceView &view);

// Whether `path` is one of the sequence's files under whatever name: links, another spelling. Asks
// the file system.
bool readsFile(const SequenceView &view, const QString &path);

} // namespace timeline::media
