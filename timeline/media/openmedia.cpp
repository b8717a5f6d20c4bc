// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/openmedia.h"

#include "timeline/media/indexcache.h"
#include "timeline/media/indexer.h"
#include "timeline/media/probe.h"

#include <QFileInfo>

namespace timeline::media {

namespace {

// Shorter videos are indexed as fast as a file is read.
constexpr std::int64_t worthKeeping = 5000;

using IndexPtr = std::shared_ptr<const model::FrameIndex>;

IndexPtr shared(model::FrameIndex index)
{
    return std::make_shared<const model::FrameIndex>(std::move(index));
}

// The index of `file`, whose other fields are known.
model::Result<IndexPtr> indexFor(Demuxer &demuxer, MediaFile file, const model::Progress &progress,
    const model::CancelToken &cancel, const GrowingMedia &growing)
{
    const int stream = file.info.video.streamIndex;
    const IndexCache cache;
    if (auto known = cache.load(file.identity, stream))
        return shared(*std::move(known));
    bool isWhole = true;
    GrowingIndex tell;
    if (growing)
        tell = [&](const model::FrameIndex &soFar) {
            file.index = shared(soFar);
            isWhole = !growing(file);
            return !isWhole;
        };
    auto index = buildIndex(demuxer, stream, progress, cancel, tell);
    if (!index)
        return tl::unexpected(index.error());
    if (isWhole && index->count() >= worthKeeping)
        cache.store(file.identity, stream, *index);
    return shared(*std::move(index));
}

std::vector<MediaTrack> otherTracksOf(const AVFormatContext &context, const model::MediaInfo &info)
{
    const int sound = info.audio.empty() ? -1 : info.audio.front().streamIndex;
    std::vector<MediaTrack> tracks;
    for (unsigned i = 0; i < context.nb_streams; ++i) {
        if (int(i) != info.video.streamIndex && int(i) != sound)
            tracks.push_back(trackOf(*context.streams[i]));
    }
    return tracks;
}

std::shared_ptr<const AVCodecParameters> codecOf(const AVStream &stream)
{
    ParametersPtr parameters(avcodec_parameters_alloc());
    if (!parameters || avcodec_parameters_copy(parameters.get(), stream.codecpar) < 0)
        return nullptr;
    return parameters;
}

} // namespace

model::Result<OpenMedia> openMediaToRead(const QString &path, const model::Progress &progress,
    const model::CancelToken &cancel, const GrowingMedia &growing)
{
    MediaFile file;
    file.path = QFileInfo(path).absoluteFilePath();
    auto demuxer = Demuxer::open(file.path, cancel);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    auto info = probe(**demuxer);
    if (!info)
        return tl::unexpected(info.error());
    auto identity = identify(file.path);
    if (!identity)
        return tl::unexpected(identity.error());
    file.info = *std::move(info);
    file.identity = *std::move(identity);
    file.pictureCodec = codecOf(*(*demuxer)->stream(file.info.video.streamIndex));
    file.otherTracks = otherTracksOf((*demuxer)->context(), file.info);
    auto index = indexFor(**demuxer, file, progress, cancel, growing);
    if (!index)
        return tl::unexpected(index.error());
    file.index = *std::move(index);
    if (progress)
        progress(1.0);
    return OpenMedia{std::move(file), *std::move(demuxer)};
}

} // namespace timeline::media
