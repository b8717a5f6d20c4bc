// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/ffmpeg.h"
#include "timeline/media/mediafile.h"
#include "timeline/model/error.h"

#include <QString>

#include <optional>

namespace timeline::render {

// What HDR10 says of the screen that a film was made on, and of its brightest pictures.
struct HdrMetadata {
    std::optional<AVMasteringDisplayMetadata> display;
    std::optional<AVContentLightMetadata> light;
};

// As the container says it, else as the first picture does. Blocking; a worker's thread.
HdrMetadata hdrOf(const media::MediaFile &source, const AVStream &picture);

// As x264 ("libx264") and x265 ("libx265") want to hear it: "name=value:name=value". Empty when
// there is nothing to say, or for other encoders. Pure.
QString encoderWords(const HdrMetadata &hdr, const QString &encoder);

// Says it in the container as well; before its header.
model::Result<> describeHdr(AVStream &out, const HdrMetadata &hdr);

} // namespace timeline::render
