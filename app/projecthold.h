// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/model/error.h"

#include <QByteArray>
#include <QLockFile>
#include <QString>

#include <memory>

namespace app {

// A project file that this program may write: no other program of this user does so meanwhile. The
// lock lies in the user's data folder, named after the file, so that nothing is left beside the
// user's own. Other users and other computers do not see it: what they write is noticed by the
// file's content, before it would be overwritten. Movable; any one thread at a time.
class ProjectHold {
public:
    ProjectHold() = default; // of no file

    // ProjectInUse says which program has it. A lock whose holder was killed is taken over; where
    // no lock can be made (a data folder that is read-only), only the content is watched.
    static model::Result<ProjectHold> take(const QString &projectPath);
    // Who has the file now, in words; empty: nobody but perhaps this object's kind.
    static QString holder(const QString &projectPath);

    QString path() const { return m_path; }
    bool isOf(const QString &projectPath) const;

    // What the file held when it was last read or written here (contentOf()).
    QByteArray content() const { return m_content; }
    void setContent(const QByteArray &content) { m_content = content; }

private:
    QString m_path; // as given
    QString m_name; // canonical
    QByteArray m_content;
    std::unique_ptr<QLockFile> m_lock;
};

// A hash of the whole file; empty when there is none. Blocking.
QByteArray contentOf(const QString &path);
// ProjectChanged when the file is there and holds anything else than `content`; an empty `content`
// is not compared. Blocking.
model::Result<> checkUnchanged(const QString &path, const QByteArray &content);

} // namespace app
