// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/model/error.h"
#include "timeline/model/project.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QLockFile>
#include <QString>

#include <memory>
#include <mutex>
#include <optional>

namespace app {

// What recovery copies belong to: kept beside them, as it is no part of a project.
struct RecoveryNote {
    QString path; // of the project; empty: it was never saved
    QString title; // its name, or that of its video
    QString unsavedFolder; // where takes of a project lie that was never saved
    QByteArray content; // contentOf() the project's file when it was last read or written

    bool operator==(const RecoveryNote &) const = default;
};

// The recovery copies of one project that is being edited: numbered files in a folder of their own,
// apart from the user's. Held by a lock for as long as the program runs, so that what no living
// program holds is what was lost. Thread-safe; writing blocks.
class RecoveryFolder {
public:
    static constexpr int mostCopies = 5;

    // A new one in `root`; NotWritable where there can be none.
    static model::Result<std::unique_ptr<RecoveryFolder>> make(const QString &root);
    // One that was left behind; ProjectInUse when a program has it.
    static model::Result<std::unique_ptr<RecoveryFolder>> adopt(const QString &folder);

    QString folder() const { return m_folder; }
    // The next number; older copies go beyond `mostCopies`. What fails leaves the older ones.
    model::Result<> write(const model::Project &project, const RecoveryNote &note);
    void clear(); // what was saved needs no copies
    void discard(); // the folder, too; nothing is written any more

private:
    RecoveryFolder(const QString &folder, std::unique_ptr<QLockFile> lock);

    std::mutex m_mutex;
    const QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    std::optional<RecoveryNote> m_noted;
    bool m_isDiscarded = false;
};

// What a program left behind that ended without saving or being closed.
struct Recoverable {
    QString folder;
    QString copy; // the newest that can be read
    QDateTime time; // when that was written
    RecoveryNote note;
    int clips = 0;
    int takes = 0; // without the originals
    int damaged = 0; // newer copies that cannot be read

    bool operator==(const Recoverable &) const = default;
};

// Newest first. Copies that cannot be read are passed over for the one before; where none can, and
// where a program was killed before its first, there is nothing to recover. Blocking: reads them.
QList<Recoverable> recoverables(const QString &root);

// What was found is not wanted. Nothing happens while a program has it. Blocking.
void discardRecoverable(const QString &folder);

} // namespace app
