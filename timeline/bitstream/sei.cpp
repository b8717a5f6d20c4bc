// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/sei.h"

#include <algorithm>
#include <array>
#include <optional>

namespace timeline::bitstream {

namespace {

constexpr std::size_t userData = 5; // user_data_unregistered
using Identifier = std::array<std::uint8_t, 16>;
constexpr Identifier x264{
    0xDC, 0x45, 0xE9, 0xBD, 0xE6, 0xD9, 0x48, 0xB7, 0x96, 0x2C, 0xD8, 0x20, 0xD9, 0x23, 0xEE, 0xEF};
constexpr Identifier x265{
    0x2C, 0xA2, 0xDE, 0x09, 0xB5, 0x17, 0x47, 0xDB, 0xBB, 0x55, 0xA4, 0xFE, 0x7F, 0xC2, 0xFC, 0x4E};

bool isSei(int type, Codec codec)
{
    return codec == Codec::H264 ? type == 6 : type == 39 || type == 40;
}

// A number of sei_message(): as many bytes of 255 as it takes, and the rest (H.264 §7.3.2.3.1).
std::optional<std::size_t> readNumber(Bytes raw, std::size_t &at)
{
    std::size_t number = 0;
    while (at < raw.size()) {
        const std::uint8_t byte = raw[at++];
        number += byte;
        if (byte != 255)
            return number;
    }
    return {};
}

bool isFromEncoder(std::size_t type, Bytes payload)
{
    const auto begins = [payload](const Identifier &identifier) {
        return payload.size() >= identifier.size()
            && std::equal(identifier.begin(), identifier.end(), payload.begin());
    };
    return type == userData && (begins(x264) || begins(x265));
}

// Type numbers of annex D of both standards, which share them.
bool isCarried(std::size_t type)
{
    constexpr std::array carried{
        2, // pan_scan_rect
        4, // user_data_registered_itu_t_t35
        5, // user_data_unregistered
        19, // film_grain_characteristics
        23, // tone_mapping_info
        45, // frame_packing_arrangement
        47, // display_orientation
        136, // time_code
        137, // mastering_display_colour_volume
        144, // content_light_level_info
        147, // alternative_transfer_characteristics
        148, // ambient_viewing_environment
        149, // content_colour_volume
    };
    return std::ranges::any_of(carried, [type](int one) { return type == std::size_t(one); });
}

void readMessages(Bytes nal, std::size_t headerSize, std::vector<SeiMessage> &messages)
{
    const Buffer raw = unescape(nal);
    Bytes body(raw);
    while (!body.empty() && body.back() == 0)
        body = body.first(body.size() - 1);
    if (body.size() <= headerSize || body.back() != 0x80)
        return;
    body = body.first(body.size() - 1);
    for (std::size_t at = headerSize; at < body.size();) {
        const auto type = readNumber(body, at);
        const auto size = readNumber(body, at);
        if (!type || !size || *size > body.size() - at)
            return;
        const Bytes payload = body.subspan(at, *size);
        at += *size;
        if (isCarried(*type) && !isFromEncoder(*type, payload))
            messages.push_back({int(*type), Buffer(payload.begin(), payload.end())});
    }
}

void writeNumber(Buffer &raw, std::size_t number)
{
    for (; number >= 255; number -= 255)
        raw.push_back(255);
    raw.push_back(std::uint8_t(number));
}

} // namespace

bool SeiMessage::isLasting() const
{
    return type == 45 || type == 47 || type == 137 || type == 144 || type == 147 || type == 148
        || type == 149;
}

std::vector<SeiMessage> pictureMessages(Bytes packet, NalFormat format, Codec codec)
{
    std::vector<SeiMessage> messages;
    forEachNal(packet, format, [&](Bytes nal, bool isWhole) {
        if (isWhole && isSei(nalType(nal, codec), codec))
            readMessages(nal, codec == Codec::H264 ? 1 : 2, messages);
        return isWhole;
    });
    return messages;
}

Buffer seiUnit(std::span<const SeiMessage> messages, Codec codec)
{
    Buffer raw = codec == Codec::H264 ? Buffer{6} : Buffer{39 << 1, 1};
    for (const SeiMessage &message : messages) {
        writeNumber(raw, std::size_t(message.type));
        writeNumber(raw, message.payload.size());
        raw.insert(raw.end(), message.payload.begin(), message.payload.end());
    }
    raw.push_back(0x80);
    return escape(raw);
}

} // namespace timeline::bitstream
