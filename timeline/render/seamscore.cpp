// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/seamscore.h"

#include "timeline/media/cutview.h"
#include "timeline/media/sequencereader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timeline::render {

using media::SequenceReader;
using model::Error;
using model::FrameNumber;
using model::Result;

namespace {

constexpr double levels = 255;
constexpr QSize readSize{256, 144}; // enough for a thumbnail

// Jumps that are as plain as a cut by themselves.
constexpr double fullLuma = 16, fullColor = 12, fullMotion = 12, fullLoudness = 12;
constexpr int slightFrom = 15, clearFrom = 50;
// Two pictures of one thing differ by so much after another encoding.
constexpr double noise = 0.5;
// Places that differ by no more than this are equally good.
constexpr double asGood = 0.3;

// Mean colour with the brightness taken out.
std::array<double, 3> meanHue(const Thumbnail &t)
{
    std::array<double, 3> sum{};
    for (const auto &rgb : t.rgb) {
        for (std::size_t i = 0; i < 3; ++i)
            sum[i] += double(rgb[i]);
    }
    const double luma = meanLuma(t) * levels;
    for (double &each : sum)
        each = each / double(t.rgb.size()) - luma;
    return sum;
}

double lumaStep(const Thumbnail &a, const Thumbnail &b)
{
    return std::abs(meanLuma(a) - meanLuma(b)) * levels;
}

double colorStep(const Thumbnail &a, const Thumbnail &b)
{
    const auto p = meanHue(a), q = meanHue(b);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

double pictureStep(const Thumbnail &a, const Thumbnail &b)
{
    const double shift = meanLuma(a) - meanLuma(b);
    double sum = 0;
    for (std::size_t i = 0; i < Thumbnail::pixels; ++i)
        sum += std::abs(double(a.luma[i]) - double(b.luma[i]) - shift);
    return sum / double(Thumbnail::pixels) * levels;
}

// The step over the join, and the larger one of those beside it.
template <class Step> std::pair<double, double> steps(const SeamPictures &p, Step step)
{
    const double before = p.farBefore.isEmpty() ? 0 : step(p.farBefore, p.before);
    const double behind = p.farBehind.isEmpty() ? 0 : step(p.behind, p.farBehind);
    return {step(p.before, p.behind), std::max(before, behind)};
}

double beyond(const std::pair<double, double> &steps)
{
    return std::max(0.0, steps.first - steps.second);
}

Result<Thumbnail> thumbnail(SequenceReader &reader, FrameNumber n, const model::CancelToken &cancel)
{
    if (cancel.isCancelled())
        return model::fail(Error::Kind::Cancelled);
    return reader.image(n, readSize, cancel).map([](const QImage &image) {
        return thumbnailOf(image);
    });
}

Result<double> levelOf(SequenceReader &reader, model::Flicks from, model::Flicks to)
{
    constexpr int rate = 48'000;
    const std::int64_t first = model::toTicks(from, {1, rate});
    std::vector<float> samples(std::size_t(model::toTicks(to, {1, rate}) - first) * 2);
    if (auto ok = reader.samples(first, rate, 2, samples); !ok)
        return tl::unexpected(ok.error());
    double sum = 0;
    for (const float s : samples)
        sum += double(s) * double(s);
    const double power = samples.empty() ? 0 : sum / double(samples.size());
    return std::max(SeamLevels::silence, 10 * std::log10(std::max(power, 1e-12)));
}

Result<SeamLevels> levelsAt(const media::ViewPtr &view, FrameNumber behind)
{
    constexpr model::Flicks heard{model::flicksPerSecond / 5};
    SequenceReader reader(view);
    const model::Flicks at = view->grid->timeOf(behind);
    const auto before = levelOf(reader, std::max(at - heard, model::Flicks{0}), at);
    const auto after = levelOf(reader, at, std::min(at + heard, view->grid->length()));
    if (!before || !after)
        return tl::unexpected(before ? after.error() : before.error());
    return SeamLevels{*before, *after};
}

Result<SeamPictures> picturesAt(
    const media::ViewPtr &view, FrameNumber behind, const model::CancelToken &cancel)
{
    SequenceReader reader(view);
    std::array<Thumbnail, 4> four;
    for (std::int64_t i = 0; i < 4; ++i) {
        const FrameNumber n = behind + (i - 2);
        if (n.value < 0 || n.value >= view->grid->count())
            continue;
        auto seen = thumbnail(reader, n, cancel);
        if (!seen)
            return tl::unexpected(seen.error());
        four[std::size_t(i)] = std::move(*seen);
    }
    return SeamPictures{
        std::move(four[0]), std::move(four[1]), std::move(four[2]), std::move(four[3])};
}

// Of colours too: a take may be as bright as what it replaces.
double differenceOf(const Thumbnail &a, const Thumbnail &b)
{
    double sum = 0;
    for (std::size_t i = 0; i < Thumbnail::pixels; ++i) {
        for (std::size_t c = 0; c < 3; ++c)
            sum += std::abs(double(a.rgb[i][c]) - double(b.rgb[i][c]));
    }
    return sum / double(3 * Thumbnail::pixels);
}

} // namespace

SeamJump pictureJump(const SeamPictures &pictures)
{
    SeamJump jump;
    jump.luma = beyond(steps(pictures, lumaStep));
    jump.color = beyond(steps(pictures, colorStep));
    const auto motion = steps(pictures, pictureStep);
    jump.motion = beyond(motion);
    jump.motionRatio = std::max(motion.first, noise) / std::max(motion.second, noise);
    return jump;
}

std::optional<double> loudnessJump(const SeamLevels &shown, const SeamLevels &original)
{
    if (shown.before <= SeamLevels::silence && shown.behind <= SeamLevels::silence)
        return std::nullopt;
    return std::abs((shown.behind - shown.before) - (original.behind - original.before));
}

SeamScore scoreOf(const SeamJump &jump)
{
    const auto share = [](double value, double full) { return std::clamp(value / full, 0.0, 1.0); };
    const double hidden = (1 - share(jump.luma, fullLuma)) * (1 - share(jump.color, fullColor))
        * (1 - share(jump.motion, fullMotion))
        * (1 - share(jump.loudness.value_or(0), fullLoudness));
    SeamScore score{jump, int(std::lround(100 * (1 - hidden))), SeamScore::Word::NotSeen};
    if (score.visible >= clearFrom)
        score.word = SeamScore::Word::Clear;
    else if (score.visible >= slightFrom)
        score.word = SeamScore::Word::Slight;
    return score;
}

Result<SeamScore> measureSeam(const media::ViewPtr &shown, const media::ViewPtr &original,
    FrameNumber behind, const model::CancelToken &cancel)
{
    if (behind.value < 1 || behind.value >= shown->grid->count())
        return model::fail(Error::Kind::OutOfRange, QStringLiteral("nothing is joined there"));
    const auto pictures = picturesAt(shown, behind, cancel);
    if (!pictures)
        return tl::unexpected(pictures.error());
    SeamJump jump = pictureJump(*pictures);
    const auto heard = levelsAt(shown, behind);
    const auto own = levelsAt(original, behind);
    if (!heard || !own)
        return tl::unexpected(heard ? own.error() : heard.error());
    jump.loudness = loudnessJump(*heard, *own);
    return scoreOf(jump);
}

std::optional<SeamSuggestion> suggestSeam(std::span<const SeamPlace> places, FrameNumber now)
{
    const auto here = std::ranges::find(places, now, &SeamPlace::behind);
    if (here == places.end())
        return std::nullopt;
    const double least = std::ranges::min(places, {}, &SeamPlace::difference).difference;
    const SeamPlace *best = &*here;
    for (const SeamPlace &each : places) {
        if (each.difference > least + asGood)
            continue;
        const bool isBestGood = best->difference <= least + asGood;
        if (!isBestGood || std::abs(each.behind - now) < std::abs(best->behind - now))
            best = &each;
    }
    return SeamSuggestion{best->behind, now, best->difference, here->difference};
}

Result<std::vector<SeamPlace>> measurePlaces(const media::ViewPtr &left,
    const media::ViewPtr &right, const model::FrameRange &places, const model::CancelToken &cancel)
{
    // Mixed, both would be alike where the join is now.
    SequenceReader before(media::withCuts(left)), behind(media::withCuts(right));
    // Of each frame at which both have pictures: how much those differ.
    std::vector<std::optional<double>> differences;
    for (FrameNumber n = places.begin; n < places.end - 1; n = n + 1) {
        differences.emplace_back();
        if (left->pictureAt(n).fallback || right->pictureAt(n).fallback)
            continue;
        const auto a = thumbnail(before, n, cancel), b = thumbnail(behind, n, cancel);
        if (!a || !b)
            return tl::unexpected(a ? b.error() : a.error());
        differences.back() = differenceOf(*a, *b);
    }
    const auto at = [&](std::int64_t i) {
        const bool isThere = i >= 0 && i < std::ssize(differences);
        return isThere ? differences[std::size_t(i)] : std::nullopt;
    };
    std::vector<SeamPlace> all;
    for (std::int64_t i = 0; i < places.count(); ++i) {
        // The frame before the join and the one behind it; at the ends only one can be compared.
        const bool isFirst = i == 0, isLast = i + 1 == places.count();
        const auto a = at(i - 1), b = at(i);
        if ((!a && !isFirst) || (!b && !isLast) || (!a && !b))
            continue;
        const double sum = a.value_or(*(b ? b : a)) + b.value_or(*(a ? a : b));
        all.push_back({places.begin + i, sum / 2});
    }
    return all;
}

} // namespace timeline::render
