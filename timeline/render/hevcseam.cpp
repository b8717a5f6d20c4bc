// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/hevcseam.h"

#include "timeline/bitstream/hevcids.h"
#include "timeline/bitstream/hevcjoin.h"
#include "timeline/render/text.h"

#include <algorithm>

namespace timeline::render {

using bitstream::Buffer;
using bitstream::Bytes;
using bitstream::Codec;
using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr int lastSlice = 31; // NAL units up to this number are coded slices
constexpr int mostRefs = 6;

Bytes bytesOf(const std::uint8_t *data, int size)
{
    return {data, std::size_t(std::max(size, 0))};
}

class HevcSeam final : public SeamRules {
public:
    HevcSeam(bitstream::HevcConfig config, const bitstream::HevcSps &sps, bitstream::HevcIds ids,
        std::int64_t delay)
        : m_config(std::move(config))
        , m_depth{sps.reorderPics(), sps.decPicBuffering()}
        , m_ids(ids)
        , m_delay(delay)
    {
    }

    Result<> prepare(AVCodecContext &encoder) override
    {
        encoder.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        encoder.profile = FF_PROFILE_UNKNOWN; // follows from the pixel format
        encoder.level = FF_LEVEL_UNKNOWN;
        const int refs = std::clamp(m_depth.decPicBuffering - 1, 1, mostRefs);
        setEncoderOption(encoder, "preset", QStringLiteral("veryfast"));
        setEncoderOption(encoder, "crf", QStringLiteral("10"));
        // No wavefronts: their entry points would count the bytes of the slices.
        setEncoderOption(encoder, "x265-params",
            QStringLiteral("open-gop=0:info=0:scenecut=0:wpp=0:cutree=0:repeat-headers=0:"
                           "log-level=error:ref=%1:bframes=%2:b-pyramid=%3")
                .arg(refs)
                .arg(m_delay > 0 ? 3 : 0)
                .arg(m_delay > 1 ? 1 : 0));
        return {};
    }

    Result<> adopt(const AVCodecContext &encoder, AVCodecParameters &track) override
    {
        auto own = bitstream::readHevcConfig(bytesOf(encoder.extradata, encoder.extradata_size));
        if (!own)
            return tl::unexpected(own.error());
        for (bitstream::HevcConfig::Array &array : own->arrays) {
            for (Buffer &set : array.nals) {
                auto renamed = withOwnIds(set, array.type);
                if (!renamed)
                    return tl::unexpected(renamed.error());
                set = std::move(*renamed);
            }
        }
        return bitstream::mergeHevcConfig(m_config, *own).and_then([&](const Buffer &record) {
            return replaceHeader(track, record);
        });
    }

    Result<> pack(AVPacket &packet) override
    {
        std::vector<Buffer> slices;
        for (const Bytes nal :
            bitstream::nalsOf(bytesOf(packet.data, packet.size), bitstream::NalFormat{})) {
            if (bitstream::nalType(nal, Codec::Hevc) > lastSlice)
                continue;
            auto slice = bitstream::sliceWithPps(nal, m_ids.pps);
            if (!slice)
                return tl::unexpected(slice.error());
            slices.push_back(std::move(*slice));
        }
        return bitstream::joinNals(slices, m_config.format()).and_then([&](const Buffer &data) {
            return replaceData(packet, data);
        });
    }

    Result<> breakLink(AVPacket &packet) override
    {
        const Buffer copy(packet.data, packet.data + packet.size);
        if (auto ok = replaceData(packet, copy); !ok) // other readers may share the old one
            return ok;
        const auto renamed = bitstream::craToBla({packet.data, std::size_t(packet.size)},
            m_config.format(), bitstream::KeptLeading::None);
        if (!renamed)
            return tl::unexpected(renamed.error());
        return {};
    }

private:
    Result<Buffer> withOwnIds(const Buffer &set, int type) const
    {
        switch (type) {
        case bitstream::hevcVpsType:
            return bitstream::vpsWithId(set, m_ids.vps);
        case bitstream::hevcSpsType:
            return bitstream::spsWithIds(set, m_ids.vps, m_ids.sps, m_depth);
        case bitstream::hevcPpsType:
            return bitstream::ppsWithIds(set, m_ids.sps, m_ids.pps);
        default:
            return set;
        }
    }

    bitstream::HevcConfig m_config;
    bitstream::HevcDepth m_depth;
    bitstream::HevcIds m_ids;
    std::int64_t m_delay;
};

// What a packet says of a set holds from there on.
bitstream::HevcConfig withKeys(bitstream::HevcConfig config, const KeyFacts &keys)
{
    for (const Buffer &set : keys.sets)
        config.arrays.push_back({false, bitstream::nalType(set, Codec::Hevc), {set}});
    return config;
}

tl::unexpected<Error> because(const QString &words)
{
    return fail(Error::Kind::InvalidRequest, words);
}

} // namespace

Result<std::unique_ptr<SeamRules>> hevcSeamRules(const SeamSurroundings &surroundings)
{
    const Bytes header = bytesOf(surroundings.codec->extradata, surroundings.codec->extradata_size);
    if (header.empty() || header[0] != 1)
        return because(
            Text::tr("the parameter sets of the pictures lie among them, where those of a new "
                     "stretch find no place"));
    auto config = bitstream::readHevcConfig(header);
    if (!config)
        return because(
            Text::tr("the source's parameter sets cannot be read, so that nothing can be "
                     "encoded to go with them"));
    for (const Buffer &set : config->sets()) {
        if (bitstream::nalType(set, Codec::Hevc) != bitstream::hevcSpsType)
            continue;
        const auto sps = bitstream::parseHevcSps(set);
        const auto ids = bitstream::freeHevcIds(withKeys(*config, surroundings.keys));
        if (!sps || !ids)
            return because(
                Text::tr("the source's parameter sets cannot be read, so that nothing can be "
                         "encoded to go with them"));
        if (sps->vui && sps->vui->fieldSeq)
            return because(Text::tr(
                "the pictures are interlaced, and what is encoded between them would not be"));
        return std::make_unique<HevcSeam>(std::move(*config), *sps, *ids, surroundings.delay);
    }
    return because(
        Text::tr("the parameter sets of the pictures lie among them, where those of a new "
                 "stretch find no place"));
}

} // namespace timeline::render
