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

} // namespace app
