// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/placing.h"

#include "timeline/render/lumamatch.h"
#include "timeline/render/resultmap.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timeline::render {

using model::Flicks;

namespace {

constexpr int reach = 8;
constexpr std::int64_t trimmedAtMost = 8; // to 8k+1 frames
constexpr double differentRate = 0.0005;
constexpr double clearlyBetter = 0.8, leastBetter = 0.0005;
// A frame that differs less than this share of what two neighbours do is the same picture again.
constexpr double sameShare = 0.6;
// At another rate a shift is no whole number of frames.
constexpr std::array parts{0.25, 0.5, -0.25};

// One way of laying the window on the result.
struct Trial {
    std::vector<std::int64_t> mapped;
    double part = 0;
    std::vector<std::int64_t> compared; // of the context
    OffsetMatch match;
};

class Placer {
public:
    Placer(const model::WindowPlan &plan, const model::FrameIndex &result,
        const std::vector<std::int64_t> &context, const Pictures &pictures)
        : m_plan(plan)
        , m_result(result)
        , m_context(context)
        , m_pictures(pictures)
        , m_rate(result.averageRate().toDouble() / plan.rate.toDouble())
    {
    }

    Placing place() const
    {
        const Trial best = found();
        Placing placing{best.mapped, best.match.offset, best.part, PlacedBy::Pictures, {}};
        const bool repeats = best.match.isTwofold || comesAgain(best.match.likeliest);
        placing.alike = alikeAt(best);
        if (best.match.clear && !repeats)
            return placing;
        placing.by = repeats ? PlacedBy::TimeAsRepeating : PlacedBy::TimeAsStill;
        placing.mapped = mapByTime(m_plan.rate, m_plan.frames, m_result);
        placing.offset = 0;
        placing.part = 0;
        return placing;
    }

private:
    Trial found() const
    {
        Trial best = byTime(0);
        if (std::abs(m_rate - 1) <= differentRate)
            return best;
        for (const double part : parts) {
            Trial trial = byTime(part);
            if (trial.match.cost < clearlyBetter * best.match.cost - leastBetter)
                best = std::move(trial);
        }
        if (std::abs(m_result.count() - m_plan.frames) > trimmedAtMost)
            return best;
        Trial byNumber = this->byNumber();
        return byNumber.match.clear && byNumber.match.cost < clearlyBetter * best.match.cost
            ? byNumber
            : best;
    }

    Trial byTime(double part) const
    {
        const Flicks period = m_result.duration() / std::max<std::int64_t>(m_result.count(), 1);
        const Flicks shift{std::llround(part * double(period.count()))};
        Trial trial{mapByTime(m_plan.rate, m_plan.frames, m_result, shift), part, {}, {}};
        trial.compared = nearestOnly(trial.mapped, shift);
        match(trial);
        return trial;
    }

    Trial byNumber() const
    {
        Trial trial;
        for (std::int64_t k = 0; k < m_plan.frames; ++k)
            trial.mapped.push_back(k);
        trial.compared = m_context;
        match(trial);
        return trial;
    }

    void match(Trial &trial) const
    {
        std::vector<Expected> expected;
        for (const std::int64_t k : trial.compared) {
            if (k < std::int64_t(m_pictures.window.size()))
                expected.push_back(
                    {&m_pictures.window[std::size_t(k)], trial.mapped[std::size_t(k)]});
        }
        trial.match = findOffset(expected, m_pictures.result, reach);
    }

    // A slower result shows only some of the frames: of those that lie on one of its, the nearest.
    std::vector<std::int64_t> nearestOnly(
        const std::vector<std::int64_t> &mapped, Flicks shift) const
    {
        std::vector<std::int64_t> nearest;
        Flicks least{0};
        for (const std::int64_t k : m_context) {
            const std::int64_t n = mapped[std::size_t(k)];
            const Flicks away = std::chrono::abs(middle(k) + shift - resultMiddle(n));
            const bool another = nearest.empty() || mapped[std::size_t(nearest.back())] != n;
            if (another)
                nearest.push_back(k);
            else if (away < least)
                nearest.back() = k;
            least = another ? away : std::min(least, away);
        }
        return nearest;
    }

    Flicks middle(std::int64_t k) const
    {
        return (model::frameStart(k, m_plan.rate) + model::frameStart(k + 1, m_plan.rate)) / 2;
    }

    Flicks resultMiddle(std::int64_t n) const
    {
        if (n < 0 || n >= m_result.count())
            return Flicks{0};
        const Flicks end = n + 1 < m_result.count() ? m_result.at({n + 1}).time : m_result.end();
        return (m_result.at({n}).time + end) / 2 - m_result.start();
    }

    // Whether the window itself looks the same where another offset within reach would lay it.
    bool comesAgain(int offset) const
    {
        const double next = selfDifference(1);
        for (int other = -reach; other <= reach; ++other) {
            const double frames = std::abs(other - offset) / m_rate;
            if (other == offset || frames < 1.5)
                continue;
            for (const double d : {std::floor(frames), std::ceil(frames)}) {
                if (d > 1 && selfDifference(std::int64_t(d)) < sameShare * next)
                    return true;
            }
        }
        return false;
    }

    // Mean difference of the context's frames and those `distance` before or behind.
    double selfDifference(std::int64_t distance) const
    {
        const auto count = std::int64_t(m_pictures.window.size());
        double sum = 0, n = 0;
        for (const std::int64_t k : m_context) {
            for (const std::int64_t other : {k - distance, k + distance}) {
                if (k >= count || other < 0 || other >= count)
                    continue;
                const Thumbnail &a = m_pictures.window[std::size_t(k)];
                const Thumbnail &b = m_pictures.window[std::size_t(other)];
                if (a.isEmpty() || b.isEmpty())
                    continue;
                sum += lumaDifference(a, b);
                n += 1;
            }
        }
        return n > 0 ? sum / n : 1;
    }

    std::vector<PicturePair> alikeAt(const Trial &trial) const
    {
        std::vector<PicturePair> pairs;
        for (const std::int64_t k : trial.compared) {
            const Thumbnail *result =
                m_pictures.resultAt(trial.mapped[std::size_t(k)] + trial.match.likeliest);
            if (result && k < std::int64_t(m_pictures.window.size()))
                pairs.emplace_back(&m_pictures.window[std::size_t(k)], result);
        }
        return withoutStrays(std::move(pairs));
    }

    const model::WindowPlan &m_plan;
    const model::FrameIndex &m_result;
    const std::vector<std::int64_t> &m_context;
    const Pictures &m_pictures;
    double m_rate; // result frames for one of the window
};

} // namespace

Placing placeResult(const model::WindowPlan &plan, const model::FrameIndex &result,
    const std::vector<std::int64_t> &context, const Pictures &pictures)
{
    return Placer(plan, result, context, pictures).place();
}

} // namespace timeline::render
