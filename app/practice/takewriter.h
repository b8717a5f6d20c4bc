// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/takesound.h"
#include "timeline/media/avptr.h"
#include "timeline/model/error.h"

#include <QSize>
#include <QString>

#include <memory>

namespace practice {

// The colour tags that a take carries over from its input.
struct ColorTags {
    AVColorSpace matrix = AVCOL_SPC_BT709;
    AVColorRange range = AVCOL_RANGE_MPEG;
    AVColorPrimaries primaries = AVCOL_PRI_BT709;
    AVColorTransferCharacteristic transfer = AVCOL_TRC_BT709;
};

struct TakeFormat {
    QString path;
    QSize size;
    AVRational timeBase{1, 25}; // of the pictures' ticks
    AVRational frameRate{25, 1};
    ColorTags color;
    int soundRate = 0; // 0: no sound track
};

// Writes one MP4 of H.264 and stereo AAC, its index in front. Confined to one thread.
class TakeWriter {
public:
    static timeline::model::Result<std::unique_ptr<TakeWriter>> create(const TakeFormat &format);

    timeline::model::Result<> writePicture(AVFrame &picture, std::int64_t tick);
    timeline::model::Result<> writeSound(const StereoBlock &block, std::int64_t firstSample);
    timeline::model::Result<> finish();

    int soundBlock() const { return m_sound ? m_sound->frame_size : 0; }

private:
    TakeWriter() = default;
    timeline::model::Result<> addVideo(const TakeFormat &format);
    timeline::model::Result<> addSound(int rate);
    timeline::model::Result<> open();
    timeline::model::Result<> encode(AVCodecContext *encoder, const AVFrame *frame, int stream);

    timeline::media::OutputPtr m_output;
    timeline::media::CodecPtr m_video;
    timeline::media::CodecPtr m_sound;
    timeline::media::PacketPtr m_packet;
};

} // namespace practice
