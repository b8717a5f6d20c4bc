// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/keyscan.h"

#include "timeline/bitstream/avcconfig.h"
#include "timeline/bitstream/h264slice.h"
#include "timeline/bitstream/hevcconfig.h"
#include "timeline/media/demuxer.h"

#include <algorithm>

namespace timeline::render {

using bitstream::Bytes;
using bitstream::Codec;
using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr std::size_t mostSets = 1024;
constexpr std::size_t headerBytes = 64; // more than stands before idr_pic_id
constexpr int idrType = 5;

class Scan {
public:
    static Result<Scan> of(const AVCodecParameters &p)
    {
        const Bytes header{p.extradata, std::size_t(std::max(p.extradata_size, 0))};
        const bool isRecord = !header.empty() && header[0] == 1;
        Scan scan(p.codec_id == AV_CODEC_ID_H264 ? Codec::H264 : Codec::Hevc);
        if (scan.m_codec == Codec::Hevc) {
            const auto config = bitstream::readHevcConfig(header);
            if (!config)
                return tl::unexpected(config.error());
            scan.m_format = isRecord ? config->format() : bitstream::NalFormat();
            return scan;
        }
        const auto config = bitstream::readAvcConfig(header);
        if (!config)
            return tl::unexpected(config.error());
        scan.m_format = isRecord ? config->format() : bitstream::NalFormat();
        for (const auto *sets : {&config->sps, &config->pps}) {
            for (const bitstream::Buffer &set : *sets)
                scan.m_known.learn(set);
        }
        return scan;
    }

    bool add(Bytes packet)
    {
        bitstream::forEachNal(packet, m_format, [this](Bytes nal, bool) {
            const int type = bitstream::nalType(nal, m_codec);
            if (isSet(type))
                learn(nal);
            else if (m_codec == Codec::H264 && type == idrType)
                learnIdr(nal);
            return m_facts.sets.size() <= mostSets;
        });
        return m_facts.sets.size() <= mostSets;
    }

    KeyFacts facts() { return std::move(m_facts); }

private:
    explicit Scan(Codec codec)
        : m_codec(codec)
    {
    }

    bool isSet(int type) const
    {
        return m_codec == Codec::H264
            ? type == bitstream::h264SpsType || type == bitstream::h264PpsType
            : type >= bitstream::hevcVpsType && type <= bitstream::hevcPpsType;
    }

    void learn(Bytes nal)
    {
        bitstream::Buffer set(nal.begin(), nal.end());
        m_known.learn(set);
        if (std::ranges::find(m_facts.sets, set) == m_facts.sets.end())
            m_facts.sets.push_back(std::move(set));
    }

    void learnIdr(Bytes nal)
    {
        const auto raw = bitstream::unescape(nal.first(std::min(nal.size(), headerBytes)));
        if (const auto slice = bitstream::parseH264Slice(raw, m_known))
            m_facts.idrPicIds.insert(slice->idrPicId);
    }

    Codec m_codec;
    bitstream::NalFormat m_format;
    bitstream::H264Sets m_known;
    KeyFacts m_facts;
};

} // namespace

Result<KeyFacts> scanKeys(const QString &path, int stream, const model::CancelToken &cancel)
{
    auto demuxer = media::Demuxer::open(path, cancel, media::Demuxer::Look::Header);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    const AVStream *s = (*demuxer)->stream(stream);
    if (!s)
        return fail(Error::Kind::SourceChanged, QStringLiteral("the picture track is gone"));
    const AVCodecID codec = s->codecpar->codec_id;
    if (codec != AV_CODEC_ID_H264 && codec != AV_CODEC_ID_HEVC)
        return KeyFacts();
    auto scan = Scan::of(*s->codecpar);
    if (!scan)
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("the file's parameter sets cannot be read"));
    (*demuxer)->readOnly({stream});
    (*demuxer)->leaveOutAllButKeys(stream);
    const media::PacketPtr packet = media::makePacket();
    for (;;) {
        const auto got = (*demuxer)->read(*packet);
        if (!got)
            return tl::unexpected(got.error());
        if (!*got)
            return scan->facts();
        const bool isKey = packet->flags & AV_PKT_FLAG_KEY;
        if (isKey && !scan->add({packet->data, std::size_t(std::max(packet->size, 0))}))
            return fail(Error::Kind::InvalidRequest,
                QStringLiteral("the file changes its parameter sets all the time"));
    }
}

} // namespace timeline::render
