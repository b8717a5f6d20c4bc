// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/h264seam.h"

#include "timeline/bitstream/avcconfig.h"
#include "timeline/bitstream/h264rebase.h"

#include <algorithm>

namespace timeline::render {

using bitstream::Buffer;
using bitstream::Bytes;
using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr int mostRefs = 16;
constexpr int sliceTypes = 5; // NAL units up to this number are coded slices

QString profileName(int profile)
{
    switch (profile) {
    case 66:
        return QStringLiteral("baseline");
    case 77:
        return QStringLiteral("main");
    case 100:
        return QStringLiteral("high");
    case 110:
        return QStringLiteral("high10");
    case 122:
        return QStringLiteral("high422");
    case 244:
        return QStringLiteral("high444");
    default:
        return {};
    }
}

Bytes bytesOf(const AVPacket &packet)
{
    return {packet.data, std::size_t(std::max(packet.size, 0))};
}

class H264Seam final : public SeamRules {
public:
    H264Seam(bitstream::AvcConfig config, const bitstream::H264Sps &sps, int id, std::int64_t delay,
        std::optional<bitstream::H264Rebase> rebase)
        : m_config(std::move(config))
        , m_sps(sps)
        , m_id(id)
        , m_delay(int(std::min<std::int64_t>(delay, mostRefs)))
        , m_rebase(std::move(rebase))
    {
    }

    Result<> prepare(AVCodecContext &encoder) override
    {
        encoder.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        encoder.level = m_sps.level;
        encoder.refs = std::clamp(m_sps.maxRefFrames, 1, mostRefs);
        const bool reorders = m_delay > 0 && m_sps.profile != 66;
        encoder.max_b_frames = reorders ? 3 : 0;
        setEncoderOption(encoder, "preset", QStringLiteral("veryfast"));
        setEncoderOption(encoder, "profile", profileName(m_sps.profile));
        setEncoderOption(encoder, "crf", QStringLiteral("11"));
        setEncoderOption(encoder, "a53cc", QStringLiteral("0"));
        setEncoderOption(encoder, "x264-params",
            QStringLiteral("sps-id=%1:mbtree=0:scenecut=0:open-gop=0:b-pyramid=%2")
                .arg(QString::number(m_id),
                    m_delay > 1 ? QStringLiteral("normal") : QStringLiteral("none")));
        return {};
    }

    Result<> adopt(const AVCodecContext &encoder, AVCodecParameters &track) override
    {
        auto own = bitstream::readAvcConfig(
            {encoder.extradata, std::size_t(std::max(encoder.extradata_size, 0))});
        if (!own)
            return tl::unexpected(own.error());
        // A decoder that sees less depth than in the source may drop what still waits in it.
        const bool isSaid = m_sps.vui && m_sps.vui->restriction;
        const int reorder = isSaid ? m_sps.reorderFrames() : m_delay;
        for (Buffer &set : own->sps) {
            auto raised =
                bitstream::withReorder(set, reorder, std::max(m_sps.decFrameBuffering(), reorder));
            if (!raised)
                return tl::unexpected(raised.error());
            set = std::move(*raised);
        }
        return bitstream::mergeAvcConfig(m_config, *own)
            .and_then([](const bitstream::AvcConfig &merged) { return serialise(merged); })
            .and_then([&](const Buffer &record) { return replaceHeader(track, record); });
    }

    Result<> pack(AVPacket &packet) override
    {
        // Slices alone: what the encoder tells about itself is not true of the file.
        std::vector<Bytes> slices;
        for (const Bytes nal : bitstream::nalsOf(bytesOf(packet), bitstream::NalFormat{})) {
            if (bitstream::nalType(nal, bitstream::Codec::H264) <= sliceTypes)
                slices.push_back(nal);
        }
        return bitstream::joinNals(slices, m_config.format()).and_then([&](const Buffer &data) {
            return replaceData(packet, data);
        });
    }

    Result<> rebase(AVPacket &packet) override
    {
        if (!m_rebase)
            return SeamRules::rebase(packet);
        return put(m_rebase->begin(bytesOf(packet)), packet);
    }

    void leaveOut(const AVPacket &packet) override
    {
        if (m_rebase)
            m_rebase->leaveOut(bytesOf(packet));
    }

    Result<> copy(AVPacket &packet) override
    {
        if (m_rebase && m_rebase->isActive())
            return put(m_rebase->rewrite(bytesOf(packet)), packet);
        leaveOut(packet); // as good as any other for knowing what follows
        return {};
    }

private:
    static Result<> put(const Result<Buffer> &written, AVPacket &packet)
    {
        if (written)
            return replaceData(packet, *written);
        return fail(written.error().kind,
            QStringLiteral("the pictures behind a range cannot be counted anew (%1)")
                .arg(written.error().detail));
    }

    bitstream::AvcConfig m_config;
    bitstream::H264Sps m_sps;
    int m_id;
    int m_delay;
    std::optional<bitstream::H264Rebase> m_rebase;
};

} // namespace

Result<std::unique_ptr<SeamRules>> h264SeamRules(const SeamSurroundings &surroundings)
{
    const AVCodecParameters &p = *surroundings.codec;
    const Bytes header{p.extradata, std::size_t(std::max(p.extradata_size, 0))};
    if (header.empty() || header[0] != 1)
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("the file keeps its parameter sets among its pictures"));
    auto config = bitstream::readAvcConfig(header);
    if (!config || config->sps.empty())
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("the file's parameter sets cannot be read"));
    const auto sps = bitstream::parseH264Sps(config->sps.front());
    const auto id = bitstream::freeParameterSetId(*config);
    if (!sps || !id)
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("the file's parameter sets cannot be read"));
    if (!sps->frameMbsOnly)
        return fail(Error::Kind::InvalidRequest, QStringLiteral("the pictures may be interlaced"));
    if (profileName(sps->profile).isEmpty())
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("there is no encoder for H.264 profile %1 here").arg(sps->profile));
    std::optional<bitstream::H264Rebase> rebase;
    if (surroundings.rebases) {
        auto created = bitstream::H264Rebase::create(header);
        if (!created)
            return tl::unexpected(created.error());
        rebase = std::move(*created);
    }
    return std::make_unique<H264Seam>(
        std::move(*config), *sps, *id, surroundings.delay, std::move(rebase));
}

} // namespace timeline::render
