// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/h264slice.h"

namespace timeline::bitstream {

using Kind = model::Error::Kind;

namespace {

constexpr int idrType = 5;
constexpr std::size_t mostCommands = 66; // more than any list or buffer has entries

auto unsupported(const char *what)
{
    return model::fail(Kind::InvalidRequest, QLatin1String(what));
}

void readLists(BitReader &reader, H264Slice &slice)
{
    const std::size_t lists = slice.kind == H264SliceKind::I ? 0
        : slice.kind == H264SliceKind::P                     ? 1
                                                             : 2;
    for (std::size_t list = 0; list < lists; ++list) {
        if (!reader.flag())
            continue;
        for (int idc = reader.ueUpTo(3); idc != 3 && reader.isValid(); idc = reader.ueUpTo(3)) {
            slice.lists[list].push_back({idc, reader.ue()});
            if (slice.lists[list].size() > mostCommands)
                reader.skip(reader.bitsLeft() + 1);
        }
    }
}

// pred_weight_table(), §7.3.3.2.
void skipWeights(BitReader &reader, const H264Slice &slice, const H264Sps &sps)
{
    const bool hasChroma = sps.chromaFormat != 0 && !sps.separatePlanes;
    reader.ue();
    if (hasChroma)
        reader.ue();
    const std::size_t lists = slice.kind == H264SliceKind::B ? 2 : 1;
    for (std::size_t list = 0; list < lists; ++list) {
        for (int i = 0; i < slice.refs[list]; ++i) {
            if (reader.flag()) {
                reader.se();
                reader.se();
            }
            if (!hasChroma || !reader.flag())
                continue;
            for (int number = 0; number < 4; ++number)
                reader.se();
        }
    }
}

void readMarking(BitReader &reader, H264Slice &slice)
{
    if (slice.isIdr) {
        reader.u(2); // no_output_of_prior_pics_flag, long_term_reference_flag
        return;
    }
    slice.hasAdaptiveMarking = reader.flag();
    if (!slice.hasAdaptiveMarking)
        return;
    for (int op = reader.ueUpTo(6); op != 0 && reader.isValid(); op = reader.ueUpTo(6)) {
        slice.marking.push_back({op, op == 5 ? 0 : reader.ue()});
        if (op == 3)
            reader.ue(); // long_term_frame_idx
        if (slice.marking.size() > mostCommands)
            reader.skip(reader.bitsLeft() + 1);
    }
}

void readRefCounts(BitReader &reader, const H264Pps &pps, H264Slice &slice)
{
    if (slice.kind == H264SliceKind::I)
        return;
    slice.refs[0] = pps.refsL0;
    slice.refs[1] = slice.kind == H264SliceKind::B ? pps.refsL1 : 0;
    if (slice.kind == H264SliceKind::B)
        reader.flag(); // direct_spatial_mv_pred_flag
    if (!reader.flag())
        return;
    slice.refs[0] = reader.ueUpTo(31) + 1;
    if (slice.kind == H264SliceKind::B)
        slice.refs[1] = reader.ueUpTo(31) + 1;
}

// From frame_num to pic_order_cnt; false for a field.
bool readOrder(BitReader &reader, const H264Sps &sps, const H264Pps &pps, H264Slice &slice)
{
    slice.places.frameNum = reader.position();
    slice.frameNum = reader.u(sps.frameNumBits);
    if (!sps.frameMbsOnly && reader.flag())
        return false;
    slice.places.idrPicId = reader.position();
    if (slice.isIdr)
        slice.idrPicId = reader.ue();
    slice.places.idrPicIdEnd = reader.position();
    if (sps.pocType == 0)
        slice.pocLsb = reader.u(sps.pocLsbBits);
    slice.places.pocLsbEnd = reader.position();
    if (sps.pocType == 0 && pps.bottomFieldPicOrder)
        slice.deltaPocBottom = reader.se();
    if (sps.pocType == 1 && !sps.deltaPocAlwaysZero) {
        reader.se();
        if (pps.bottomFieldPicOrder)
            reader.se();
    }
    if (pps.redundantPicCnt)
        reader.ue();
    return true;
}

// What stands behind the marking.
void readTail(BitReader &reader, const H264Pps &pps, H264Slice &slice)
{
    if (pps.cabac && slice.kind != H264SliceKind::I)
        reader.ue(); // cabac_init_idc
    reader.se(); // slice_qp_delta
    if (pps.deblockingControl && reader.ue() != 1) {
        reader.se();
        reader.se();
    }
    slice.places.end = reader.position();
}

void writeList(BitWriter &writer, const std::vector<H264RefCommand> &commands)
{
    writer.flag(!commands.empty());
    if (commands.empty())
        return;
    for (const H264RefCommand &command : commands) {
        writer.ue(std::uint32_t(command.idc));
        writer.ue(command.value);
    }
    writer.ue(3);
}

void writeMarking(BitWriter &writer, const H264SlicePatch &patch)
{
    if (patch.idrPicId) {
        writer.u(0, 2);
        return;
    }
    writer.flag(patch.hasAdaptiveMarking);
    if (!patch.hasAdaptiveMarking)
        return;
    for (const H264Marking &marking : patch.marking) {
        writer.ue(std::uint32_t(marking.operation));
        writer.ue(marking.value);
    }
    writer.ue(0);
}

// Slice types by their number (table 7-6), which counts twice; nothing for SP and SI.
std::optional<H264SliceKind> kindOf(int type)
{
    switch (type % 5) {
    case 0:
        return H264SliceKind::P;
    case 1:
        return H264SliceKind::B;
    case 2:
        return H264SliceKind::I;
    default:
        return {};
    }
}

} // namespace

void H264Sets::learn(Bytes nal)
{
    const int type = nalType(nal, Codec::H264);
    if (type == h264SpsType) {
        if (const auto read = parseH264Sps(nal); read)
            sps[std::size_t(read->id)] = *read;
    } else if (type == h264PpsType) {
        if (const auto read = parseH264Pps(nal); read)
            pps[std::size_t(read->id)] = *read;
    }
}

Result<H264Slice> parseH264Slice(Bytes raw, const H264Sets &sets)
{
    const int type = nalType(raw, Codec::H264);
    if (type != 1 && type != idrType)
        return unsupported("a slice of a kind that cannot be read");
    H264Slice slice;
    slice.isIdr = type == idrType;
    slice.isReference = (raw[0] & 0x60) != 0;
    BitReader reader(raw, 8);
    reader.ue(); // first_mb_in_slice
    const auto kind = kindOf(reader.ueUpTo(9));
    slice.ppsId = reader.ueUpTo(h264PpsIds - 1);
    const auto &pps = sets.pps[std::size_t(slice.ppsId)];
    const auto &sps = sets.sps[std::size_t(pps ? pps->spsId : 0)];
    if (!reader.isValid() || !pps || !sps)
        return model::fail(Kind::Damaged, QStringLiteral("a slice without its parameter sets"));
    if (!kind || pps->sliceGroups > 1)
        return unsupported("switching slices or slice groups");
    slice.kind = *kind;
    slice.spsId = pps->spsId;
    slice.isCabac = pps->cabac;
    if (sps->separatePlanes)
        reader.u(2);
    if (!readOrder(reader, *sps, *pps, slice))
        return unsupported("pictures coded as fields");
    readRefCounts(reader, *pps, slice);
    slice.places.lists = reader.position();
    readLists(reader, slice);
    slice.places.listsEnd = reader.position();
    if ((slice.kind == H264SliceKind::P && pps->weightedPred)
        || (slice.kind == H264SliceKind::B && pps->weightedBipred == 1))
        skipWeights(reader, slice, *sps);
    slice.places.marking = reader.position();
    if (slice.isReference)
        readMarking(reader, slice);
    slice.places.markingEnd = reader.position();
    readTail(reader, *pps, slice);
    if (!reader.isValid())
        return model::fail(Kind::Damaged, QStringLiteral("a broken slice header"));
    return slice;
}

Buffer patchH264Slice(
    Bytes raw, const H264Slice &slice, const H264Sps &sps, const H264SlicePatch &patch)
{
    const H264Slice::Places &places = slice.places;
    BitWriter writer;
    writer.u(patch.idrPicId ? (raw[0] & 0xE0U) | idrType : raw[0], 8);
    writer.copy(raw, 8, places.frameNum);
    writer.u(patch.frameNum, sps.frameNumBits);
    writer.copy(raw, places.frameNum + std::size_t(sps.frameNumBits), places.idrPicId);
    if (patch.idrPicId)
        writer.ue(*patch.idrPicId);
    else
        writer.copy(raw, places.idrPicId, places.idrPicIdEnd);
    if (sps.pocType == 0)
        writer.u(patch.pocLsb, sps.pocLsbBits);
    writer.copy(raw, places.pocLsbEnd, places.lists);
    if (slice.kind != H264SliceKind::I)
        writeList(writer, patch.lists[0]);
    if (slice.kind == H264SliceKind::B)
        writeList(writer, patch.lists[1]);
    writer.copy(raw, places.listsEnd, places.marking);
    if (slice.isReference)
        writeMarking(writer, patch);
    writer.copy(raw, places.markingEnd, places.end);
    if (slice.isCabac) {
        writer.alignWithOnes();
        writer.copy(raw, (places.end + 7) / 8 * 8, raw.size() * 8);
    } else {
        writer.copy(raw, places.end, stopBitOf(raw));
        writer.trailing();
    }
    return escape(writer.bytes());
}

Result<Buffer> withIdrPicId(Bytes nal, const H264Sets &sets, std::uint32_t id)
{
    const Buffer raw = unescape(nal);
    const auto slice = parseH264Slice(raw, sets);
    if (!slice)
        return tl::unexpected(slice.error());
    if (!slice->isIdr || slice->kind != H264SliceKind::I)
        return unsupported("no slice of an IDR picture");
    H264SlicePatch patch;
    patch.idrPicId = id;
    patch.frameNum = slice->frameNum;
    patch.pocLsb = slice->pocLsb;
    return patchH264Slice(raw, *slice, *sets.sps[std::size_t(slice->spsId)], patch);
}

} // namespace timeline::bitstream
