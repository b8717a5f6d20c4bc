// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/mediaprobe.h"

#include "app/practice/mediainput.h"

#include <algorithm>
#include <chrono>

namespace practice {

using timeline::model::Error;
using timeline::model::fail;
using timeline::model::Result;

Result<ProbedVideo> probeVideo(const QString &path, int seconds)
{
    const auto input = MediaInput::open(path, {}, QDeadlineTimer(std::chrono::seconds(seconds)));
    if (!input)
        return tl::unexpected(input.error());
    MediaInput &media = **input;
    const AVStream *video = media.video();
    ProbedVideo probed;
    probed.displaySize = media.displaySize();
    probed.codec = QString::fromLatin1(avcodec_get_name(video->codecpar->codec_id));
    probed.hasSound = media.audio() != nullptr;

    std::int64_t first = INT64_MAX;
    std::int64_t end = INT64_MIN;
    const std::int64_t step =
        std::max<std::int64_t>(1, av_rescale_q(1, av_inv_q(media.frameRate()), video->time_base));
    const auto packet = timeline::media::makePacket();
    while (true) {
        const auto more = media.read(packet.get());
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        const bool hidden = (packet->flags & AV_PKT_FLAG_DISCARD) != 0;
        if (packet->stream_index != video->index || hidden || packet->pts == AV_NOPTS_VALUE)
            continue;
        ++probed.frames;
        first = std::min(first, packet->pts);
        end = std::max(end, packet->pts + (packet->duration > 0 ? packet->duration : step));
    }
    if (probed.frames == 0)
        return fail(Error::Kind::Damaged, QStringLiteral("no frames"));
    probed.firstTick = first;
    probed.seconds = double(end - first) * av_q2d(video->time_base);
    // The rest of the service needs it decodable, and only opening tells.
    if (const auto decoder = openDecoder(video); !decoder)
        return tl::unexpected(decoder.error());
    return probed;
}

} // namespace practice
