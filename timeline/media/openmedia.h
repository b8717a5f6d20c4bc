// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/demuxer.h"
#include "timeline/media/mediafile.h"

#include <memory>

namespace timeline::media {

// A file that was just opened, together with the container that was opened for it: for a first
// reader on the same thread, who need not open it again. Worker-confined.
struct OpenMedia {
    MediaFile file;
    std::unique_ptr<Demuxer> demuxer; // never null; stands anywhere
};

// openMedia(), with what it has open.
model::Result<OpenMedia> openMediaToRead(const QString &path, const model::Progress &progress = {},
    const model::CancelToken &cancel = {}, const GrowingMedia &growing = {});

} // namespace timeline::media
