// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/mediatrack.h"

#include "timeline/media/ffmpeg.h"

namespace timeline::media {

bool MediaTrack::isTimecode() const
{
    return tag == MKTAG('t', 'm', 'c', 'd');
}

MediaTrack trackOf(const AVStream &stream)
{
    const AVCodecParameters &p = *stream.codecpar;
    const char *kind = av_get_media_type_string(p.codec_type);
    return {stream.index, QString::fromLatin1(kind ? kind : "unknown"),
        QString::fromLatin1(avcodec_get_name(p.codec_id)), p.codec_tag,
        (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) != 0};
}

} // namespace timeline::media
