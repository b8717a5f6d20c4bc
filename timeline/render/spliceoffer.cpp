// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/spliceoffer.h"

#include "timeline/render/seamencoder.h"

namespace timeline::render {

using media::MediaFile;
using media::SequenceView;
using model::FrameNumber;
using model::FrameRange;

namespace {

tl::unexpected<QString> because(const QString &reason)
{
    return tl::unexpected<QString>(reason);
}

model::Project withOriginals(model::Project project)
{
    for (model::Clip &clip : project.sequence.clips) {
        clip.picture.reset();
        clip.sound.reset();
    }
    return project;
}

std::optional<SpliceTraits> traitsOf(const QString &codec, bool isMatroska)
{
    if (codec == QLatin1String("h264"))
        return SpliceTraits{false, false, isMatroska, true};
    if (codec == QLatin1String("vp9") || codec == QLatin1String("av1"))
        return SpliceTraits{false, false, isMatroska, false};
    if (codec == QLatin1String("hevc"))
        return SpliceTraits{false, true, isMatroska, false};
    if (codec == QLatin1String("prores") || codec == QLatin1String("dnxhd")
        || codec == QLatin1String("mjpeg"))
        return SpliceTraits{true, false, isMatroska, false};
    return std::nullopt;
}

bool isMatroska(const model::MediaInfo &info)
{
    return info.container.contains(QLatin1String("matroska"));
}

bool isSameFamily(const model::MediaInfo &info, const QString &container)
{
    if (container == QLatin1String("matroska"))
        return isMatroska(info);
    return info.container.startsWith(QLatin1String("mov,"));
}

} // namespace

const MediaFile *sourceInPlace(const SequenceView &view)
{
    if (!view.grid || view.grid->isEmpty())
        return nullptr;
    const model::Project plain = withOriginals(view.project);
    const model::MediaId media = view.grid->pictureAt(plain, {0}).media;
    const auto file = view.files.constFind(media);
    if (file == view.files.constEnd() || !file->index || file->index->count() != view.grid->count())
        return nullptr;
    for (FrameNumber n{0}; n.value < view.grid->count(); n = n + 1) {
        const model::PictureRef ref = view.grid->pictureAt(plain, n);
        if (ref.media != media || ref.frame != n)
            return nullptr;
    }
    return &*file;
}

std::vector<FrameRange> changedFrames(const SequenceView &view)
{
    std::vector<FrameRange> ranges;
    if (!view.grid || view.grid->isEmpty())
        return ranges;
    const model::MediaId source = view.grid->pictureAt(withOriginals(view.project), {0}).media;
    for (FrameNumber n{0}; n.value < view.grid->count(); n = n + 1) {
        const model::PictureRef ref = view.pictureAt(n);
        const model::Take *take = view.project.findTake(ref.take);
        const bool isPlain = take && (take->isOriginal() || take->conform == model::Conform());
        if (isPlain && ref.media == source && ref.frame == n)
            continue;
        if (!ranges.empty() && ranges.back().end == n)
            ranges.back().end = n + 1;
        else
            ranges.push_back({n, n + 1});
    }
    return ranges;
}

tl::expected<SpliceOffer, QString> offerSplice(
    const SequenceView &view, const QString &container, Reach reach)
{
    const MediaFile *source = sourceInPlace(view);
    if (!source)
        return because(QStringLiteral(
            "frames were cut out or moved, or come from several files, so that the whole is "
            "encoded anew"));
    const model::VideoInfo &video = source->info.video;
    if (!isSameFamily(source->info, container))
        return because(QStringLiteral(
            "the source lies in another kind of file, whose packets this one cannot hold as they "
            "are"));
    const auto traits = traitsOf(video.codec, isMatroska(source->info));
    if (!traits)
        return because(QStringLiteral("pictures in %1 cannot be copied in part").arg(video.codec));
    if (video.interlaced)
        return because(QStringLiteral("the pictures are interlaced"));
    if (!avcodec_find_encoder_by_name(seamEncoderFor(video.codec).toUtf8().constData()))
        return because(QStringLiteral("there is no encoder for %1 here").arg(video.codec));
    const auto plan = planSplice(*source->index, changedFrames(view), *traits, reach);
    if (!plan)
        return because(plan.error().detail);
    return SpliceOffer{*plan, *traits, planSoundSplice(view, container)};
}

} // namespace timeline::render
