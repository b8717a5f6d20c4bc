// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/replacefile.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>
#endif

namespace api {

namespace {

Result<> failed(const QSaveFile &file)
{
    return fail(file.error() == QFileDevice::ResourceError ? Error::Kind::DiskFull
                                                           : Error::Kind::FileNotWritable,
        file.errorString());
}

// A file system may hold a rename back for half a minute unless the folder is asked for.
Result<> syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool isSynced = folder >= 0 && ::fsync(folder) == 0;
    const int why = errno;
    if (folder >= 0)
        ::close(folder);
    // Some network drives know no such thing.
    if (!isSynced && why != EINVAL && why != ENOTSUP)
        return fail(Error::Kind::FileNotWritable, QString::fromLocal8Bit(std::strerror(why)));
#else
    Q_UNUSED(path)
#endif
    return {};
}

} // namespace

Result<> replaceFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    // commit() renames even when the rest of its buffer found no room: QTBUG-75077.
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        auto why = failed(file);
        file.cancelWriting();
        return why;
    }
    if (!file.commit())
        return failed(file);
    return syncFolder(QFileInfo(path).absolutePath());
}

} // namespace api
