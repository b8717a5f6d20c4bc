// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <QImage>
#include <QVideoFrame>

namespace timeline::media {

// The picture as a video sink takes it, BGRX. TooLarge for a null image and where there is no
// memory for it. Any thread.
model::Result<QVideoFrame> toVideoFrame(const QImage &image);

} // namespace timeline::media
