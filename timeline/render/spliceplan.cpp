// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/spliceplan.h"

#include "timeline/render/text.h"

#include <QStringList>

#include <algorithm>
#include <numeric>
#include <optional>

namespace timeline::render {

using model::Error;
using model::fail;
using model::FrameIndex;
using model::FrameNumber;
using model::FrameRange;
using model::KeyKind;
using model::Result;

namespace {

// Frames count as they are shown, places as they are decoded.
class DecodingOrder {
public:
    DecodingOrder(const FrameIndex &index, SpliceTraits traits)
        : m_index(index)
        , m_traits(traits)
        , m_place(std::size_t(index.count()))
        , m_isPrefix(std::size_t(index.count()) + 1, false)
        , m_least(std::size_t(index.count()) + 1, index.count())
    {
        sort();
        measure();
    }

    bool isCertain() const { return m_isCertain; }
    std::int64_t delay() const { return m_delay; }
    std::int64_t placeOf(std::int64_t frame) const { return m_place[std::size_t(frame)]; }

    // The packets of the first `frame` frames are the first packets.
    bool isPrefix(std::int64_t frame) const { return m_isPrefix[std::size_t(frame)]; }

    // Nothing shown from `frame` on is decoded before it.
    bool isSuffix(std::int64_t frame) const
    {
        return m_least[std::size_t(frame)] == placeOf(frame);
    }

    bool beginsGop(std::int64_t frame) const
    {
        const std::int64_t first = frame < m_index.count() ? m_frames[std::size_t(frame)] : 0;
        const KeyKind key = m_index.at({first}).key;
        return frame == 0 || key == KeyKind::Idr || key == KeyKind::Bla
            || (key == KeyKind::Cra && m_traits.brokenLinks);
    }

    // The touched frames and the entry take up exactly the places from `begin` on.
    bool isClosed(std::int64_t begin, std::int64_t entry) const
    {
        for (std::int64_t frame = begin; frame <= entry; ++frame) {
            if (placeOf(frame) > entry)
                return false;
        }
        return true;
    }

private:
    void sort()
    {
        m_frames.resize(m_place.size());
        std::iota(m_frames.begin(), m_frames.end(), 0);
        const auto stamp = [this](std::int64_t frame) {
            const model::FrameEntry &entry = m_index.at({frame});
            return m_traits.derivedDts ? entry.position : entry.dts;
        };
        std::ranges::stable_sort(m_frames, {}, stamp);
        for (std::size_t i = 0; i < m_frames.size(); ++i) {
            m_place[std::size_t(m_frames[i])] = std::int64_t(i);
            if (i > 0 && stamp(m_frames[i]) == stamp(m_frames[i - 1]))
                m_isCertain = false;
        }
        if (m_traits.derivedDts && !m_frames.empty() && stamp(m_frames.front()) < 0)
            m_isCertain = false;
    }

    void measure()
    {
        const std::int64_t count = m_index.count();
        std::int64_t most = -1;
        for (std::int64_t frame = 0; frame < count; ++frame) {
            m_isPrefix[std::size_t(frame)] = most == frame - 1;
            most = std::max(most, placeOf(frame));
            m_delay = std::max(m_delay, placeOf(frame) - frame);
        }
        m_isPrefix[std::size_t(count)] = true;
        for (std::int64_t frame = count - 1; frame >= 0; --frame)
            m_least[std::size_t(frame)] = std::min(m_least[std::size_t(frame) + 1], placeOf(frame));
    }

    const FrameIndex &m_index;
    SpliceTraits m_traits;
    std::vector<std::int64_t> m_place; // by frame
    std::vector<std::int64_t> m_frames; // by place
    std::vector<bool> m_isPrefix;
    std::vector<std::int64_t> m_least; // place among this frame and all shown later
    std::int64_t m_delay = 0;
    bool m_isCertain = true;
};

class Planner {
public:
    Planner(const FrameIndex &index, SpliceTraits traits, Reach reach)
        : m_index(index)
        , m_order(index, traits)
        , m_traits(traits)
        , m_reach(reach)
    {
        m_plan.frames = index.count();
        m_plan.delay = m_order.delay();
    }

