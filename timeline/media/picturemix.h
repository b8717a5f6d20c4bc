// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"

namespace timeline::media {

// Whether pictures of this format can be mixed as they are stored: planes of whole bytes or words.
bool canMix(AVPixelFormat format);

// `share` (0…1) of `other`, the rest of `own`, whose properties it keeps; both of the same size and
// format. Pure.
//
// Linear in the stored signal, without going by light: this is what editors and viewers know as a
// crossfade, it is the same sum whatever matrix and range the numbers are in, and an SDR fade needs
// no transfer curve to be guessed.
model::Result<FramePtr> mixed(const AVFrame &own, const AVFrame &other, double share);

} // namespace timeline::media
