// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/framesource.h"
#include "timeline/media/scene.h"

#include <list>

namespace timeline::media {

// The files that one thread has open, a few at most. Worker-confined.
class SourcePool {
public:
    // Stays valid until the next call.
    model::Result<FrameSource *> source(
        const MediaFile &file, quint64 serial, FrameSource::Use use);
    // Closes the files that the scene does not use.
    void keepOnly(const Scene &scene);

private:
    struct Source {
        quint64 file = 0;
        FrameSource::Use use = FrameSource::Use::Seeking;
        std::unique_ptr<FrameSource> source;
    };

    std::list<Source> m_sources; // youngest first
};

} // namespace timeline::media
