// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/h264sets.h"

#include "timeline/bitstream/h264spsreader.h"

#include <array>

namespace timeline::bitstream {

using Kind = model::Error::Kind;

namespace {

struct LevelLimit {
    int level;
    int dpbMbs; // MaxDpbMbs
};

// Table A-1; rising.
constexpr std::array<LevelLimit, 20> levels{
    {{9, 396}, {10, 396}, {11, 900}, {12, 2376}, {13, 2376}, {20, 2376}, {21, 4752}, {22, 8100},
        {30, 8100}, {31, 18000}, {32, 20480}, {40, 32768}, {41, 32768}, {42, 34816}, {50, 110400},
        {51, 184320}, {52, 184320}, {60, 696320}, {61, 696320}, {62, 696320}}};

int dpbFramesAt(const LevelLimit &limit, const H264Sps &sps)
{
    return std::min(limit.dpbMbs / (sps.widthInMbs * sps.heightInMbs()), 16);
}

// Level 1b of the older profiles is written as 1.1 with constraint_set3_flag (§A.3.1).
int levelOf(const H264Sps &sps)
{
    const bool isOld = sps.profile == 66 || sps.profile == 77 || sps.profile == 88;
    return sps.level == 11 && isOld && (sps.constraints & 0x10) != 0 ? 9 : sps.level;
}

// The intra profiles, which neither reorder nor keep pictures (§E.2.1).
bool isIntraProfile(const H264Sps &sps)
{
    constexpr std::array intra{44, 86, 100, 110, 122, 244};
    return (sps.constraints & 0x10) != 0
        && std::find(intra.begin(), intra.end(), sps.profile) != intra.end();
}

int inferredBuffering(const H264Sps &sps)
{
    return isIntraProfile(sps) ? 0 : std::max(maxDpbFrames(sps), sps.maxRefFrames);
}

Buffer finished(BitWriter &writer)
{
    writer.trailing();
    return escape(writer.bytes());
}

Buffer writeRestriction(Bytes raw, const PlacedH264Sps &read, int level, int reorder, int buffering)
{
    const H264SpsPlaces &places = read.places;
    BitWriter writer;
    writer.copy(raw, 0, 24);
    writer.u(std::uint32_t(level), 8);
    if (read.sps.vui && read.sps.vui->restriction) {
        writer.copy(raw, 32, places.reorder);
    } else {
        writer.copy(raw, 32, read.sps.vui ? places.restrictionFlag : places.vuiFlag);
        if (!read.sps.vui) {
            writer.flag(true);
            writer.u(0, 8); // no SAR, overscan, signal, chroma place, timing, HRD, HRD, pic_struct
        }
        const H264Restriction unsaid;
        writer.flag(true);
        writer.flag(unsaid.motionOverEdges);
        writer.ue(std::uint32_t(unsaid.maxBytesPerPicDenom));
        writer.ue(std::uint32_t(unsaid.maxBitsPerMbDenom));
        writer.ue(std::uint32_t(unsaid.log2MaxMvLengthHorizontal));
        writer.ue(std::uint32_t(unsaid.log2MaxMvLengthVertical));
    }
    writer.ue(std::uint32_t(reorder));
    writer.ue(std::uint32_t(buffering));
    return finished(writer);
}

} // namespace

int H264Sps::width() const
{
    const int unit = chromaFormat == 1 || chromaFormat == 2 ? 2 : 1;
    return widthInMbs * 16 - unit * (crop.left + crop.right);
}

int H264Sps::height() const
{
    const int unit = (chromaFormat == 1 ? 2 : 1) * (frameMbsOnly ? 1 : 2);
    return heightInMbs() * 16 - unit * (crop.top + crop.bottom);
}

int H264Sps::reorderFrames() const
{
    return vui && vui->restriction ? vui->restriction->maxReorderFrames : inferredBuffering(*this);
}

int H264Sps::decFrameBuffering() const
{
    return vui && vui->restriction ? vui->restriction->maxDecFrameBuffering
                                   : inferredBuffering(*this);
}

int maxDpbFrames(const H264Sps &sps)
{
    const int level = levelOf(sps);
    const auto limit = std::find_if(levels.begin(), levels.end(),
        [level](const LevelLimit &candidate) { return candidate.level >= level; });
    return dpbFramesAt(limit == levels.end() ? levels.back() : *limit, sps);
}

Result<H264Sps> parseH264Sps(Bytes nal)
{
    return readH264Sps(unescape(nal)).map([](const PlacedH264Sps &read) { return read.sps; });
}

Result<H264Pps> parseH264Pps(Bytes nal)
{
    if (nalType(nal, Codec::H264) != h264PpsType)
        return model::fail(Kind::Damaged, QStringLiteral("no H.264 picture parameter set"));
    const Buffer raw = unescape(nal);
    BitReader reader(raw, 8);
    H264Pps pps;
    pps.id = reader.ueUpTo(h264PpsIds - 1);
    pps.spsId = reader.ueUpTo(h264SpsIds - 1);
    pps.cabac = reader.flag();
    pps.bottomFieldPicOrder = reader.flag();
    pps.sliceGroups = reader.ueUpTo(7) + 1;
    if (pps.sliceGroups == 1) {
        pps.refsL0 = reader.ueUpTo(31) + 1;
        pps.refsL1 = reader.ueUpTo(31) + 1;
        pps.weightedPred = reader.flag();
        pps.weightedBipred = int(reader.u(2));
        reader.se(); // pic_init_qp_minus26
        reader.se(); // pic_init_qs_minus26
        reader.se(); // chroma_qp_index_offset
        pps.deblockingControl = reader.flag();
        reader.flag(); // constrained_intra_pred_flag
        pps.redundantPicCnt = reader.flag();
    }
    if (!reader.isValid() || stopBitOf(raw) < reader.position())
        return model::fail(Kind::Damaged, QStringLiteral("a broken H.264 picture parameter set"));
    return pps;
}

Result<Buffer> withIds(Bytes sps, int id)
{
    const Buffer raw = unescape(sps);
    const auto read = readH264Sps(raw);
    if (!read)
        return tl::unexpected(read.error());
    if (id < 0 || id >= h264SpsIds)
        return model::fail(Kind::InvalidRequest, QStringLiteral("no such SPS id: %1").arg(id));
    BitWriter writer;
    writer.copy(raw, 0, read->places.id);
    writer.ue(std::uint32_t(id));
    writer.copy(raw, read->places.idEnd, stopBitOf(raw));
    return finished(writer);
}

Result<Buffer> withIds(Bytes pps, int id, int spsId)
{
    if (const auto read = parseH264Pps(pps); !read)
        return tl::unexpected(read.error());
    if (id < 0 || id >= h264PpsIds || spsId < 0 || spsId >= h264SpsIds)
        return model::fail(
            Kind::InvalidRequest, QStringLiteral("no such PPS id: %1, %2").arg(id).arg(spsId));
    const Buffer raw = unescape(pps);
    BitReader reader(raw, 8);
    reader.ue();
    reader.ue();
    BitWriter writer;
    writer.copy(raw, 0, 8);
    writer.ue(std::uint32_t(id));
    writer.ue(std::uint32_t(spsId));
    writer.copy(raw, reader.position(), stopBitOf(raw));
    return finished(writer);
}

Result<Buffer> withReorder(Bytes sps, int reorderFrames, int decFrameBuffering)
{
    const Buffer raw = unescape(sps);
    const auto read = readH264Sps(raw);
    if (!read)
        return tl::unexpected(read.error());
    H264Restriction wanted;
    wanted.maxReorderFrames = std::max(reorderFrames, 0);
    wanted.maxDecFrameBuffering =
        std::max({decFrameBuffering, wanted.maxReorderFrames, read->sps.maxRefFrames});
    if (read->sps.vui && read->sps.vui->restriction) {
        const H264Restriction &own = *read->sps.vui->restriction;
        wanted.maxReorderFrames = std::max(wanted.maxReorderFrames, own.maxReorderFrames);
        wanted.maxDecFrameBuffering =
            std::max(wanted.maxDecFrameBuffering, own.maxDecFrameBuffering);
    }
    if (maxDpbFrames(read->sps) >= wanted.maxDecFrameBuffering)
        return writeRestriction(
            raw, *read, read->sps.level, wanted.maxReorderFrames, wanted.maxDecFrameBuffering);
    for (const LevelLimit &limit : levels) {
        if (limit.level > read->sps.level
            && dpbFramesAt(limit, read->sps) >= wanted.maxDecFrameBuffering)
            return writeRestriction(
                raw, *read, limit.level, wanted.maxReorderFrames, wanted.maxDecFrameBuffering);
    }
    return model::fail(Kind::InvalidRequest,
        QStringLiteral("no level allows %1 buffered frames").arg(wanted.maxDecFrameBuffering));
}

} // namespace timeline::bitstream
