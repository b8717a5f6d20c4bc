// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datafolders.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace app {

void nameProgram()
{
    QCoreApplication::setOrganizationName(QStringLiteral("RetakeStudio"));
    QCoreApplication::setApplicationName(QStringLiteral("RetakeStudio"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RETAKE_VERSION));
}

QString journalFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("jobs"));
}

QString locksFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("locks"));
}

QString recoveryFolders()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("recovery"));
}

QString unsavedFolders()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("unsaved"));
}

QString scratchProject(const QString &unsavedFolder)
{
    return QDir(unsavedFolder).absoluteFilePath(QStringLiteral("run.retake"));
}

void removeScratch(const QString &project)
{
    const QFileInfo file(project);
    QDir folder = file.absoluteDir();
    QDir above = folder;
    if (project == scratchProject(folder.path()) && above.cdUp() && above == QDir(unsavedFolders()))
        folder.removeRecursively();
}

} // namespace app
