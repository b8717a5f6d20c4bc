// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/h264seam.h"

#include "timeline/bitstream/avcconfig.h"
#include "timeline/bitstream/h264rebase.h"
#include "timeline/render/text.h"

#include <algorithm>
#include <array>

namespace timeline::render {

using bitstream::Buffer;
using bitstream::Bytes;
using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr int mostRefs = 16;
constexpr std::uint32_t mostIdrPicId = 65'533; // three are left
constexpr int idrType = 5; // NAL unit type; those below are coded slices too

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

// Neighbouring IDR pictures must differ in it (ITU-T H.264 §7.4.3).
std::array<std::uint32_t, 3> unusedIdrPicIds(const std::set<std::uint32_t> &used)
{
    std::array<std::uint32_t, 3> ids{};
    std::uint32_t next = 2; // most encoders count 0, 1, 0, 1
    for (std::uint32_t &id : ids) {
        while (used.contains(next) && next < mostIdrPicId)
            ++next;
        id = next++;
    }
    return ids;
}

class H264Seam final : public SeamRules {
public:
    // Of idr_pic_id: `idrs` are those that the seams' own pictures take in turn. `saysSets`: the
    // source's key packets hold their parameter sets; who reads them there may not read the header.
    H264Seam(bitstream::AvcConfig config, const bitstream::H264Sps &sps, int id, std::int64_t delay,
        std::array<std::uint32_t, 2> idrs, bool saysSets,
        std::optional<bitstream::H264Rebase> rebase)
        : m_config(std::move(config))
        , m_sps(sps)
        , m_id(id)
        , m_delay(int(std::min<std::int64_t>(delay, mostRefs)))
        , m_idrs(idrs)
        , m_saysSets(saysSets)
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
        for (const auto *sets : {&own->sps, &own->pps}) {
            for (const Buffer &set : *sets) {
                m_own.learn(set);
                m_sets.push_back(set);
            }
        }
        return bitstream::mergeAvcConfig(m_config, *own)
            .and_then([](const bitstream::AvcConfig &merged) { return serialise(merged); })
            .and_then([&](const Buffer &record) { return replaceHeader(track, record); });
    }

    Result<> pack(AVPacket &packet) override
    {
        // Slices alone: what the encoder tells about itself is not true of the file.
        std::vector<Buffer> slices;
        bool isIdr = false;
        for (const Bytes nal : bitstream::nalsOf(bytesOf(packet), bitstream::NalFormat{})) {
            const int type = bitstream::nalType(nal, bitstream::Codec::H264);
            if (type < idrType)
                slices.emplace_back(nal.begin(), nal.end());
            if (type != idrType)
                continue;
            auto renamed = bitstream::withIdrPicId(nal, m_own, m_idrs[m_idrCount % m_idrs.size()]);
            if (!renamed)
                return tl::unexpected(renamed.error());
            slices.push_back(std::move(*renamed));
            isIdr = true;
        }
        m_idrCount += isIdr ? 1 : 0;
        if (isIdr && m_saysSets)
            slices.insert(slices.begin(), m_sets.begin(), m_sets.end());
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
            Text::tr("the pictures behind a range cannot be counted anew (%1)")
                .arg(written.error().detail));
    }

    bitstream::AvcConfig m_config;
    bitstream::H264Sps m_sps;
    int m_id;
    int m_delay;
    bitstream::H264Sets m_own; // the encoder's
    std::vector<Buffer> m_sets; // the same, as written
    std::array<std::uint32_t, 2> m_idrs;
    std::size_t m_idrCount = 0;
    bool m_saysSets;
    std::optional<bitstream::H264Rebase> m_rebase;
};

} // namespace

Result<std::unique_ptr<SeamRules>> h264SeamRules(const SeamSurroundings &surroundings)
{
    const AVCodecParameters &p = *surroundings.codec;
    const Bytes header{p.extradata, std::size_t(std::max(p.extradata_size, 0))};
    if (header.empty() || header[0] != 1)
        return fail(Error::Kind::InvalidRequest,
            Text::tr("the parameter sets of the pictures lie among them, where those of a "
                     "new stretch find no place"));
    auto config = bitstream::readAvcConfig(header);
    if (!config || config->sps.empty())
        return fail(Error::Kind::InvalidRequest,
            Text::tr("the source's parameter sets cannot be read, so that nothing can be "
                     "encoded to go with them"));
    const auto sps = bitstream::parseH264Sps(config->sps.front());
    // What a packet says of a set holds from there on.
    bitstream::AvcConfig known = *config;
    for (const Buffer &set : surroundings.keys.sets) {
        const bool isSps =
            bitstream::nalType(set, bitstream::Codec::H264) == bitstream::h264SpsType;
        (isSps ? known.sps : known.pps).push_back(set);
    }
    const auto id = bitstream::freeParameterSetId(known);
    if (!sps || !id)
        return fail(Error::Kind::InvalidRequest,
            Text::tr("the source's parameter sets cannot be read, so that nothing can be "
                     "encoded to go with them"));
    if (!sps->frameMbsOnly)
        return fail(Error::Kind::InvalidRequest,
            Text::tr("the pictures may be interlaced, and what is encoded between them would "
                     "not be"));
    if (profileName(sps->profile).isEmpty())
        return fail(Error::Kind::InvalidRequest,
            Text::tr("there is no encoder for H.264 in the source's profile (number %1) here")
                .arg(sps->profile));
    const auto idrs = unusedIdrPicIds(surroundings.keys.idrPicIds);
    std::optional<bitstream::H264Rebase> rebase;
    if (surroundings.rebases) {
        auto created = bitstream::H264Rebase::create(header, idrs[2]);
        if (!created)
            return tl::unexpected(created.error());
        rebase = std::move(*created);
    }
    return std::make_unique<H264Seam>(std::move(*config), *sps, *id, surroundings.delay,
        std::array{idrs[0], idrs[1]}, !surroundings.keys.sets.empty(), std::move(rebase));
}

} // namespace timeline::render
