// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/edit/document.h"
#include "ui/prompts.h"
#include "ui/unsavedguard.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

class QMenu;

namespace ui {

namespace edit = timeline::edit;

// Opening, saving and leaving: asks where needed, and loses nothing without asking. GUI thread.
class FileDesk : public QObject {
    Q_OBJECT

public:
    FileDesk(edit::Document &document, Prompts &prompts, QObject *parent = nullptr);

    void setTitle(const QString &title); // of the open project, for questions
    void setRecent(QMenu &menu, const QStringList &files); // newest first
    QString videoPath() const; // of the first media; empty when nothing is open
    // Beside what is open, named as that is, with this ending.
    QString suggestedName(const QString &ending) const;

    // Goes on at once, later, or never.
    void leaveThen(std::function<void()> intention);
    bool wouldLose() const { return m_document.isOpen() && m_document.isDirty(); }

public slots:
    void askVideo();
    void askProject();
    void open(const QString &path); // a video or, by its suffix, a project
    void save();
    void saveAs();

signals:
    void openRequested(const QString &path);
    void openProjectRequested(const QString &path);
    void saveRequested(const QString &path);

private:
    void saveForGuard();
    void askWhereToSave();
    QString suggestedProject() const;
    QString folder() const;

    edit::Document &m_document;
    Prompts &m_prompts;
    UnsavedGuard m_guard;
    QString m_title;
    QStringList m_recent;
};

} // namespace ui
