// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/framecomparison.h"

#include "timeline/media/ffmpeg.h"
#include "timeline/media/framesource.h"
#include "timeline/media/picture.h"

#include <QImage>

#include <algorithm>
#include <cmath>

namespace timeline::render {

using model::Error;
using model::fail;
using model::FrameNumber;
using model::Result;

namespace {

double rgbPsnr(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        const uchar *left = a.constScanLine(y), *right = b.constScanLine(y);
        for (qsizetype x = 0; x < qsizetype(a.width()) * 4; ++x) {
            const double d = x % 4 == 3 ? 0 : double(left[x]) - double(right[x]);
            sum += d * d;
        }
    }
    const double samples = 3.0 * a.width() * a.height();
    return sum > 0 ? 10 * std::log10(255.0 * 255.0 * samples / sum) : identicalPsnr;
}

// Two pictures of different size or pixel format, compared as they are shown.
double shownDifference(media::PictureConverter &converter, const media::VideoFrame &a,
    const model::VideoInfo &aInfo, const media::VideoFrame &b, const model::VideoInfo &bInfo)
{
    auto left = converter.toImage(a, aInfo, {});
    auto right = converter.toImage(b, bInfo, {});
    if (!left || !right || left->isNull() || right->isNull())
        return 0;
    const QImage l = left->convertToFormat(QImage::Format_RGB32);
    const QImage r = right->scaled(l.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                         .convertToFormat(QImage::Format_RGB32);
    // Equal bytes of unequal formats are close, not identical.
    return std::min(rgbPsnr(l, r), shownPsnr);
}

// Nothing that a frame is to blame for.
bool isOfFile(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
    case Error::Kind::SourceChanged:
    case Error::Kind::NotFound:
    case Error::Kind::NotReadable:
        return true;
    default:
        return false;
    }
}

class FrameComparison {
public:
    FrameComparison(const media::MediaFile &base, const media::MediaFile &out,
        const WantedRanges &wanted, const std::vector<bool> &decodes)
        : m_base(base)
        , m_out(out)
        , m_wanted(wanted)
        , m_decodes(decodes)
    {
    }

    Result<FrameFigures> run(const model::Progress &progress, const model::CancelToken &cancel)
    {
        const auto base = media::FrameSource::open(m_base, media::FrameSource::Use::Playback);
        if (!base)
            return tl::unexpected(base.error());
        const auto out = media::FrameSource::open(m_out, media::FrameSource::Use::Playback);
        if (!out)
            return tl::unexpected(out.error());
        const std::int64_t count = m_out.index->count();
        for (FrameNumber n{0}; n.value < count; n = n + 1) {
            if (cancel.isCancelled())
                return fail(Error::Kind::Cancelled);
            if (!m_decodes[std::size_t(n.value)])
                ++m_figures.identical;
            else if (auto ok = compare(**base, **out, n, cancel); !ok)
                return tl::unexpected(ok.error());
            if (progress)
                progress(double(n.value + 1) / double(count));
        }
        return m_figures;
    }

private:
    Result<> compare(media::FrameSource &base, media::FrameSource &out, FrameNumber n,
        const model::CancelToken &cancel)
    {
        ++m_figures.decoded;
        const auto got = out.frame(n, cancel);
        if (!got && isOfFile(got.error()))
            return tl::unexpected(got.error());
        if (n.value >= m_base.index->count()) {
            m_figures.failed += got ? 0 : 1;
            differs(n);
            return {};
        }
        const auto wanted = base.frame(n, cancel);
        if (!wanted && isOfFile(wanted.error()))
            return tl::unexpected(wanted.error());
        const bool isWorse = !got || got->picture->decode_error_flags != 0;
        const bool wasSound = wanted && wanted->picture->decode_error_flags == 0;
        m_figures.failed += isWorse && wasSound ? 1 : 0;
        const double psnr = got && wanted ? difference(*wanted, *got) : 0;
        if (got && psnr == identicalPsnr)
            ++m_figures.identical;
        else
            differs(n);
        if (got && wanted && m_wanted && !isWanted(n))
            m_figures.leastOutside = std::min(m_figures.leastOutside, psnr);
        return {};
    }

    double difference(const media::VideoFrame &wanted, const media::VideoFrame &got)
    {
        const auto same = picturePsnr(wanted, got);
        return same
            ? *same
            : shownDifference(m_converter, wanted, m_base.info.video, got, m_out.info.video);
    }

    bool isWanted(FrameNumber n) const
    {
        return std::ranges::any_of(
            *m_wanted, [n](const model::FrameRange &range) { return range.contains(n); });
    }

    void differs(FrameNumber n)
    {
        auto &ranges = m_figures.different;
        if (!ranges.empty() && ranges.back().end == n)
            ranges.back().end = n + 1;
        else
            ranges.push_back({n, n + 1});
    }

    const media::MediaFile &m_base;
    const media::MediaFile &m_out;
    const WantedRanges &m_wanted;
    const std::vector<bool> &m_decodes;
    media::PictureConverter m_converter;
    FrameFigures m_figures;
};

} // namespace

Result<FrameFigures> compareFrames(const media::MediaFile &base, const media::MediaFile &out,
    const WantedRanges &wanted, const std::vector<bool> &decodes, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    return FrameComparison(base, out, wanted, decodes).run(progress, cancel);
}

} // namespace timeline::render
