// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/avcconfig.h"

#include <array>
#include <bitset>

namespace timeline::bitstream {

using Kind = model::Error::Kind;

namespace {

constexpr std::size_t mostSps = 31;
constexpr std::size_t mostPps = 255;
constexpr int spsExtensionType = 13;

// Profiles whose record has the part for High profiles (§5.3.3.1.1).
bool hasHighPart(int profile)
{
    return profile != 66 && profile != 77 && profile != 88;
}

void readSets(BitReader &reader, Bytes record, std::uint32_t count, std::vector<Buffer> &sets)
{
    for (; count > 0 && reader.isValid(); --count) {
        const std::size_t size = reader.u(16);
        const std::size_t begin = reader.position() / 8;
        reader.skip(size * 8);
        if (!reader.isValid() || size == 0)
            continue;
        const Bytes set = record.subspan(begin, size);
        sets.emplace_back(set.begin(), set.end());
    }
}

bool writeSets(BitWriter &writer, const std::vector<Buffer> &sets)
{
    for (const Buffer &set : sets) {
        if (set.size() > 0xFFFF)
            return false;
        writer.u(std::uint32_t(set.size()), 16);
        writer.copy(set, 0, set.size() * 8);
    }
    return true;
}

AvcConfig::High highOf(const H264Sps &sps)
{
    return {sps.chromaFormat, sps.lumaDepth, sps.chromaDepth, {}};
}

void addOnce(std::vector<Buffer> &sets, Bytes nal)
{
    Buffer set(nal.begin(), nal.end());
    if (std::find(sets.begin(), sets.end(), set) == sets.end())
        sets.push_back(std::move(set));
}

Result<AvcConfig> configOfSets(Bytes header)
{
    AvcConfig config;
    std::vector<Buffer> extensions;
    for (const Bytes nal : nalsOf(header, {})) {
        const int type = nalType(nal, Codec::H264);
        if (type == h264SpsType)
            addOnce(config.sps, nal);
        else if (type == h264PpsType)
            addOnce(config.pps, nal);
        else if (type == spsExtensionType)
            addOnce(extensions, nal);
    }
    if (config.sps.empty())
        return model::fail(Kind::Damaged, QStringLiteral("a header without an SPS"));
    const auto sps = parseH264Sps(config.sps.front());
    if (!sps)
        return tl::unexpected(sps.error());
    config.profile = sps->profile;
    config.constraints = sps->constraints;
    config.level = sps->level;
    if (hasHighPart(config.profile)) {
        config.high = highOf(*sps);
        config.high->spsExtensions = std::move(extensions);
    }
    return config;
}

int idOf(const H264Sps &sps)
{
    return sps.id;
}

int idOf(const H264Pps &pps)
{
    return pps.id;
}

// Adds the sets that `sets` does not hold yet; an error when one has the id of another.
template <class Parse>
Result<> addSets(std::vector<Buffer> &sets, const std::vector<Buffer> &added, Parse parse)
{
    for (const Buffer &set : added) {
        if (std::find(sets.begin(), sets.end(), set) != sets.end())
            continue;
        const auto mine = parse(set);
        if (!mine)
            return tl::unexpected(mine.error());
        for (const Buffer &other : sets) {
            const auto theirs = parse(other);
            if (!theirs)
                return tl::unexpected(theirs.error());
            if (idOf(*mine) == idOf(*theirs))
                return model::fail(Kind::InvalidRequest,
                    QStringLiteral("two parameter sets with the id %1").arg(idOf(*mine)));
        }
        sets.push_back(set);
    }
    return {};
}

Result<> mergeHigh(AvcConfig &merged, const AvcConfig &encoder)
{
    const auto mine = parseH264Sps(merged.sps.front());
    const auto theirs = parseH264Sps(encoder.sps.front());
    if (!mine || !theirs)
        return tl::unexpected(mine ? theirs.error() : mine.error());
    if (highOf(*mine) != highOf(*theirs))
        return model::fail(Kind::InvalidRequest,
            QStringLiteral("the pictures differ in chroma format or bit depth"));
    if (hasHighPart(merged.profile) && !merged.high)
        merged.high = highOf(*mine);
    return {};
}

// Of two profiles the one whose decoders decode both, as annex A.2 of H.264 nests them.
Result<int> commonProfile(int one, int other)
{
    if (one == other)
        return one;
    constexpr std::array rising{66, 77, 100, 110, 122, 244};
    const auto isKnown = [&rising](int profile) {
        return std::find(rising.begin(), rising.end(), profile) != rising.end();
    };
    if (!isKnown(one) || !isKnown(other))
        return model::fail(Kind::InvalidRequest,
            QStringLiteral("no profile holds both %1 and %2").arg(one).arg(other));
    return std::max(one, other);
}

} // namespace

Result<AvcConfig> parseAvcConfig(Bytes record)
{
    AvcConfig config;
    BitReader reader(record);
    if (reader.u(8) != 1)
        return model::fail(Kind::Damaged, QStringLiteral("no avcC record"));
    config.profile = int(reader.u(8));
    config.constraints = int(reader.u(8));
    config.level = int(reader.u(8));
    reader.u(6);
    config.lengthSize = int(reader.u(2)) + 1;
    reader.u(3);
    readSets(reader, record, reader.u(5), config.sps);
    readSets(reader, record, reader.u(8), config.pps);
    if (!reader.isValid())
        return model::fail(Kind::Damaged, QStringLiteral("a broken avcC record"));
    if (!hasHighPart(config.profile) || reader.bitsLeft() < 32)
        return config;
    AvcConfig::High high;
    reader.u(6);
    high.chromaFormat = int(reader.u(2));
    reader.u(5);
    high.lumaDepth = int(reader.u(3)) + 8;
    reader.u(5);
    high.chromaDepth = int(reader.u(3)) + 8;
    readSets(reader, record, reader.u(8), high.spsExtensions);
    if (reader.isValid()) // else something that some writers append
        config.high = std::move(high);
    return config;
}

Result<Buffer> serialise(const AvcConfig &config)
{
    const auto tooMuch = [] {
        return model::fail(
            Kind::InvalidRequest, QStringLiteral("more parameter sets than avcC can hold"));
    };
    if (config.sps.size() > mostSps || config.pps.size() > mostPps)
        return tooMuch();
    BitWriter writer;
    writer.u(1, 8);
    writer.u(std::uint32_t(config.profile), 8);
    writer.u(std::uint32_t(config.constraints), 8);
    writer.u(std::uint32_t(config.level), 8);
    writer.u(0x3F, 6);
    writer.u(std::uint32_t(config.lengthSize - 1), 2);
    writer.u(7, 3);
    writer.u(std::uint32_t(config.sps.size()), 5);
    bool fits = writeSets(writer, config.sps);
    writer.u(std::uint32_t(config.pps.size()), 8);
    fits = writeSets(writer, config.pps) && fits;
    if (config.high) {
        const AvcConfig::High &high = *config.high;
        writer.u(0x3F, 6);
        writer.u(std::uint32_t(high.chromaFormat), 2);
        writer.u(0x1F, 5);
        writer.u(std::uint32_t(high.lumaDepth - 8), 3);
        writer.u(0x1F, 5);
        writer.u(std::uint32_t(high.chromaDepth - 8), 3);
        writer.u(std::uint32_t(high.spsExtensions.size()), 8);
        fits = writeSets(writer, high.spsExtensions) && high.spsExtensions.size() <= 255 && fits;
    }
    if (!fits)
        return tooMuch();
    return writer.bytes();
}

Result<AvcConfig> readAvcConfig(Bytes extradata)
{
    const bool isRecord = !extradata.empty() && extradata[0] == 1;
    return isRecord ? parseAvcConfig(extradata) : configOfSets(extradata);
}

Result<int> freeParameterSetId(const AvcConfig &config)
{
    std::bitset<h264PpsIds> used;
    for (const Buffer &set : config.sps) {
        const auto sps = parseH264Sps(set);
        if (!sps)
            return tl::unexpected(sps.error());
        used.set(std::size_t(sps->id));
    }
    for (const Buffer &set : config.pps) {
        const auto pps = parseH264Pps(set);
        if (!pps)
            return tl::unexpected(pps.error());
        used.set(std::size_t(pps->id));
    }
    for (std::size_t id = 0; id < std::size_t(h264SpsIds); ++id) {
        if (!used[id])
            return int(id);
    }
    return model::fail(Kind::InvalidRequest, QStringLiteral("every parameter set id is taken"));
}

Result<AvcConfig> mergeAvcConfig(const AvcConfig &source, const AvcConfig &encoder)
{
    if (source.sps.empty() || encoder.sps.empty())
        return model::fail(Kind::Damaged, QStringLiteral("a header without an SPS"));
    AvcConfig merged = source;
    const auto profile = commonProfile(source.profile, encoder.profile);
    if (!profile)
        return tl::unexpected(profile.error());
    merged.profile = *profile;
    merged.constraints &= encoder.constraints;
    merged.level = std::max(source.level, encoder.level);
    if (const auto done = mergeHigh(merged, encoder); !done)
        return tl::unexpected(done.error());
    if (const auto done = addSets(merged.sps, encoder.sps, parseH264Sps); !done)
        return tl::unexpected(done.error());
    if (const auto done = addSets(merged.pps, encoder.pps, parseH264Pps); !done)
        return tl::unexpected(done.error());
    if (merged.high && encoder.high) {
        for (const Buffer &extension : encoder.high->spsExtensions)
            merged.high->spsExtensions.push_back(extension);
    }
    return merged;
}

Result<Buffer> mergeAvcConfig(Bytes source, Bytes encoder)
{
    const auto mine = readAvcConfig(source);
    const auto theirs = readAvcConfig(encoder);
    if (!mine || !theirs)
        return tl::unexpected(mine ? theirs.error() : mine.error());
    return mergeAvcConfig(*mine, *theirs).and_then([](const AvcConfig &merged) {
        return serialise(merged);
    });
}

} // namespace timeline::bitstream
