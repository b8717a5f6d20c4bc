// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/sequencereader.h"

#include "timeline/media/audiosource.h"
#include "timeline/media/framesource.h"
#include "timeline/media/sequencepictures.h"
#include "timeline/media/soundplan.h"

#include <algorithm>
#include <vector>

namespace timeline::media {

using model::Error;
using model::fail;
using model::Flicks;
using model::FrameNumber;
using model::MediaId;
using model::PictureRef;
using model::Result;

namespace {

// A file and its decoder cost memory and a handle: the longest unused one goes.
constexpr std::size_t keptPictures = 6;
constexpr std::size_t keptSounds = 6;

bool isSameFile(const MediaFiles &before, const MediaFiles &after, MediaId id)
{
    const auto a = before.constFind(id);
    const auto b = after.constFind(id);
    return a != before.constEnd() && b != after.constEnd() && a->path == b->path
        && a->identity == b->identity && a->index == b->index;
}

} // namespace

class SequenceReader::Private {
public:
    struct PictureFile {
        MediaId media;
        std::unique_ptr<FrameSource> source;
    };
    struct SoundFile {
        MediaId media;
        int rate = 0;
        AVChannelLayout layout{}; // native order: owns no memory
        std::unique_ptr<AudioSource> source;
    };

    void setView(ViewPtr next);
    Result<AudioSource *> sounds(MediaId media, int rate, const AVChannelLayout &layout);
    Result<DecodedFrame> decode(FrameNumber n, const model::CancelToken &cancel);
    Result<> addSegment(std::size_t i, std::int64_t first, int rate, const AVChannelLayout &layout,
        std::span<float> out);

    ViewPtr view;
    Use use = Use::Seeking;
    SequencePictures maker;
    std::vector<SoundSegment> segments;

private:
    bool isOpen(const PictureRef &ref) const;
    Result<FrameSource *> pictures(const PictureRef &ref, bool isBesideAnother);
    Result<VideoFrame> decode(
        const PictureRef &ref, bool isBesideAnother, const model::CancelToken &cancel);

