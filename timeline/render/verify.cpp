// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/verify.h"

#include "timeline/media/framesource.h"
#include "timeline/media/picture.h"
#include "timeline/render/packetdiff.h"
#include "timeline/render/picturehash.h"

#include <QImage>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Flicks;
using model::FrameNumber;

namespace {

constexpr double closePsnr = 40;
constexpr double shownPsnr = 999; // JSON knows no infinity
constexpr double packetShare = 0.1;

model::Progress part(const model::Progress &progress, double from, double to)
{
    if (!progress)
        return {};
    return [progress, from, to](double x) { progress(from + (to - from) * x); };
}

// Largest deviation of a shown timestamp, in seconds, each file counted from its first frame. What
// the rounding of two time bases explains is none.
double timeDeviation(const model::FrameIndex &base, const model::FrameIndex &out)
{
    const Flicks rounding = model::toFlicks(1, base.timeBase()) / 2
        + model::toFlicks(1, out.timeBase()) / 2 + Flicks{2};
    // The first frame is rounded too.
    const Flicks allowed = base.timeBase() == out.timeBase() ? Flicks{1} : 2 * rounding;
    Flicks largest{0};
    const std::int64_t count = std::min(base.count(), out.count());
    for (FrameNumber n{0}; n.value < count; n = n + 1) {
        const Flicks deviation =
            std::chrono::abs((out.at(n).time - out.start()) - (base.at(n).time - base.start()));
        if (deviation > allowed)
            largest = std::max(largest, deviation);
    }
    return model::toSeconds(largest);
}

// What the decoded frames say.
struct FrameFigures {
    std::int64_t identical = 0;
    std::int64_t decoded = 0;
    std::int64_t failed = 0; // frames of `out` that do not decode, though those of `base` do
    std::vector<model::FrameRange> different;
    double leastOutside = identicalPsnr;
};

// The frames of each GOP of `out` with a new packet, and of the GOPs beside it.
std::vector<bool> framesNear(const std::vector<Flicks> &newPictures, const model::FrameIndex &out,
    const model::FrameIndex &base)
{
    std::vector<bool> isWanted(std::size_t(out.count()), false);
    const std::vector<FrameNumber> keys = out.keyFrames();
    std::vector<bool> isNear(keys.size() + 1, false); // GOPs; the first one lies before any key
    const auto gopOf = [&keys](FrameNumber n) {
        return std::size_t(std::ranges::upper_bound(keys, n) - keys.begin());
    };
    const auto mark = [&isNear](std::size_t gop) {
        for (std::size_t i = gop > 0 ? gop - 1 : 0; i < isNear.size() && i <= gop + 1; ++i)
            isNear[i] = true;
    };
    for (const Flicks time : newPictures)
        mark(gopOf(out.frameAt(time + out.start())));
    for (FrameNumber n{0}; n.value < out.count(); n = n + 1)
        isWanted[std::size_t(n.value)] = isNear[gopOf(n)] || n.value >= base.count();
    return isWanted;
}

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

class FrameComparison {
public:
    // `decodes`, by frame of `out`: those that are looked at.
    FrameComparison(const media::MediaFile &base, const media::MediaFile &out,
        std::optional<model::FrameRange> range, std::vector<bool> decodes)
        : m_base(base)
        , m_out(out)
        , m_range(range)
        , m_decodes(std::move(decodes))
    {
    }

    model::Result<FrameFigures> run(
        const model::Progress &progress, const model::CancelToken &cancel)
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
            if (m_decodes[std::size_t(n.value)])
                compare(**base, **out, n, cancel);
            else
                ++m_figures.identical;
            if (progress)
                progress(double(n.value + 1) / double(count));
        }
        return m_figures;
    }

private:
    void compare(media::FrameSource &base, media::FrameSource &out, FrameNumber n,
        const model::CancelToken &cancel)
    {
        ++m_figures.decoded;
        const auto got = out.frame(n, cancel);
        if (n.value >= m_base.index->count()) {
            m_figures.failed += got ? 0 : 1;
            differs(n);
            return;
        }
        const auto wanted = base.frame(n, cancel);
        if (!got || !wanted) {
            m_figures.failed += wanted ? 1 : 0;
            differs(n);
            return;
        }
        const auto same = picturePsnr(*wanted, *got);
        const double psnr = same
            ? *same
            : shownDifference(m_converter, *wanted, m_base.info.video, *got, m_out.info.video);
        if (psnr == identicalPsnr)
            ++m_figures.identical;
        else
            differs(n);
        if (m_range && !m_range->contains(n))
            m_figures.leastOutside = std::min(m_figures.leastOutside, psnr);
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
    std::optional<model::FrameRange> m_range;
    std::vector<bool> m_decodes;
    media::PictureConverter m_converter;
    FrameFigures m_figures;
};

