// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/h264spsreader.h"

#include <array>

namespace timeline::bitstream {

using Kind = model::Error::Kind;

namespace {

// The profiles whose SPS has the chroma format and the depths (§7.3.2.1.1).
bool isHighProfile(int profile)
{
    constexpr std::array high{100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135};
    return std::find(high.begin(), high.end(), profile) != high.end();
}

void skipScalingList(BitReader &reader, int size)
{
    int last = 8, next = 8;
    for (int i = 0; i < size && reader.isValid(); ++i) {
        if (next != 0)
            next = (last + reader.se() % 256 + 512) % 256;
        last = next == 0 ? last : next;
    }
}

void readHighPart(BitReader &reader, H264Sps &sps)
{
    sps.chromaFormat = reader.ueUpTo(3);
    if (sps.chromaFormat == 3)
        sps.separatePlanes = reader.flag();
    sps.lumaDepth = reader.ueUpTo(6) + 8;
    sps.chromaDepth = reader.ueUpTo(6) + 8;
    reader.flag(); // qpprime_y_zero_transform_bypass_flag
    if (!reader.flag())
        return;
    const int lists = sps.chromaFormat == 3 ? 12 : 8;
    for (int i = 0; i < lists; ++i) {
        if (reader.flag())
            skipScalingList(reader, i < 6 ? 16 : 64);
    }
}

void readOrder(BitReader &reader, H264Sps &sps)
{
    sps.frameNumBits = reader.ueUpTo(12) + 4;
    sps.pocType = reader.ueUpTo(2);
    if (sps.pocType == 0)
        sps.pocLsbBits = reader.ueUpTo(12) + 4;
    if (sps.pocType != 1)
        return;
    sps.deltaPocAlwaysZero = reader.flag();
    reader.se(); // offset_for_non_ref_pic
    reader.se(); // offset_for_top_to_bottom_field
    const int cycle = reader.ueUpTo(255);
    for (int i = 0; i < cycle; ++i)
        reader.se();
}

void readShape(BitReader &reader, H264Sps &sps)
{
    constexpr int mostMbs = 1 << 14; // twice what level 6.2 allows; products stay within an int
    sps.widthInMbs = reader.ueUpTo(mostMbs) + 1;
    sps.heightInMapUnits = reader.ueUpTo(mostMbs) + 1;
    sps.frameMbsOnly = reader.flag();
    if (!sps.frameMbsOnly)
        sps.mbAdaptive = reader.flag();
    reader.flag(); // direct_8x8_inference_flag
    if (!reader.flag())
        return;
    constexpr int mostCropped = 1 << 20;
    sps.crop.left = reader.ueUpTo(mostCropped);
    sps.crop.right = reader.ueUpTo(mostCropped);
    sps.crop.top = reader.ueUpTo(mostCropped);
    sps.crop.bottom = reader.ueUpTo(mostCropped);
}

void skipHrd(BitReader &reader)
{
    const int count = reader.ueUpTo(31) + 1;
    reader.u(8); // scales
    for (int i = 0; i < count; ++i) {
        reader.ue();
        reader.ue();
        reader.flag();
    }
    reader.u(20); // lengths of delays
}

H264Restriction readRestriction(BitReader &reader, H264SpsPlaces &places)
{
    H264Restriction restriction;
    restriction.motionOverEdges = reader.flag();
    restriction.maxBytesPerPicDenom = reader.ueUpTo(16);
    restriction.maxBitsPerMbDenom = reader.ueUpTo(16);
    restriction.log2MaxMvLengthHorizontal = reader.ueUpTo(16);
    restriction.log2MaxMvLengthVertical = reader.ueUpTo(16);
    places.reorder = reader.position();
    restriction.maxReorderFrames = reader.ueUpTo(16);
    restriction.maxDecFrameBuffering = reader.ueUpTo(16);
    return restriction;
}

H264Vui readVui(BitReader &reader, H264SpsPlaces &places)
{
    H264Vui vui;
    vui.head = readVuiHead(reader);
    if (reader.flag()) {
        VuiTiming timing;
        timing.unitsInTick = reader.u(32);
        timing.timeScale = reader.u(32);
        timing.fixedFrameRate = reader.flag();
        vui.timing = timing;
    }
    for (int i = 0; i < 2; ++i) {
        if (reader.flag()) {
            vui.hasHrd = true;
            skipHrd(reader);
        }
    }
    if (vui.hasHrd)
        reader.flag(); // low_delay_hrd_flag
    vui.hasPicStruct = reader.flag();
    places.restrictionFlag = reader.position();
    if (reader.flag())
        vui.restriction = readRestriction(reader, places);
    return vui;
}

} // namespace

Result<PlacedH264Sps> readH264Sps(Bytes raw)
{
    if (nalType(raw, Codec::H264) != h264SpsType)
        return model::fail(Kind::Damaged, QStringLiteral("no H.264 sequence parameter set"));
    PlacedH264Sps read;
    H264Sps &sps = read.sps;
    H264SpsPlaces &places = read.places;
    BitReader reader(raw, 8);
    sps.profile = int(reader.u(8));
    sps.constraints = int(reader.u(8));
    sps.level = int(reader.u(8));
    places.id = reader.position();
    sps.id = reader.ueUpTo(h264SpsIds - 1);
    places.idEnd = reader.position();
    if (isHighProfile(sps.profile))
        readHighPart(reader, sps);
    readOrder(reader, sps);
    sps.maxRefFrames = reader.ueUpTo(16);
    sps.gapsAllowed = reader.flag();
    readShape(reader, sps);
    places.vuiFlag = reader.position();
    if (reader.flag())
        sps.vui = readVui(reader, places);
    places.end = reader.position();
    if (!reader.isValid() || stopBitOf(raw) < places.end)
        return model::fail(Kind::Damaged, QStringLiteral("a broken H.264 sequence parameter set"));
    return read;
}

} // namespace timeline::bitstream
