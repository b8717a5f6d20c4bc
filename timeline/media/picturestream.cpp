// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/picturestream.h"

#include "timeline/media/filewatch.h"

namespace timeline::media {

using Kind = model::Error::Kind;

namespace {

model::Result<std::unique_ptr<Demuxer>> openAgain(const MediaFile &file)
{
    const auto look = file.pictureCodec ? Demuxer::Look::Header : Demuxer::Look::Streams;
    return Demuxer::open(file.path, {}, look);
}

} // namespace

model::Result<PictureStream> PictureStream::open(
    const MediaFile &file, VideoDecoder::Aim aim, std::unique_ptr<Demuxer> opened)
{
    if (!file.index || file.index->isEmpty())
        return model::fail(Kind::NoPicture, QStringLiteral("the file was not indexed"));
    if (auto ok = FileWatch(file).check(); !ok)
        return tl::unexpected(ok.error());
    auto demuxer =
        opened ? model::Result<std::unique_ptr<Demuxer>>(std::move(opened)) : openAgain(file);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    const int number = file.info.video.streamIndex;
    const AVStream *stream = (*demuxer)->stream(number);
    if (!stream || stream->codecpar->codec_type != AVMEDIA_TYPE_VIDEO
        || stream->time_base.num != file.index->timeBase().num
        || stream->time_base.den != file.index->timeBase().den)
        return model::fail(
            Kind::SourceChanged, QStringLiteral("the picture stream is another one"));
    (*demuxer)->setCancel({});
    (*demuxer)->readOnly({number});
    const AVCodecParameters &codec = file.pictureCodec ? *file.pictureCodec : *stream->codecpar;
    auto decoder = VideoDecoder::open(codec, stream->time_base, aim);
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
