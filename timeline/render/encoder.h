// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"
#include "timeline/model/mediainfo.h"
#include "timeline/model/rational.h"

#include <QSize>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace timeline::render {

// Takes an encoded packet; its stamps are ticks of the encoder's time base.
using PacketSink = std::function<model::Result<>(AVPacket &)>;

// EncoderFailed, with FFmpeg's own words for its code.
tl::unexpected<model::Error> encoderFailed(int code, const QString &what);

// Sends a frame (nullptr: the end) and hands on every packet that is ready.
model::Result<> pump(AVCodecContext &context, const AVFrame *frame, const PacketSink &sink);

struct VideoSettings {
    QString codec; // encoder's name, "libx264"
    QSize size;
    AVPixelFormat format = AV_PIX_FMT_YUV420P;
    model::ColorInfo color; // empty fields stay unsaid
    model::Rational rate; // nominal
    model::Rational timeBase; // of the stamps given
    double quality = 16; // CRF
    std::int64_t mostBitsPerSecond = 0; // over any second and a half; 0: as the quality needs
    QString preset; // of x264 and x265
    QString words; // more for x264 and x265: "name=value:name=value"
    AVChromaLocation chromaLocation = AVCHROMA_LOC_UNSPECIFIED;
    int keyInterval = 0; // frames; 0: two seconds
    bool reorders = true; // B-frames
    bool plain = false; // no SEI of any kind: what an upload must not tell
};

// One picture stream. Worker-confined.
class VideoEncoder {
public:
    // `globalHeader`: parameter sets go to the container, as MP4 and Matroska want it. NoEncoder
    // when this FFmpeg has none of that name, EncoderFailed when it refuses the settings.
    static model::Result<std::unique_ptr<VideoEncoder>> open(
        const VideoSettings &settings, bool globalHeader);

    const AVCodecContext &context() const { return *m_context; }
    // `pts` must grow from call to call. The frame is not kept.
    model::Result<> encode(
        AVFrame &frame, std::int64_t pts, std::int64_t duration, const PacketSink &sink);
    model::Result<> finish(const PacketSink &sink); // the frames that are still in the encoder

private:
    VideoEncoder() = default;
    model::Result<> filter(AVPacket &packet, const PacketSink &sink);

    media::CodecPtr m_context;
    media::BitstreamFilterPtr m_filter; // none: packets go as they are
    std::map<std::int64_t, std::int64_t> m_durations; // by pts: encoders forget them
};

struct AudioSettings {
    QString codec; // "aac", "flac", "pcm_s16le"
    int rate = 48000;
    int channels = 2;
    int bits = 16; // of lossless codecs: 16, 24 or 32
    std::uint64_t layout = 0; // mask of FFmpeg's channels; 0: its first choice for their number
    std::int64_t bitRate = 0; // of codecs with losses; 0: what is transparent
    std::int64_t first = 0; // where the first sample given is heard
};

// One sound stream, its stamps in samples; codecs that start with a delay have their first packet
// before `first`. Worker-confined.
class AudioEncoder {
public:
    static model::Result<std::unique_ptr<AudioEncoder>> open(
        const AudioSettings &settings, bool globalHeader);

    const AVCodecContext &context() const { return *m_context; }
    model::Result<> encode(std::span<const float> interleaved, const PacketSink &sink);
    model::Result<> finish(const PacketSink &sink);

private:
    AudioEncoder() = default;
    model::Result<> encodeBlock(std::span<const float> block, const PacketSink &sink);

    media::CodecPtr m_context;
    std::vector<float> m_pending; // less than one block
    int m_bits = 16;
    std::int64_t m_next = 0; // sample
};
// A private option; encoders that do not know it go without.
void setEncoderOption(AVCodecContext &encoder, const char *name, const QString &value);

} // namespace timeline::render
