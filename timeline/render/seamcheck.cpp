// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/seamcheck.h"

#include "timeline/media/ffmpeg.h"
#include "timeline/render/picturehash.h"
#include "timeline/render/text.h"

#include <algorithm>
#include <array>

namespace timeline::render {

using media::FrameSource;
using media::MediaFile;
using media::VideoFrame;
using model::Error;
using model::fail;
using model::FrameNumber;
using model::Result;

namespace {

// Of a GOP without end no more frames are compared: those further away have the same packets to
// decode from.
constexpr std::int64_t mostBeside = 300;
// Further from a seam only what others refer to is decoded: the rest has the same packets, and the
// same pictures to decode from.
constexpr std::int64_t near = 48;
constexpr double alike = 38; // dB
// A picture that hardly moves may come out nearer to its neighbour, by chance.
constexpr double clearly = 3; // dB
constexpr std::size_t kept = 3; // source frames: the one looked at and its neighbours

tl::unexpected<Error> broken(const QString &what, FrameNumber n)
{
    return fail(Error::Kind::EncoderFailed, what.arg(n.value));
}

// Nothing that this one frame is to blame for.
bool isOfFile(const Error &error)
{
    constexpr std::array kinds{Error::Kind::Cancelled, Error::Kind::SourceChanged,
        Error::Kind::NotFound, Error::Kind::NotReadable};
    return std::ranges::find(kinds, error.kind) != kinds.end();
}

} // namespace

SeamCheck::SeamCheck(const model::FrameIndex &index, std::vector<model::FrameRange> changed,
    std::unique_ptr<FrameSource> source, std::unique_ptr<FrameSource> copy)
    : m_index(&index)
    , m_changed(std::move(changed))
    , m_source(std::move(source))
    , m_copy(std::move(copy))
{
}

Result<SeamCheck> SeamCheck::open(
    const MediaFile &source, const MediaFile &copy, std::vector<model::FrameRange> changed)
{
    auto a = FrameSource::open(source, FrameSource::Use::Playback);
    if (!a)
        return tl::unexpected(a.error());
    auto b = FrameSource::open(copy, FrameSource::Use::Playback);
    if (!b)
        return fail(Error::Kind::EncoderFailed,
            Text::tr("the copy does not decode: %1").arg(b.error().detail));
    return SeamCheck(*source.index, std::move(changed), std::move(*a), std::move(*b));
}

FrameNumber SeamCheck::gopBefore(FrameNumber end) const
{
    FrameNumber n = end;
    while (n.value > 0 && end - n < mostBeside) {
        n = n - 1;
        if (m_index->at(n).isKey())
            break;
    }
    return n;
}

FrameNumber SeamCheck::gopBehind(FrameNumber begin) const
{
    FrameNumber n = begin;
    while (n.value < m_index->count() && n - begin < mostBeside
        && (n == begin || !m_index->at(n).isKey()))
        n = n + 1;
    return n;
}

bool SeamCheck::isChanged(FrameNumber n) const
{
    return std::ranges::any_of(
        m_changed, [n](const model::FrameRange &range) { return range.contains(n); });
}

Result<> SeamCheck::run(
    const Seam &seam, FrameNumber before, FrameNumber behind, const model::CancelToken &cancel)
{
    const FrameNumber first = std::max(gopBefore(seam.touched.begin), before);
    // What has other headers proves to be the same by nothing but its pictures.
    const FrameNumber end =
        std::min(std::max(gopBehind(seam.touched.end), seam.rebased.end), behind);
    // What both say on their way to the first frame is of another place of the file.
    std::int64_t sourceBefore = 0, copyBefore = 0;
    const model::FrameRange closeBy{
        seam.touched.begin - near, std::max(seam.touched.end, seam.rebased.end) + near};
    for (FrameNumber n = first; n < end; n = n + 1) {
        const auto looked =
            closeBy.contains(n) ? look(n, seam, cancel) : isSameReference(n, cancel);
        if (!looked)
            return tl::unexpected(looked.error());
        n = *looked;
        if (n == first) {
            sourceBefore = m_source->complaints();
            copyBefore = m_copy->complaints();
        }
    }
    if (m_copy->complaints() - copyBefore > m_source->complaints() - sourceBefore)
        return broken(Text::tr("the copy's decoder complains of what begins at frame %1"),
            seam.touched.begin);
    return {};
}

Result<FrameNumber> SeamCheck::look(
    FrameNumber n, const Seam &seam, const model::CancelToken &cancel)
{
    auto ok = !seam.touched.contains(n) ? isSame(n, cancel)
        : isChanged(n)                  ? copyFrame(n, cancel).map([](const VideoFrame &) {})
                                        : isAlike(n, cancel);
    return ok.map([n] { return n; });
}

Result<FrameNumber> SeamCheck::isSameReference(FrameNumber n, const model::CancelToken &cancel)
{
    const auto wanted = m_source->referenceFrom(n, cancel);
    if (!wanted && isOfFile(wanted.error()))
        return tl::unexpected(wanted.error());
    if (!wanted)
        return n;
    m_seen.assign(1, *wanted);
    return isSame(wanted->number, cancel).map([&wanted] { return wanted->number; });
}

Result<VideoFrame> SeamCheck::sourceFrame(FrameNumber n, const model::CancelToken &cancel)
{
    for (const VideoFrame &frame : m_seen) {
        if (frame.number == n)
            return frame;
    }
    auto frame = m_source->frame(n, cancel, FrameSource::OnTheWay::DecodeNeeded);
    if (!frame && isOfFile(frame.error()))
        return frame;
    if (!frame)
        return VideoFrame();
    m_seen.push_back(*frame);
    if (m_seen.size() > kept)
        m_seen.pop_front();
    return frame;
}

Result<VideoFrame> SeamCheck::copyFrame(FrameNumber n, const model::CancelToken &cancel)
{
    auto got = m_copy->frame(n, cancel, FrameSource::OnTheWay::DecodeNeeded);
    if (!got && got.error().kind == Error::Kind::Cancelled)
        return got;
    if (!got || got->picture->decode_error_flags != 0)
        return broken(Text::tr("frame %1 of the copy does not decode"), n);
    return got;
}

Result<> SeamCheck::isSame(FrameNumber n, const model::CancelToken &cancel)
{
    const auto wanted = sourceFrame(n, cancel);
    if (!wanted)
        return tl::unexpected(wanted.error());
    if (wanted->isNull())
        return {};
    const auto got = copyFrame(n, cancel);
    if (!got)
        return tl::unexpected(got.error());
    if (picturePsnr(*wanted, *got).value_or(0) < identicalPsnr)
        return broken(Text::tr("frame %1 beside a seam has changed"), n);
    return {};
}

Result<> SeamCheck::isAlike(FrameNumber n, const model::CancelToken &cancel)
{
    const auto wanted = sourceFrame(n, cancel);
    if (!wanted)
        return tl::unexpected(wanted.error());
    const auto got = copyFrame(n, cancel);
    if (!got)
        return tl::unexpected(got.error());
    if (wanted->isNull())
        return {};
    const double own = picturePsnr(*wanted, *got).value_or(0);
    if (own < alike)
        return broken(Text::tr("frame %1 in a seam is not like the source's"), n);
    for (const FrameNumber other : {n - 1, n + 1}) {
        if (other.value < 0 || other.value >= m_index->count())
            continue;
        const auto neighbour = sourceFrame(other, cancel);
        if (!neighbour)
            return tl::unexpected(neighbour.error());
        if (!neighbour->isNull() && picturePsnr(*neighbour, *got).value_or(0) > own + clearly)
            return broken(Text::tr("frame %1 in a seam is its neighbour"), n);
    }
    return {};
}

} // namespace timeline::render
