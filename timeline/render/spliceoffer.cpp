// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/spliceoffer.h"

#include "timeline/render/text.h"

#include <algorithm>

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

bool canHold(const QString &container, const QString &codec)
{
    const AVOutputFormat *format =
        av_guess_format(container.toLatin1().constData(), nullptr, nullptr);
    const AVCodecDescriptor *known = avcodec_descriptor_get_by_name(codec.toLatin1().constData());
    return format && known
        && avformat_query_codec(format, known->id, FF_COMPLIANCE_UNOFFICIAL) == 1;
}

tl::expected<void, QString> checkContainer(const model::MediaInfo &info, const QString &container)
{
    if (!isSameFamily(info, container))
        return because(Text::tr(
            "the source is another kind of file, whose pictures and sound this one cannot hold as "
            "they are"));
    if (!canHold(container, info.video.codec))
        return because(Text::tr("a file of this kind cannot hold the source's pictures (%1)")
                           .arg(info.video.codec));
    const auto refused = std::ranges::find_if(info.audio,
        [&](const model::AudioInfo &sound) { return !canHold(container, sound.codec); });
    if (refused != info.audio.end())
        return because(Text::tr("a file of this kind cannot hold the source's sound (%1)")
                           .arg(refused->codec));
    return {};
}

} // namespace

const MediaFile *sourceInPlace(const SequenceView &view)
{
    if (!view.grid || view.grid->isEmpty())
        return nullptr;
    const model::Project plain = model::withOriginals(view.project);
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
    const model::MediaId source =
        view.grid->pictureAt(model::withOriginals(view.project), {0}).media;
    for (FrameNumber n{0}; n.value < view.grid->count(); n = n + 1) {
        const model::PictureRef ref = view.pictureAt(n);
        const model::Take *take = view.project.findTake(ref.take);
        const bool isPlain = take && (take->isOriginal() || take->conform == model::Conform());
        if (isPlain && ref.media == source && ref.frame == n && !view.mixedInAt(n))
            continue;
        if (!ranges.empty() && ranges.back().end == n)
            ranges.back().end = n + 1;
        else
            ranges.push_back({n, n + 1});
    }
    return ranges;
}

SeamSurroundings surroundingsOf(
    const MediaFile &source, const AVCodecParameters &codec, const SplicePlan &plan)
{
    SeamSurroundings s;
    s.codec = &codec;
    const model::Rational tick = source.index->timeBase();
    s.timeBase = {int(tick.num), int(tick.den)};
    const model::Rational average = source.index->averageRate();
    s.rate = source.info.video.frameRate.isValid() ? source.info.video.frameRate : average;
    s.aspect = codec.sample_aspect_ratio;
    s.delay = plan.delay;
    s.rebases = !plan.rebased().empty();
    return s;
}

tl::expected<SpliceOffer, QString> offerSplice(
    const SequenceView &view, const QString &container, Reach reach)
{
    const MediaFile *source = sourceInPlace(view);
    if (!source)
        return because(Text::tr(
            "frames were cut out or moved, or come from several files, and what was encoded for "
            "other neighbours cannot be copied"));
    const model::VideoInfo &video = source->info.video;
    const auto traits = traitsOf(video.codec, isMatroska(source->info));
    if (!traits)
        return because(Text::tr("a stretch of pictures in %1 cannot be replaced without the others")
                           .arg(video.codec));
    if (auto ok = checkContainer(source->info, container); !ok)
        return tl::unexpected(ok.error());
    if (video.interlaced)
        return because(
            Text::tr("the pictures are interlaced, and what is encoded between them would not be"));
    const auto plan = planSplice(*source->index, changedFrames(view), *traits, reach);
    if (!plan)
        return because(plan.error().detail);
    if (!plan->seams.empty() && source->pictureCodec) {
        const auto seam = SeamCodec::open(surroundingsOf(*source, *source->pictureCodec, *plan));
        // Pictures that cannot be counted anew can still be left as they are.
        if (!seam && reach == Reach::Least && !plan->rebased().empty())
            return offerSplice(view, container, Reach::NoRebase);
        if (!seam)
            return because(seam.error().detail);
    }
    return SpliceOffer{*plan, *traits, planSoundSplice(view, container)};
}

} // namespace timeline::render
