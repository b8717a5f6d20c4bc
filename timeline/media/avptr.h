// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/ffmpeg.h"

#include <memory>

namespace timeline::media {

// Every FFmpeg object is owned by one of these; nothing is freed by hand.
struct AvDeleter {
    void operator()(AVFrame *p) const { av_frame_free(&p); }
    void operator()(AVPacket *p) const { av_packet_free(&p); }
    void operator()(AVCodecContext *p) const { avcodec_free_context(&p); }
    void operator()(AVCodecParameters *p) const { avcodec_parameters_free(&p); }
    void operator()(SwsContext *p) const { sws_freeContext(p); }
    void operator()(SwrContext *p) const { swr_free(&p); }
    void operator()(AVBSFContext *p) const { av_bsf_free(&p); }
    void operator()(AVFilterGraph *p) const { avfilter_graph_free(&p); }
};

struct IoDeleter {
    void operator()(AVIOContext *p) const
    {
        av_freep(&p->buffer);
        avio_context_free(&p);
    }
};

struct InputDeleter {
    void operator()(AVFormatContext *p) const { avformat_close_input(&p); }
};

struct OutputDeleter {
    void operator()(AVFormatContext *p) const
    {
        if (p && p->pb && !(p->oformat->flags & AVFMT_NOFILE))
            avio_closep(&p->pb);
        avformat_free_context(p);
    }
};

using FramePtr = std::unique_ptr<AVFrame, AvDeleter>;
using PacketPtr = std::unique_ptr<AVPacket, AvDeleter>;
using CodecPtr = std::unique_ptr<AVCodecContext, AvDeleter>;
using ParametersPtr = std::unique_ptr<AVCodecParameters, AvDeleter>;
using ScalerPtr = std::unique_ptr<SwsContext, AvDeleter>;
using ResamplerPtr = std::unique_ptr<SwrContext, AvDeleter>;
using BitstreamFilterPtr = std::unique_ptr<AVBSFContext, AvDeleter>;
using FilterGraphPtr = std::unique_ptr<AVFilterGraph, AvDeleter>;
using InputPtr = std::unique_ptr<AVFormatContext, InputDeleter>;
using IoPtr = std::unique_ptr<AVIOContext, IoDeleter>; // over functions of our own
using OutputPtr = std::unique_ptr<AVFormatContext, OutputDeleter>;

inline FramePtr makeFrame()
{
    return FramePtr(av_frame_alloc());
}
inline PacketPtr makePacket()
{
    return PacketPtr(av_packet_alloc());
}

} // namespace timeline::media