    std::vector<PictureFile> m_pictures; // last used at the back
    std::vector<SoundFile> m_sounds;
    std::vector<float> m_buffer;
};

void SequenceReader::Private::setView(ViewPtr next)
{
    if (view && next) {
        const auto isGone = [&](const auto &file) {
            return !isSameFile(view->files, next->files, file.media);
        };
        std::erase_if(m_pictures, isGone);
        std::erase_if(m_sounds, isGone);
    }
    view = std::move(next);
    segments = view ? planSound(*view) : std::vector<SoundSegment>();
}

// The decoder that stands nearest. `isBesideAnother`: the file's one decoder is wanted elsewhere as
// well, so that there is a second one where it is not near.
Result<FrameSource *> SequenceReader::Private::pictures(const PictureRef &ref, bool isBesideAnother)
{
    constexpr std::int64_t near = 8;
    auto nearest = m_pictures.end();
    std::ptrdiff_t count = 0;
    for (auto it = m_pictures.begin(); it != m_pictures.end(); ++it) {
        if (it->media != ref.media)
            continue;
        ++count;
        if (nearest == m_pictures.end()
            || it->source->distanceTo(ref.frame) < nearest->source->distanceTo(ref.frame))
            nearest = it;
    }
    const bool opens = count == 0
        || (isBesideAnother && count == 1 && nearest->source->distanceTo(ref.frame) > near);
    if (!opens) {
        std::rotate(nearest, nearest + 1, m_pictures.end());
        return m_pictures.back().source.get();
    }
    const auto file = view->files.constFind(ref.media);
    if (file == view->files.constEnd())
        return fail(Error::Kind::NotFound, QStringLiteral("a file of the sequence is not open"));
    auto source = FrameSource::open(
        *file, use == Use::Playback ? FrameSource::Use::Playback : FrameSource::Use::Seeking);
    if (!source)
        return tl::unexpected(source.error());
    if (m_pictures.size() >= keptPictures)
        m_pictures.erase(m_pictures.begin());
    m_pictures.push_back({ref.media, std::move(*source)});
    return m_pictures.back().source.get();
}

Result<AudioSource *> SequenceReader::Private::sounds(
    MediaId media, int rate, const AVChannelLayout &layout)
{
    const auto known = std::ranges::find_if(m_sounds, [&](const SoundFile &file) {
        return file.media == media && file.rate == rate
            && av_channel_layout_compare(&file.layout, &layout) == 0;
    });
    if (known != m_sounds.end()) {
        std::rotate(known, known + 1, m_sounds.end());
        return m_sounds.back().source.get();
    }
    const auto file = view->files.constFind(media);
    if (file == view->files.constEnd())
        return fail(Error::Kind::NotFound, QStringLiteral("a file of the sequence is not open"));
    auto source = AudioSource::open(*file, 0, rate, layout);
    if (!source)
        return tl::unexpected(source.error());
    if (m_sounds.size() >= keptSounds)
        m_sounds.erase(m_sounds.begin());
    m_sounds.push_back({media, rate, layout, std::move(*source)});
    return m_sounds.back().source.get();
}

Result<VideoFrame> SequenceReader::Private::decode(
    const PictureRef &ref, bool isBesideAnother, const model::CancelToken &cancel)
{
    // Nobody here comes back for what lies on the way.
    return pictures(ref, isBesideAnother).and_then([&](FrameSource *source) {
        return source->frame(ref.frame, cancel, FrameSource::OnTheWay::DecodeNeeded);
    });
}

bool SequenceReader::Private::isOpen(const PictureRef &ref) const
{
    return view->files.contains(ref.media) && view->project.findTake(ref.take);
}

Result<DecodedFrame> SequenceReader::Private::decode(
    FrameNumber n, const model::CancelToken &cancel)
{
    if (!view || !view->grid || n.value < 0 || n.value >= view->grid->count())
        return fail(
            Error::Kind::OutOfRange, QStringLiteral("the sequence has no frame %1").arg(n.value));
    DecodedFrame frame{view->pictureAt(n), {}};
    const auto mixedIn = view->mixedInAt(n);
    if (!isOpen(frame.ref) || (mixedIn && !isOpen(mixedIn->ref)))
        return fail(Error::Kind::NotFound, QStringLiteral("a file of the sequence is not open"));
    const bool isOneFile = mixedIn && mixedIn->ref.media == frame.ref.media;
    auto own = decode(frame.ref, isOneFile, cancel);
    auto other =
        own && mixedIn ? decode(mixedIn->ref, isOneFile, cancel) : Result<VideoFrame>(VideoFrame());
    if (!own || !other)
        return tl::unexpected(own ? other.error() : own.error());
    frame.picture = std::move(*own);
    frame.mixedIn = mixedIn.value_or(model::MixedIn());
    frame.other = std::move(*other);
    return frame;
}

Result<> SequenceReader::Private::addSegment(std::size_t i, std::int64_t first, int rate,
    const AVChannelLayout &layout, std::span<float> out)
{
    const int channels = layout.nb_channels;
    const SoundSegment &segment = segments[i];
    const model::Rational tick{1, rate};
    const model::TimeRange heard = heardRange(segments, i);
    const std::int64_t count = std::int64_t(out.size()) / channels;
    const std::int64_t begin = std::max(first, model::toTicks(heard.begin, tick) - 1);
    const std::int64_t end = std::min(first + count, model::toTicks(heard.end, tick) + 1);
    if (!segment.media.isValid() || begin >= end)
        return {};
    const auto source = sounds(segment.media, rate, layout);
    if (!source)
        return tl::unexpected(source.error());
    m_buffer.resize(std::size_t((end - begin) * channels));
    // One whole shift per segment: which sample is read never depends on where a call begins.
    if (auto ok = (*source)->read(begin + model::toTicks(segment.offset, tick), m_buffer); !ok)
        return ok;
    // Between the crossfades nothing has to be worked out.
    const model::TimeRange alone = aloneRange(segments, i);
    const std::int64_t full = model::toTicks(alone.begin, tick) + 1;
    const std::int64_t fullEnd = model::toTicks(alone.end, tick) - 1;
    auto to = out.begin() + (begin - first) * channels;
    for (std::int64_t s = begin; s < end; ++s) {
        const bool fades = s < full || s >= fullEnd;
        const double share = fades ? weightAt(segments, i, model::toFlicks(s, tick)) : 1.0;
        const auto weight = float(segment.gain * share);
        for (std::int64_t c = 0; c < channels; ++c, ++to)
            *to += weight * m_buffer[std::size_t((s - begin) * channels + c)];
    }
    return {};
}

SequenceReader::SequenceReader(ViewPtr view, Use use)
    : d(std::make_unique<Private>())
{
    d->use = use;
    d->setView(std::move(view));
}

SequenceReader::~SequenceReader() = default;

void SequenceReader::setView(ViewPtr view)
{
    d->setView(std::move(view));
}

const ViewPtr &SequenceReader::view() const
{
    return d->view;
}

Result<QImage> SequenceReader::image(FrameNumber n, QSize size, const model::CancelToken &cancel)
{
    const auto decoded = d->decode(n, cancel);
    if (!decoded)
        return tl::unexpected(decoded.error());
    const QSize whole = d->view->project.sequence.format.size;
    const QSize target = fitted(whole, size);
    auto image = d->maker.image(*d->view, *decoded, target);
    // A take of another size or shape fills the sequence's picture all the same.
    const bool isOwn = d->view->project.findTake(decoded->ref.take)->isOriginal()
        && d->view->files[decoded->ref.media].info.video.displaySize == whole;
    if (image && image->size() != target && !isOwn)
        return image->scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return image;
}

Result<FramePtr> SequenceReader::frame(FrameNumber n, QSize size, AVPixelFormat format,
    const model::ColorInfo &color, const model::CancelToken &cancel)
{
    return d->decode(n, cancel).and_then([&](const DecodedFrame &decoded) {
        return d->maker.frame(*d->view, decoded, size, format, color);
    });
}

Result<FramePtr> SequenceReader::codedFrame(
    FrameNumber n, const CodedFormat &stored, const model::CancelToken &cancel)
{
    return d->decode(n, cancel).and_then([&](const DecodedFrame &decoded) {
        return d->maker.codedFrame(*d->view, decoded, stored);
    });
}

Result<> SequenceReader::samples(std::int64_t first, int rate, int channels, std::span<float> out)
{
    AVChannelLayout layout{};
    av_channel_layout_default(&layout, std::max(channels, 0));
    if (layout.order != AV_CHANNEL_ORDER_NATIVE) // which owns no memory
        return fail(Error::Kind::InvalidRequest, QStringLiteral("no such sample format"));
    return samples(first, rate, layout, out);
}

Result<> SequenceReader::samples(
    std::int64_t first, int rate, const AVChannelLayout &layout, std::span<float> out)
{
    const int channels = layout.nb_channels;
    if (rate <= 0 || channels <= 0 || out.size() % std::size_t(channels) != 0)
        return fail(Error::Kind::InvalidRequest, QStringLiteral("no such sample format"));
    std::ranges::fill(out, 0.0F);
    const model::Rational tick{1, rate};
    const std::int64_t end = first + std::int64_t(out.size()) / channels;
    const model::TimeRange wanted{model::toFlicks(first, tick), model::toFlicks(end, tick)};
    for (std::size_t i = 0; i < d->segments.size(); ++i) {
        const model::TimeRange heard = heardRange(d->segments, i);
        if (heard.end < wanted.begin || heard.begin > wanted.end)
            continue;
        if (auto ok = d->addSegment(i, first, rate, layout, out); !ok)
            return ok;
    }
    return {};
}

} // namespace timeline::media
