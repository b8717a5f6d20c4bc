// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/codedpicture.h"

namespace timeline::media {

using model::Error;
using model::fail;
using model::Result;

Result<FramePtr> asDecoded(const AVFrame &picture)
{
    FramePtr frame(av_frame_clone(&picture));
    if (!frame)
        return fail(Error::Kind::TooLarge, QStringLiteral("no memory for a picture"));
    // The encoder decides on its own key frames.
    frame->pts = AV_NOPTS_VALUE;
    frame->pict_type = AV_PICTURE_TYPE_NONE;
    return frame;
}

Result<FramePtr> CodedPictures::store(const CodedFormat &stored, const Convert &convert)
{
    const AVPixelFormat plain = withoutRangeInName(stored.format);
    if (stored.rotation == 0) {
        auto frame = convert(stored.size, plain);
        if (frame && *frame)
            (*frame)->format = stored.format;
        return frame;
    }
    // Only planes of full size can be turned.
    const bool isDeep = av_pix_fmt_desc_get(plain)->comp[0].depth > 8;
    const AVPixelFormat full = isDeep ? AV_PIX_FMT_YUV444P16 : AV_PIX_FMT_YUV444P;
    const bool isSideways = stored.rotation % 180 != 0;
    auto upright = convert(isSideways ? stored.size.transposed() : stored.size, full);
    if (!upright)
        return upright;
    auto turned = rotated(**upright, 360 - stored.rotation);
    if (!turned)
        return turned;
    const AVFrame &t = **turned;
    const ColorTags tags{(*upright)->colorspace, (*upright)->color_range,
        (*upright)->color_primaries, (*upright)->color_trc};
    auto frame = m_scaler.convert(t, tags, stored.size, plain, tags, Scaler::Quality::Encoder);
    if (frame && *frame) {
        (*frame)->format = stored.format;
        (*frame)->colorspace = tags.matrix;
        (*frame)->color_range = tags.range;
        (*frame)->color_primaries = tags.primaries;
        (*frame)->color_trc = tags.transfer;
    }
    return frame;
}

} // namespace timeline::media
