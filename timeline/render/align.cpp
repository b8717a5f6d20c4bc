// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/align.h"

#include "timeline/render/colorfit.h"
#include "timeline/render/loudness.h"
#include "timeline/render/placing.h"
#include "timeline/render/resultchecks.h"
#include "timeline/render/resultmap.h"
#include "timeline/render/resultreader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Flicks;

namespace {

// The service spreads its change by up to this much (ltx-api.md §1.6).
constexpr Flicks bleed{model::flicksPerSecond / 2};
constexpr int reach = 8;

model::Conform cropOf(const model::WindowPicture &picture)
{
    model::Conform crop;
    if (picture.size.isEmpty() || picture.content.isEmpty())
        return crop;
    crop.cropWidth = double(picture.content.width()) / picture.size.width();
    crop.cropHeight = double(picture.content.height()) / picture.size.height();
    crop.cropX = (1 - crop.cropWidth) / 2;
    crop.cropY = (1 - crop.cropHeight) / 2;
    return crop;
}

model::Result<> checkUsable(
    const WindowFile &window, const media::MediaFile &result, model::Mode mode)
{
    if (!result.index || result.index->isEmpty())
        return fail(Error::Kind::ResultUnusable, QStringLiteral("the result holds no picture"));
    if (mode == model::Mode::Sound && result.info.audio.empty())
        return fail(Error::Kind::ResultUnusable, QStringLiteral("the result holds no sound"));
    const model::TimeRange &section = window.plan.section;
    const Flicks half = section.begin + section.length() / 2 - window.plan.window.begin;
    if (result.index->duration() < half)
        return fail(Error::Kind::ResultUnusable,
            QStringLiteral("the result lasts %1 s, the window %2 s")
                .arg(model::toSeconds(result.index->duration()), 0, 'f', 2)
                .arg(window.plan.seconds(), 0, 'f', 2));
    return {};
}

model::Result<Pictures> readPictures(const WindowFile &window, const media::MediaFile &result,
    const model::Conform &crop, const model::Progress &progress, const model::CancelToken &cancel)
{
    const auto sent = media::openMedia(window.path, {}, cancel);
    if (!sent)
        return tl::unexpected(sent.error());
    auto windowPictures = readThumbnails(*sent, std::min(sent->index->count(), window.plan.frames),
        crop, model::part(progress, 0, 0.45), cancel);
    if (!windowPictures)
        return tl::unexpected(windowPictures.error());
    // A result far too long is read only as far as it can matter.
    const std::int64_t wanted = frameByTime(*result.index, window.plan.window.length()) + reach + 1;
    const std::int64_t count =
        std::min(result.index->count(), std::max(wanted, window.plan.frames + reach));
    auto resultPictures =
        readThumbnails(result, count, crop, model::part(progress, 0.45, 0.95), cancel);
    if (!resultPictures && resultPictures.error().kind == Error::Kind::Cancelled)
        return tl::unexpected(resultPictures.error());
    if (!resultPictures)
        return fail(Error::Kind::ResultUnusable, resultPictures.error().detail);
    return Pictures{std::move(*windowPictures), std::move(*resultPictures)};
}

ColorFit fitOf(const std::vector<PicturePair> &pairs)
{
    ColorFitter fitter;
    for (const auto &[window, result] : pairs)
        fitter.add(*window, *result);
    return fitter.fit();
}

// The section's pictures in the window and in the result, each at its own rate.
Pictures sectionOf(const model::WindowPlan &plan, const Placing &placing, const Pictures &pictures)
{
    Pictures section;
    std::int64_t last = -1;
    for (const std::int64_t k : sectionFrames(plan)) {
        if (k < std::int64_t(pictures.window.size()))
            section.window.push_back(pictures.window[std::size_t(k)]);
        const std::int64_t n = placing.mapped[std::size_t(k)] + placing.offset;
        if (const Thumbnail *picture = pictures.resultAt(n); picture && n != last)
            section.result.push_back(*picture);
        last = n;
    }
    return section;
}

Flicks soundOffsetOf(const model::FrameIndex &result, const Placing &placing)
{
    const Flicks period = result.duration() / std::max<std::int64_t>(result.count(), 1);
    const double part = placing.part * double(period.count());
    return result.start() + placing.offset * period + Flicks{std::llround(part)};
}

model::Result<Check> checkSound(const WindowFile &window, const media::MediaFile &result,
    Flicks soundOffset, bool soundOnly, const model::CancelToken &cancel)
{
    const Flicks begin = window.plan.section.begin - window.plan.window.begin;
    const Flicks end = window.plan.section.end - window.plan.window.begin;
    // What cannot be decoded cannot be heard either: the check says so.
    const double heard =
        peakOf(result, {begin + soundOffset, end + soundOffset}, cancel).value_or(0);
    double before = 0;
    if (window.hasSound) {
        const auto sent = media::openMedia(window.path, {}, cancel);
        if (!sent)
            return tl::unexpected(sent.error());
        const auto peak =
            peakOf(*sent, {begin + sent->index->start(), end + sent->index->start()}, cancel);
        if (!peak)
            return tl::unexpected(peak.error());
        before = *peak;
    }
    return silentCheck(before, heard, soundOnly);
}

// What makes the take as loud as what is heard beside it: the sound that was sent, outside the
// section. Nobody's choice yet: the match is off until somebody wants it.
model::Result<double> measuredGain(const WindowFile &window, const media::MediaFile &result,
    Flicks soundOffset, const model::CancelToken &cancel)
{
    if (!window.hasSound)
        return 1.0;
    const auto sent = media::openMedia(window.path, {}, cancel);
    if (!sent)
        return tl::unexpected(sent.error());
    const Flicks start = sent->index->start();
    const Flicks begin = window.plan.section.begin - window.plan.window.begin;
    const Flicks end = window.plan.section.end - window.plan.window.begin;
    const std::array beside{model::TimeRange{start, start + begin},
        model::TimeRange{start + end, start + window.plan.window.length()}};
    const std::array taken{model::TimeRange{begin + soundOffset, end + soundOffset}};
    const auto neighbours = loudnessOf(*sent, beside, cancel);
    if (!neighbours)
        return tl::unexpected(neighbours.error());
    const auto take = loudnessOf(result, taken, cancel);
    if (!take && take.error().kind == Error::Kind::Cancelled)
        return tl::unexpected(take.error());
    return loudnessGain(*neighbours, take.value_or(std::nullopt));
}

std::vector<Check> checkPictures(const model::WindowPlan &plan, const model::FrameIndex &result,
    const Placing &placing, const Pictures &pictures, const ColorFit &colors)
{
    const Pictures section = sectionOf(plan, placing, pictures);
    return {
        lengthCheck(model::toSeconds(result.duration()), plan.seconds(), 1 / plan.rate.toDouble()),
        blackCheck(section.window, section.result), frozenCheck(section.window, section.result),
        driftCheck(placing.alike, colors)};
}

} // namespace

