// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/framesource.h"

#include "timeline/media/filewatch.h"
#include "timeline/media/openmedia.h"
#include "timeline/media/packetkind.h"
#include "timeline/media/picturestream.h"
#include "timeline/media/seekplan.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace timeline::media {

using Kind = model::Error::Kind;
using model::FrameIndex;
using model::FrameNumber;
using Stamps = FrameIndex::Stamps;

namespace {

// So many frames before the wanted one are decoded in any case, by OnTheWay. Who looks for a frame
// steps around it; the far part of a long GOP waits until someone steps back into that.
constexpr std::array<std::int64_t, 4> keptBefore{INT64_MAX, 128, 4, 0};

} // namespace

class FrameSource::Private {
public:
    Private(const MediaFile &mediaFile, PictureStream opened, Use use)
        : file(mediaFile)
        , stream(std::move(opened))
        , readsOn(use == Use::Playback)
        , watch(file)
        , disposable(*stream.demuxer->stream(file.info.video.streamIndex)->codecpar)
    {
        learnStamps();
    }

    const FrameIndex &index() const { return *file.index; }
    bool isHevc() const { return file.info.video.codec == QLatin1String("hevc"); }
    // Both say of each picture whether any other needs it.
    bool canSkip() const
    {
        return index().stamps() == Stamps::Pts
            && (isHevc() || file.info.video.codec == QLatin1String("h264"));
    }
    // One picture to decode, where the decoder would ask for some more before it gives it out. Not
    // where all are keys: those behind it come out of its threads sooner when it goes on.
    bool isWholeAlone(const SeekPlan &plan, FrameNumber n) const
    {
        const FrameNumber next = n + 1;
        if (next.value < index().count() && index().at(next).isKey())
            return false;
        return !readsOn && plan.kind == SeekPlan::Kind::Entry && index().stamps() == Stamps::Pts
            && index().at(n).key == model::KeyKind::Idr
            && index().entryPoints()[plan.entry].pts == index().at(n).pts;
    }
    model::Result<> check(FrameNumber wanted) const;
    std::int64_t skippedBefore(FrameNumber n, OnTheWay onTheWay) const;
    model::Result<> decode();
    model::Result<std::optional<VideoFrame>> attempt(
        const SeekPlan &plan, FrameNumber target, const model::CancelToken &cancel);
    void learnStamps();
    model::Result<std::optional<VideoFrame>> firstFrom(
        const SeekPlan &plan, FrameNumber target, const model::CancelToken &cancel);
    model::Result<> begin(const SeekPlan &plan);
    model::Result<bool> feed();
    model::Result<std::optional<VideoFrame>> nextFrame(const model::CancelToken &cancel);
    model::Result<VideoFrame> decodeKey(const FrameIndex::EntryPoint &entry);
    void stop();

    MediaFile file;
    PictureStream stream;
    bool readsOn; // the next frame is wanted after this one, and the next
    std::unordered_map<std::int64_t, FrameNumber> byDts; // when packets have no pts
    std::function<void(const VideoFrame &)> observer;
    FileWatch watch;
    DisposablePictures disposable; // of H.265

    std::int64_t skipBefore = INT64_MIN; // what is shown earlier is decoded only when needed
    std::optional<FrameNumber> last; // that came out; nothing while the decoder is at rest
    std::int64_t floor = INT64_MIN; // pictures shown before the entry point are not whole
    std::int64_t packetNumber = 0; // from the start of the file, for Stamps::Count
    bool hasPacket = false; // read while positioning, not sent yet
    bool isEnded = false;

private:
    std::optional<VideoFrame> recognise(FramePtr picture) const;
};

void FrameSource::Private::learnStamps()
{
    if (index().stamps() == Stamps::Pts)
        return;
    for (std::int64_t n = 0; n < index().count(); ++n)
        byDts.emplace(index().at({n}).dts, FrameNumber{n});
}

// Which frame of the index a picture is; nothing for hidden and unwhole ones.
std::optional<VideoFrame> FrameSource::Private::recognise(FramePtr picture) const
{
    std::optional<FrameNumber> number;
    const std::int64_t stamp = picture->pts;
    if (index().stamps() == Stamps::Pts) {
        number = index().frameWithPts(stamp);
    } else if (const auto it = byDts.find(stamp); it != byDts.end()) {
        number = it->second;
    }
    if (!number || index().at(*number).pts < floor)
        return std::nullopt;
    return VideoFrame{
        std::shared_ptr<const AVFrame>(std::move(picture)), *number, index().at(*number).pts};
}

void FrameSource::Private::stop()
{
    stream.decoder.flush();
    last.reset();
    hasPacket = false;
    isEnded = false;
}

