// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/barereader.h"

#include <QFile>

#include <algorithm>

namespace bench {

using timeline::model::FrameIndex;

namespace {

void must(int result, const char *what)
{
    if (result < 0)
        qFatal("bare reader: %s fails with %d", what, result);
}

} // namespace

BareReader::BareReader(const QString &path)
{
    AVFormatContext *input = nullptr;
    must(
        avformat_open_input(&input, QFile::encodeName(path).constData(), nullptr, nullptr), "open");
    m_input.reset(input);
    must(avformat_find_stream_info(input, nullptr), "find_stream_info");
    m_stream = av_find_best_stream(input, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    must(m_stream, "find_best_stream");
    for (unsigned i = 0; i < input->nb_streams; ++i)
        input->streams[i]->discard = int(i) == m_stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    const AVStream *stream = input->streams[m_stream];
    m_codec.reset(avcodec_alloc_context3(avcodec_find_decoder(stream->codecpar->codec_id)));
    must(avcodec_parameters_to_context(m_codec.get(), stream->codecpar), "parameters");
    m_codec->thread_count = 0;
    must(avcodec_open2(m_codec.get(), nullptr, nullptr), "open2");
}

bool BareReader::nextPicture()
{
    for (;;) {
        const int got = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (got == 0)
            return true;
        if (got == AVERROR_EOF)
            return false;
        if (!m_isEnded && av_read_frame(m_input.get(), m_packet.get()) < 0) {
            m_isEnded = true;
            must(avcodec_send_packet(m_codec.get(), nullptr), "drain");
        } else if (m_packet->stream_index == m_stream) {
            must(avcodec_send_packet(m_codec.get(), m_packet.get()), "send_packet");
        }
        av_packet_unref(m_packet.get());
    }
}

void BareReader::decodeTo(const FrameIndex &index, std::int64_t pts)
{
    const auto &entries = index.entryPoints();
    auto entry = std::ranges::upper_bound(entries, pts, {}, &FrameIndex::EntryPoint::pts);
    if (entry != entries.begin())
        --entry;
    must(av_seek_frame(m_input.get(), m_stream, entry->dts, AVSEEK_FLAG_BACKWARD), "seek");
    avcodec_flush_buffers(m_codec.get());
    m_isEnded = false;
    while (nextPicture()) {
        if (m_frame->best_effort_timestamp == pts)
            return;
    }
    qFatal("bare reader: no picture %lld", static_cast<long long>(pts));
}

int BareReader::decode(int most)
{
    int pictures = 0;
    while (pictures < most && nextPicture())
        ++pictures;
    return pictures;
}

std::int64_t BareReader::demuxAll()
{
    std::int64_t packets = 0;
    while (av_read_frame(m_input.get(), m_packet.get()) >= 0) {
        packets += m_packet->stream_index == m_stream;
        av_packet_unref(m_packet.get());
    }
    return packets;
}

} // namespace bench
