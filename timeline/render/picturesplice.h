// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frameindex.h"
#include "timeline/render/seamencoder.h"
#include "timeline/render/spliceplan.h"
#include "timeline/render/trackrewriter.h"

#include <functional>
#include <memory>

namespace timeline::render {

// A picture of the sequence, stored as the source stores its own.
using PictureFeed = std::function<model::Result<media::FramePtr>(model::FrameNumber)>;

// The pictures of a file with the frames of a plan's seams encoded anew. Frames are known by their
// pts. One picture is encoded for each packet that is left out, so that nothing piles up however
// long a seam is, and none before the packet that it replaces was seen: what that tells about the
// picture (captions) is told of the new one. Worker-confined.
class PictureSplice final : public TrackRewriter {
public:
    // `index` is the stream's; `stream` outlives the splice.
    static model::Result<std::unique_ptr<PictureSplice>> open(const SeamSurroundings &surroundings,
        std::shared_ptr<const model::FrameIndex> index, SplicePlan plan, SpliceTraits traits,
        PictureFeed feed);

    const AVCodecParameters &parameters() const override { return m_codec->parameters(); }
    AVRational timeBase() const override { return m_timeBase; }
    model::Result<> take(AVPacket &packet, const PacketSink &sink) override;
    model::Result<> finish(const PacketSink &sink) override;

private:
    PictureSplice() = default;
    const Seam *seam() const;
    model::Result<> leaveOut(const AVPacket &packet);
    model::Result<> copy(AVPacket &packet, const PacketSink &sink);
    model::Result<> begin(const AVPacket &packet); // a seam, unless it is under way
    model::Result<> replace(const AVPacket &packet, const PacketSink &sink);
    model::Result<> enter(AVPacket &packet, const PacketSink &sink);
    model::Result<> join(Entry entry, AVPacket &packet);
    model::Result<> encodeNext(const PacketSink &sink);
    bool isAllSeen() const;
    model::Result<> release(const PacketSink &sink);
    model::Result<> endSeam(const PacketSink &sink);
    model::Result<> stamp(AVPacket &packet, const PacketSink &sink);
    std::int64_t durationOf(const AVPacket &packet) const;
    std::int64_t ptsOf(model::FrameNumber n) const; // of the end: behind everything

    std::unique_ptr<SeamCodec> m_codec; // none: the plan has no seams
    AVRational m_timeBase{1, 1};
    std::shared_ptr<const model::FrameIndex> m_index;
    SplicePlan m_plan;
    SpliceTraits m_traits;
    PictureFeed m_feed;

    std::size_t m_seam = 0; // the one that is under way or comes next
    bool m_isInSeam = false;
    model::FrameNumber m_next; // to be encoded
    std::size_t m_written = 0; // packets of this seam
    std::int64_t m_seen = 0; // packets that it replaces
    media::PacketPtr m_entry; // waits for its leading pictures, or none
    std::int64_t m_lastDuration = 0; // of the packets left out
    std::int64_t m_place = 0; // packets so far, in decoding order
    std::int64_t m_entered = 0; // pts; what is shown before it and comes later is left out
};

} // namespace timeline::render
