// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/aacrun.h"
#include "timeline/render/soundspliceplan.h"
#include "timeline/render/trackrewriter.h"

namespace timeline::render {

// The kinds of rewriters behind openSoundRewriter(). All are worker-confined.

// A track whose packets keep the source's parameters and clock.
class SameTrackRewriter : public TrackRewriter {
public:
    explicit SameTrackRewriter(const AVStream &stream);
    const AVCodecParameters &parameters() const override { return *m_parameters; }
    AVRational timeBase() const override { return m_timeBase; }
    model::Result<> take(AVPacket &packet, const PacketSink &sink) override;
    model::Result<> finish(const PacketSink &sink) override;

private:
    media::ParametersPtr m_parameters;
    AVRational m_timeBase;
};

// Replaces the AAC packets that stand in `replaced`; new ones have the stamps, flags and side data
// of those they replace.
class AacRewriter : public SameTrackRewriter {
public:
    AacRewriter(const AVStream &stream, const SoundFacts &facts,
        std::unique_ptr<SplicedSound> sound, const AudioSettings &settings,
        std::vector<SampleRange> replaced);
    model::Result<> take(AVPacket &packet, const PacketSink &sink) override;

private:
    media::SoundClock m_clock;
    std::unique_ptr<SplicedSound> m_sound;
    AacRun m_run;
    std::vector<SampleRange> m_replaced;
};

// Replaces single samples; the other bytes of a touched packet stay as they are.
class PcmRewriter : public SameTrackRewriter {
public:
    PcmRewriter(const AVStream &stream, const SoundFacts &facts,
        std::unique_ptr<SplicedSound> sound, const AudioSettings &settings,
        std::vector<SampleRange> touched);
    model::Result<> take(AVPacket &packet, const PacketSink &sink) override;

private:
    model::Result<> replace(AVPacket &packet, std::int64_t place, SampleRange samples);

    media::SoundClock m_clock;
    std::unique_ptr<SplicedSound> m_sound;
    AudioSettings m_settings;
    std::vector<SampleRange> m_touched;
    std::int64_t m_sampleBytes = 0; // of all channels
};

// Encodes the whole track anew, as far as the source's packets reach.
class WholeTrackRewriter : public TrackRewriter {
public:
    static model::Result<std::unique_ptr<WholeTrackRewriter>> open(const AVStream &stream,
        const SoundFacts &facts, std::unique_ptr<SplicedSound> sound, AudioSettings settings);
    const AVCodecParameters &parameters() const override { return *m_parameters; }
    AVRational timeBase() const override;
    model::Result<> take(AVPacket &packet, const PacketSink &sink) override;
    model::Result<> finish(const PacketSink &sink) override;

private:
    WholeTrackRewriter() = default;
    model::Result<> encodeUpTo(std::int64_t end, const PacketSink &sink);

    media::ParametersPtr m_parameters;
    AVRational m_sourceBase{1, 1};
    media::SoundClock m_clock; // of the source's packets, at its own rate
    std::unique_ptr<SplicedSound> m_sound;
    std::unique_ptr<AudioEncoder> m_encoder;
    std::int64_t m_next = 0; // sample at the new rate
};

} // namespace timeline::render
