// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exportplan.h"

#include "timeline/render/keptparts.h"
#include "timeline/render/presetplan.h"
#include "timeline/render/seamencoder.h"
#include "timeline/render/soundcodec.h"
#include "timeline/render/splicedsound.h"
#include "timeline/render/text.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace timeline::render {

using media::MediaFile;
using media::SequenceView;
using model::Error;
using model::fail;
using model::FrameNumber;
using model::Result;

namespace {

// Bits a pixel that a source's pictures take; nothing where their sizes are not known.
std::optional<double> bitsPerPixelOf(const MediaFile &source)
{
    const QSize size = source.info.video.codedSize;
    if (!source.index || source.index->isEmpty() || size.isEmpty())
        return std::nullopt;
    double bytes = 0;
    for (FrameNumber n{0}; n.value < source.index->count(); n = n + 1)
        bytes += source.index->at(n).size;
    const double pixels = double(size.width()) * size.height() * double(source.index->count());
    return bytes > 0 ? std::optional(8 * bytes / pixels) : std::nullopt;
}

// What pictures are full of is seen in what the source needed for them, but for how generous its
// own encoder was: half way, as factors go, between that and what `rich` pictures take.
double expectedBits(const MediaFile &source, double rich, double otherwise)
{
    const auto own = bitsPerPixelOf(source);
    return own ? std::sqrt(*own * rich) : otherwise;
}

std::int64_t pictureBytes(const MediaFile &source, Preset preset, QSize size, std::int64_t frames)
{
    const PresetFacts &facts = factsOf(preset);
    const double bits = facts.richBitsPerPixel > 0
        ? expectedBits(source, facts.richBitsPerPixel, facts.bitsPerPixel)
        : facts.bitsPerPixel;
    return std::int64_t(double(size.width()) * size.height() * double(frames) * bits / 8);
}

double soundBytesPerSecond(const ExportPlan &plan)
{
    constexpr double ofChannel = 16'000;
    const bool isPlain = plan.audioCodec.startsWith(QLatin1String("pcm_"));
    return plan.channels * (isPlain ? plan.sampleRate * plan.sampleBits / 8.0 : ofChannel);
}

Result<> checkTakes(const SequenceView &view)
{
    for (const model::Clip &clip : view.project.sequence.clips) {
        for (const model::TakeId id : {clip.pictureTake(), clip.soundTake()}) {
            const model::Take *take = view.project.findTake(id);
            if (!take || take->isPending())
                return fail(
                    Error::Kind::InvalidRequest, Text::tr("a chosen take has not arrived yet"));
        }
    }
    return {};
}

bool isOneMedia(const SequenceView &view)
{
    const auto mediaOf = [&](const model::Clip &clip) {
        const model::Take *take = view.project.findTake(clip.slices.front().take);
        return take ? take->media : model::MediaId{};
    };
    const auto &clips = view.project.sequence.clips;
    return std::ranges::all_of(
        clips, [&](const model::Clip &clip) { return mediaOf(clip) == mediaOf(clips.front()); });
}

// What sounds first: nullptr when no clip's sound has a track.
const model::AudioInfo *soundOf(const SequenceView &view)
{
    for (const model::Clip &clip : view.project.sequence.clips) {
        for (const model::TakeId id : {clip.slices.front().take, clip.soundTake()}) {
            const model::Take *take = view.project.findTake(id);
            const auto file = take ? view.files.constFind(take->media) : view.files.constEnd();
            if (file != view.files.constEnd() && take->hasSound && !file->info.audio.empty())
                return &file->info.audio.front();
        }
    }
    return nullptr;
}

// Of more than 16 bits; FLAC does not say it here and gets the most.
bool isWide(const model::AudioInfo &sound)
{
    return sound.codec.contains(QLatin1String("24")) || sound.codec.contains(QLatin1String("32"))
        || sound.codec.contains(QLatin1String("64")) || sound.codec == QLatin1String("flac");
}

QString audioCodecFor(const model::AudioInfo &sound, const QString &container)
{
    const bool pcm = sound.codec.startsWith(QLatin1String("pcm_"));
    const bool wide = isWide(sound);
    if (pcm && container == QLatin1String("mov"))
        return wide ? QStringLiteral("pcm_s24le") : QStringLiteral("pcm_s16le");
    if ((pcm || sound.codec == QLatin1String("flac")) && container == QLatin1String("matroska"))
        return QStringLiteral("flac");
    return QStringLiteral("aac");
}

Result<> chooseVideo(ExportPlan &plan, const MediaFile &source, QStringList &reasons)
{
    const model::VideoInfo &video = source.info.video;
    plan.videoCodec = pictureEncoder(plan.preset, video);
    if (plan.videoCodec.isEmpty() && plan.preset != Preset::SoundOnly)
        return fail(Error::Kind::NoEncoder,
            Text::tr("this FFmpeg has no %1")
                .arg(factsOf(plan.preset).encoders.join(QStringLiteral(", "))));
    plan.pixelFormat = pixelFormatFor(plan.preset, video);
    const std::array known{QLatin1String("h264"), QLatin1String("hevc")};
    if (plan.preset == Preset::MatchSource && std::ranges::find(known, video.codec) == known.end())
        reasons << Text::tr("The source's format (%1) is written as H.264.").arg(video.codec);
    reasons << pictureLosses(plan.preset, video, plan.color.isHdr());
    if (factsOf(plan.preset).mostBits == 8 && plan.color.isHdr()) {
        const QString bt709 = QStringLiteral("bt709");
        plan.color = {bt709, QStringLiteral("tv"), bt709, bt709};
    }
    if (plan.preset == Preset::ProRes)
        plan.color.range = QStringLiteral("tv"); // it knows no other
    return {};
}

void chooseSound(ExportPlan &plan, const SequenceView &view)
{
    const model::AudioInfo *sound = soundOf(view);
    if (!sound)
        return;
    const QString wanted = soundEncoder(plan.preset, plan.container, isWide(*sound));
    plan.audioCodec = wanted.isEmpty() ? audioCodecFor(*sound, plan.container) : wanted;
    plan.sampleRate = sound->sampleRate > 0 ? sound->sampleRate : 48'000;
    plan.channels = std::clamp(sound->channels, 1, 8);
    plan.sampleBits = isWide(*sound) ? 24 : 16;
    const bool isAac = plan.audioCodec == QLatin1String("aac");
    const bool isOpus = plan.audioCodec == QLatin1String("libopus");
    if (isOpus || (isAac && !isAacRate(plan.sampleRate)))
        plan.sampleRate = 48'000;
}

} // namespace