model::Result<> FrameSource::Private::begin(const SeekPlan &plan)
{
    if (plan.kind == SeekPlan::Kind::GoOn)
        return {};
    stop();
    packetNumber = 0;
    if (plan.kind == SeekPlan::Kind::Start) {
        floor = INT64_MIN;
        return stream.demuxer->reopen();
    }
    const FrameIndex::EntryPoint &entry = index().entryPoints()[plan.entry];
    floor = entry.pts;
    return stream.moveTo(entry).map([this] { hasPacket = true; });
}

// Gives the decoder its next packet; false when there is none left.
model::Result<bool> FrameSource::Private::feed()
{
    if (isEnded)
        return false;
    if (!std::exchange(hasPacket, false)) {
        auto got = stream.demuxer->read(*stream.packet);
        if (!got)
            return got;
        if (!*got) {
            isEnded = true;
            return stream.decoder.send(nullptr).map([] { return true; });
        }
    }
    if (stream.packet->stream_index != file.info.video.streamIndex)
        return true;
    if (index().stamps() == Stamps::Dts)
        stream.packet->pts = stream.packet->dts;
    else if (index().stamps() == Stamps::Count)
        stream.packet->pts = packetNumber++;
    return decode().map([] { return true; });
}

// Sends the packet, unless its picture can be left out. Decoders know that of H.264; what they
// leave out of H.265 may be needed by a higher temporal sub-layer.
model::Result<> FrameSource::Private::decode()
{
    const AVPacket &packet = *stream.packet;
    const bool mayLeaveOut = packet.pts < skipBefore;
    if (isHevc()) {
        const bool isDisposable =
            disposable.contains({packet.data, std::size_t(std::max(packet.size, 0))});
        return mayLeaveOut && isDisposable ? model::Result<>() : stream.decoder.send(&packet);
    }
    stream.decoder.setEffort(
        mayLeaveOut ? VideoDecoder::Effort::References : VideoDecoder::Effort::Full);
    return stream.decoder.send(&packet);
}

model::Result<> FrameSource::Private::check(FrameNumber wanted) const
{
    if (wanted.value < 0 || wanted.value >= index().count())
        return model::fail(Kind::OutOfRange, QStringLiteral("frame %1").arg(wanted.value));
    return watch.check();
}

std::int64_t FrameSource::Private::skippedBefore(FrameNumber n, OnTheWay onTheWay) const
{
    if (!canSkip())
        return INT64_MIN;
    const std::int64_t kept = keptBefore[std::size_t(onTheWay)];
    return index().at({std::max<std::int64_t>(n.value - kept, 0)}).pts;
}

// The next shown frame; nothing at the end of the file.
model::Result<std::optional<VideoFrame>> FrameSource::Private::nextFrame(
    const model::CancelToken &cancel)
{
    for (;;) {
        auto picture = stream.decoder.receive();
        if (!picture)
            return tl::unexpected(picture.error());
        if (*picture) {
            auto frame = recognise(std::move(*picture));
            if (!frame)
                continue;
            last = frame->number;
            if (observer)
                observer(*frame);
            return frame;
        }
        if (cancel.isCancelled())
            return model::fail(Kind::Cancelled, QStringLiteral("cancelled"));
        auto fed = feed();
        if (!fed)
            return tl::unexpected(fed.error());
        if (!*fed)
            return std::optional<VideoFrame>();
    }
}

// The target, or what comes out behind it first.
model::Result<std::optional<VideoFrame>> FrameSource::Private::firstFrom(
    const SeekPlan &plan, FrameNumber target, const model::CancelToken &cancel)
{
    if (auto ok = begin(plan); !ok)
        return tl::unexpected(ok.error());
    for (;;) {
        auto frame = nextFrame(cancel);
        if (!frame || !*frame || (*frame)->number >= target)
            return frame;
    }
}

// Nothing: this plan did not lead to the frame.
model::Result<std::optional<VideoFrame>> FrameSource::Private::attempt(
    const SeekPlan &plan, FrameNumber target, const model::CancelToken &cancel)
{
    if (isWholeAlone(plan, target)) {
        auto key = decodeKey(index().entryPoints()[plan.entry]);
        if (key || key.error().kind != Kind::FrameMissing)
            return key.map([](VideoFrame frame) { return std::optional(std::move(frame)); });
    }
    auto frame = firstFrom(plan, target, cancel);
    if (frame && *frame && (*frame)->number != target)
        return std::optional<VideoFrame>();
    return frame;
}

// One packet in, its picture out, without those that the decoder would hold back for.
model::Result<VideoFrame> FrameSource::Private::decodeKey(const FrameIndex::EntryPoint &entry)
{
    stop();
    floor = entry.pts;
    if (auto ok = stream.moveTo(entry); !ok)
        return tl::unexpected(ok.error());
    hasPacket = true;
    if (auto fed = feed(); !fed)
        return tl::unexpected(fed.error());
    if (auto ok = stream.decoder.send(nullptr); !ok)
        return tl::unexpected(ok.error());
    isEnded = true;
    auto frame = nextFrame({});
    stop();
    if (!frame)
        return tl::unexpected(frame.error());
    if (*frame && (*frame)->pts == entry.pts)
        return **std::move(frame);
    return model::fail(
        Kind::FrameMissing, QStringLiteral("the key frame does not decode by itself"));
}

