// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/hevcids.h"

#include <algorithm>
#include <bitset>

namespace timeline::bitstream {

using Kind = model::Error::Kind;

namespace {

constexpr std::size_t headerBits = 16;
constexpr std::size_t profileBits = 96; // profile_tier_level() without sub-layers
constexpr int firstIrap = 16, lastIrap = 23; // NAL unit types with no_output_of_prior_pics_flag
constexpr int lastSlice = 31;

auto broken()
{
    return model::fail(Kind::Damaged, QStringLiteral("no parameter set or slice of H.265"));
}

// Copies what the reader has read since the writer stood there.
void keep(BitWriter &writer, Bytes raw, const BitReader &reader, std::size_t from)
{
    writer.copy(raw, from, reader.position());
}

Buffer closed(BitWriter &writer, Bytes raw, std::size_t from)
{
    writer.copy(raw, from, stopBitOf(raw));
    writer.trailing();
    return escape(writer.bytes());
}

void raise(BitReader &reader, BitWriter &writer, std::uint32_t least)
{
    writer.ue(std::max(reader.ue(), least));
}

// From chroma_format_idc to log2_max_pic_order_cnt_lsb_minus4.
void skipFormat(BitReader &reader)
{
    if (reader.ue() == 3)
        reader.flag();
    reader.ue();
    reader.ue();
    if (reader.flag()) {
        for (int side = 0; side < 4; ++side)
            reader.ue();
    }
    reader.ue();
    reader.ue();
    reader.ue();
}

template <std::size_t N> int firstFree(const std::bitset<N> &used, int from, int to)
{
    for (int id = from; id <= to; ++id) {
        if (!used[std::size_t(id)])
            return id;
    }
    return -1;
}

} // namespace

Result<HevcIds> freeHevcIds(const HevcConfig &config)
{
    std::bitset<16> vps, sps;
    std::bitset<64> pps;
    for (const Buffer &set : config.sets()) {
        const int type = nalType(set, Codec::Hevc);
        if (type == hevcVpsType) {
            const auto id = parseHevcVpsId(set);
            if (!id)
                return tl::unexpected(id.error());
            vps.set(std::size_t(*id));
        } else if (type == hevcSpsType) {
            const auto parsed = parseHevcSps(set);
            if (!parsed)
                return tl::unexpected(parsed.error());
            sps.set(std::size_t(parsed->id));
        } else if (type == hevcPpsType) {
            const auto ids = parseHevcPpsIds(set);
            if (!ids)
                return tl::unexpected(ids.error());
            pps.set(std::size_t(ids->id));
        }
    }
    const HevcIds ids{
        firstFree(vps, 1, 15), firstFree(sps, 1, 15), firstFree(pps, leastFarPpsId, mostFarPpsId)};
    if (ids.vps < 0 || ids.sps < 0 || ids.pps < 0)
        return model::fail(Kind::InvalidRequest, QStringLiteral("every parameter set id is taken"));
    return ids;
}

Result<Buffer> vpsWithId(Bytes nal, int vps)
{
    const Buffer raw = unescape(nal);
    BitReader reader(raw, headerBits);
    if (nalType(nal, Codec::Hevc) != hevcVpsType || reader.u(4) != 0 || !reader.isValid())
        return broken();
    BitWriter writer;
    writer.copy(raw, 0, headerBits);
    writer.u(std::uint32_t(vps), 4);
    return closed(writer, raw, reader.position());
}

Result<Buffer> spsWithIds(Bytes nal, int vps, int sps, HevcDepth depth)
{
    const Buffer raw = unescape(nal);
    BitReader reader(raw, headerBits);
    if (nalType(nal, Codec::Hevc) != hevcSpsType || reader.u(4) != 0)
        return broken();
    if (reader.u(3) != 0)
        return model::fail(Kind::InvalidRequest, QStringLiteral("temporal sub-layers"));
    reader.flag();
    reader.skip(profileBits);
    BitWriter writer;
    writer.copy(raw, 0, headerBits);
    writer.u(std::uint32_t(vps), 4);
    keep(writer, raw, reader, headerBits + 4);
    if (reader.ue() != 0)
        return broken();
    writer.ue(std::uint32_t(sps));
    std::size_t from = reader.position();
    skipFormat(reader);
    reader.flag(); // sps_sub_layer_ordering_info_present_flag: there is one layer
    keep(writer, raw, reader, from);
    raise(reader, writer, std::uint32_t(std::max(depth.decPicBuffering - 1, 0)));
    raise(reader, writer, std::uint32_t(std::max(depth.reorderPics, 0)));
    if (!reader.isValid())
        return broken();
    return closed(writer, raw, reader.position());
}

Result<Buffer> ppsWithIds(Bytes nal, int sps, int pps)
{
    const Buffer raw = unescape(nal);
    BitReader reader(raw, headerBits);
    const bool isFirst = reader.ue() == 0 && reader.ue() == 0;
    if (nalType(nal, Codec::Hevc) != hevcPpsType || !isFirst || !reader.isValid())
        return broken();
    BitWriter writer;
    writer.copy(raw, 0, headerBits);
    writer.ue(std::uint32_t(pps));
    writer.ue(std::uint32_t(sps));
    return closed(writer, raw, reader.position());
}

Result<Buffer> sliceWithPps(Bytes nal, int pps)
{
    const int type = nalType(nal, Codec::Hevc);
    if (type < 0 || type > lastSlice || pps < leastFarPpsId || pps > mostFarPpsId)
        return broken();
    const Buffer raw = unescape(nal);
    BitReader reader(raw, headerBits);
    reader.flag(); // first_slice_segment_in_pic_flag
    if (type >= firstIrap && type <= lastIrap)
        reader.flag();
    const std::size_t at = reader.position();
    if (!reader.flag() || !reader.isValid()) // ue(0)
        return broken();
    BitWriter writer;
    writer.copy(raw, 0, at);
    writer.ue(std::uint32_t(pps));
    writer.copy(raw, at + 1, raw.size() * 8);
    return escape(writer.bytes());
}

Result<Buffer> mergeHevcConfig(const HevcConfig &source, const HevcConfig &encoder)
{
    if (source.chromaFormat != encoder.chromaFormat || source.lumaDepth != encoder.lumaDepth
        || source.chromaDepth != encoder.chromaDepth)
        return model::fail(Kind::InvalidRequest,
            QStringLiteral("the pictures differ in chroma format or bit depth"));
    HevcConfig merged = source;
    merged.profile.level = std::max(source.profile.level, encoder.profile.level);
    merged.profile.highTier = source.profile.highTier || encoder.profile.highTier;
    merged.profile.profile = std::max(source.profile.profile, encoder.profile.profile);
    merged.profile.compatibility = source.profile.compatibility & encoder.profile.compatibility;
    merged.minSpatialSegmentation = 0;
    merged.parallelism = 0;
    for (const HevcConfig::Array &array : encoder.arrays) {
        if (array.type < hevcVpsType || array.type > hevcPpsType)
            continue; // what the encoder says of itself is not true of the whole
        const auto same = std::ranges::find(merged.arrays, array.type, &HevcConfig::Array::type);
        if (same == merged.arrays.end())
            merged.arrays.push_back(array);
        else
            same->nals.insert(same->nals.end(), array.nals.begin(), array.nals.end());
    }
    return serialise(merged);
}

} // namespace timeline::bitstream
