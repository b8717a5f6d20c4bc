// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rangemarks.h"

namespace ui {

using timeline::model::FrameNumber;
using timeline::model::FrameRange;

namespace {

MaybeRange unlessWhole(FrameRange range, std::int64_t count)
{
    return range == FrameRange{{0}, {count}} ? MaybeRange() : MaybeRange(range);
}

} // namespace

MaybeRange markIn(const MaybeRange &range, FrameNumber at, std::int64_t count)
{
    if (at.value < 0 || at.value >= count)
        return range;
    return FrameRange{at, range && range->end > at ? range->end : FrameNumber{count}};
}

MaybeRange markOut(const MaybeRange &range, FrameNumber at, std::int64_t count)
{
    if (at.value < 0 || at.value >= count)
        return range;
    return FrameRange{range && range->begin <= at ? range->begin : FrameNumber{0}, at + 1};
}

MaybeRange clearIn(const MaybeRange &range, std::int64_t count)
{
    return range ? unlessWhole({{0}, range->end}, count) : range;
}

MaybeRange clearOut(const MaybeRange &range, std::int64_t count)
{
    return range ? unlessWhole({range->begin, {count}}, count) : range;
}

} // namespace ui
