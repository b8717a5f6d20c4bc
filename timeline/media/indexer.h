// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/frameindex.h"
#include "timeline/model/task.h"

#include <functional>

namespace timeline::media {

class Demuxer;

// Is given the frames that are certain while the rest of the file is still being read, in growing
// prefixes of the whole index, each half as long again as the one before or longer. True: that is
// enough, the rest is not read.
using GrowingIndex = std::function<bool(const model::FrameIndex &soFar)>;

// The frames of one picture stream by one pass over its packets, from where `demuxer` stands
// (freshly opened) to the end of the file. Where packets do not say when they are shown, every
// picture is decoded once instead. Blocking; worker thread. Fails with Truncated, Encrypted,
// Damaged or Cancelled. `growing` hears nothing of files that have to be decoded.
model::Result<model::FrameIndex> buildIndex(Demuxer &demuxer, int stream,
    const model::Progress &progress = {}, const model::CancelToken &cancel = {},
    const GrowingIndex &growing = {});

} // namespace timeline::media
