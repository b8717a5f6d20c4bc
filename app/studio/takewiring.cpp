// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/takewiring.h"

#include "app/studio/failures.h"
#include "timeline/edit/takemarks.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace studio {

namespace edit = timeline::edit;
namespace model = timeline::model;

namespace {

bool isNamed(const model::Project &project, const QString &file)
{
    return std::ranges::any_of(project.media,
        [&](const model::Media &media) { return QFileInfo(media.path) == QFileInfo(file); });
}

} // namespace

TakeWiring::TakeWiring(Studio &studio, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_window(window)
{
    connect(&m_window, &ui::MainWindow::takeWished, this, &TakeWiring::carryOut);
    connect(&m_studio.saving, &app::SaveWorkflow::saved, this, &TakeWiring::deletePurged);
}

bool TakeWiring::apply(const QString &text, model::Result<model::Project> after)
{
    const auto done = m_studio.session.document().apply(text, std::move(after));
    if (!done)
        showFailure(m_window, done.error());
    return done.has_value();
}

void TakeWiring::carryOut(const ui::TakeWish &wish)
{
    using Kind = ui::TakeWish::Kind;
    const model::Project &project = m_studio.session.project();
    switch (wish.kind) {
    case Kind::Accept:
        return accept(wish.take);
    case Kind::Reject:
        return reject(wish.take, wish.text);
    case Kind::Star:
    case Kind::Unstar:
        apply(tr("Star take"), edit::starTake(project, wish.take, wish.kind == Kind::Star));
        return;
    case Kind::Note:
        apply(tr("Note on take"), edit::noteTake(project, wish.take, wish.text));
        return;
    case Kind::UseInRange:
        return useInRange(wish.take);
    case Kind::RedoTake:
    case Kind::RedoOriginal:
        return redo(wish.take, wish.kind == Kind::RedoOriginal);
    case Kind::Purge:
        return purge(wish.take);
    }
}

void TakeWiring::accept(model::TakeId take)
{
    if (apply(tr("Accept take"), edit::acceptTake(m_studio.session.project(), take)))
        m_window.showMessage(
            ui::MessageLevel::Done, tr("Take accepted. Export writes it into the video."));
}

void TakeWiring::reject(model::TakeId take, const QString &reason)
{
    if (apply(tr("Reject take"), edit::rejectTake(m_studio.session.project(), take, reason)))
        m_window.showMessage(
            ui::MessageLevel::Info, tr("Take rejected; the original is shown. The take is kept."));
}

void TakeWiring::useInRange(model::TakeId take)
{
    const auto range = m_studio.session.document().range();
    const auto view = m_studio.session.view();
    if (!range || !view)
        return m_window.showMessage(ui::MessageLevel::Info,
            tr("Choose the range first that is to show this take: drag on the pictures."));
    apply(tr("Use take in range"),
        edit::chooseTakeIn(
            m_studio.session.project(), take, edit::Part::Both, view->grid->shown(*range)));
}

// Everything is set as it was for the take; nothing is sent before the user says so.
void TakeWiring::redo(model::TakeId id, bool fromOriginal)
{
    const model::Project &project = m_studio.session.project();
    const auto view = m_studio.session.view();
    const model::Take *take = project.findTake(id);
    const model::Retake *retake =
        take && take->retakeId ? project.findRetake(*take->retakeId) : nullptr;
    const auto places = edit::placesOf(project, id);
    if (!retake || places.empty() || !view)
        return;
    const model::FrameRange range = view->grid->framesIn(places.front());
    const model::Clip &clip =
        project.sequence.clips[*project.sequence.clipAt(places.front().begin)];
    const model::TakeId base = fromOriginal ? clip.slices.front().take : id;
    if (!apply(tr("Show take"), edit::chooseTake(project, base, edit::Part::Both, id)))
        return;
    ui::RetakeDraft draft = m_window.draft();
    draft.mode = retake->mode;
    draft.prompt = retake->prompt;
    m_window.setDraft(draft);
    m_studio.session.document().setRange(range);
    m_window.actions().action(ui::Command::Retake)->trigger();
}

void TakeWiring::purge(model::TakeId id)
{
    edit::Document &document = m_studio.session.document();
    const model::Take *take = document.project().findTake(id);
    const model::Media *media = take ? document.project().findMedia(take->media) : nullptr;
    // A file that somebody added is theirs.
    const QString file = media && take->retakeId ? media->path : QString();
    auto purged = edit::purgeTake(document.project(), id);
    if (!purged)
        return showFailure(m_window, purged.error());
    if (!file.isEmpty())
        m_purged.push_back({purged->uid, document.path(), file});
    document.applyForGood(std::move(*purged));
}

// Not before: who leaves without saving finds the take again. Nor what the project still shows, or
// what it was saved as under another name.
void TakeWiring::deletePurged(const QString &saved)
{
    const edit::Document &document = m_studio.session.document();
    if (document.path() != saved || document.isDirty())
        return;
    for (const Purged &each : std::exchange(m_purged, {})) {
        const bool isSaved = each.projectUid == document.project().uid
            && (each.projectPath.isEmpty() || each.projectPath == saved);
        if (!isSaved)
            m_purged.push_back(each);
        else if (!isNamed(document.project(), each.file) && !QFile::remove(each.file)
            && QFile::exists(each.file))
            m_window.showMessage(ui::MessageLevel::Warning,
                tr("The take is out of the project, but its file could not be deleted. Delete it "
                   "by hand."),
                each.file);
    }
}

} // namespace studio
