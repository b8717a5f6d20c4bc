// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"
#include "timeline/model/rational.h"
#include "timeline/render/encoder.h"
#include "timeline/render/keyscan.h"
#include "timeline/render/seammessages.h"

#include <QString>

#include <memory>
#include <span>

namespace timeline::render {

// The encoder that writes pictures of this codec between a file's own: FFmpeg's short name of the
// codec in, the encoder's name out; empty: none is known. Pure.
QString seamEncoderFor(const QString &codec);

// What the pictures between which a seam is laid are like.
struct SeamSurroundings {
    const AVCodecParameters *codec = nullptr; // of the source's track; outlives the seams
    AVRational timeBase{1, 1};
    model::Rational rate; // nominal
    AVRational aspect{0, 1}; // of a pixel
    std::int64_t delay = 0; // pictures by which decoding runs ahead of showing
    bool rebases = false; // pictures behind a seam are counted anew
    KeyFacts keys; // of H.264 and H.265
};

// What a codec asks of its seams beyond what all have in common. Worker-confined.
class SeamRules {
public:
    virtual ~SeamRules() = default;
    // The encoder's settings, before it is opened.
    virtual model::Result<> prepare(AVCodecContext &encoder) = 0;
    // Brings the encoder's parameter sets into the track's header. Once, when it was opened first.
    virtual model::Result<> adopt(const AVCodecContext &encoder, AVCodecParameters &track) = 0;
    // Packs an encoded picture as the source packs its own.
    virtual model::Result<> pack(AVPacket &packet) = 0;
    // Makes a packet of the source one whose leading pictures are gone.
    virtual model::Result<> breakLink(AVPacket &packet);
    // The same, by counting it and what follows it anew.
    virtual model::Result<> rebase(AVPacket &packet);
    // The source's other packets, in decoding order.
    virtual void leaveOut(const AVPacket &packet);
    virtual model::Result<> copy(AVPacket &packet);
};

// InvalidRequest, in words for people, when the source's pictures are of a kind that is not
// spliced.
model::Result<std::unique_ptr<SeamRules>> seamRulesFor(const SeamSurroundings &surroundings);

// Encodes stretches of one track so that they can stand between the track's own packets: the same
// codec, profile, level, pixel format, reference pictures and colour, parameter sets with ids of
// their own. Worker-confined.
class SeamCodec {
public:
    // NoEncoder or InvalidRequest, in words for people, when it cannot be done.
    static model::Result<std::unique_ptr<SeamCodec>> open(const SeamSurroundings &surroundings);

    // The source's, with the parameter sets of both.
    const AVCodecParameters &parameters() const { return *m_parameters; }

    // A stretch begins: an encoder that was flushed cannot go on.
    model::Result<> begin();
    // `pts` must grow from call to call. Packets come out in decoding order; their pts is right,
    // their dts means nothing.
    model::Result<> encode(AVFrame &frame, std::int64_t pts, const PacketSink &sink);
    model::Result<> end(const PacketSink &sink);
    // What becomes of the source's first packet behind a stretch, a CRA picture of H.265.
    model::Result<> breakLink(AVPacket &packet);
    // Or an I picture of H.264; then what is copied behind it changes as well.
    model::Result<> rebase(AVPacket &packet);
    // Every other packet of the source, in decoding order, by one of these. What is left out tells
    // something about its picture: captions go into the one that is encoded with the same pts, if
    // that is not given before.
    void leaveOut(const AVPacket &packet);
    model::Result<> copy(AVPacket &packet);

private:
    explicit SeamCodec(const SeamSurroundings &surroundings)
        : m_surroundings(surroundings)
    {
    }
    PacketSink packed(const PacketSink &sink);
    void see(const AVPacket &packet, bool isLeftOut);

    SeamSurroundings m_surroundings;
    std::unique_ptr<SeamRules> m_rules;
    std::optional<SeamMessages> m_messages;
    media::ParametersPtr m_parameters;
    media::CodecPtr m_encoder;
};

// Puts other bytes into a packet that keeps its stamps and flags.
model::Result<> replaceData(AVPacket &packet, std::span<const std::uint8_t> data);
// Another header for a track.
model::Result<> replaceHeader(AVCodecParameters &track, std::span<const std::uint8_t> header);

} // namespace timeline::render
