// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/lockfile.h"

#include <QDateTime>
#include <QFileInfo>

namespace api {

bool takeLock(QLockFile &lock, std::chrono::milliseconds patience)
{
    if (lock.tryLock(int(patience.count())))
        return true;
    // Who lives writes it at once.
    constexpr qint64 longAgo = 2; // seconds
    const QDateTime made = QFileInfo(lock.fileName()).lastModified();
    qint64 pid = 0;
    QString host;
    QString program;
    return made.isValid() && made.secsTo(QDateTime::currentDateTime()) >= longAgo
        && !lock.getLockInfo(&pid, &host, &program) && lock.removeStaleLockFile()
        && lock.tryLock(0);
}

} // namespace api
