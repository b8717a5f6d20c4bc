// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/workfolder.h"

#include <QDir>
#include <QFile>

namespace practice {

namespace {

QString nameWith(QLatin1String ending)
{
    return QStringLiteral("retake-practice-") + ending;
}

QString lockIn(const QString &folder)
{
    return folder + QStringLiteral("/lock");
}

// Only folders with a lock file: one without is just being made.
void removeAbandoned()
{
    const QDir all = QDir::temp();
    const QStringList names = all.entryList(
        {nameWith(QLatin1String("??????"))}, QDir::Dirs | QDir::NoSymLinks | QDir::Writable);
    for (const QString &name : names) {
        const QString folder = all.filePath(name);
        if (!QFile::exists(lockIn(folder)))
            continue;
        QLockFile lock(lockIn(folder));
        // Age says nothing: a service may run for days.
        lock.setStaleLockTime(0);
        if (!lock.tryLock())
            continue;
        lock.unlock();
        QDir(folder).removeRecursively();
    }
}

} // namespace

WorkFolder::WorkFolder()
    : m_folder(QDir::temp().filePath(nameWith(QLatin1String("XXXXXX"))))
    , m_lock(lockIn(m_folder.path()))
{
    removeAbandoned();
    m_lock.setStaleLockTime(0);
    if (m_folder.isValid())
        m_lock.tryLock();
}

} // namespace practice
