// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/h264seam.h"
#include "timeline/render/hevcseam.h"
#include "timeline/render/text.h"

#include <algorithm>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

// Codecs whose packets need nothing from the track's header.
class PlainSeam : public SeamRules {
public:
    Result<> adopt(const AVCodecContext &, AVCodecParameters &) override { return {}; }
    Result<> pack(AVPacket &) override { return {}; }

protected:
    static void setQuality(AVCodecContext &encoder, int quantiser)
    {
        encoder.flags |= AV_CODEC_FLAG_QSCALE;
        encoder.global_quality = FF_QP2LAMBDA * quantiser;
        encoder.qmin = 1;
    }
};

class ProResSeam final : public PlainSeam {
public:
    Result<> prepare(AVCodecContext &encoder) override
    {
        setEncoderOption(encoder, "profile", QString::number(encoder.profile));
        setEncoderOption(encoder, "vendor", QStringLiteral("apl0"));
        setQuality(encoder, 2);
        return {};
    }
};

class MotionJpegSeam final : public PlainSeam {
public:
    Result<> prepare(AVCodecContext &encoder) override
    {
        setQuality(encoder, 1);
        encoder.strict_std_compliance = FF_COMPLIANCE_UNOFFICIAL; // limited range
        return {};
    }
};

class DnxSeam final : public PlainSeam {
public:
    explicit DnxSeam(std::int64_t bitRate)
        : m_bitRate(bitRate)
    {
    }
    Result<> prepare(AVCodecContext &encoder) override
    {
        encoder.bit_rate = m_bitRate; // it is what tells its kinds apart
        setEncoderOption(encoder, "profile", QString::number(std::max(encoder.profile, 0)));
        return {};
    }

private:
    std::int64_t m_bitRate;
};

class VpxSeam final : public PlainSeam {
public:
    Result<> prepare(AVCodecContext &encoder) override
    {
        encoder.bit_rate = 0;
        setEncoderOption(encoder, "crf", QStringLiteral("5"));
        setEncoderOption(encoder, "deadline", QStringLiteral("good"));
        setEncoderOption(encoder, "cpu-used", QStringLiteral("4"));
        setEncoderOption(encoder, "row-mt", QStringLiteral("1"));
        return {};
    }
};

// Its key frames bring their sequence header along, the source's own ones as well.
class Av1Seam final : public PlainSeam {
public:
    Result<> prepare(AVCodecContext &encoder) override
    {
        encoder.bit_rate = 0;
        encoder.level = FF_LEVEL_UNKNOWN; // follows from size and rate
        setEncoderOption(encoder, "crf", QStringLiteral("4"));
        setEncoderOption(encoder, "cpu-used", QStringLiteral("6"));
        setEncoderOption(encoder, "row-mt", QStringLiteral("1"));
        return {};
    }
};

} // namespace

Result<std::unique_ptr<SeamRules>> seamRulesFor(const SeamSurroundings &surroundings)
{
    switch (surroundings.codec->codec_id) {
    case AV_CODEC_ID_H264:
        return h264SeamRules(surroundings);
    case AV_CODEC_ID_HEVC:
        return hevcSeamRules(surroundings);
    case AV_CODEC_ID_PRORES:
        return std::make_unique<ProResSeam>();
    case AV_CODEC_ID_DNXHD:
        return std::make_unique<DnxSeam>(surroundings.codec->bit_rate);
    case AV_CODEC_ID_MJPEG:
        return std::make_unique<MotionJpegSeam>();
    case AV_CODEC_ID_VP9:
        return std::make_unique<VpxSeam>();
    case AV_CODEC_ID_AV1:
        return std::make_unique<Av1Seam>();
    default:
        return fail(Error::Kind::InvalidRequest,
            Text::tr("a stretch of pictures in %1 cannot be replaced without the others")
                .arg(QString::fromLatin1(avcodec_get_name(surroundings.codec->codec_id))));
    }
}

} // namespace timeline::render
