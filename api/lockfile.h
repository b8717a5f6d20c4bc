// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>

#include <chrono>

namespace api {

// Takes the lock within `patience`, also from a holder that was killed between making the file and
// writing into it who it is: QLockFile alone would wait for its age, or for ever.
bool takeLock(QLockFile &lock, std::chrono::milliseconds patience);

} // namespace api
