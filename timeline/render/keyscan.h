// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/nal.h"
#include "timeline/media/ffmpeg.h"
#include "timeline/model/task.h"

#include <set>

namespace timeline::render {

// What the key packets of a track of H.264 or H.265 hold beside what its header says.
struct KeyFacts {
    std::vector<bitstream::Buffer> sets; // parameter sets, each once
    std::set<std::uint32_t> idrPicIds; // of H.264
};

// Reads the key packets alone where the container says beforehand which they are. Other codecs:
// nothing. InvalidRequest, in words for people, when there are more sets than ids. Blocking; worker
// thread.
model::Result<KeyFacts> scanKeys(const QString &path, int stream, const model::CancelToken &cancel);

} // namespace timeline::render