    bool isCertain() const { return m_order.isCertain(); }

    void add(FrameRange changed)
    {
        std::int64_t begin = headBefore(changed.begin.value);
        std::vector<FrameRange> between;
        // What would be copied between two seams is nothing: they are one.
        if (!m_plan.seams.empty() && begin <= m_plan.seams.back().touched.end.value) {
            const Seam before = m_plan.seams.back();
            m_plan.seams.pop_back();
            begin = std::min(begin, before.touched.begin.value);
            between = before.between;
            if (before.changed.end < changed.begin)
                between.push_back({before.changed.end, changed.begin});
            changed = {before.changed.begin, std::max(before.changed.end, changed.end)};
        }
        m_plan.seams.push_back(seamOf(changed, begin));
        m_plan.seams.back().between = std::move(between);
    }

    SplicePlan finish()
    {
        std::int64_t behind = m_index.count();
        for (auto seam = m_plan.seams.rbegin(); seam != m_plan.seams.rend(); ++seam) {
            if (seam->entry == Entry::Rebased)
                seam->rebased = {
                    seam->touched.end, {std::min(behind, idrBehind(seam->touched.end))}};
            behind = seam->touched.begin.value;
        }
        for (Seam &seam : m_plan.seams) {
            seam.stamps = stampsOf(seam);
            seam.reason = reasonOf(seam);
        }
        return std::move(m_plan);
    }

private:
    std::int64_t headBefore(std::int64_t first) const
    {
        if (m_traits.intraOnly)
            return first;
        const bool whole = m_reach == Reach::WholeGops;
        std::int64_t frame = first;
        while (frame > 0 && !(m_order.isPrefix(frame) && (!whole || m_order.beginsGop(frame))))
            --frame;
        return frame;
    }

    std::optional<Entry> entryAt(std::int64_t frame) const
    {
        switch (m_index.at({frame}).key) {
        case KeyKind::Idr:
        case KeyKind::Bla:
            return Entry::AsItIs;
        case KeyKind::Cra:
            return m_traits.brokenLinks ? std::optional(Entry::BrokenLink) : std::nullopt;
        case KeyKind::Recovery:
            return m_traits.rebases && m_reach == Reach::Least ? std::optional(Entry::Rebased)
                                                               : std::nullopt;
        default:
            return std::nullopt;
        }
    }

    Seam seamOf(FrameRange changed, std::int64_t begin) const
    {
        const std::int64_t end = changed.end.value;
        if (m_traits.intraOnly)
            return {changed, {{begin}, {end}},
                end < m_index.count() ? Entry::AsItIs : Entry::EndOfFile, {}, {}, {}, {}};
        int skipped = m_reach == Reach::WholeGops ? 1 : 0;
        for (std::int64_t frame = end; frame < m_index.count(); ++frame) {
            const auto entry = entryAt(frame);
            if (!entry || !m_order.isSuffix(frame) || !m_order.isClosed(begin, frame))
                continue;
            if (skipped-- == 0)
                return {changed, {{begin}, {frame}}, *entry, {}, {}, {}, {}};
        }
        return {changed, {{begin}, {m_index.count()}}, Entry::EndOfFile, {}, {}, {}, {}};
    }

    std::int64_t idrBehind(FrameNumber frame) const
    {
        do
            frame = frame + 1;
        while (frame.value < m_index.count() && m_index.at(frame).key != KeyKind::Idr);
        return frame.value;
    }

    std::vector<std::int64_t> stampsOf(const Seam &seam) const
    {
        std::vector<std::int64_t> stamps;
        const std::int64_t last = seam.touched.end.value - (seam.entry == Entry::EndOfFile ? 1 : 0);
        for (std::int64_t frame = seam.touched.begin.value; frame <= last; ++frame)
            stamps.push_back(m_traits.derivedDts ? derivedDts(m_index, frame, m_plan.delay)
                                                 : m_index.at({frame}).dts);
        std::ranges::sort(stamps);
        return stamps;
    }