FrameSource::FrameSource(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

FrameSource::~FrameSource() = default;

model::Result<std::unique_ptr<FrameSource>> FrameSource::open(const MediaFile &file, Use use)
{
    auto stream = PictureStream::open(
        file, use == Use::Playback ? VideoDecoder::Aim::Throughput : VideoDecoder::Aim::Latency);
    if (!stream)
        return tl::unexpected(stream.error());
    return std::unique_ptr<FrameSource>(
        new FrameSource(std::make_unique<Private>(file, std::move(*stream), use)));
}

model::Result<std::unique_ptr<FrameSource>> FrameSource::open(OpenMedia media)
{
    auto stream =
        PictureStream::open(media.file, VideoDecoder::Aim::Latency, std::move(media.demuxer));
    if (!stream)
        return tl::unexpected(stream.error());
    return std::unique_ptr<FrameSource>(
        new FrameSource(std::make_unique<Private>(media.file, std::move(*stream), Use::Seeking)));
}

model::Result<VideoFrame> FrameSource::frame(
    FrameNumber n, const model::CancelToken &cancel, OnTheWay onTheWay)
{
    if (auto ok = d->check(n); !ok)
        return tl::unexpected(ok.error());
    d->skipBefore = d->skippedBefore(n, onTheWay);
    for (int attempt = 0;; ++attempt) {
        const auto plan = planSeek({d->index(), n, d->last, attempt});
        if (!plan)
            break;
        auto frame = d->attempt(*plan, n, cancel);
        // A cancelled decoder can go on from where it is.
        if (!frame && frame.error().kind == Kind::Cancelled)
            return tl::unexpected(frame.error());
        if (!frame && frame.error().kind != Kind::FrameMissing) {
            d->stop();
            return tl::unexpected(frame.error());
        }
        if (frame && *frame)
            return **std::move(frame);
        d->stop();
        // Going on was not a seek: the best entry point still has its turn.
        if (plan->kind == SeekPlan::Kind::GoOn)
            --attempt;
    }
    return model::fail(Kind::FrameMissing, QStringLiteral("frame %1 does not decode").arg(n.value));
}

model::Result<VideoFrame> FrameSource::referenceFrom(
    FrameNumber n, const model::CancelToken &cancel)
{
    if (auto ok = d->check(n); !ok)
        return tl::unexpected(ok.error());
    const auto plan = planSeek({d->index(), n, d->last, 0});
    d->skipBefore = INT64_MAX;
    auto found = d->firstFrom(plan.value_or(SeekPlan{}), n, cancel);
    if (found && *found)
        return **std::move(found);
    if (!found && found.error().kind == Kind::Cancelled)
        return tl::unexpected(found.error());
    d->stop();
    return frame(n, cancel);
}

void FrameSource::grow(std::shared_ptr<const FrameIndex> index)
{
    d->file.index = std::move(index);
    d->learnStamps();
}

model::Result<VideoFrame> FrameSource::keyFrameBefore(FrameNumber n)
{
    if (auto ok = d->check(n); !ok)
        return tl::unexpected(ok.error());
    d->skipBefore = INT64_MIN;
    const auto &entries = d->index().entryPoints();
    const std::int64_t pts = d->index().at(n).pts;
    auto it = std::ranges::upper_bound(entries, pts, {}, &FrameIndex::EntryPoint::pts);
    while (it != entries.begin()) {
        --it;
        const auto key = d->index().frameWithPts(it->pts);
        if (!key)
            continue; // hidden
        if (d->index().stamps() == Stamps::Count)
            return frame(*key);
        auto picture = d->decodeKey(*it);
        // An intra refresh is whole only some pictures later.
        const bool isWhole = picture || picture.error().kind != Kind::FrameMissing;
        return isWhole ? std::move(picture) : frame(*key);
    }
    return frame({0});
}

std::int64_t FrameSource::distanceTo(FrameNumber n) const
{
    if (n.value < 0 || n.value >= d->index().count())
        return 0;
    const auto plan = planSeek({d->index(), n, d->last, 0});
    if (!plan || plan->kind == SeekPlan::Kind::Start)
        return n.value + 1;
    if (plan->kind == SeekPlan::Kind::GoOn)
        return n - *d->last;
    const std::int64_t from = d->index().entryPoints()[plan->entry].pts;
    const auto &frames = d->index().frames();
    return n.value + 1
        - (std::ranges::lower_bound(frames, from, {}, &model::FrameEntry::pts) - frames.begin());
}

std::int64_t FrameSource::complaints() const
{
    return d->stream.decoder.complaints();
}

void FrameSource::setObserver(std::function<void(const VideoFrame &)> observer)
{
    d->observer = std::move(observer);
}

} // namespace timeline::media
