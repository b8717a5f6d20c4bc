// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>
#include <QTemporaryDir>

namespace practice {

// A temporary folder that goes with the object. One whose program was killed keeps its lock file
// with a process that is no more: the next WorkFolder, of whatever program, removes it. Any thread.
class WorkFolder {
public:
    WorkFolder();

    bool isValid() const { return m_folder.isValid() && m_lock.isLocked(); }
    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QLockFile m_lock; // first to go: what is locked is in use
};

} // namespace practice
