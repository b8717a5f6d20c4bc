// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace timeline::media {

// False on the thread that a window lives on, where no media file is opened, read or decoded: it
// would stop answering. True everywhere else, also on the main thread of a program without a
// window. For assertions at the doors to blocking work.
bool mayBlock();

} // namespace timeline::media
