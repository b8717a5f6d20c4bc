// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recoverystore.h"

#include "api/lockfile.h"
#include "timeline/model/projectfile.h"
#include "timeline/model/replacefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <functional>

namespace app {

namespace {

const QLatin1String noteName("about.json");
const QLatin1String lockName("lock");

std::unique_ptr<QLockFile> lockOf(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(lockName));
    lock->setStaleLockTime(0);
    return lock;
}

// Names that sort as their numbers do; newest last.
QStringList copiesIn(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral("copy-*.retake")}, QDir::Files, QDir::Name);
}

QString nextCopy(const QStringList &copies)
{
    const int last = copies.isEmpty() ? 0 : copies.constLast().mid(5, 8).toInt();
    return QStringLiteral("copy-%1.retake").arg(last + 1, 8, 10, QLatin1Char('0'));
}

model::Result<> writeNote(const RecoveryNote &note, const QString &folder)
{
    const QJsonObject json{{QStringLiteral("path"), note.path},
        {QStringLiteral("title"), note.title},
        {QStringLiteral("unsavedFolder"), note.unsavedFolder},
        {QStringLiteral("content"), QString::fromLatin1(note.content.toHex())}};
    return model::replaceFile(QDir(folder).filePath(noteName), QJsonDocument(json).toJson());
}

// Without it there is still a project: one that was never saved.
RecoveryNote readNote(const QString &folder)
{
    QFile file(QDir(folder).filePath(noteName));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    return {json.value(QLatin1String("path")).toString(),
        json.value(QLatin1String("title")).toString(),
        json.value(QLatin1String("unsavedFolder")).toString(),
        QByteArray::fromHex(json.value(QLatin1String("content")).toString().toLatin1())};
}

std::optional<Recoverable> recoverableIn(const QString &folder)
{
    Recoverable found;
    found.folder = folder;
    const QStringList copies = copiesIn(folder);
    for (auto name = copies.crbegin(); name != copies.crend(); ++name) {
        const QString path = QDir(folder).filePath(*name);
        const auto project = model::loadProject(path);
        if (!project || project->sequence.clips.empty()) {
            ++found.damaged;
            continue;
        }
        found.copy = path;
        found.time = QFileInfo(path).lastModified();
        found.note = readNote(folder);
        found.clips = int(project->sequence.clips.size());
        found.takes = int(std::ranges::count_if(
            project->takes, [](const model::Take &take) { return !take.isOriginal(); }));
        if (found.note.title.isEmpty() && !project->media.empty())
            found.note.title = QFileInfo(project->media.front().path).fileName();
        return found;
    }
    return std::nullopt;
}

} // namespace

RecoveryFolder::RecoveryFolder(const QString &folder, std::unique_ptr<QLockFile> lock)
    : m_folder(folder)
    , m_lock(std::move(lock))
{
}

model::Result<std::unique_ptr<RecoveryFolder>> RecoveryFolder::make(const QString &root)
{
    return adopt(QDir(root).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces)));
}

model::Result<std::unique_ptr<RecoveryFolder>> RecoveryFolder::adopt(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return model::fail(model::Error::Kind::NotWritable,
            QStringLiteral("the folder for recovery copies cannot be made"));
    auto lock = lockOf(folder);
    if (!api::takeLock(*lock, std::chrono::milliseconds(0)))
        return model::fail(lock->error() == QLockFile::LockFailedError
                ? model::Error::Kind::ProjectInUse
                : model::Error::Kind::NotWritable,
            QStringLiteral("the folder for recovery copies cannot be locked"));
    return std::unique_ptr<RecoveryFolder>(new RecoveryFolder(folder, std::move(lock)));
}

model::Result<> RecoveryFolder::write(const model::Project &project, const RecoveryNote &note)
{
    const std::lock_guard guard(m_mutex);
    if (m_isDiscarded)
        return {};
    if (m_noted != note) {
        if (const auto written = writeNote(note, m_folder); !written)
            return written;
        m_noted = note;
    }
    QStringList copies = copiesIn(m_folder);
    const QString name = nextCopy(copies);
    if (const auto saved = model::saveProject(project, QDir(m_folder).filePath(name)); !saved)
        return saved;
    copies << name;
    for (qsizetype i = 0; i + mostCopies < copies.size(); ++i)
        QFile::remove(QDir(m_folder).filePath(copies.at(i)));
    return {};
}

void RecoveryFolder::clear()
{
    const std::lock_guard guard(m_mutex);
    for (const QString &name : copiesIn(m_folder))
        QFile::remove(QDir(m_folder).filePath(name));
}

void RecoveryFolder::discard()
{
    const std::lock_guard guard(m_mutex);
    m_isDiscarded = true;
    QDir folder(m_folder);
    for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden)) {
        if (name != lockName)
            folder.remove(name);
    }
    // Last, so that nobody takes half of it for something to recover.
    m_lock->unlock();
    folder.rmdir(m_folder);
}

QList<Recoverable> recoverables(const QString &root)
{
    QList<Recoverable> all;
    QStringList litter; // of programs that were killed before their first copy
    const QFileInfoList folders = QDir(root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &folder : folders) {
        const QString path = folder.absoluteFilePath();
        const auto lock = lockOf(path);
        if (!api::takeLock(*lock, std::chrono::milliseconds(0)))
            continue; // a program is at work on it
        if (auto found = recoverableIn(path))
            all.append(*std::move(found));
        else if (copiesIn(path).isEmpty())
            litter << path;
    }
    for (const QString &path : litter)
        discardRecoverable(path);
    std::ranges::sort(all, std::ranges::greater(), &Recoverable::time);
    return all;
}

void discardRecoverable(const QString &folder)
{
    if (const auto held = RecoveryFolder::adopt(folder))
        (*held)->discard();
}

} // namespace app
