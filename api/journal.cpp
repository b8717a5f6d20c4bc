// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/journal.h"

#include "api/lockfile.h"
#include "api/replacefile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace api {

namespace {

constexpr qint64 maxFile = 4'000'000; // a prompt of 5000 characters and the application's context

Result<JobRecord> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::FileUnreadable, file.errorString());
    if (file.size() > maxFile)
        return fail(Error::Kind::JournalDamaged, QStringLiteral("the journal file is too long"));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return fail(Error::Kind::JournalDamaged, QStringLiteral("the journal file is not JSON"));
    auto record = recordFromJson(document.object());
    if (record && record->id != QFileInfo(path).completeBaseName())
        return fail(
            Error::Kind::JournalDamaged, QStringLiteral("the journal file is another job's"));
    return record;
}

QString setAside(const QString &path)
{
    QString name = path + QStringLiteral(".damaged");
    for (int i = 2; QFile::exists(name); ++i)
        name = path + QStringLiteral(".damaged%1").arg(i);
    return QFile::rename(path, name) ? name : path;
}

QDateTime begun(const JobRecord &record)
{
    return record.stages.isEmpty() ? QDateTime() : record.stages.first().entered;
}

} // namespace

Journal::Journal(QString folder)
    : m_folder(std::move(folder))
{
}

Result<Journal> Journal::open(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(
            Error::Kind::FileNotWritable, QStringLiteral("the journal's folder cannot be made"));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return Journal(QDir(folder).absolutePath());
}

QString Journal::pathOf(const QString &id) const
{
    return m_folder + QLatin1Char('/') + id + QStringLiteral(".json");
}

QString Journal::lockOf(const QString &id) const
{
    return m_folder + QLatin1Char('/') + id + QStringLiteral(".lock");
}

Result<> Journal::write(const JobRecord &record) const
{
    return replaceFile(pathOf(record.id), QJsonDocument(toJson(record)).toJson());
}

Result<JobRecord> Journal::read(const QString &id) const
{
    return readFile(pathOf(id));
}

bool Journal::has(const QString &id) const
{
    return QFile::exists(pathOf(id));
}

Journal::Contents Journal::load() const
{
    Contents contents;
    const QDir dir(m_folder);
    const QStringList names = dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString path = dir.filePath(name);
        auto record = readFile(path);
        if (record)
            contents.records.append(std::move(*record));
        else if (record.error().kind == Error::Kind::JournalDamaged)
            contents.setAside.append(setAside(path));
    }
    std::stable_sort(contents.records.begin(), contents.records.end(),
        [](const JobRecord &a, const JobRecord &b) {
            // The takes of one order may begin in the same millisecond.
            return begun(a) == begun(b) ? a.turn < b.turn : begun(a) < begun(b);
        });
    return contents;
}

Result<> Journal::remove(const QString &id) const
{
    if (!QFile::remove(pathOf(id)) && has(id))
        return fail(
            Error::Kind::FileNotWritable, QStringLiteral("the journal file cannot be removed"));
    return {};
}

Result<std::unique_ptr<QLockFile>> Journal::lock(const QString &id) const
{
    auto lock = std::make_unique<QLockFile>(lockOf(id));
    // A job may run for hours: only a dead holder makes a lock stale, never its age.
    lock->setStaleLockTime(0);
    if (!takeLock(*lock, {}))
        return fail(Error::Kind::Locked, QStringLiteral("another process acts on this job"));
    return lock;
}

std::optional<Journal::Holder> Journal::holder(const QString &id) const
{
    if (!QFile::exists(lockOf(id)))
        return std::nullopt;
    QLockFile lock(lockOf(id));
    lock.setStaleLockTime(0);
    Holder holder;
    QString host;
    if (lock.tryLock(0) || !lock.getLockInfo(&holder.pid, &host, &holder.program))
        return std::nullopt;
    return holder;
}

} // namespace api
