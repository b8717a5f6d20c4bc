// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/hevcsets.h"

#include <array>

namespace timeline::bitstream {

using Kind = model::Error::Kind;

namespace {

constexpr std::size_t headerBits = 16;

bool isUnit(Bytes nal, int type)
{
    const bool isBaseLayer = nal.size() > 2 && (nal[0] & 1) == 0 && nal[1] >> 3 == 0;
    return isBaseLayer && nalType(nal, Codec::Hevc) == type;
}

auto broken(const char *what)
{
    return model::fail(Kind::Damaged, QStringLiteral("no whole H.265 %1").arg(QLatin1String(what)));
}

// profile_tier_level(1, subLayers - 1), §7.3.3.
HevcProfile readProfile(BitReader &reader, int subLayers)
{
    HevcProfile profile;
    profile.space = int(reader.u(2));
    profile.highTier = reader.flag();
    profile.profile = int(reader.u(5));
    profile.compatibility = reader.u(32);
    profile.constraints = std::uint64_t(reader.u(32)) << 16;
    profile.constraints |= reader.u(16);
    profile.level = int(reader.u(8));
    if (subLayers == 1)
        return profile;
    std::size_t bits = 0;
    for (int i = 0; i < 8; ++i) { // the places of absent sub-layers are filled with two bits each
        const std::uint32_t present = reader.u(2);
        if (i < subLayers - 1)
            bits += (present & 2 ? 88 : 0) + (present & 1 ? 8 : 0);
    }
    reader.skip(bits);
    return profile;
}

void readSubLayers(BitReader &reader, HevcSps &sps)
{
    const bool allAreWritten = reader.flag();
    sps.subLayers.resize(std::size_t(sps.subLayerCount));
    const std::size_t first = allAreWritten ? 0 : sps.subLayers.size() - 1;
    for (std::size_t i = first; i < sps.subLayers.size(); ++i) {
        HevcSubLayer &layer = sps.subLayers[i];
        layer.decPicBuffering = reader.ueUpTo(15) + 1;
        layer.reorderPics = reader.ueUpTo(15);
        layer.latencyIncreasePlus1 = reader.ue();
    }
    std::fill_n(sps.subLayers.begin(), first, sps.subLayers.back());
}

// scaling_list_data(), §7.3.4.
void skipScalingLists(BitReader &reader)
{
    for (int size = 0; size < 4; ++size) {
        for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
            if (!reader.flag()) {
                reader.ue(); // scaling_list_pred_matrix_id_delta
                continue;
            }
            if (size > 1)
                reader.se(); // scaling_list_dc_coef_minus8
            for (int i = 0; i < std::min(64, 1 << (4 + 2 * size)) && reader.isValid(); ++i)
                reader.se();
        }
    }
}

// st_ref_pic_set(index) of an SPS, §7.3.7; gives the number of its pictures (NumDeltaPocs).
int skipRefPicSet(BitReader &reader, int index, int previousCount)
{
    if (index > 0 && reader.flag()) {
        reader.flag(); // delta_rps_sign
        reader.ue(); // abs_delta_rps_minus1
        int count = 0;
        for (int i = 0; i <= previousCount; ++i) {
            const bool isUsed = reader.flag();
            if (isUsed || reader.flag()) // use_delta_flag
                ++count;
        }
        return count;
    }
    const int negative = reader.ueUpTo(16);
    const int positive = reader.ueUpTo(16);
    for (int i = 0; i < negative + positive; ++i) {
        reader.ue();
        reader.flag();
    }
    return negative + positive;
}

void skipCodingTools(BitReader &reader, const HevcSps &sps)
{
    for (int i = 0; i < 6; ++i)
        reader.ue(); // sizes of blocks, depths of their trees
    if (reader.flag() && reader.flag())
        skipScalingLists(reader);
    reader.u(2); // amp_enabled_flag, sample_adaptive_offset_enabled_flag
    if (reader.flag()) { // pcm_enabled_flag
        reader.u(8);
        reader.ue();
        reader.ue();
        reader.flag();
    }
    const int sets = reader.ueUpTo(64);
    int pictures = 0;
    for (int i = 0; i < sets && reader.isValid(); ++i)
        pictures = skipRefPicSet(reader, i, pictures);
    if (reader.flag()) { // long_term_ref_pics_present_flag
        const int count = reader.ueUpTo(32);
        for (int i = 0; i < count; ++i)
            reader.u(sps.pocLsbBits + 1);
    }
    reader.u(2); // sps_temporal_mvp_enabled_flag, strong_intra_smoothing_enabled_flag
}

HevcVui readVui(BitReader &reader)
{
    HevcVui vui;
    vui.head = readVuiHead(reader);
    reader.flag(); // neutral_chroma_indication_flag
    vui.fieldSeq = reader.flag();
    reader.flag(); // frame_field_info_present_flag
    if (reader.flag()) { // default_display_window_flag
        for (int i = 0; i < 4; ++i)
            reader.ue();
    }
    if (reader.flag()) {
        const std::uint32_t units = reader.u(32);
        vui.timing = VuiTiming{units, reader.u(32), false};
    }
    return vui;
}

void readShape(BitReader &reader, HevcSps &sps)
{
    constexpr int most = 1 << 16;
    sps.chromaFormat = reader.ueUpTo(3);
    if (sps.chromaFormat == 3)
        sps.separatePlanes = reader.flag();
    sps.codedWidth = reader.ueUpTo(most);
    sps.codedHeight = reader.ueUpTo(most);
    if (reader.flag()) {
        for (int *edge : {&sps.crop.left, &sps.crop.right, &sps.crop.top, &sps.crop.bottom})
            *edge = reader.ueUpTo(most);
    }
    sps.lumaDepth = reader.ueUpTo(8) + 8;
    sps.chromaDepth = reader.ueUpTo(8) + 8;
    sps.pocLsbBits = reader.ueUpTo(12) + 4;
}

} // namespace

