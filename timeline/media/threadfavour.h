// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace timeline::media {

// Lets playback, scrubbing and the window go first from now on, where the system can tell threads
// apart. For the calling thread; for good; once is as good as often.
void standBackInFavour();

} // namespace timeline::media
