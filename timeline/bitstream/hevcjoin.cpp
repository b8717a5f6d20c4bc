// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/hevcjoin.h"

namespace timeline::bitstream {

using Kind = model::Error::Kind;

namespace {

constexpr int craType = 21;
constexpr int firstTypeWithoutSlice = 32;

int blaType(KeptLeading leading)
{
    switch (leading) {
    case KeptLeading::None:
        return 18;
    case KeptLeading::Decodable:
        return 17;
    case KeptLeading::Any:
        break;
    }
    return 16;
}

} // namespace

Result<int> craToBla(std::span<std::uint8_t> packet, NalFormat format, KeptLeading leading)
{
    const auto nals = wholeNalsOf(packet, format);
    if (!nals)
        return tl::unexpected(nals.error());
    std::vector<std::size_t> slices; // where their header bytes stand
    for (const Bytes nal : *nals) {
        const int type = nalType(nal, Codec::Hevc);
        if (type >= firstTypeWithoutSlice)
            continue;
        if (type != craType)
            return model::fail(
                Kind::Damaged, QStringLiteral("no CRA picture: NAL unit type %1").arg(type));
        slices.push_back(std::size_t(nal.data() - packet.data()));
    }
    if (slices.empty())
        return model::fail(Kind::Damaged, QStringLiteral("a packet without a slice"));
    for (const std::size_t at : slices)
        packet[at] = std::uint8_t((packet[at] & 0x81) | blaType(leading) << 1);
    return int(slices.size());
}

} // namespace timeline::bitstream
