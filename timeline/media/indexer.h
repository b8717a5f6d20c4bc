// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/frameindex.h"
#include "timeline/model/task.h"

namespace timeline::media {

class Demuxer;

// The frames of one picture stream by one pass over its packets, from where `demuxer` stands
// (freshly opened) to the end of the file. Where packets do not say when they are shown, every
// picture is decoded once instead. Blocking; worker thread. Fails with Truncated, Encrypted,
// Damaged or Cancelled.
model::Result<model::FrameIndex> buildIndex(Demuxer &demuxer, int stream,
    const model::Progress &progress = {}, const model::CancelToken &cancel = {});

} // namespace timeline::media
