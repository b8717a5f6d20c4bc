// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filedesk.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QStandardPaths>

namespace ui {

namespace {

const QLatin1String projectSuffix("retake");

} // namespace

FileDesk::FileDesk(edit::Document &document, Prompts &prompts, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_prompts(prompts)
    , m_guard(document)
{
    connect(&m_guard, &UnsavedGuard::saveRequested, this, &FileDesk::saveForGuard);
}

void FileDesk::setTitle(const QString &title)
{
    m_title = title;
}

void FileDesk::setRecent(QMenu &menu, const QStringList &files)
{
    m_recent = files;
    menu.clear();
    menu.setEnabled(!files.isEmpty());
    for (const QString &path : files) {
        // A name may hold an ampersand, which a menu would take for a mnemonic.
        const QString name =
            QDir::toNativeSeparators(path).replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *action = menu.addAction(name);
        connect(action, &QAction::triggered, this, [this, path] { open(path); });
    }
}

QString FileDesk::videoPath() const
{
    const auto &media = m_document.project().media;
    return media.empty() ? QString() : media.front().path;
}

QString FileDesk::folder() const
{
    const QString open = m_document.path().isEmpty() ? videoPath() : m_document.path();
    if (!open.isEmpty())
        return QFileInfo(open).absolutePath();
    if (!m_recent.isEmpty())
        return QFileInfo(m_recent.first()).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
}

QString FileDesk::suggestedProject() const
{
    if (!m_document.path().isEmpty())
        return m_document.path();
    return QDir(folder()).filePath(
        QFileInfo(videoPath()).completeBaseName() + QLatin1Char('.') + projectSuffix);
}

QString FileDesk::suggestedName(const QString &ending) const
{
    return QDir(folder()).filePath(
        tr("%1 collected").arg(QFileInfo(suggestedProject()).completeBaseName()) + ending);
}

void FileDesk::leaveThen(std::function<void()> intention)
{
    m_guard.run(m_prompts, m_title, std::move(intention));
}

void FileDesk::askVideo()
{
    const QPointer<FileDesk> self(this);
    m_prompts.askFile(FileQuestion::OpenVideo, folder(), [self](const QString &path) {
        if (self && !path.isEmpty())
            self->open(path);
    });
}

void FileDesk::askProject()
{
    const QPointer<FileDesk> self(this);
    m_prompts.askFile(FileQuestion::OpenProject, folder(), [self](const QString &path) {
        if (self && !path.isEmpty())
            self->open(path);
    });
}

void FileDesk::open(const QString &path)
{
    const bool project = QFileInfo(path).suffix().compare(projectSuffix, Qt::CaseInsensitive) == 0;
    leaveThen([this, path, project] {
        if (project)
            emit openProjectRequested(path);
        else
            emit openRequested(path);
    });
}

void FileDesk::save()
{
    m_guard.forget(); // an earlier wish to leave is over
    saveForGuard();
}

void FileDesk::saveAs()
{
    m_guard.forget();
    askWhereToSave();
}

void FileDesk::saveForGuard()
{
    if (m_document.path().isEmpty())
        askWhereToSave();
    else
        emit saveRequested(m_document.path());
}

void FileDesk::askWhereToSave()
{
    const QPointer<FileDesk> self(this);
    m_prompts.askFile(FileQuestion::SaveProject, suggestedProject(), [self](const QString &path) {
        if (!self)
            return;
        if (path.isEmpty())
            self->m_guard.forget();
        else
            emit self->saveRequested(path);
    });
}

} // namespace ui