    static QString named(FrameRange range)
    {
        return range.count() == 1
            ? Text::tr("frame %1").arg(range.begin.value)
            : Text::tr("frames %1–%2").arg(range.begin.value).arg(range.end.value - 1);
    }

    QString reasonOf(const Seam &seam) const
    {
        const FrameRange before{seam.touched.begin, seam.changed.begin};
        const FrameRange after{seam.changed.end, seam.touched.end};
        QStringList parts;
        for (const FrameRange &range : seam.between)
            parts << Text::tr("%1, between ranges whose GOPs touch").arg(named(range));
        if (!before.isEmpty())
            parts << (m_reach != Reach::WholeGops
                    ? Text::tr("%1, which cannot be decoded without what is replaced")
                          .arg(named(before))
                    : Text::tr("%1, the beginning of the GOP").arg(named(before)));
        if (!after.isEmpty() && seam.entry == Entry::EndOfFile)
            parts << Text::tr("%1, as the rest of the file has no point to enter it")
                         .arg(named(after));
        else if (!after.isEmpty())
            parts << Text::tr("%1, the rest of the GOP in which the range ends").arg(named(after));
        QStringList sentences;
        if (!parts.isEmpty())
            sentences
                << Text::tr("Encoded beside the range: %1.").arg(parts.join(QStringLiteral("; ")));
        if (!seam.rebased.isEmpty())
            sentences << Text::tr(
                "Counted anew in the headers of their packets, the coded pictures as they are: %1.")
                             .arg(named(seam.rebased));
        return sentences.join(QLatin1Char(' '));
    }

    const FrameIndex &m_index;
    DecodingOrder m_order;
    SpliceTraits m_traits;
    Reach m_reach;
    SplicePlan m_plan;
};

} // namespace

std::vector<FrameRange> SplicePlan::copied() const
{
    std::vector<FrameRange> ranges;
    FrameNumber next{0};
    for (const Seam &seam : seams) {
        if (next < seam.touched.begin)
            ranges.push_back({next, seam.touched.begin});
        next = seam.touched.end;
    }
    if (next.value < frames)
        ranges.push_back({next, {frames}});
    return ranges;
}

std::vector<FrameRange> SplicePlan::reencoded() const
{
    std::vector<FrameRange> ranges;
    for (const Seam &seam : seams)
        ranges.push_back(seam.touched);
    return ranges;
}

std::vector<FrameRange> SplicePlan::rebased() const
{
    std::vector<FrameRange> ranges;
    for (const Seam &seam : seams) {
        if (!seam.rebased.isEmpty())
            ranges.push_back(seam.rebased);
    }
    return ranges;
}

Result<SplicePlan> planSplice(const FrameIndex &index, const std::vector<FrameRange> &changed,
    SpliceTraits traits, Reach reach)
{
    if (index.stamps() != FrameIndex::Stamps::Pts)
        return fail(Error::Kind::InvalidRequest,
            Text::tr("the file does not say when its pictures are shown"));
    Planner planner(index, traits, reach);
    if (!planner.isCertain())
        return fail(Error::Kind::InvalidRequest,
            Text::tr("the file does not say in which order its pictures are decoded"));
    FrameNumber next{0};
    for (const FrameRange &range : changed) {
        if (range.isEmpty())
            continue;
        if (range.begin < next || range.end.value > index.count())
            return fail(Error::Kind::OutOfRange, Text::tr("no such frames"));
        next = range.end;
        planner.add(range);
    }
    return planner.finish();
}

std::int64_t derivedDts(const FrameIndex &index, std::int64_t position, std::int64_t delay)
{
    const std::int64_t frame = position - delay;
    if (frame >= 0 && frame < index.count())
        return index.at({frame}).pts;
    const std::int64_t step = std::max<std::int64_t>(index.lastDuration(), 1);
    return frame < 0 ? index.at({0}).pts + frame * step
                     : index.at({index.count() - 1}).pts + (frame - index.count() + 1) * step;
}

} // namespace timeline::render
