// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/nal.h"

namespace timeline::bitstream {

// The packet without the messages in which x264 and x265 describe themselves and their settings
// (unregistered user data, ITU-T H.264 §D.1.7, H.265 §D.2.7, under the encoders' own identifiers):
// they would misdescribe a file of which they wrote a part. Every other unit and message stays:
// recovery points, timing, mastering display, light levels, captions, other user data. A unit that
// cannot be read stays as it is. Empty when nothing else was in the packet; an error (Damaged) when
// the packet does not hold whole units.
Result<Buffer> stripSei(Bytes packet, NalFormat format, Codec codec);

} // namespace timeline::bitstream