QString placedByName(PlacedBy by)
{
    switch (by) {
    case PlacedBy::Pictures:
        return QStringLiteral("pictures");
    case PlacedBy::Time:
        return QStringLiteral("time");
    case PlacedBy::TimeAsStill:
        return QStringLiteral("still");
    case PlacedBy::TimeAsRepeating:
        break;
    }
    return QStringLiteral("repeating");
}

model::Result<Alignment> alignResult(const WindowFile &window, const media::SequenceView &view,
    const media::MediaFile &result, model::Mode mode, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    if (const auto usable = checkUsable(window, result, mode); !usable)
        return tl::unexpected(usable.error());
    Alignment alignment;
    alignment.conform = cropOf(window.picture);
    const auto pictures = readPictures(window, result, alignment.conform, progress, cancel);
    if (!pictures)
        return tl::unexpected(pictures.error());

    const bool isKnown = !window.places.empty();
    const auto places =
        isKnown ? window.places : placesInWindow(window.plan, window.shown, *view.grid);
    const Flicks sent = isKnown ? window.sequenceLength : view.grid->length();
    const auto context = contextFrames(window.plan, sent, bleed);
    const Placing placing = placeResult(window.plan, *result.index, context, *pictures);
    const ColorFit colors = fitOf(placing.alike);
    const int offset = placing.offset;

    alignment.placedBy = placing.by;
    alignment.conform.colorMatch = colors.helps;
    alignment.conform.gain = colors.gain;
    alignment.conform.offset = colors.offset;
    alignment.conform.offsetFrames = int(std::lround(offset + placing.part));
    alignment.frameMap =
        layOnSequence(window.plan, places, placing.mapped, offset, result.index->count());
    alignment.frameMap.soundOffset = soundOffsetOf(*result.index, placing);
    alignment.hasPicture = mode != model::Mode::Sound;
    alignment.hasSound = mode != model::Mode::Picture && !result.info.audio.empty();
    alignment.checks = checkPictures(window.plan, *result.index, placing, *pictures, colors);
    if (mode != model::Mode::Picture) {
        const auto silent = checkSound(
            window, result, alignment.frameMap.soundOffset, mode == model::Mode::Sound, cancel);
        if (!silent)
            return tl::unexpected(silent.error());
        alignment.checks.push_back(*silent);
        const auto gain = measuredGain(window, result, alignment.frameMap.soundOffset, cancel);
        if (!gain)
            return tl::unexpected(gain.error());
        alignment.conform.loudnessGain = *gain;
    }
    if (progress)
        progress(1);
    return alignment;
}

model::Result<Alignment> alignByTime(const media::SequenceView &view, model::FrameRange range,
    const media::MediaFile &file, Flicks start)
{
    if (!file.index || file.index->isEmpty())
        return fail(Error::Kind::ResultUnusable, QStringLiteral("the file holds no picture"));
    if (range.isEmpty() || range.begin.value < 0 || range.end.value > view.grid->count())
        return fail(Error::Kind::OutOfRange, QStringLiteral("the range lies outside the sequence"));
    if (start < Flicks{0} || start >= file.index->duration())
        return fail(Error::Kind::OutOfRange, QStringLiteral("the start lies outside the file"));
    const model::TimeRange shown = view.grid->shown(range);
    Alignment alignment;
    alignment.placedBy = PlacedBy::Time;
    alignment.frameMap.length = shown.length();
    alignment.frameMap.soundOffset = file.index->start() + start;
    for (model::FrameNumber n = range.begin; n < range.end; n = n + 1) {
        const model::TimeRange on = view.grid->shown(n);
        // The middle, so that roundings of either file do not matter.
        const Flicks middle = (on.begin + on.end) / 2 - shown.begin;
        const std::int64_t frame = frameByTime(*file.index, start + middle);
        alignment.frameMap.entries.push_back(
            {on.begin - shown.begin, frame < file.index->count() ? frame : -1});
    }
    alignment.hasSound = !file.info.audio.empty();
    const Flicks left = std::min(file.index->duration() - start, shown.length());
    alignment.checks = {lengthCheck(model::toSeconds(left), model::toSeconds(shown.length()),
        model::toSeconds(view.grid->shown(range.begin).length()))};
    return alignment;
}

} // namespace timeline::render
