// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/editwiring.h"

#include "app/studio/failures.h"
#include "timeline/edit/clipedits.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/markers.h"
#include "timeline/model/errortext.h"
#include "ui/editdesk.h"
#include "ui/words.h"

#include <QFileInfo>

namespace studio {

namespace edit = timeline::edit;
namespace media = timeline::media;
namespace model = timeline::model;

namespace {

// What a marker without a length asks for.
constexpr model::Flicks shortest{2 * model::flicksPerSecond};

bool isDraft(const model::Marker &marker)
{
    return !marker.draftPrompt.trimmed().isEmpty();
}

// An edge of a clip may be dragged beyond the video's ends.
model::Flicks timeOf(model::FrameNumber frame, const model::FrameGrid &grid, model::Rational rate)
{
    if (frame.value < 0)
        return -model::frameStart(-frame.value, rate);
    const std::int64_t behind = frame.value - grid.count();
    return behind > 0 ? grid.length() + model::frameStart(behind, rate) : grid.timeOf(frame);
}

} // namespace

EditWiring::EditWiring(Studio &studio, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_window(window)
{
    const ui::EditDesk &desk = m_window.editing();
    connect(&desk, &ui::EditDesk::wished, this, &EditWiring::grant);
    connect(&desk, &ui::EditDesk::mediaRequested, this, &EditWiring::addMedia);
    connect(&desk, &ui::EditDesk::markerSet, this, &EditWiring::setMarker);
    connect(&desk, &ui::EditDesk::markerRemoved, this, &EditWiring::removeMarker);
    connect(&desk, &ui::EditDesk::sendMarkedRequested, this, &EditWiring::askToSendMarked);
    connectMedia();
}

void EditWiring::connectMedia()
{
    app::AddMediaWorkflow &adding = m_studio.addingMedia;
    connect(&m_window.editing(), &ui::EditDesk::cancelAddingRequested, &adding,
        &app::AddMediaWorkflow::cancel);
    connect(&adding, &app::AddMediaWorkflow::progressed, this, [this](double fraction) {
        if (m_studio.addingMedia.isRunning())
            m_window.editing().setAdding(fraction);
    });
    connect(&adding, &app::AddMediaWorkflow::added, this,
        [this](const QStringList &paths, const QStringList &notes) {
            m_window.editing().setAdding(-1);
            const QString what = paths.size() == 1
                ? tr("%1 was added.").arg(QFileInfo(paths.first()).fileName())
                : tr("%n files were added.", nullptr, int(paths.size()));
            m_window.showMessage(
                ui::MessageLevel::Done, (QStringList{what} + notes).join(QLatin1Char(' ')));
        });
    connect(&adding, &app::AddMediaWorkflow::failed, this,
        [this](const QString &path, const model::Error &error) {
            m_window.editing().setAdding(-1);
            showFailure(m_window, error, path);
        });
}

model::Result<> EditWiring::apply(const QString &text, model::Result<model::Project> after)
{
    return m_studio.session.document().apply(text, std::move(after));
}

void EditWiring::show(const model::Result<> &done)
{
    if (!done)
        m_window.showMessage(ui::MessageLevel::Warning, model::errorSentence(done.error()));
}

void EditWiring::grant(const ui::EditWish &wish)
{
    if (m_studio.session.view())
        show(carryOut(wish));
}

model::Result<> EditWiring::carryOut(const ui::EditWish &wish)
{
    using Kind = ui::EditWish::Kind;
    const media::ViewPtr view = m_studio.session.view();
    const model::Project &project = m_studio.session.project();
    const model::FrameIndexes indexes = media::indexesOf(m_studio.session.files());
    const model::TimeRange range = view->grid->shown(wish.range);
    const model::Flicks at = timeOf(wish.at, *view->grid, project.sequence.format.rate);
    switch (wish.kind) {
    case Kind::Split:
        return apply(tr("Split"), edit::split(project, at));
    case Kind::Copy:
    case Kind::Cut: {
        auto copied = edit::copyRange(project, indexes, range);
        if (!copied)
            return tl::unexpected(copied.error());
        m_copied = std::move(*copied);
        m_window.editing().setCanPaste(true);
        if (wish.kind == Kind::Copy)
            return {};
        break;
    }
    case Kind::Delete:
        break;
    case Kind::Paste:
        return apply(tr("Paste"), edit::paste(project, indexes, m_copied, at));
    case Kind::Move:
        return apply(tr("Move clip"), edit::moveRange(project, indexes, range, at));
    case Kind::TrimBegin:
    case Kind::TrimEnd:
    case Kind::Roll:
        return trim(wish);
    }
    const bool isCut = wish.kind == Kind::Cut;
    return apply(isCut ? tr("Cut") : tr("Delete"), edit::deleteRange(project, indexes, range))
        .map([&] { m_studio.player.seek(m_studio.session.view()->grid->clamp(wish.range.begin)); });
}

// What gets shorter loses a stretch, whatever takes lie in it; what gets longer shows more of its
// file.
model::Result<> EditWiring::trim(const ui::EditWish &wish)
{
    using Kind = ui::EditWish::Kind;
    const model::FrameGrid &grid = *m_studio.session.view()->grid;
    const model::Project &project = m_studio.session.project();
    const model::FrameIndexes indexes = media::indexesOf(m_studio.session.files());
    const model::Flicks to = timeOf(wish.at, grid, project.sequence.format.rate);
    const model::FrameRange clip = wish.range;
    const auto clipAt = [&](model::FrameNumber frame) {
        return project.sequence.clips[grid.clipOf(frame)].id;
    };
    if (wish.kind == Kind::Roll)
        return apply(tr("Trim"), edit::rollEdge(project, indexes, clipAt(clip.begin), to));
    const bool isBegin = wish.kind == Kind::TrimBegin;
    const bool isShorter = isBegin ? wish.at > clip.begin : wish.at < clip.end;
    const model::FrameRange gone =
        isBegin ? model::FrameRange{clip.begin, wish.at} : model::FrameRange{wish.at, clip.end};
    return apply(tr("Trim"),
        isShorter     ? edit::deleteRange(project, indexes, grid.shown(gone))
            : isBegin ? edit::trimBegin(project, indexes, clipAt(clip.begin), to)
                      : edit::trimEnd(project, indexes, clipAt(clip.end - 1), to));
}

void EditWiring::addMedia(const QStringList &paths, std::optional<model::FrameNumber> at)
{
    const media::ViewPtr view = m_studio.session.view();
    if (!view || paths.isEmpty())
        return;
    m_window.editing().setAdding(0);
    m_studio.addingMedia.add(paths, at ? std::optional(view->grid->timeOf(*at)) : std::nullopt);
}

void EditWiring::setMarker(const model::Marker &marker)
{
    const model::Project &project = m_studio.session.project();
    show(marker.id.isValid() ? apply(tr("Change marker"), edit::changeMarker(project, marker))
                             : apply(tr("Set marker"), edit::addMarker(project, marker)));
}

void EditWiring::removeMarker(model::MarkerId marker)
{
    show(apply(tr("Remove marker"), edit::removeMarker(m_studio.session.project(), marker)));
}

// The frames of the marker, or of the seconds from it on; as the panel has the rest.
std::optional<app::RetakeOrder> EditWiring::orderOf(const model::Marker &marker) const
{
    const model::FrameGrid &grid = *m_studio.session.view()->grid;
    const model::Flicks length = marker.length > model::Flicks{0} ? marker.length : shortest;
    const ui::RetakeDraft draft = m_window.draft();
    app::RetakeOrder order;
    order.range = grid.framesIn({marker.time, std::min(marker.time + length, grid.length())});
    order.prompt = marker.draftPrompt.trimmed();
    order.mode = draft.mode;
    order.context = draft.context;
    order.serviceId = m_studio.settings.serviceId();
    return order.range.isEmpty() ? std::nullopt : std::optional(order);
}

void EditWiring::askToSendMarked()
{
    double price = 0;
    int count = 0;
    const api::Service service = m_studio.services.described(m_studio.settings.serviceId());
    for (const model::Marker &marker : m_studio.session.project().sequence.markers) {
        const auto order = isDraft(marker) ? orderOf(marker) : std::nullopt;
        if (!order)
            continue;
        const auto plan = m_studio.retaking.plan(*order, service);
        price += plan ? plan->price : 0;
        ++count;
    }
    if (count == 0)
        return;
    const QString what = service.billed
        ? tr("Send %n marked retake(s) to %1, for about %2 together?", nullptr, count)
              .arg(service.title, ui::words::money(price))
        : tr("Send %n marked retake(s) to %1, free of charge?", nullptr, count).arg(service.title);
    m_window.editing().confirm(what, tr("Send"), [this] { sendMarked(); });
}

// Each is a request of its own in the queue. What was sent is a draft no more, so that it is not
// sent twice; its note stays.
void EditWiring::sendMarked()
{
    const std::vector<model::Marker> markers = m_studio.session.project().sequence.markers;
    for (const model::Marker &marker : markers) {
        const auto order = isDraft(marker) ? orderOf(marker) : std::nullopt;
        if (!order)
            continue;
        if (!startRetake(m_studio, m_window, *order))
            return;
        model::Marker sent = marker;
        if (sent.note.isEmpty())
            sent.note = sent.draftPrompt;
        sent.draftPrompt.clear();
        show(apply(tr("Send marked retake"), edit::changeMarker(m_studio.session.project(), sent)));
    }
}

} // namespace studio
