// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/fileset.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr int mostNames = 100;

QString freeName(const QString &path, const char *ending)
{
    for (int n = 0; n < mostNames; ++n) {
        const QString number = n ? QStringLiteral("-%1").arg(n) : QString();
        const QString name = path + number + QLatin1String(ending);
        if (!QFileInfo::exists(name) && !QFileInfo(name).isSymLink())
            return name;
    }
    return {};
}

Result<> move(const QString &from, const QString &to)
{
    std::error_code error;
    // Unlike QFile::rename, this replaces an old file in one step.
    std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), error);
    if (error)
        return fail(Error::Kind::NotWritable, QString::fromStdString(error.message()));
    return {};
}

} // namespace

FileSet::~FileSet()
{
    for (const File &file : m_files) {
        if (!file.isPlaced)
            QFile::remove(file.part);
    }
}

Result<> FileSet::addBytes(const QByteArray &bytes, const QString &path)
{
    QFile file(freeName(path, ".part"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fail(Error::Kind::NotWritable, file.errorString());
    addPart(file.fileName(), path);
    if (file.write(bytes) != bytes.size() || !file.flush())
        return fail(Error::Kind::DiskFull, file.errorString());
    return {};
}

void FileSet::addPart(const QString &part, const QString &path)
{
    m_files.push_back({part, path, {}, false});
}

Result<> FileSet::place(File &file)
{
    const QFileInfo target(file.path);
    if (target.isDir() && !target.isSymLink())
        return fail(Error::Kind::NotWritable, QStringLiteral("a folder has this name"));
    if (target.exists() || target.isSymLink()) {
        const QString before = freeName(file.path, ".before");
        if (auto ok = move(file.path, before); !ok)
            return ok;
        file.before = before;
    }
    if (auto ok = move(file.part, file.path); !ok)
        return ok;
    file.isPlaced = true;
    return {};
}

void FileSet::putBack(File &file)
{
    if (file.isPlaced)
        QFile::remove(file.path);
    if (!file.before.isEmpty() && move(file.before, file.path))
        file.before.clear();
}

Result<> FileSet::commit()
{
    for (File &file : m_files) {
        if (auto placed = place(file); !placed) {
            std::for_each(m_files.rbegin(), m_files.rend(), putBack);
            return placed;
        }
    }
    for (const File &file : m_files) {
        if (!file.before.isEmpty())
            QFile::remove(file.before);
    }
    m_files.clear();
    return {};
}

} // namespace timeline::render
