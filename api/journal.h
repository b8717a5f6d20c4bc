// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobrecord.h"

#include <QLockFile>
#include <QStringList>

#include <memory>
#include <optional>

namespace api {

// One JSON file per job in one folder of the user's data. Written whole, through a temporary file
// and to the disk, so a crash leaves the old or the new one. Any one thread.
class Journal {
public:
    struct Contents {
        QList<JobRecord> records; // oldest first
        QStringList setAside; // damaged files under their new names (NAME.damaged); never deleted
    };

    // Makes the folder, readable by the user alone.
    static Result<Journal> open(const QString &folder);

    Result<> write(const JobRecord &record) const;
    Result<JobRecord> read(const QString &id) const;
    bool has(const QString &id) const;
    Contents load() const;
    Result<> remove(const QString &id) const;
    // Locked: another process, or another object of this one, acts on the job. A dead holder's lock
    // is taken.
    Result<std::unique_ptr<QLockFile>> lock(const QString &id) const;
    // Who acts on the job now; nothing when nobody does, or nobody that is alive.
    struct Holder {
        qint64 pid = 0;
        QString program;

        bool operator==(const Holder &) const = default;
    };
    std::optional<Holder> holder(const QString &id) const;
    QString folder() const { return m_folder; }

private:
    explicit Journal(QString folder);
    QString pathOf(const QString &id) const;
    QString lockOf(const QString &id) const;

    QString m_folder;
};

} // namespace api
