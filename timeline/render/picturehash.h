// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/videoframe.h"

#include <QByteArray>

#include <limits>
#include <optional>

namespace timeline::render {

// MD5 of the decoded picture in its native pixel format, planes without padding, palette included:
// what FFmpeg's framemd5 prints for the same frame. Empty for a null or hardware frame. Pure.
QByteArray pictureMd5(const media::VideoFrame &frame);

inline constexpr double identicalPsnr = std::numeric_limits<double>::infinity();

// Peak signal-to-noise ratio over all planes, in dB; infinite for equal pictures; nothing when size
// or pixel format differ. Pure.
std::optional<double> picturePsnr(const media::VideoFrame &a, const media::VideoFrame &b);

} // namespace timeline::render
