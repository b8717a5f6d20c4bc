// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "app/projecthold.h"
#include "timeline/edit/document.h"
#include "timeline/media/sequenceview.h"

#include <QObject>

namespace app {

// What is open: the document, the files behind it and the view that the reading threads share. GUI
// thread; owned by the application or by one run of the command line.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);

    edit::Document &document() { return m_document; }
    const edit::Document &document() const { return m_document; }
    const model::Project &project() const { return m_document.project(); }
    const media::MediaFiles &files() const { return m_files; }
    // nullptr while nothing is open. A range is dropped once other pictures come to lie there.
    media::ViewPtr view() const { return m_view; }

    // The view's project, with its files and its grid as they are. `hold` is of the project's file;
    // of none: it was never saved.
    void open(const media::ViewPtr &view, ProjectHold hold = {});
    // The same, as it was not saved when a program ended: its takes may lie in `unsavedFolder`.
    void recover(const media::ViewPtr &view, ProjectHold hold, const QString &unsavedFolder);
    // Makes a file known before the document names it.
    void addFile(model::MediaId id, const media::MediaFile &file);
    // The same media from another file: found again, or put in its place knowingly.
    void relink(const media::MediaFiles &found);
    // The same file under another name (a take that moved beside its project).
    void renameFile(model::MediaId id, const QString &path, const QDateTime &modified);

    // Where takes of this project lie: beside it, or in the user's data folder while it is unsaved.
    QString takesFolder() const;
    QString unsavedFolder() const { return m_unsavedFolder; }

    // Of the project's file: nobody else writes it meanwhile.
    const ProjectHold &hold() const { return m_hold; }
    void setHold(ProjectHold hold) { m_hold = std::move(hold); }
    ProjectHold releaseHold() { return std::move(m_hold); }

signals:
    void viewChanged(const timeline::media::ViewPtr &view);

private:
    void rebuildView();

    edit::Document m_document;
    media::MediaFiles m_files;
    media::ViewPtr m_view;
    QString m_unsavedFolder;
    ProjectHold m_hold;
};

} // namespace app
