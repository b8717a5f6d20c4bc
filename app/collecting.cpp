// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collecting.h"

#include "app/collectionplan.h"
#include "app/zipwriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace app {

namespace {

using Kind = model::Error::Kind;

model::Error writingError(const QFileDevice &file)
{
    const bool isFull = file.error() == QFileDevice::ResourceError
        || QStorageInfo(QFileInfo(file.fileName()).absolutePath()).bytesAvailable() == 0;
    return {isFull ? Kind::DiskFull : Kind::NotWritable, file.errorString()};
}

// Tells how far all files together are, and whether to stop.
class Pace {
public:
    Pace(qint64 total, const model::Progress &progress, const model::CancelToken &cancel)
        : m_total(std::max<qint64>(total, 1))
        , m_progress(progress)
        , m_cancel(cancel)
    {
    }

    bool isCancelled() const { return m_cancel.isCancelled(); }
    void add(qint64 bytes)
    {
        m_done += bytes;
        if (m_progress)
            m_progress(double(m_done) / double(m_total));
    }

private:
    qint64 m_total;
    qint64 m_done = 0;
    const model::Progress &m_progress;
    const model::CancelToken &m_cancel;
};

model::Result<> copyFile(const CollectedFile &item, const QString &to, Pace &pace)
{
    constexpr qint64 piece = qint64{4} * 1024 * 1024;
    QFile in(item.from), out(to);
    if (!in.open(QIODevice::ReadOnly))
        return model::fail(Kind::NotReadable, in.errorString());
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return tl::unexpected(writingError(out));
    while (!in.atEnd()) {
        if (pace.isCancelled())
            return model::fail(Kind::Cancelled);
        const QByteArray bytes = in.read(piece);
        if (bytes.isEmpty())
            return model::fail(Kind::NotReadable, in.errorString());
        if (out.write(bytes) != bytes.size())
            return tl::unexpected(writingError(out));
        pace.add(bytes.size());
    }
    if (!out.flush())
        return tl::unexpected(writingError(out));
    out.setFileTime(
        in.fileTime(QFileDevice::FileModificationTime), QFileDevice::FileModificationTime);
    return {};
}

model::Result<> writeProject(const CollectionPlan &plan, const QString &folder)
{
    QFile file(QDir(folder).filePath(plan.projectName));
    if (!file.open(QIODevice::WriteOnly) || file.write(plan.project) != plan.project.size()
        || !file.flush())
        return tl::unexpected(writingError(file));
    return {};
}

model::Result<> fillFolder(const CollectionPlan &plan, const QString &folder, Pace &pace)
{
    for (const CollectedFile &item : plan.files) {
        const QString to = QDir(folder).filePath(item.to);
        if (!QDir().mkpath(QFileInfo(to).absolutePath()))
            return model::fail(Kind::NotWritable, QStringLiteral("a folder cannot be made there"));
        if (const auto copied = copyFile(item, to, pace); !copied)
            return copied;
    }
    return writeProject(plan, folder);
}

model::Result<> writeFolder(const CollectionPlan &plan, const QString &target, Pace &pace)
{
    const QFileInfo info(target);
    if (info.exists() && (!info.isDir() || !QDir(target).isEmpty()))
        return model::fail(Kind::NotWritable, QStringLiteral("there is something in it already"));
    // Beside it, so that taking its name is one step; inside another, as that one is private.
    QTemporaryDir made(
        QDir(info.absolutePath()).filePath(QStringLiteral(".%1-XXXXXX").arg(info.fileName())));
    const QString whole = made.filePath(QStringLiteral("collected"));
    if (!made.isValid() || !QDir().mkdir(whole))
        return model::fail(Kind::NotWritable, made.errorString());
    if (const auto filled = fillFolder(plan, whole, pace); !filled)
        return filled;
    QDir above(info.absolutePath());
    if (info.exists())
        above.rmdir(info.fileName());
    if (!above.rename(whole, info.absoluteFilePath()))
        return model::fail(Kind::NotWritable, QStringLiteral("it cannot be given its name"));
    return {};
}

model::Result<> writeZip(const CollectionPlan &plan, const QString &target,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    auto zip = ZipWriter::create(target);
    if (!zip)
        return tl::unexpected(zip.error());
    if (const auto added = zip->addBytes(plan.projectName, plan.project); !added)
        return added;
    for (const CollectedFile &item : plan.files) {
        if (const auto added = zip->addFile(item.to, item.from); !added)
            return added;
    }
    return zip->finish(progress, cancel);
}

} // namespace

model::Result<Collected> collect(
    const CollectWish &wish, const model::Progress &progress, const model::CancelToken &cancel)
{
    const auto plan = planCollection(wish.project, wish.name);
    if (!plan)
        return tl::unexpected(plan.error());
    const QFileInfo target(wish.target);
    const QString folder = target.absolutePath();
    if (!QFileInfo(folder).isDir())
        return model::fail(Kind::NotWritable, QStringLiteral("there is no such folder"));
    const qint64 free = QStorageInfo(folder).bytesAvailable();
    if (free >= 0 && free < plan->bytes())
        return model::fail(Kind::DiskFull,
            QStringLiteral("%1 MB are needed, %2 MB are free")
                .arg(plan->bytes() / 1'000'000)
                .arg(free / 1'000'000));
    Pace pace(plan->bytes(), progress, cancel);
    const auto written = wish.into == CollectInto::Zip
        ? writeZip(*plan, target.absoluteFilePath(), progress, cancel)
        : writeFolder(*plan, target.absoluteFilePath(), pace);
    if (!written)
        return tl::unexpected(written.error());
    return Collected{target.absoluteFilePath(), int(plan->files.size()), plan->bytes()};
}

} // namespace app
