// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/hevcconfig.h"

#include <array>

namespace timeline::bitstream {

using Kind = model::Error::Kind;

namespace {

HevcConfig::Array readArray(BitReader &reader, Bytes record)
{
    HevcConfig::Array array;
    array.isComplete = reader.flag();
    reader.flag();
    array.type = int(reader.u(6));
    for (std::uint32_t count = reader.u(16); count > 0 && reader.isValid(); --count) {
        const std::size_t size = reader.u(16);
        const std::size_t begin = reader.position() / 8;
        reader.skip(size * 8);
        if (!reader.isValid())
            break;
        const Bytes nal = record.subspan(begin, size);
        array.nals.emplace_back(nal.begin(), nal.end());
    }
    return array;
}

bool writeArray(BitWriter &writer, const HevcConfig::Array &array)
{
    writer.flag(array.isComplete);
    writer.flag(false);
    writer.u(std::uint32_t(array.type), 6);
    writer.u(std::uint32_t(array.nals.size()), 16);
    bool fits = array.nals.size() <= 0xFFFF;
    for (const Buffer &nal : array.nals) {
        writer.u(std::uint32_t(nal.size()), 16);
        writer.copy(nal, 0, nal.size() * 8);
        fits = fits && nal.size() <= 0xFFFF;
    }
    return fits;
}

void writeProfile(BitWriter &writer, const HevcProfile &profile)
{
    writer.u(std::uint32_t(profile.space), 2);
    writer.flag(profile.highTier);
    writer.u(std::uint32_t(profile.profile), 5);
    writer.u(profile.compatibility, 32);
    writer.u(std::uint32_t(profile.constraints >> 16), 32);
    writer.u(std::uint32_t(profile.constraints & 0xFFFF), 16);
    writer.u(std::uint32_t(profile.level), 8);
}

Result<HevcConfig> configOfSets(Bytes header)
{
    HevcConfig config;
    for (const int type : {hevcVpsType, hevcSpsType, hevcPpsType})
        config.arrays.push_back({true, type, {}});
    for (const Bytes nal : nalsOf(header, {})) {
        const Buffer set(nal.begin(), nal.end());
        for (HevcConfig::Array &array : config.arrays) {
            if (array.type == nalType(nal, Codec::Hevc)
                && std::find(array.nals.begin(), array.nals.end(), set) == array.nals.end())
                array.nals.push_back(set);
        }
    }
    if (config.arrays[1].nals.empty())
        return model::fail(Kind::Damaged, QStringLiteral("a header without an SPS"));
    const auto sps = parseHevcSps(config.arrays[1].nals.front());
    if (!sps)
        return tl::unexpected(sps.error());
    config.profile = sps->profile;
    config.chromaFormat = sps->chromaFormat;
    config.lumaDepth = sps->lumaDepth;
    config.chromaDepth = sps->chromaDepth;
    config.temporalLayers = sps->subLayerCount;
    config.temporalIdNested = sps->temporalIdNesting;
    return config;
}

} // namespace

std::vector<Buffer> HevcConfig::sets() const
{
    std::vector<Buffer> all;
    for (const Array &array : arrays)
        all.insert(all.end(), array.nals.begin(), array.nals.end());
    return all;
}

Result<HevcConfig> parseHevcConfig(Bytes record)
{
    HevcConfig config;
    BitReader reader(record);
    if (reader.u(8) != 1)
        return model::fail(Kind::Damaged, QStringLiteral("no hvcC record"));
    config.profile.space = int(reader.u(2));
    config.profile.highTier = reader.flag();
    config.profile.profile = int(reader.u(5));
    config.profile.compatibility = reader.u(32);
    config.profile.constraints = std::uint64_t(reader.u(32)) << 16;
    config.profile.constraints |= reader.u(16);
    config.profile.level = int(reader.u(8));
    reader.u(4);
    config.minSpatialSegmentation = int(reader.u(12));
    reader.u(6);
    config.parallelism = int(reader.u(2));
    reader.u(6);
    config.chromaFormat = int(reader.u(2));
    reader.u(5);
    config.lumaDepth = int(reader.u(3)) + 8;
    reader.u(5);
    config.chromaDepth = int(reader.u(3)) + 8;
    config.averageFrameRate = int(reader.u(16));
    config.constantFrameRate = int(reader.u(2));
    config.temporalLayers = int(reader.u(3));
    config.temporalIdNested = reader.flag();
    config.lengthSize = int(reader.u(2)) + 1;
    for (std::uint32_t arrays = reader.u(8); arrays > 0 && reader.isValid(); --arrays)
        config.arrays.push_back(readArray(reader, record));
    if (!reader.isValid())
        return model::fail(Kind::Damaged, QStringLiteral("a broken hvcC record"));
    return config;
}

Result<Buffer> serialise(const HevcConfig &config)
{
    BitWriter writer;
    writer.u(1, 8);
    writeProfile(writer, config.profile);
    writer.u(0xF, 4);
    writer.u(std::uint32_t(config.minSpatialSegmentation), 12);
    writer.u(0x3F, 6);
    writer.u(std::uint32_t(config.parallelism), 2);
    writer.u(0x3F, 6);
    writer.u(std::uint32_t(config.chromaFormat), 2);
    writer.u(0x1F, 5);
    writer.u(std::uint32_t(config.lumaDepth - 8), 3);
    writer.u(0x1F, 5);
    writer.u(std::uint32_t(config.chromaDepth - 8), 3);
    writer.u(std::uint32_t(config.averageFrameRate), 16);
    writer.u(std::uint32_t(config.constantFrameRate), 2);
    writer.u(std::uint32_t(config.temporalLayers), 3);
    writer.flag(config.temporalIdNested);
    writer.u(std::uint32_t(config.lengthSize - 1), 2);
    writer.u(std::uint32_t(config.arrays.size()), 8);
    bool fits = config.arrays.size() <= 0xFF;
    for (const HevcConfig::Array &array : config.arrays)
        fits = writeArray(writer, array) && fits;
    if (!fits)
        return model::fail(
            Kind::InvalidRequest, QStringLiteral("more parameter sets than hvcC can hold"));
    return writer.bytes();
}

Result<HevcConfig> readHevcConfig(Bytes extradata)
{
    const bool isRecord = !extradata.empty() && extradata[0] == 1;
    return isRecord ? parseHevcConfig(extradata) : configOfSets(extradata);
}

} // namespace timeline::bitstream