int HevcSps::width() const
{
    return codedWidth - (chromaFormat == 1 || chromaFormat == 2 ? 2 : 1) * (crop.left + crop.right);
}

int HevcSps::height() const
{
    return codedHeight - (chromaFormat == 1 ? 2 : 1) * (crop.top + crop.bottom);
}

Result<int> parseHevcVpsId(Bytes nal)
{
    if (!isUnit(nal, hevcVpsType))
        return broken("video parameter set");
    return nal[2] >> 4;
}

Result<HevcSps> parseHevcSps(Bytes nal)
{
    if (!isUnit(nal, hevcSpsType))
        return broken("sequence parameter set");
    const Buffer raw = unescape(nal);
    BitReader reader(raw, headerBits);
    HevcSps sps;
    sps.vpsId = int(reader.u(4));
    sps.subLayerCount = int(reader.u(3)) + 1;
    sps.temporalIdNesting = reader.flag();
    sps.profile = readProfile(reader, sps.subLayerCount);
    sps.id = reader.ueUpTo(15);
    readShape(reader, sps);
    readSubLayers(reader, sps);
    skipCodingTools(reader, sps);
    if (reader.flag())
        sps.vui = readVui(reader);
    if (!reader.isValid() || stopBitOf(raw) < reader.position() || sps.subLayerCount > 7)
        return broken("sequence parameter set");
    return sps;
}

Result<HevcPpsIds> parseHevcPpsIds(Bytes nal)
{
    if (!isUnit(nal, hevcPpsType))
        return broken("picture parameter set");
    const Buffer raw = unescape(nal);
    BitReader reader(raw, headerBits);
    const int id = reader.ueUpTo(63);
    const HevcPpsIds ids{id, reader.ueUpTo(15)};
    if (!reader.isValid())
        return broken("picture parameter set");
    return ids;
}

} // namespace timeline::bitstream
