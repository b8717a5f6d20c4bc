// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelineview.h"

#include "timeline/model/timecode.h"
#include "ui/rangesnap.h"
#include "ui/striptiles.h"
#include "ui/theme.h"
#include "ui/timelineaccessible.h"
#include "ui/timelinepainters.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

using timeline::model::FrameNumber;
using timeline::model::FrameRange;

TimelineView::TimelineView(
    timeline::media::Filmstrip &filmstrip, timeline::media::Waveform &waveform, QWidget *parent)
    : QWidget(parent)
    , m_filmstrip(filmstrip)
    , m_waveform(waveform)
{
    installTimelineAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Timeline"));
    setAcceptDrops(true);
    connect(&m_filmstrip, &timeline::media::Filmstrip::tilesChanged, this,
        [this] { update(m_scene.geometry.lanes().strip); });
    connect(&m_waveform, &timeline::media::Waveform::grown, this, [this] {
        m_wave.forget();
        update(m_scene.geometry.lanes().waveform);
    });
    connect(this, &TimelineView::changed, this,
        [this](TimelineNews news) { tellListeners(*this, news); });
    describe();
}

void TimelineView::setView(timeline::media::ViewPtr view)
{
    const bool sameFrames = view && m_scene.view && view->grid == m_scene.view->grid;
    const bool sameMarkers = view && view->project.sequence.markers == m_scene.markers();
    // A dragged marker is known by its position.
    if (!sameFrames || (m_drag && m_drag->kind == Drag::Kind::Marker && !sameMarkers))
        cancelDrag();
    m_scene.view = std::move(view);
    m_filmstrip.setView(m_scene.view);
    m_waveform.setView(m_scene.view);
    m_wave.forget();
    if (!sameFrames) {
        m_scene.geometry.setGrid(m_scene.view ? m_scene.view->grid : nullptr,
            m_scene.view ? m_scene.view->project.sequence.format.rate
                         : timeline::model::Rational{25, 1});
        m_scene.entryPoints =
            m_scene.view ? entryPoints(*m_scene.view) : std::vector<FrameNumber>{};
        m_scene.position = m_scene.geometry.grid().clamp(m_scene.position);
        if (!m_scene.view
            || (m_scene.range && m_scene.range->end.value > m_scene.geometry.grid().count()))
            m_scene.range.reset();
    }
    refreshEdits(sameFrames);
    describe();
    geometryChanged();
}

void TimelineView::setPosition(FrameNumber frame)
{
    frame = m_scene.geometry.grid().clamp(frame);
    if (frame == m_scene.position)
        return;
    const FrameNumber before = m_scene.position;
    updateAround(before);
    m_scene.position = frame;
    updateAround(frame);
    emit changed(TimelineNews::Position);
    if (m_drag)
        return;
    // Playing on does not drag back someone who looks elsewhere; a jump does.
    const auto seen = m_scene.geometry.visible();
    const bool wasSeen = seen.contains(m_scene.geometry.grid().timeOf(before));
    const bool jumped = std::abs(frame - before) > std::llround(m_scene.geometry.rate().toDouble());
    const double left = m_scene.geometry.xOf(timeline::model::Flicks{0});
    if (wasSeen || jumped)
        m_scene.geometry.reveal(frame);
    if (m_scene.geometry.xOf(timeline::model::Flicks{0}) != left)
        geometryChanged();
}

void TimelineView::setRange(std::optional<FrameRange> range)
{
    const std::int64_t count = m_scene.geometry.grid().count();
    if (range) {
        const FrameNumber last{count};
        range = FrameRange{std::clamp(range->begin, FrameNumber{0}, last),
            std::clamp(range->end, FrameNumber{0}, last)};
        if (range->isEmpty())
            range.reset();
    }
    if (m_drag)
        m_drag->before = range; // which is what it is again when the drag is cancelled
    if (m_scene.range == range)
        return;
    const auto before = std::exchange(m_scene.range, range);
    if (!range && m_scene.part != TimelinePart::Playhead)
        focusPart(TimelinePart::Playhead);
    if (before.has_value() != range.has_value())
        emit changed(TimelineNews::Items);
    emit changed(TimelineNews::Range);
    describe();
    update();
}

