// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"

namespace timeline::media {

// The same sequence without crossfades, for whoever wants what a take itself shows.
inline ViewPtr withCuts(const ViewPtr &view)
{
    auto cut = std::make_shared<SequenceView>(*view);
    for (model::Clip &clip : cut->project.sequence.clips)
        clip.joinIn = {};
    return cut;
}

} // namespace timeline::media
