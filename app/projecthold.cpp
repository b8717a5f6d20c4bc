// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/projecthold.h"

#include "api/lockfile.h"
#include "app/datafolders.h"
#include "app/filename.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

#include <optional>

namespace app {

namespace {

struct Holder {
    qint64 pid = 0;
    QString host, program;
};

QString lockFor(const QString &name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    return QDir(locksFolder())
        .filePath(QString::fromLatin1(hash.toHex().left(32)) + QStringLiteral(".lock"));
}

std::unique_ptr<QLockFile> makeLock(const QString &name)
{
    auto lock = std::make_unique<QLockFile>(lockFor(name));
    lock->setStaleLockTime(0); // held for as long as the project is open
    return lock;
}

std::optional<Holder> holderOf(const QLockFile &lock)
{
    Holder holder;
    if (!lock.getLockInfo(&holder.pid, &holder.host, &holder.program))
        return std::nullopt;
    return holder;
}

// A computer that was renamed while a lock lay there, or one that shares this data folder and died:
// whether that process lives cannot be known, and nobody shall be locked out for ever.
bool isForgotten(const QLockFile &lock)
{
    constexpr qint64 longAgo = 24 * 60 * 60; // seconds
    const auto holder = holderOf(lock);
    return holder && holder->host != QSysInfo::machineHostName()
        && QFileInfo(lock.fileName()).lastModified().secsTo(QDateTime::currentDateTime()) > longAgo;
}

QString wordsFor(const Holder &holder)
{
    return QStringLiteral("%1, process %2 on %3")
        .arg(holder.program.isEmpty() ? QStringLiteral("a program") : holder.program)
        .arg(holder.pid)
        .arg(holder.host.isEmpty() ? QStringLiteral("this computer") : holder.host);
}

} // namespace

model::Result<ProjectHold> ProjectHold::take(const QString &projectPath)
{
    ProjectHold hold;
    hold.m_path = projectPath;
    hold.m_name = oneNameOf(projectPath);
    QDir().mkpath(locksFolder());
    auto lock = makeLock(hold.m_name);
    bool isTaken = api::takeLock(*lock, std::chrono::milliseconds(0));
    if (!isTaken && lock->error() == QLockFile::LockFailedError && isForgotten(*lock))
        isTaken = lock->removeStaleLockFile() && lock->tryLock(0);
    if (isTaken) {
        hold.m_lock = std::move(lock);
        return hold;
    }
    if (lock->error() != QLockFile::LockFailedError)
        return hold;
    const auto holder = holderOf(*lock);
    return model::fail(model::Error::Kind::ProjectInUse,
        holder ? wordsFor(*holder) : QStringLiteral("it is being opened there"));
}

QString ProjectHold::holder(const QString &projectPath)
{
    const auto taken = take(projectPath);
    return taken ? QString() : taken.error().detail;
}

bool ProjectHold::isOf(const QString &projectPath) const
{
    return !m_name.isEmpty() && m_name == oneNameOf(projectPath);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

model::Result<> checkUnchanged(const QString &path, const QByteArray &content)
{
    if (content.isEmpty() || !QFile::exists(path) || contentOf(path) == content)
        return {};
    return model::fail(model::Error::Kind::ProjectChanged, QFileInfo(path).fileName());
}

} // namespace app