Result<ExportPlan> planFullEncode(
    const SequenceView &view, Preset preset, const QString &path, const QString &reason)
{
    ExportPlan plan;
    plan.preset = preset;
    plan.container = containerFor(preset, path);
    if (plan.container.isEmpty())
        return fail(Error::Kind::InvalidRequest, suffixRule(preset));
    if (!view.grid || view.grid->isEmpty() || view.project.sequence.clips.empty())
        return fail(Error::Kind::InvalidRequest, Text::tr("the sequence has no frames"));
    if (auto ok = checkTakes(view); !ok)
        return tl::unexpected(ok.error());
    // The file that the export shall look like.
    const MediaFile *source = media::sourceFile(view);
    if (!source)
        return fail(Error::Kind::NotFound, Text::tr("the first clip has no file"));

    QStringList reasons{reason};
    const model::SequenceFormat &format = view.project.sequence.format;
    plan.frames = view.grid->count();
    plan.reencoded = {{{0}, {plan.frames}}};
    // The encoders share chroma between two pixels a side.
    plan.size = {std::max(format.size.width() & ~1, 2), std::max(format.size.height() & ~1, 2)};
    if (plan.size != format.size)
        reasons << Text::tr("The odd size %1x%2 becomes even.")
                       .arg(format.size.width())
                       .arg(format.size.height());
    plan.color = format.color;
    plan.timeBase =
        isOneMedia(view) && source->index ? source->index->timeBase() : model::Rational{1, 90'000};
    if (auto ok = chooseVideo(plan, *source, reasons); !ok)
        return tl::unexpected(ok.error());
    chooseSound(plan, view);
    if (isWhole(preset)) {
        KeptParts parts = keptParts(view, plan.container);
        plan.keptTracks = std::move(parts.streams);
        plan.leftOut = std::move(parts.leftOut);
    }
    plan.losses = reasons.mid(1);
    plan.fallbackReason = reasons.join(QLatin1Char(' '));
    const double seconds = model::toSeconds(view.grid->length());
    plan.estimatedBytes = pictureBytes(*source, preset, plan.size, plan.frames)
        + std::int64_t(seconds * soundBytesPerSecond(plan));
    return plan;
}

namespace {

// What the seams take beyond the pictures that they replace.
std::int64_t moreForSeams(const MediaFile &source, const SplicePlan &splice)
{
    // At the quality of the seams' encoders; a new picture of any kind takes the least.
    constexpr double rich = 1.5, least = 0.45;
    const QSize size = source.info.video.codedSize;
    const double bits = std::max(expectedBits(source, rich, least), least);
    const double each = double(size.width()) * size.height() * bits / 8;
    double more = 0;
    for (const Seam &seam : splice.seams) {
        for (FrameNumber n = seam.touched.begin; n < seam.touched.end; n = n + 1)
            more += each - source.index->at(n).size;
    }
    return std::int64_t(more);
}

} // namespace

ExportPlan withSplice(ExportPlan plan, SpliceOffer offer, const MediaFile &source)
{
    const model::VideoInfo &video = source.info.video;
    plan.copied = offer.plan.copied();
    plan.reencoded = offer.plan.reencoded();
    plan.videoCodec = seamEncoderFor(video.codec);
    plan.size = video.codedSize;
    plan.pixelFormat = video.pixelFormat;
    plan.timeBase = source.index->timeBase();
    plan.fallbackReason.clear();
    plan.losses.clear();
    plan.details.clear();
    plan.keptTracks.clear();
    plan.leftOut = refusedTracks(source, plan.container);
    plan.estimatedBytes = source.info.fileSize;
    for (const Seam &seam : offer.plan.seams) {
        if (!seam.reason.isEmpty())
            plan.details << seam.reason;
    }
    // Where every picture stands alone, new ones take what the old ones took.
    if (!offer.traits.intraOnly)
        plan.estimatedBytes += moreForSeams(source, offer.plan);
    if (!offer.sound.reason.isEmpty())
        plan.details << offer.sound.reason;
    plan.details << offer.sound.notes;
    plan.splice = std::move(offer);
    return plan;
}

Result<ExportPlan> planExport(
    const SequenceView &view, Preset preset, const QString &path, std::optional<model::TakeId> take)
{
    if (preset == Preset::TakeAlone || preset == Preset::SoundOnly || preset == Preset::SideBySide)
        return planPiece(view, preset, path, take);
    const auto offer = preset == Preset::MatchSource
        ? offerSplice(view, containerFor(preset, path))
        : tl::unexpected(Text::tr("this format was chosen"));
    const QString reason = offer
        ? QString()
        : Text::tr("The whole file is encoded anew, because %1.").arg(offer.error());
    auto plan = planFullEncode(view, preset, path, reason);
    const MediaFile *source = offer ? sourceInPlace(view) : nullptr;
    return plan && source ? withSplice(std::move(*plan), *offer, *source) : std::move(plan);
}

} // namespace timeline::render
