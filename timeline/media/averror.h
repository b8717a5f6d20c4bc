// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

namespace timeline::media {

// An FFmpeg error number as an Error: the kind where the number tells it, Internal otherwise.
// `what` says what was tried ("read a packet"); FFmpeg's own words follow it in the detail.
model::Error avError(int code, const QString &what);

// The same, ready to be returned.
[[nodiscard]] tl::unexpected<model::Error> avFail(int code, const QString &what);

} // namespace timeline::media
