// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/seammessages.h"

#include "timeline/bitstream/avcconfig.h"
#include "timeline/bitstream/hevcconfig.h"
#include "timeline/render/seamencoder.h"

#include <algorithm>

namespace timeline::render {

using bitstream::Buffer;
using bitstream::Bytes;
using bitstream::SeiMessage;
using model::Result;

namespace {

Bytes bytesOf(const AVPacket &packet)
{
    return {packet.data, std::size_t(std::max(packet.size, 0))};
}

} // namespace

std::optional<SeamMessages> SeamMessages::of(const AVCodecParameters &source)
{
    const Bytes header{source.extradata, std::size_t(std::max(source.extradata_size, 0))};
    SeamMessages messages;
    if (source.codec_id == AV_CODEC_ID_H264) {
        const auto config = bitstream::parseAvcConfig(header);
        if (!config)
            return {};
        messages.m_format = config->format();
        return messages;
    }
    if (source.codec_id != AV_CODEC_ID_HEVC)
        return {};
    const auto config = bitstream::parseHevcConfig(header);
    if (!config)
        return {};
    messages.m_codec = bitstream::Codec::Hevc;
    messages.m_format = config->format();
    return messages;
}

void SeamMessages::see(const AVPacket &packet, bool isLeftOut)
{
    const bool isKey = packet.flags & AV_PKT_FLAG_KEY;
    if (!isKey && !isLeftOut)
        return;
    std::vector<SeiMessage> found = bitstream::pictureMessages(bytesOf(packet), m_format, m_codec);
    if (isKey) {
        m_lasting.clear();
        std::ranges::copy_if(found, std::back_inserter(m_lasting), &SeiMessage::isLasting);
    }
    if (isLeftOut)
        m_waiting[packet.pts] = std::move(found);
}

Result<> SeamMessages::put(AVPacket &packet)
{
    std::vector<SeiMessage> messages;
    if (const auto own = m_waiting.find(packet.pts); own != m_waiting.end()) {
        messages = std::move(own->second);
        m_waiting.erase(own);
    }
    // A new sequence begins where the source's went on.
    if (packet.flags & AV_PKT_FLAG_KEY) {
        for (const SeiMessage &lasting : m_lasting) {
            if (std::ranges::find(messages, lasting.type, &SeiMessage::type) == messages.end())
                messages.push_back(lasting);
        }
    }
    if (messages.empty())
        return {};
    const std::vector<Buffer> unit{bitstream::seiUnit(messages, m_codec)};
    return bitstream::joinNals(unit, m_format).and_then([&](Buffer data) {
        const Bytes slices = bytesOf(packet);
        data.insert(data.end(), slices.begin(), slices.end());
        return replaceData(packet, data);
    });
}

} // namespace timeline::render