std::vector<Check> checksOf(const media::MediaFile &base, const media::MediaFile &out,
    const FrameFigures &figures, bool hasRange)
{
    const std::int64_t missing = out.index->count() - base.index->count();
    const double deviation = timeDeviation(*base.index, *out.index);
    std::vector<Check> checks{{QStringLiteral("frame-count"), missing == 0, double(missing)},
        {QStringLiteral("timestamps"), deviation <= 0, deviation},
        {QStringLiteral("decodes"), figures.failed == 0, double(figures.failed)}};
    if (hasRange)
        checks.push_back({QStringLiteral("outside-range"), figures.leastOutside >= closePsnr,
            std::min(figures.leastOutside, shownPsnr)});
    return checks;
}

// Why more than the range was encoded, as far as the two files tell.
std::optional<QString> fallbackOf(const Report &report, std::optional<model::FrameRange> range)
{
    const bool all = report.packetsCopied == 0 && report.packetsReencoded > 0;
    const bool wanted = range && range->begin.value <= 0 && range->end.value >= report.frames;
    if (all && !wanted)
        return QStringLiteral("full encode: no picture packet of the source was copied");
    return std::nullopt;
}

} // namespace

QJsonObject toJson(const Report &report)
{
    QJsonArray reencoded, checks;
    for (const model::FrameRange &r : report.reencoded)
        reencoded.append(QJsonArray{qint64(r.begin.value), qint64(r.end.value)});
    for (const Check &c : report.checks)
        checks.append(QJsonObject{{QStringLiteral("name"), c.name}, {QStringLiteral("ok"), c.ok},
            {QStringLiteral("value"), c.value}});
    const auto counts = [](std::int64_t copied, std::int64_t other) {
        return QJsonObject{{QStringLiteral("copied"), qint64(copied)},
            {QStringLiteral("reencoded"), qint64(other)}};
    };
    return {{QStringLiteral("ok"), report.ok}, {QStringLiteral("frames"), qint64(report.frames)},
        {QStringLiteral("identical"), qint64(report.identical)},
        {QStringLiteral("decoded"), qint64(report.decoded)},
        {QStringLiteral("reencoded"), reencoded},
        {QStringLiteral("packets"), counts(report.packetsCopied, report.packetsReencoded)},
        {QStringLiteral("sound"), counts(report.soundCopied, report.soundReencoded)},
        {QStringLiteral("fallback"), report.fallback ? QJsonValue(*report.fallback) : QJsonValue()},
        {QStringLiteral("checks"), checks}};
}

model::Result<Report> verify(const media::MediaFile &base, const media::MediaFile &out,
    std::optional<model::FrameRange> range, const model::Progress &progress,
    const model::CancelToken &cancel, Depth depth)
{
    if (!base.index || base.index->isEmpty() || !out.index || out.index->isEmpty())
        return fail(
            Error::Kind::NoPicture, QStringLiteral("a file without frames cannot be verified"));
    const auto packets = comparePackets(base.path, base.index->start(), out.path,
        out.index->start(), part(progress, 0, packetShare), cancel);
    if (!packets)
        return tl::unexpected(packets.error());
    std::vector<bool> decodes = depth == Depth::Full
        ? std::vector<bool>(std::size_t(out.index->count()), true)
        : framesNear(packets->newPictures, *out.index, *base.index);
    const auto figures = FrameComparison(base, out, range, std::move(decodes))
                             .run(part(progress, packetShare, 1), cancel);
    if (!figures)
        return tl::unexpected(figures.error());

    Report report;
    report.frames = out.index->count();
    report.identical = figures->identical;
    report.decoded = figures->decoded;
    report.reencoded = figures->different;
    report.packetsCopied = packets->picture.copied;
    report.packetsReencoded = packets->picture.other;
    report.soundCopied = packets->sound.copied;
    report.soundReencoded = packets->sound.other;
    report.fallback = fallbackOf(report, range);
    report.checks = checksOf(base, out, *figures, range.has_value());
    report.ok = std::ranges::all_of(report.checks, &Check::ok);
    return report;
}

} // namespace timeline::render
