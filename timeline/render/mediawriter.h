// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/encoder.h"
#include "timeline/render/muxer.h"

#include <functional>
#include <optional>

namespace timeline::render {

struct WriterSettings {
    QString container; // FFmpeg muxer, "mp4"
    VideoSettings video;
    std::optional<AudioSettings> audio; // none: no sound
    QString timecode; // of the first frame; empty: none
    std::function<model::Result<>(Muxer &)> describe; // adds what else is in it, before its header
};

// A whole file, pictures and sound: encoders and container together. Give sound along with the
// pictures it belongs to, so that little has to be held back. Worker-confined.
class MediaWriter {
public:
    static model::Result<std::unique_ptr<MediaWriter>> create(
        const QString &path, const WriterSettings &settings);

    model::Result<> addPicture(AVFrame &frame, std::int64_t pts, std::int64_t duration);
    model::Result<> addSamples(std::span<const float> interleaved);
    // For who writes into tracks of his own.
    Muxer &muxer() { return *m_muxer; }
    model::Result<> finish();
    // Complete after finish(), still under its passing name; commit() gives it its own.
    const QString &partPath() const { return m_muxer->partPath(); }
    model::Result<> commit() { return m_muxer->commit(); }
    // Or the complete file is the caller's to name or remove.
    QString release() { return m_muxer->release(); }

private:
    MediaWriter() = default;
    PacketSink sinkOf(const AVCodecContext &encoder, int stream);

    std::unique_ptr<Muxer> m_muxer;
    std::unique_ptr<VideoEncoder> m_video;
    std::unique_ptr<AudioEncoder> m_audio;
    PacketSink m_videoSink, m_audioSink;
};

} // namespace timeline::render