void TimelineView::setRangeLocked(bool locked)
{
    if (m_rangeLocked == locked)
        return;
    m_rangeLocked = locked;
    cancelDrag();
}

void TimelineView::setRangeHint(const RangeHint &hint)
{
    if (m_scene.hint == hint)
        return;
    m_scene.hint = hint;
    describe();
    update();
}

void TimelineView::setTakeBlocks(std::vector<TakeBlock> blocks)
{
    if (m_scene.blocks == blocks)
        return;
    m_scene.blocks = std::move(blocks);
    m_scene.takeLayout = TakeLayout(m_scene.blocks);
    m_scene.hoveredBlock.reset();
    m_scene.geometry.setTakeRows(m_scene.takeLayout.rows());
    if (m_drag && m_drag->kind == Drag::Kind::Take)
        m_drag.reset();
    updateGeometry();
    geometryChanged();
    emit changed(TimelineNews::Items);
}

void TimelineView::setCachedRanges(std::vector<FrameRange> ranges)
{
    m_scene.cached = std::move(ranges);
    update(m_scene.geometry.lanes().cache);
}

void TimelineView::setDifference(timeline::render::DifferenceRow row)
{
    if (m_scene.difference == row)
        return;
    const QRect before = m_scene.geometry.lanes().waveform;
    m_scene.difference = std::move(row);
    m_scene.geometry.setDifferenceShown(
        std::ranges::any_of(m_scene.difference.levels, [](float level) { return level > 0; }));
    const TimelineLanes lanes = m_scene.geometry.lanes();
    update(lanes.waveform == before ? lanes.difference
                                    : before.united(lanes.waveform).united(lanes.difference));
}

QSize TimelineView::sizeHint() const
{
    return {1000, TimelineGeometry::minimumHeight(m_scene.takeLayout.rows()) + 84};
}

QSize TimelineView::minimumSizeHint() const
{
    return {320, TimelineGeometry::minimumHeight(m_scene.takeLayout.rows())};
}

void TimelineView::zoomIn()
{
    zoomAround(1.5);
}

void TimelineView::zoomOut()
{
    zoomAround(1 / 1.5);
}

// At the playhead while it is on screen, else in the middle.
void TimelineView::zoomAround(double factor)
{
    const double playhead = m_scene.geometry.xOf(m_scene.position);
    m_scene.geometry.zoomBy(
        factor, playhead >= 0 && playhead <= width() ? playhead : width() / 2.0);
    geometryChanged();
}

void TimelineView::zoomToFit()
{
    m_scene.geometry.zoomToFit();
    geometryChanged();
}

void TimelineView::zoomToRange()
{
    if (m_scene.range)
        m_scene.geometry.zoomTo(m_scene.rangeTime());
    else
        m_scene.geometry.zoomToFit();
    geometryChanged();
}

void TimelineView::geometryChanged()
{
    wishTiles();
    update();
}

// The tiles on screen, those nearest to the middle first.
void TimelineView::wishTiles()
{
    std::vector<FrameNumber> frames;
    for (const StripTile &tile : stripTiles(m_scene.geometry, pictureAspect(m_scene), 0, width()))
        frames.push_back(tile.frame);
    const auto middle = std::int64_t(m_scene.geometry.frameAt(width() / 2.0).value);
    std::stable_sort(frames.begin(), frames.end(), [middle](FrameNumber a, FrameNumber b) {
        return std::abs(a.value - middle) < std::abs(b.value - middle);
    });
    const int height =
        int(std::lround(m_scene.geometry.lanes().strip.height() * devicePixelRatioF()));
    m_filmstrip.setVisible(std::move(frames), height);
    emit visibleChanged();
}

timeline::model::FrameRange TimelineView::visibleFrames() const
{
    const TimelineGeometry &geometry = m_scene.geometry;
    if (!m_scene.view || geometry.grid().isEmpty())
        return {};
    return {geometry.frameAt(0), geometry.frameAt(width()) + 1};
}

