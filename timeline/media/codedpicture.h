// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/media/pictureplanes.h"
#include "timeline/media/sequencereader.h"
#include "timeline/model/error.h"

#include <functional>

namespace timeline::media {

// The picture with nothing left on it that would tell an encoder what to do. Shares its memory.
model::Result<FramePtr> asDecoded(const AVFrame &picture);

// Brings upright pictures into the geometry of a file. Keeps its scalers; worker-confined.
class CodedPictures {
public:
    // Gives the upright picture in exactly this size and format.
    using Convert = std::function<model::Result<FramePtr>(QSize size, AVPixelFormat format)>;

    model::Result<FramePtr> store(const CodedFormat &stored, const Convert &convert);

private:
    Scaler m_scaler;
};

} // namespace timeline::media
