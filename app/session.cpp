// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/datafolders.h"
#include "app/opening.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QUuid>

#include <algorithm>

namespace app {

namespace {

QString newUnsavedFolder()
{
    return QDir(unsavedFolders()).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

// Whether the range is still of the same pictures, whatever takes are chosen for them.
bool keepsPictures(
    const media::SequenceView &before, const media::SequenceView &after, model::FrameRange range)
{
    if (before.grid == after.grid)
        return true;
    if (range.end.value > std::min(before.grid->count(), after.grid->count()))
        return false;
    const model::Project old = model::withOriginals(before.project);
    const model::Project now = model::withOriginals(after.project);
    for (model::FrameNumber n = range.begin; n < range.end; n = n + 1) {
        if (before.grid->pictureAt(old, n) != after.grid->pictureAt(now, n))
            return false;
    }
    return true;
}

} // namespace

Session::Session(QObject *parent)
    : QObject(parent)
{
    connect(&m_document, &edit::Document::changed, this, &Session::rebuildView);
}

void Session::open(const media::ViewPtr &view, ProjectHold hold)
{
    m_files = view->files;
    m_view = view;
    m_unsavedFolder = newUnsavedFolder();
    m_hold = std::move(hold);
    m_document.reset(view->project, m_hold.path());
}

void Session::recover(const media::ViewPtr &view, ProjectHold hold, const QString &unsavedFolder)
{
    m_files = view->files;
    m_view = view;
    m_unsavedFolder = unsavedFolder.isEmpty() ? newUnsavedFolder() : unsavedFolder;
    m_hold = std::move(hold);
    m_document.reset(view->project, m_hold.path());
    m_document.markSavedEarlier(m_hold.path());
}

void Session::relink(const media::MediaFiles &found)
{
    model::Project project = m_document.project();
    for (model::Media &media : project.media) {
        const auto file = found.constFind(media.id);
        if (file == found.constEnd())
            continue;
        media = entryOf(*file, std::move(media));
        m_files.insert(media.id, *file);
    }
    m_document.record(std::move(project));
}

void Session::addFile(model::MediaId id, const media::MediaFile &file)
{
    m_files.insert(id, file);
}

void Session::renameFile(model::MediaId id, const QString &path, const QDateTime &modified)
{
    if (const auto it = m_files.find(id); it != m_files.end()) {
        it->path = path;
        // Across file systems a move is a copy, with a time of its own.
        it->identity.modified = modified;
    }
}

QString Session::takesFolder() const
{
    return m_document.path().isEmpty() ? m_unsavedFolder : model::takesFolder(m_document.path());
}

void Session::rebuildView()
{
    const media::ViewPtr before = m_view;
    m_view = m_document.isOpen() ? media::makeView(m_document.project(), m_files, m_view) : nullptr;
    // What would be retaken is what was chosen, or nothing.
    if (const auto range = m_document.range();
        range && before && m_view && !keepsPictures(*before, *m_view, *range))
        m_document.setRange(std::nullopt);
    emit viewChanged(m_view);
}

} // namespace app
