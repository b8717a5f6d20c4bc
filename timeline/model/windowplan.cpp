// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/windowplan.h"

#include <algorithm>
#include <cmath>

namespace timeline::model {

namespace {

constexpr double bitsPerPixel = 0.16; // x264 CRF 18 on ordinary footage, rounded up
constexpr double audioBytesPerSecond = 24'000;

std::int64_t roundUpTo8k1(std::int64_t frames)
{
    return (std::max<std::int64_t>(frames, 1) + 6) / 8 * 8 + 1;
}

std::int64_t framesFor(Flicks length, Rational rate)
{
    // To the nearest frame: lengths are whole frames but for a variable rate.
    return std::max<std::int64_t>(toTicks(length, rate.inverse()), 1);
}

// The section: the range, lengthened at its end, then at its start, to the service's least.
TimeRange planSection(
    TimeRange range, const FrameGrid &grid, const ServiceLimits &limits, Rational rate)
{
    // The last section of a clip of whole frames may be a hair under 2 s; one frame more is safe.
    const std::int64_t least = toTicks(limits.minSection, rate.inverse());
    const Flicks wanted = std::max(limits.minSection, frameStart(least, rate));
    if (range.length() >= wanted)
        return range;
    const FrameNumber last = grid.frameAt(std::max(range.begin + wanted - Flicks{1}, Flicks{0}));
    TimeRange section{range.begin, std::max(range.end, grid.timeOf(last + 1))};
    if (section.length() < wanted) {
        section.end = grid.length();
        section.begin = grid.timeOf(grid.frameAt(std::max(section.end - wanted, Flicks{0})));
    }
    return section;
}

struct Draft {
    TimeRange section;
    Flicks before{0}, after{0};
    std::int64_t frames = 0;
};

std::int64_t lengthInFrames(const Draft &d, Rational rate)
{
    return framesFor(d.before + d.section.length() + d.after, rate);
}

// Context as wished, clamped to the sequence, then shortened evenly until the cap holds.
Draft planContext(
    TimeRange section, Flicks context, const FrameGrid &grid, Rational rate, std::int64_t maxFrames)
{
    Draft d{section, {}, {}, 0};
    const auto lay = [&](Flicks wished) {
        const Flicks from = std::max(section.begin - wished, Flicks{0});
        d.before = section.begin - grid.timeOf(grid.frameAt(from));
        d.after = std::min(wished, std::max(grid.length() - section.end, Flicks{0}));
    };
    lay(context);
    const Flicks step = frameStart(1, rate);
    for (Flicks wished = context;
         roundUpTo8k1(lengthInFrames(d, rate)) > maxFrames && wished > Flicks{0};) {
        wished = std::max(wished - step, Flicks{0});
        lay(wished);
    }
    return d;
}

void reachLeastFrames(Draft &d, const FrameGrid &grid, Rational rate, std::int64_t minFrames)
{
    const std::int64_t wanted = std::max(lengthInFrames(d, rate), minFrames);
    d.frames = roundUpTo8k1(wanted);
    const Flicks missing = frameStart(d.frames, rate) - (d.before + d.section.length() + d.after);
    // Spare frames go into the trailing context; at the end of the video into the leading one.
    const Flicks room = std::max(grid.length() - d.section.end - d.after, Flicks{0});
    const Flicks behind = std::min(std::max(missing, Flicks{0}), room);
    d.after += behind;
    const Flicks rest = missing - behind;
    if (rest >= frameStart(1, rate)) {
        // To the nearest frame: one too many here would push the section's end out of the window.
        const Flicks half = frameStart(1, rate) / 2;
        const Flicks from = std::max(d.section.begin - d.before - rest + half, Flicks{0});
        d.before = d.section.begin - grid.timeOf(grid.frameAt(from));
    }
}

std::vector<WindowNote> notesOf(const Draft &d, const WindowRequest &request, const FrameGrid &grid,
    const ServiceLimits &limits, Rational rate)
{
    std::vector<WindowNote> notes;
    const TimeRange range = grid.shown(request.range);
    if (request.range.end.value > grid.count() || request.range.begin.value < 0)
        notes.push_back(WindowNote::RangeClamped);
    if (d.section.length() > range.length())
        notes.push_back(WindowNote::SectionLengthened);
    const Flicks frame = frameStart(1, rate);
    if (d.before > request.context + frame || d.after > request.context + 9 * frame)
        notes.push_back(WindowNote::ContextLengthened);
    if (d.section.begin - d.before + frameStart(d.frames, rate) > grid.length() + frame)
        notes.push_back(WindowNote::HeldFrames);
    if (d.frames > limits.maxFrames)
        notes.push_back(WindowNote::TooLong);
    else if (d.before < std::min(request.context, d.section.begin) - frame
        || d.after < std::min(request.context, grid.length() - d.section.end) - frame)
        notes.push_back(WindowNote::ContextShortened);
    return notes;
}

} // namespace

bool WindowPlan::isPossible() const
{
    return !has(WindowNote::TooLong);
}

bool WindowPlan::has(WindowNote note) const
{
    return std::ranges::find(notes, note) != notes.end();
}

double WindowPlan::seconds() const
{
    return toSeconds(frameStart(frames, rate));
}

Result<WindowPlan> planWindow(const WindowRequest &request, const FrameGrid &grid,
    const SequenceFormat &format, const ServiceLimits &limits)
{
    if (grid.isEmpty() || !format.rate.isValid())
        return fail(Error::Kind::InvalidRequest, QStringLiteral("the sequence has no frames"));
    WindowPlan plan;
    plan.rate = format.rate;
    plan.range = {{std::clamp<std::int64_t>(request.range.begin.value, 0, grid.count())},
        {std::clamp<std::int64_t>(request.range.end.value, 0, grid.count())}};
    if (plan.range.isEmpty())
        return fail(Error::Kind::InvalidRequest, QStringLiteral("the range holds no frame"));

    const TimeRange range = grid.shown(plan.range);
    const TimeRange section = planSection(range, grid, limits, plan.rate);
    const std::int64_t cap = (limits.maxFrames - 1) / 8 * 8 + 1;
    Draft draft = planContext(section, std::max(request.context, Flicks{0}), grid, plan.rate, cap);
    reachLeastFrames(draft, grid, plan.rate, limits.minFrames);

    plan.section = section;
    plan.frames = draft.frames;
    const Flicks begin = section.begin - draft.before;
    plan.window = {begin, begin + frameStart(draft.frames, plan.rate)};
    plan.startTime = toSeconds(draft.before);
    plan.duration = toSeconds(std::max(section.length(), limits.minSection));
    const QSize size = windowPicture(format.size).content;
    plan.estimatedBytes =
        std::int64_t(double(size.width()) * size.height() * double(plan.frames) * bitsPerPixel / 8
            + plan.seconds() * audioBytesPerSecond);
    plan.mostBytes = limits.maxUploadBytes;
    plan.sideMultiple = limits.sideMultiple;
    plan.price = plan.seconds() * limits.pricePerSecond;
    plan.notes = notesOf(draft, request, grid, limits, plan.rate);
    return plan;
}

std::vector<FrameRange> splitToFit(FrameRange range, const FrameGrid &grid,
    const SequenceFormat &format, const ServiceLimits &limits)
{
    for (std::int64_t parts = 1; parts <= range.count(); ++parts) {
        std::vector<FrameRange> pieces;
        bool fits = true;
        for (std::int64_t i = 0; i < parts && fits; ++i) {
            pieces.push_back({range.begin + range.count() * i / parts,
                range.begin + range.count() * (i + 1) / parts});
            const auto plan =
                planWindow({pieces.back(), Flicks{flicksPerSecond}}, grid, format, limits);
            fits = plan && plan->isPossible();
        }
        if (fits)
            return pieces;
    }
    return {};
}

WindowPicture windowPicture(QSize sequenceSize, int sideMultiple)
{
    const auto padded = [sideMultiple](int side) {
        return (side + sideMultiple - 1) / sideMultiple * sideMultiple;
    };
    const auto even = [](double side) { return std::max(2, 2 * int(std::lround(side / 2))); };
    const bool portrait = sequenceSize.height() > sequenceSize.width();
    const double longSide = std::max(sequenceSize.width(), sequenceSize.height());
    const double shortSide = std::min(sequenceSize.width(), sequenceSize.height());
    if (shortSide <= 0)
        return {};
    // The frame is the smallest 16:9 box around the picture, at most 1920 wide.
    const double boxLong = std::max(longSide, shortSide * 16 / 9);
    const double scale = std::min(1.0, 1920 / boxLong);
    const QSize box(even(boxLong * scale), even(boxLong * scale * 9 / 16));
    const QSize content(std::min(even(longSide * scale), box.width()),
        std::min(even(shortSide * scale), box.height()));
    const QSize file(padded(box.width()), padded(box.height()));
    return portrait ? WindowPicture{file.transposed(), content.transposed()}
                    : WindowPicture{file, content};
}

} // namespace timeline::model
