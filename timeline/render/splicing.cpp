// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/splicing.h"

#include "timeline/media/sequencereader.h"
#include "timeline/render/picturesplice.h"
#include "timeline/render/splicedsound.h"

namespace timeline::render {

using model::Error;
using model::fail;
using model::FrameNumber;
using model::Result;

namespace {

constexpr double writingShare = 0.8;

media::CodedFormat storedFormat(const media::MediaFile &source, const AVCodecParameters &codec)
{
    return {{codec.width, codec.height}, AVPixelFormat(codec.format), source.info.video.color,
        source.info.video.rotation};
}

Result<> rewritePictures(Splicer &splicer, const media::ViewPtr &view,
    const media::MediaFile &source, const SpliceOffer &offer, const model::CancelToken &cancel)
{
    const AVStream &stream = *splicer.demuxer().stream(source.info.video.streamIndex);
    const auto reader =
        std::make_shared<media::SequenceReader>(view, media::SequenceReader::Use::Playback);
    const PictureFeed feed = [reader, stored = storedFormat(source, *stream.codecpar), cancel](
                                 FrameNumber n) { return reader->codedFrame(n, stored, cancel); };
    auto keys = scanKeys(source.path, stream.index, cancel);
    if (!keys)
        return tl::unexpected(keys.error());
    SeamSurroundings around = surroundingsOf(source, *stream.codecpar, offer.plan);
    around.timeBase = stream.time_base;
    if (stream.sample_aspect_ratio.num > 0)
        around.aspect = stream.sample_aspect_ratio;
    around.keys = std::move(*keys);
    auto pictures = PictureSplice::open(around, source.index, offer.plan, offer.traits, feed);
    if (!pictures)
        return tl::unexpected(pictures.error());
    splicer.rewrite(stream.index, std::move(*pictures));
    return {};
}

int pcmSampleBytes(const AVCodecParameters &p)
{
    return av_get_exact_bits_per_sample(p.codec_id) * p.ch_layout.nb_channels / 8;
}

// The track's way may change now that it is open; what has to be said of that. What of the track is
// copied is entered into the claim.
Result<QStringList> rewriteSound(Splicer &splicer, const media::ViewPtr &view,
    const SoundSplicePlan &plan, const QString &container, SpliceClaim &claim)
{
    if (plan.way == SoundWay::NewTrack) {
        auto track = openNewSoundTrack(view, plan);
        if (!track)
            return tl::unexpected(track.error());
        splicer.add(std::move(*track));
    }
    if (plan.way != SoundWay::Packets && plan.way != SoundWay::Track)
        return QStringList();
    const std::vector<int> sounds = splicer.demuxer().soundStreams();
    if (sounds.empty())
        return fail(Error::Kind::SourceChanged, QStringLiteral("the sound track is gone"));
    const AVStream &stream = *splicer.demuxer().stream(sounds.front());
    auto sound = openSoundRewriter(view, stream, plan, container);
    if (!sound)
        return tl::unexpected(sound.error());
    splicer.rewrite(stream.index, std::move(sound->rewriter));
    if (sound->plan.way == SoundWay::Packets) {
        const auto facts = factsOfSound(*sourceFile(*view));
        if (!facts)
            return tl::unexpected(facts.error());
        const CopiedSound copied(
            facts->clock, sound->plan.replaced, pcmSampleBytes(*stream.codecpar));
        splicer.setCopied(stream.index, copied);
        claim.sounds.emplace(stream.index, copied);
    }
    return sound->plan.way == plan.way ? QStringList() : QStringList{sound->plan.reason};
}

} // namespace

Result<SpliceNotes> spliceFile(const media::ViewPtr &view, const ExportPlan &plan,
    const QString &path, const ExportWatch &watch)
{
    const model::CancelToken &cancel = watch.cancel;
    const media::MediaFile *source = sourceInPlace(*view);
    if (!source || !plan.splice)
        return fail(Error::Kind::InvalidRequest, QStringLiteral("the plan is of another sequence"));
    auto splicer = Splicer::open(*source, path, plan.container, cancel);
    if (!splicer)
        return tl::unexpected(splicer.error());
    const SpliceOffer &offer = *plan.splice;
    (*splicer)->setCopied(
        source->info.video.streamIndex, CopiedPackets(*source->index, offer.plan, offer.traits));
    auto ok = offer.plan.seams.empty() ? Result<>()
                                       : rewritePictures(**splicer, view, *source, offer, cancel);
    SpliceNotes notes;
    SpliceClaim claim{offer, changedFrames(*view), {}, {}, -1};
    if (ok) {
        auto said = rewriteSound(**splicer, view, offer.sound, plan.container, claim);
        if (!said)
            return tl::unexpected(said.error());
        notes.notes = std::move(*said);
    }
    if (ok)
        ok = (*splicer)->run(model::part(watch.progress, 0, writingShare), cancel);
    if (ok) {
        claim.tracks = (*splicer)->tracks();
        claim.newTrack = (*splicer)->newTrack();
        ok = watch.check(*source, (*splicer)->partPath(), claim,
            model::part(watch.progress, writingShare, 1), cancel);
    }
    if (ok && cancel.isCancelled())
        return fail(Error::Kind::Cancelled);
    if (ok)
        ok = (*splicer)->commit();
    if (!ok)
        return tl::unexpected(ok.error());
    notes.leftOut = (*splicer)->leftOut();
    return notes;
}

} // namespace timeline::render
