// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/sei.h"

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

// The unit without such messages; nothing when it holds none or cannot be read.
std::optional<Buffer> stripped(Bytes nal, std::size_t headerSize)
{
    const Buffer raw = unescape(nal);
    Bytes messages(raw);
    while (!messages.empty() && messages.back() == 0)
        messages = messages.first(messages.size() - 1);
    if (messages.size() <= headerSize || messages.back() != 0x80)
        return {};
    messages = messages.first(messages.size() - 1);
    Buffer kept(raw.begin(), raw.begin() + std::ptrdiff_t(headerSize));
    for (std::size_t at = headerSize; at < messages.size();) {
        const std::size_t begin = at;
        const auto type = readNumber(messages, at);
        const auto size = readNumber(messages, at);
        if (!type || !size || *size > messages.size() - at)
            return {};
        const bool leftOut = isFromEncoder(*type, messages.subspan(at, *size));
        at += *size;
        if (!leftOut)
            kept.insert(
                kept.end(), raw.begin() + std::ptrdiff_t(begin), raw.begin() + std::ptrdiff_t(at));
    }
    if (kept.size() == messages.size())
        return {};
    if (kept.size() == headerSize)
        return Buffer();
    kept.push_back(0x80);
    return escape(kept);
}

} // namespace

Result<Buffer> stripSei(Bytes packet, NalFormat format, Codec codec)
{
    const auto nals = wholeNalsOf(packet, format);
    if (!nals)
        return tl::unexpected(nals.error());
    std::vector<Buffer> changed;
    changed.reserve(nals->size()); // the views below stay
    std::vector<Bytes> kept;
    for (const Bytes nal : *nals) {
        std::optional<Buffer> rest;
        if (isSei(nalType(nal, codec), codec))
            rest = stripped(nal, codec == Codec::H264 ? 1 : 2);
        if (!rest)
            kept.push_back(nal);
        else if (!rest->empty())
            kept.emplace_back(changed.emplace_back(std::move(*rest)));
    }
    if (kept.size() == nals->size() && changed.empty())
        return Buffer(packet.begin(), packet.end());
    return joinNals(kept, format);
}

} // namespace timeline::bitstream
