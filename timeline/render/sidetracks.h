// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/demuxer.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/task.h"
#include "timeline/render/exportplan.h"
#include "timeline/render/hdrmetadata.h"
#include "timeline/render/keptparts.h"
#include "timeline/render/muxer.h"

#include <map>
#include <memory>

namespace timeline::render {

// Everything of the source that a file which is encoded anew takes over: tracks packet by packet,
// chapters, tags, dispositions, languages, HDR's metadata. Worker-confined.
class SideTracks {
public:
    static model::Result<std::unique_ptr<SideTracks>> open(
        const media::ViewPtr &view, const ExportPlan &plan, const model::CancelToken &cancel);

    const HdrMetadata &hdr() const { return m_hdr; } // empty where the light is another
    // Adds streams, tags and chapters. The muxer has its pictures and, if any, its sound already,
    // and no header yet.
    model::Result<> addTo(Muxer &muxer);
    // Writes what is stored up to `time` of the sequence; the muxer is the same.
    model::Result<> upTo(model::Flicks time, Muxer &muxer);
    model::Result<> finish(Muxer &muxer);
    // Whether a written file holds what was copied into it.
    model::Result<> check(const QString &path, const model::CancelToken &cancel) const;

private:
    struct Track {
        int out = -1;
        std::int64_t shift = 0; // to be added to its stamps
        std::int64_t packets = 0;
    };

    SideTracks() = default;
    model::Result<> addStreams(Muxer &muxer);
    model::Result<> addChapters(AVFormatContext &out, const model::CancelToken &cancel) const;
    model::Result<> write(AVPacket &packet, Muxer &muxer);
    model::Result<> writeCovers(Muxer &muxer);
    model::Flicks lateness(const AVFormatContext &out) const;
    model::Flicks timeOf(const AVPacket &packet) const;

    media::ViewPtr m_view;
    const media::MediaFile *m_source = nullptr; // in the view
    KeptParts m_parts;
    HdrMetadata m_hdr;
    model::CancelToken m_cancel;
    std::unique_ptr<media::Demuxer> m_demuxer;
    std::map<int, Track> m_tracks; // with a time of their own; by the source's number
    std::map<int, int> m_covers;
    media::PacketPtr m_next; // read, but not yet due
    bool m_hasNext = false;
    bool m_isAtEnd = false;
};

} // namespace timeline::render