void TimelineView::updateAround(FrameNumber frame)
{
    const double from = m_scene.geometry.xOf(frame), to = m_scene.geometry.xOf(frame + 1);
    const int left = int(std::floor(from)) - 8;
    const TimelineLanes lanes = m_scene.geometry.lanes();
    update(QRect(left, lanes.ruler.top(), int(std::ceil(std::max(to, from) - from)) + 17,
        height() - lanes.ruler.top()));
    const double mark = m_scene.geometry.minimapX(m_scene.geometry.grid().timeOf(frame));
    update(QRect(int(std::floor(mark)) - 1, lanes.minimap.top(), 4, lanes.minimap.height()));
}

void TimelineView::describe()
{
    if (!m_scene.view) {
        setAccessibleDescription(tr("No video is open"));
        return;
    }
    if (!m_scene.range) {
        setAccessibleDescription(tr("No range is chosen"));
        return;
    }
    const auto rate = m_scene.geometry.rate();
    setAccessibleDescription(
        tr("Range from %1 to %2, %3. %4")
            .arg(toTimecode(m_scene.range->begin, rate), toTimecode(m_scene.range->end, rate),
                lengthText(m_scene), m_scene.hint.text));
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    m_scene.geometry.setSize(size());
    geometryChanged();
}

// What is not covered by the pictures and the sound.
void TimelineView::paintGround(QPainter &painter, const QRect &exposed) const
{
    const TimelineGeometry &g = m_scene.geometry;
    QRegion ground(exposed);
    if (!g.isEmpty()) {
        const int begin = int(std::ceil(g.xOf(timeline::model::Flicks{0}))) + 1;
        const int end = int(std::floor(g.xOf(g.grid().length()))) - 1;
        const TimelineLanes lanes = g.lanes();
        for (QRect lane : {lanes.strip, lanes.waveform}) {
            lane.setLeft(std::max(lane.left(), begin));
            lane.setRight(std::min(lane.right(), end));
            ground -= lane;
        }
    }
    for (const QRect &rect : ground)
        painter.fillRect(rect, theme::window);
    painter.fillRect(QRect(0, 0, width(), 1), theme::line);
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const double ratio = painter.device()->devicePixelRatioF();
    if (!m_stamps || m_stamps->ratio != ratio)
        m_stamps.emplace(ratio);
    painter.setRenderHint(QPainter::Antialiasing);
    // Part by part: a playhead that moves exposes two narrow ones, which one rectangle around them
    // would turn into all of it.
    for (const QRect &exposed : event->region()) {
        painter.setClipRect(exposed);
        paintGround(painter, exposed);
        if (m_scene.geometry.isEmpty())
            paintNothingOpen(painter);
        else
            paintLanes(painter, exposed);
    }
}

void TimelineView::paintNothingOpen(QPainter &painter) const
{
    const TimelineLanes lanes = m_scene.geometry.lanes();
    for (const QRect &lane : {lanes.strip, lanes.waveform})
        painter.fillRect(
            lane.adjusted(TimelineGeometry::margin, 0, -TimelineGeometry::margin, 0), theme::field);
}

void TimelineView::paintLanes(QPainter &painter, const QRect &exposed)
{
    const TimelineLanes lanes = m_scene.geometry.lanes();
    const auto shows = [&exposed](const QRect &lane) { return exposed.intersects(lane); };
    if (shows(lanes.minimap))
        paintMinimap(painter, m_scene, *m_stamps);
    if (shows(lanes.ruler))
        paintRuler(painter, m_scene, *m_stamps, exposed);
    if (shows(lanes.cache))
        paintCacheStripe(painter, m_scene, exposed);
    if (shows(lanes.strip))
        paintStrip(painter, m_scene, m_filmstrip, exposed);
    if (shows(lanes.difference))
        paintDifference(painter, m_scene, exposed);
    if (shows(lanes.waveform))
        m_wave.paint(painter, m_scene, m_waveform, exposed);
    if (shows(lanes.takes))
        paintTakes(painter, m_scene, *m_stamps, exposed);
    paintSelection(painter, m_scene, *m_stamps, exposed);
    paintRange(painter, m_scene, exposed);
    paintMarkers(painter, m_scene, *m_stamps, exposed);
    paintPlayhead(painter, m_scene, exposed);
    paintDrop(painter, m_scene, exposed);
    paintDragLabel(painter, m_scene);
}

} // namespace ui
