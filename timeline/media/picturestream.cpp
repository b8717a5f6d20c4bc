// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/picturestream.h"

#include "timeline/media/filewatch.h"

namespace timeline::media {

using Kind = model::Error::Kind;

model::Result<PictureStream> PictureStream::open(const MediaFile &file, VideoDecoder::Aim aim)
{
    if (!file.index || file.index->isEmpty())
        return model::fail(Kind::NoPicture, QStringLiteral("the file was not indexed"));
    if (auto ok = FileWatch(file).check(); !ok)
        return tl::unexpected(ok.error());
    auto demuxer = Demuxer::open(file.path);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    const int number = file.info.video.streamIndex;
    const AVStream *stream = (*demuxer)->stream(number);
    if (!stream || stream->codecpar->codec_type != AVMEDIA_TYPE_VIDEO
        || stream->time_base.num != file.index->timeBase().num
        || stream->time_base.den != file.index->timeBase().den)
        return model::fail(
            Kind::SourceChanged, QStringLiteral("the picture stream is another one"));
    (*demuxer)->readOnly({number});
    auto decoder = VideoDecoder::open(*stream, aim);
    if (!decoder)
        return tl::unexpected(decoder.error());
    PacketPtr packet = makePacket();
    if (!packet)
        return model::fail(Kind::TooLarge, QStringLiteral("out of memory"));
    Positioner positioner(**demuxer, number, file.index->stamps());
    return PictureStream{std::move(*demuxer), positioner, std::move(*decoder), std::move(packet)};
}

model::Result<> PictureStream::moveTo(const model::FrameIndex::EntryPoint &entry)
{
    decoder.flush();
    const auto found = positioner.moveTo(entry, *packet);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return model::fail(
            Kind::FrameMissing, QStringLiteral("the entry point is not where it was"));
    return {};
}

} // namespace timeline::media
