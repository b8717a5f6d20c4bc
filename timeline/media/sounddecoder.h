// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/media/demuxer.h"
#include "timeline/media/filewatch.h"
#include "timeline/media/mediafile.h"
#include "timeline/media/soundclock.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace timeline::media {

// A stretch of decoded sound at the track's own rate and channels.
struct SoundBlock {
    std::int64_t first = 0; // sample on the file's own clock
    std::vector<float> samples; // interleaved
};

// The shown samples of one audio track in order, each with its exact place: encoder priming, hidden
// packets and end padding are left out (SoundClock). Damaged packets leave a gap. A file that was
// changed since it was opened is SourceChanged when it is opened, sought in or read to its end, and
// whenever check() is asked. Worker-confined.
class SoundDecoder {
public:
    static model::Result<std::unique_ptr<SoundDecoder>> open(
        const MediaFile &file, std::size_t track, const model::CancelToken &cancel = {});

    int rate() const { return m_rate; }
    int channels() const { return m_layout.nb_channels; }
    const AVChannelLayout &layout() const { return m_layout; }
    std::int64_t start() const { return m_start; } // first shown sample
    const SoundClock &clock() const { return m_clock; } // of this track's packets

    model::Result<> check() const { return m_watch.check(); }
    // The next block; nothing at the end of the file.
    model::Result<std::optional<SoundBlock>> next();
    // So that the block given next holds or precedes `sample`, or is the track's first, and the
    // codec has settled by then.
    model::Result<> seek(std::int64_t sample);
    model::Result<> rewind();

private:
    explicit SoundDecoder(const MediaFile &file);
    model::Result<> openCodec();
    model::Result<> findStart();
    bool hasEqualPackets() const;
    model::Result<bool> decode(); // the next frame into m_frame
    model::Result<bool> feed();
    model::Result<bool> seekTo(int stream, std::int64_t sample);
    std::int64_t preroll() const;
    bool seeksByPicture() const;
    model::Result<std::optional<SoundBlock>> blockOfFrame();
    model::Result<> convert(std::vector<float> &out);

    FileWatch m_watch;
    std::unique_ptr<Demuxer> m_demuxer;
    AVStream *m_stream = nullptr;
    CodecPtr m_codec;
    PacketPtr m_packet;
    FramePtr m_frame;
    ResamplerPtr m_converter; // sample format only
    int m_converterFormat = -1;
    int m_converterChannels = 0;
    int m_rate = 0;
    AVChannelLayout m_layout{}; // native order: owns no memory
    SoundClock m_clock;
    std::int64_t m_start = 0;
    bool m_hasFrame = false; // m_frame is decoded but not given yet
    bool m_drained = false;
};

} // namespace timeline::media
