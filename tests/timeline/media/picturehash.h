// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/media/demuxer.h"
#include "timeline/media/videodecoder.h"
#include "timeline/media/videoframe.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <vector>

namespace timeline::media {

// The hash of a picture's visible samples in its native format.
inline QByteArray hashOf(const AVFrame &frame)
{
    const auto format = AVPixelFormat(frame.format);
    const int size = av_image_get_buffer_size(format, frame.width, frame.height, 1);
    std::vector<std::uint8_t> bytes(std::size_t(std::max(size, 0)));
    av_image_copy_to_buffer(
        bytes.data(), size, frame.data, frame.linesize, format, frame.width, frame.height, 1);
    return QCryptographicHash::hash(
        QByteArrayView(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())),
        QCryptographicHash::Md5);
}

// Every picture of a file as a plain decode loop gives them: no index, no seek.
inline std::vector<QByteArray> hashesInOrder(const QString &path)
{
    std::vector<QByteArray> hashes;
    auto demuxer = Demuxer::open(path);
    if (!demuxer)
        return hashes;
    const int stream = (*demuxer)->pictureStream();
    (*demuxer)->readOnly({stream});
    auto decoder = VideoDecoder::open(*(*demuxer)->stream(stream), VideoDecoder::Aim::Latency);
    if (!decoder)
        return hashes;
    const auto takeAll = [&] {
        for (auto frame = decoder->receive(); frame && *frame; frame = decoder->receive())
            hashes.push_back(hashOf(**frame));
    };
    const PacketPtr packet = makePacket();
    for (auto got = (*demuxer)->read(*packet); got && *got; got = (*demuxer)->read(*packet)) {
        if (decoder->send(packet.get()))
            takeAll();
    }
    if (decoder->send(nullptr))
        takeAll();
    return hashes;
}

} // namespace timeline::media
