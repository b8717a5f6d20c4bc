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
    // `lane` tells several apart that stand at different places of the same file.
    model::Result<FrameSource *> source(
        const MediaFile &file, quint64 serial, FrameSource::Use use, int lane = 0);
    // nullptr when there is none yet. Valid as above.
    FrameSource *opened(quint64 serial, FrameSource::Use use, int lane = 0);
    // Closes the files that the scene does not use. A file that is still being indexed keeps its
    // serial: the others learn what is known of them now.
    void keepOnly(const Scene &scene);

private:
    struct Source {
        quint64 file = 0;
        FrameSource::Use use = FrameSource::Use::Seeking;
        int lane = 0;
        std::unique_ptr<FrameSource> source;
        std::shared_ptr<const model::FrameIndex> index; // that it knows
    };

    std::list<Source> m_sources; // youngest first
};

} // namespace timeline::media
