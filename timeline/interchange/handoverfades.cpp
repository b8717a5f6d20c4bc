// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/handoverfades.h"

namespace timeline::interchange {

namespace {

// Whether the file of each take goes on beyond the cut for as long as that.
bool reaches(const Handover &handover, std::size_t span, std::size_t from, std::size_t to,
    const HandoverFade &fade)
{
    const HandoverSpan &left = handover.spans[span - 1], &right = handover.spans[span];
    const HandoverTake &out = left.takes[from], &in = right.takes[to];
    const std::int64_t behind =
        handover.files[out.file].length - Handover::inFile(left, out) - left.length;
    return behind >= fade.after && Handover::inFile(right, in) >= fade.before;
}

bool goesOn(const HandoverSpan &left, std::size_t from, const HandoverSpan &right, std::size_t to)
{
    const HandoverTake &out = left.takes[from], &in = right.takes[to];
    return out.file == in.file && out.mediaStart == in.mediaStart
        && left.mediaEnd() == right.mediaStart;
}

} // namespace

void addFades(Handover &handover, const std::vector<WantedFade> &wanted)
{
    for (const auto &[span, fade] : wanted) {
        if (span == 0 || fade.isEmpty())
            continue;
        const HandoverSpan &left = handover.spans[span - 1];
        HandoverSpan &right = handover.spans[span];
        if (goesOn(left, left.picture, right, right.picture))
            continue;
        const bool fits =
            left.length - left.fadeIn.after >= fade.before && right.length >= fade.after;
        if (!fits || !reaches(handover, span, left.picture, right.picture, fade)) {
            ++handover.fadesLeftOut;
            continue;
        }
        right.fadeIn = fade;
        right.soundFades = left.sound && right.sound
            && !goesOn(left, *left.sound, right, *right.sound)
            && reaches(handover, span, *left.sound, *right.sound, fade);
    }
}

} // namespace timeline::interchange
