// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/edit/oracle.h"

#include <algorithm>

namespace testsupport {

using namespace timeline::model;

Cells cellsOf(const Project &project, const FrameIndexes &indexes)
{
    const FrameGrid grid(project, indexes);
    Project originals = project;
    for (Clip &clip : originals.sequence.clips)
        clip.picture.reset();
    std::vector<Flicks> starts;
    for (std::size_t i = 0; i < project.sequence.clips.size(); ++i)
        starts.push_back(project.sequence.clipStart(i));
    Cells cells;
    for (FrameNumber n{0}; n.value < grid.count(); n = n + 1) {
        const std::size_t i = grid.clipOf(n);
        const Clip &clip = project.sequence.clips[i];
        const PictureRef ref = grid.pictureAt(originals, n);
        Cell cell{ref.media, ref.frame.value, {}, clip.picture, {}};
        for (std::size_t k = 1; k < clip.slices.size(); ++k)
            cell.takes[clip.slices[k].take] = clip.slices[k].start + grid.timeOf(n) - starts[i];
        cells.push_back(std::move(cell));
    }
    for (const Marker &marker : project.sequence.markers) {
        Cell &cell = cells[std::size_t(grid.frameAt(marker.time).value)];
        cell.notes << marker.note;
        std::ranges::sort(cell.notes);
    }
    return cells;
}

std::optional<Cell> beside(
    const Cell &cell, std::int64_t step, const Project &project, const FrameIndexes &indexes)
{
    const auto index = indexes.value(cell.media);
    Cell other{cell.media, cell.frame + step, cell.takes, cell.chosen, {}};
    if (other.frame < 0 || other.frame >= index->count())
        return std::nullopt;
    const Flicks moved = index->at({other.frame}).time - index->at({cell.frame}).time;
    for (auto &[take, time] : other.takes)
        time += moved;
    if (!other.chosen)
        return other;
    const FrameMap &map = project.findTake(*other.chosen)->frameMap;
    const Flicks time = other.takes.at(*other.chosen);
    const Flicks length = index->shown({other.frame}).length();
    const bool isBeyond = step < 0 ? time < Flicks{0} : time + length > map.length;
    return isBeyond ? std::nullopt : std::optional(other);
}

QString difference(const Cells &real, const Cells &expected)
{
    if (real.size() != expected.size())
        return QStringLiteral("%1 frames instead of %2").arg(real.size()).arg(expected.size());
    const auto differ = std::ranges::mismatch(real, expected);
    if (differ.in1 == real.end())
        return {};
    const Cell &a = *differ.in1, &b = *differ.in2;
    return QStringLiteral("frame %1 shows %2:%3 (%4) instead of %5:%6 (%7)")
        .arg(differ.in1 - real.begin())
        .arg(a.media.value)
        .arg(a.frame)
        .arg(a.notes.join(QLatin1Char(',')))
        .arg(b.media.value)
        .arg(b.frame)
        .arg(b.notes.join(QLatin1Char(',')));
}

QString misshown(const Cells &cells, const Project &project, const FrameIndexes &indexes)
{
    const FrameGrid grid(project, indexes);
    for (std::size_t n = 0; n < cells.size(); ++n) {
        const Cell &cell = cells[n];
        PictureRef expected{cell.media, {cell.frame}, {}, false};
        const Take *take = cell.chosen ? project.findTake(*cell.chosen) : nullptr;
        if (take) {
            const auto frame = take->frameMap.frameAt(cell.takes.at(take->id));
            expected.fallback = !frame;
            if (frame)
                expected = {take->media, *frame, take->id, false};
        }
        const PictureRef shown = grid.pictureAt(project, {std::int64_t(n)});
        if (shown.media != expected.media || shown.frame != expected.frame
            || shown.fallback != expected.fallback)
            return QStringLiteral("frame %1 shows %2:%3 instead of %4:%5")
                .arg(n)
                .arg(shown.media.value)
                .arg(shown.frame.value)
                .arg(expected.media.value)
                .arg(expected.frame.value);
    }
    return {};
}

} // namespace testsupport
