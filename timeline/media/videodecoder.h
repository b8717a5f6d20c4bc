// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"

#include <atomic>
#include <cstdarg>
#include <cstdint>
#include <memory>

namespace timeline::media {

// One picture decoder: packets in, pictures out in the order in which they are shown.
// Worker-confined.
class VideoDecoder {
public:
    // Latency and Throughput decode several pictures at once; Latency only as many as a seek gains
    // from, since each more has to be decoded before the first one comes out. OneThread: none
    // beside the caller's.
    enum class Aim { Latency, Throughput, OneThread };
    // What may be left out. SmallKey: a key frame decoded alone, to be scaled down: its edges need
    // no smoothing. References: pictures that no other needs.
    enum class Effort { Full, SmallKey, References };

    static model::Result<VideoDecoder> open(const AVStream &stream, Aim aim);
    // For packets that count time in `timeBase`.
    static model::Result<VideoDecoder> open(
        const AVCodecParameters &parameters, AVRational timeBase, Aim aim);

    // nullptr: no more packets follow. A packet that does not decode is not an error here: its
    // picture is missing from what comes out.
    model::Result<> send(const AVPacket *packet);
    // The next picture; null when a packet is wanted first or, after send(nullptr), when all are
    // out.
    model::Result<FramePtr> receive();
    bool isDrained() const { return m_isDrained; }
    // From the next packet on; takes effect at once with Aim::OneThread only.
    void setEffort(Effort effort);
    // Errors that the decoder logged so far, in all of its threads; many of them leave a picture
    // that looks whole to who only asks for pictures.
    std::int64_t complaints() const { return m_complaints->load(); }
    // Forgets everything, so that packets from elsewhere in the file may follow.
    void flush();

private:
    using Complaints = std::atomic<std::int64_t>;

    VideoDecoder(std::unique_ptr<Complaints> complaints, CodecPtr codec);
    static void listen(void *context, int level, const char *format, va_list arguments);

    std::unique_ptr<Complaints> m_complaints; // outlives the codec, whose threads count into it
    CodecPtr m_codec;
    bool m_isDrained = false;
};

} // namespace timeline::media
