// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editdesk.h"

#include "timeline/edit/rangeedits.h"
#include "ui/historydialog.h"
#include "ui/markerdialog.h"
#include "ui/rangemarks.h"
#include "ui/statusline.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QFileInfo>

#include <algorithm>

namespace ui {

using model::FrameNumber;
using model::FrameRange;

EditDesk::EditDesk(const Engine &engine, MainActions &actions, const Screen &screen,
    Prompts &prompts, QWidget &window)
    : QObject(&window)
    , m_engine(engine)
    , m_actions(actions)
    , m_timeline(screen.timeline)
    , m_status(screen.status)
    , m_prompts(prompts)
    , m_window(window)
{
    connectActions();
    connect(&m_timeline, &TimelineView::clipMoved, this, [this](FrameRange clip, FrameNumber to) {
        wish(EditWish::Kind::Move, clip, to);
        m_timeline.selectClipAt(to > clip.begin ? to - clip.count() : to);
    });
    connect(&m_timeline, &TimelineView::clipSelected, this, &EditDesk::refresh);
    connect(&m_timeline, &TimelineView::markerActivated, this, &EditDesk::editMarker);
    connect(&m_timeline, &TimelineView::markerMoved, this, &EditDesk::moveMarker);
    connect(&m_timeline, &TimelineView::clipTrimmed, this, &EditDesk::trimTo);
    connect(&m_timeline, &TimelineView::filesDropped, this, &EditDesk::mediaRequested);
    connect(&m_engine.document, &edit::Document::rangeChanged, this, &EditDesk::refresh);
    connect(&m_status, &StatusLine::cancelAddingRequested, this, &EditDesk::cancelAddingRequested);
}

void EditDesk::on(Command command, std::function<void()> slot)
{
    connect(m_actions[command], &QAction::triggered, this, [slot = std::move(slot)] { slot(); });
}

void EditDesk::connectActions()
{
    using Kind = EditWish::Kind;
    on(Command::AddMedia, [this] { askMedia(); });
    on(Command::Split, [this] { wish(Kind::Split, {}, m_engine.player.position()); });
    on(Command::DeleteStretch, [this] { onStretch(Kind::Delete); });
    on(Command::Cut, [this] { onStretch(Kind::Cut); });
    on(Command::Copy, [this] { onStretch(Kind::Copy); });
    on(Command::Paste, [this] { wish(Kind::Paste, {}, m_engine.player.position()); });
    on(Command::TrimBegin, [this] { trim(true); });
    on(Command::TrimEnd, [this] { trim(false); });
    on(Command::MoveEarlier, [this] { moveSelected(-1); });
    on(Command::MoveLater, [this] { moveSelected(1); });
    on(Command::Mark, [this] { mark(); });
    on(Command::PreviousMarker, [this] { toMarker(-1); });
    on(Command::NextMarker, [this] { toMarker(1); });
    on(Command::SendMarked, [this] { emit sendMarkedRequested(); });
    on(Command::History, [this] { showHistory(); });
}

void EditDesk::setView(const media::ViewPtr &view, bool lookingOnly)
{
    m_view = view;
    m_lookingOnly = lookingOnly;
    if (m_history && (lookingOnly || !view))
        m_history->close();
    refresh();
}

void EditDesk::setCanPaste(bool can)
{
    m_canPaste = can;
    refresh();
}

void EditDesk::setAdding(double progress)
{
    m_status.setAdding(progress);
}

void EditDesk::confirm(const QString &sentence, const QString &yes, std::function<void()> answer)
{
    m_prompts.askSure(sentence, yes, std::move(answer));
}

// After MainActions::setVideo, which allows all of them as soon as there is something to edit.
void EditDesk::refresh()
{
    const bool open = m_view && !m_lookingOnly;
    const auto allow = [&](Command command, bool can) {
        m_actions[command]->setEnabled(open && can);
    };
    allow(Command::Paste, m_canPaste);
    const auto &markers = open ? m_view->project.sequence.markers : std::vector<model::Marker>();
    allow(Command::PreviousMarker, !markers.empty());
    allow(Command::NextMarker, !markers.empty());
    allow(Command::SendMarked, std::ranges::any_of(markers, [](const model::Marker &marker) {
        return !marker.draftPrompt.trimmed().isEmpty();
    }));
    const bool several = open && clips().size() > 1;
    allow(Command::MoveEarlier, several);
    allow(Command::MoveLater, several);
}

void EditDesk::wish(EditWish::Kind kind, const FrameRange &range, FrameNumber at)
{
    if (!m_view || m_lookingOnly)
        return;
    m_engine.player.pause();
    emit wished({kind, range, at});
}

void EditDesk::onStretch(EditWish::Kind kind)
{
    if (const MaybeRange range = m_engine.document.range())
        wish(kind, *range);
    else if (const auto clip = m_timeline.selectedClip())
        wish(kind, *clip);
    else
        emit refused(tr("Choose a range first, or click a clip on the timeline."));
}

std::vector<FrameRange> EditDesk::clips() const
{
    std::vector<FrameRange> all;
    for (const model::TimeRange &clip : edit::shownClips(m_view->project.sequence))
        all.push_back(m_view->grid->framesIn(clip));
    return all;
}

std::optional<FrameRange> EditDesk::clipAtPlayhead() const
{
    const FrameNumber at = m_engine.player.position();
    for (const FrameRange &clip : clips()) {
        if (clip.contains(at))
            return clip;
    }
    return std::nullopt;
}

// Of the clip under the playhead, whose picture stays where it is on screen.
void EditDesk::trim(bool begin)
{
    const auto clip = m_view ? clipAtPlayhead() : std::nullopt;
    const FrameNumber at = m_engine.player.position();
    const FrameRange gone = !clip ? FrameRange{}
        : begin                   ? FrameRange{clip->begin, at}
                                  : FrameRange{at + 1, clip->end};
    if (gone.isEmpty()) {
        emit refused(begin ? tr("The clip begins at the playhead already.")
                           : tr("The clip ends at the playhead already."));
        return;
    }
    wish(EditWish::Kind::Delete, gone);
    if (begin)
        m_engine.player.seek(gone.begin);
}

// Of the clip whose edge was dragged. What begins a clip is still its begin when it was trimmed.
void EditDesk::trimTo(const ClipTrim &trim)
{
    using Kind = EditWish::Kind;
    FrameRange clip = trim.clip;
    if (trim.isRoll && !trim.isBegin)
        clip = {trim.clip.end, trim.clip.end + 1}; // the one behind
    wish(trim.isRoll ? Kind::Roll : trim.isBegin ? Kind::TrimBegin : Kind::TrimEnd, clip, trim.to);
    m_timeline.selectClipAt(trim.isRoll && trim.isBegin ? trim.to : trim.clip.begin);
}

void EditDesk::moveSelected(int direction)
{
    const auto all = m_view ? clips() : std::vector<FrameRange>();
    const auto wanted = m_timeline.selectedClip();
    const FrameNumber at = wanted ? wanted->begin : m_engine.player.position();
    const auto clip =
        std::ranges::find_if(all, [at](const FrameRange &each) { return each.contains(at); });
    if (clip == all.end())
        return;
    const std::int64_t place = clip - all.begin() + direction;
    if (place < 0 || place >= std::ssize(all)) {
        emit refused(direction < 0 ? tr("The clip is the first already.")
                                   : tr("The clip is the last already."));
        return;
    }
    const FrameRange other = all[std::size_t(place)];
    const std::int64_t moved = direction < 0 ? -other.count() : other.count();
    const FrameNumber playhead = m_engine.player.position();
    wish(EditWish::Kind::Move, *clip, direction < 0 ? other.begin : other.end);
    m_timeline.selectClipAt(clip->begin + moved);
    if (clip->contains(playhead))
        m_engine.player.seek(playhead + moved);
}

void EditDesk::askMedia()
{
    const QPointer<EditDesk> self(this);
    const auto &media = m_engine.document.project().media;
    const QString folder = media.empty() ? QString() : QFileInfo(media.front().path).absolutePath();
    m_prompts.askFiles(FileQuestion::AddMedia, folder, [self](const QStringList &paths) {
        if (self && !paths.isEmpty())
            emit self->mediaRequested(paths, std::nullopt);
    });
}

// At the playhead, or over the range; where there is one already, that is opened.
void EditDesk::mark()
{
    if (!m_view)
        return;
    const MaybeRange range = m_engine.document.range();
    const FrameNumber at = range ? range->begin : m_engine.player.position();
    for (const model::Marker &marker : m_view->project.sequence.markers) {
        if (m_view->grid->frameAt(marker.time) == at)
            return editMarker(marker.id);
    }
    model::Marker marker;
    marker.time = m_view->grid->timeOf(at);
    if (range)
        marker.length = m_view->grid->shown(*range).length();
    emit markerSet(marker);
}

void EditDesk::editMarker(model::MarkerId id)
{
    const model::Marker *marker =
        m_view && !m_lookingOnly ? m_view->project.sequence.findMarker(id) : nullptr;
    if (!marker)
        return;
    auto *dialog = new MarkerDialog(*marker, m_view->project.sequence.format.rate,
        m_view->grid->frameAt(marker->time), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MarkerDialog::changed, this, &EditDesk::markerSet);
    connect(dialog, &MarkerDialog::removed, this, &EditDesk::markerRemoved);
    dialog->open();
}

void EditDesk::moveMarker(model::MarkerId id, FrameNumber to)
{
    const model::Marker *found = m_view ? m_view->project.sequence.findMarker(id) : nullptr;
    if (!found)
        return;
    model::Marker marker = *found;
    marker.time = m_view->grid->timeOf(to);
    emit markerSet(marker);
}

void EditDesk::toMarker(int direction)
{
    if (!m_view)
        return;
    std::vector<FrameNumber> places;
    for (const model::Marker &marker : m_view->project.sequence.markers)
        places.push_back(m_view->grid->frameAt(marker.time));
    const FrameNumber now = m_engine.player.position();
    const auto next = std::ranges::upper_bound(places, now);
    const auto here = std::ranges::lower_bound(places, now);
    if (direction > 0 && next != places.end())
        m_engine.player.seek(*next);
    else if (direction < 0 && here != places.begin())
        m_engine.player.seek(*std::prev(here));
}

void EditDesk::showHistory()
{
    if (!m_history) {
        m_history = new HistoryDialog(m_engine.document.undoStack(), &m_window);
        m_history->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_history->show();
    m_history->raise();
    m_history->activateWindow();
}

} // namespace ui
