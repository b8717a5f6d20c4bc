// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The half of TimelineView that is about clips: which is selected, where it is dragged to, and
// where files are dropped.
#include "timeline/edit/rangeedits.h"
#include "ui/editdrag.h"
#include "ui/timelineview.h"

#include <QDragEnterEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace ui {

using timeline::model::FrameNumber;
using timeline::model::FrameRange;
using timeline::model::TimeRange;

namespace {

constexpr double cutReach = 10; // pixels, within which a drop goes to a cut

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

// Where clips meet, and the two ends: the one that is nearest to x.
FrameNumber nearestCut(const TimelineScene &scene, double x)
{
    FrameNumber best{0};
    double nearest = std::abs(scene.geometry.xOf(FrameNumber{0}) - x);
    for (const TimeRange &clip : scene.clips) {
        const FrameNumber cut = scene.geometry.grid().framesIn(clip).end;
        if (const double distance = std::abs(scene.geometry.xOf(cut) - x); distance < nearest) {
            nearest = distance;
            best = cut;
        }
    }
    return best;
}

} // namespace

void TimelineView::refreshEdits(bool sameFrames)
{
    if (!m_scene.view) {
        m_scene.clips.clear();
        m_shots.clear();
    } else {
        m_scene.clips = timeline::edit::shownClips(m_scene.view->project.sequence);
    }
    m_scene.cuts.clear();
    for (const TimeRange &clip : m_scene.clips) {
        if (clip.end < m_scene.geometry.grid().length())
            m_scene.cuts.push_back(clip.end);
    }
    if (!sameFrames)
        m_shots.clear();
    m_scene.hoveredMarker.reset();
    refreshSnaps();
    const auto found = std::find(
        m_scene.clips.begin(), m_scene.clips.end(), m_scene.selected.value_or(TimeRange{}));
    if (m_scene.selected && found == m_scene.clips.end()) {
        m_scene.selected.reset();
        emit clipSelected();
    }
    emit changed(TimelineNews::Items);
}

void TimelineView::refreshSnaps()
{
    m_scene.snaps = m_scene.entryPoints;
    for (const auto &marker : m_scene.markers())
        m_scene.snaps.push_back(m_scene.geometry.grid().frameAt(marker.time));
    m_scene.snaps.insert(m_scene.snaps.end(), m_shots.begin(), m_shots.end());
    std::sort(m_scene.snaps.begin(), m_scene.snaps.end());
}

void TimelineView::setShots(std::vector<FrameNumber> shots)
{
    m_shots = std::move(shots);
    refreshEdits(true);
}

std::optional<FrameRange> TimelineView::selectedClip() const
{
    if (!m_scene.selected)
        return std::nullopt;
    return m_scene.geometry.grid().framesIn(*m_scene.selected);
}

void TimelineView::selectClipAt(std::optional<FrameNumber> frame)
{
    std::optional<TimeRange> clip;
    // The only clip needs no choice.
    if (frame && m_scene.clips.size() > 1 && !m_rangeLocked) {
        const auto time = m_scene.geometry.grid().timeOf(*frame);
        const auto found = std::find_if(m_scene.clips.begin(), m_scene.clips.end(),
            [time](const TimeRange &each) { return each.contains(time); });
        if (found != m_scene.clips.end())
            clip = *found;
    }
    if (clip == m_scene.selected)
        return;
    m_scene.selected = clip;
    update();
    emit changed(TimelineNews::Selection);
    emit clipSelected();
}

void TimelineView::openMarker(std::size_t position)
{
    if (!m_rangeLocked && position < m_scene.markers().size())
        emit markerActivated(m_scene.markers()[position].id);
}

void TimelineView::showDrop(std::optional<FrameNumber> at)
{
    if (m_scene.dropAt == at)
        return;
    m_scene.dropAt = at;
    update();
}

void TimelineView::dragClip(double x)
{
    showDrop(nearestCut(m_scene, x));
}

void TimelineView::endEdit(const Drag &drag)
{
    const auto dropped = std::exchange(m_scene.dropAt, std::nullopt);
    const auto moved = m_scene.movedMarker;
    forgetEdit(m_scene);
    refreshSnaps();
    if (drag.kind == Drag::Kind::Marker) {
        const auto &marker = m_scene.markers()[drag.marker];
        const FrameNumber at = m_scene.geometry.grid().frameAt(marker.time);
        if (!drag.moved)
            emit scrubbed(at, false);
        else if (moved && moved->to != at)
            emit markerMoved(marker.id, moved->to);
    } else if (drag.kind == Drag::Kind::Edge && drag.trim.change() != 0) {
        emit clipTrimmed(drag.trim);
    } else if (const auto clip = selectedClip(); drag.kind == Drag::Kind::Clip && clip && dropped
               && (*dropped < clip->begin || *dropped > clip->end)) {
        emit clipMoved(*clip, *dropped);
    }
}

void TimelineView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_scene.geometry.isEmpty() && !m_rangeLocked && !localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void TimelineView::dragMoveEvent(QDragMoveEvent *event)
{
    const double x = event->position().x();
    const FrameNumber cut = nearestCut(m_scene, x);
    const bool isNear = std::abs(m_scene.geometry.xOf(cut) - x) <= cutReach;
    showDrop(isNear ? cut : m_scene.geometry.boundaryAt(x));
    event->acceptProposedAction();
}

void TimelineView::dragLeaveEvent(QDragLeaveEvent *)
{
    showDrop(std::nullopt);
}

void TimelineView::dropEvent(QDropEvent *event)
{
    const auto at = m_scene.dropAt;
    showDrop(std::nullopt);
    event->acceptProposedAction();
    emit filesDropped(localFiles(*event->mimeData()), at);
}

} // namespace ui
