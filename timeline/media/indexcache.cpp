// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/indexcache.h"

#include "timeline/media/ffmpeg.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace timeline::media {

using model::FrameEntry;
using model::FrameIndex;
using model::KeyKind;

namespace {

constexpr quint32 magic = 0x52544958; // "RTIX"
// To be raised with every change of what the indexer finds or of this format.
constexpr quint32 version = 1;
constexpr qint64 maxFolderBytes = 256LL << 20;
constexpr qsizetype frameBytes = 8 + 8 + 8 + 4 + 1 + 1;
constexpr qsizetype entryBytes = 8 + 8 + 1;

QByteArray keyOf(const model::MediaIdentity &identity, int stream)
{
    QByteArray key;
    QDataStream out(&key, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << magic << version << quint32(avformat_version()) << quint32(avcodec_version())
        << qint64(identity.size) << identity.modified.toMSecsSinceEpoch() << identity.edgeHash
        << qint32(stream);
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256);
}

QByteArray packed(const FrameIndex &index)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << qint64(index.timeBase().num) << qint64(index.timeBase().den)
        << qint64(index.lastDuration()) << quint8(index.stamps()) << quint64(index.frames().size())
        << quint64(index.entryPoints().size());
    for (const FrameEntry &f : index.frames())
        out << qint64(f.pts) << qint64(f.dts) << qint64(f.position) << qint32(f.size)
            << quint8(f.key) << quint8(f.leading);
    for (const FrameIndex::EntryPoint &e : index.entryPoints())
        out << qint64(e.pts) << qint64(e.dts) << quint8(e.key);
    return bytes;
}

std::optional<FrameIndex> unpacked(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    qint64 num = 0, den = 0, lastDuration = 0;
    quint8 stamps = 0;
    quint64 frameCount = 0, entryCount = 0;
    in >> num >> den >> lastDuration >> stamps >> frameCount >> entryCount;
    const quint64 most = quint64(bytes.size());
    if (in.status() != QDataStream::Ok || num <= 0 || den <= 0 || frameCount == 0
        || stamps > quint8(FrameIndex::Stamps::Count) || frameCount > most / frameBytes
        || entryCount > most / entryBytes)
        return std::nullopt;
    std::vector<FrameEntry> frames(frameCount);
    quint8 key = 0, leading = 0;
    for (FrameEntry &f : frames) {
        qint64 pts = 0, dts = 0, position = 0;
        in >> pts >> dts >> position >> f.size >> key >> leading;
        f.pts = pts;
        f.dts = dts;
        f.position = position;
        f.key = KeyKind(key);
        f.leading = leading != 0;
    }
    std::vector<FrameIndex::EntryPoint> entries(entryCount);
    for (FrameIndex::EntryPoint &e : entries) {
        qint64 pts = 0, dts = 0;
        in >> pts >> dts >> key;
        e = {pts, dts, KeyKind(key)};
    }
    if (in.status() != QDataStream::Ok || !in.atEnd())
        return std::nullopt;
    return FrameIndex({num, den}, std::move(frames), std::move(entries), lastDuration,
        FrameIndex::Stamps(stamps));
}

} // namespace

IndexCache::IndexCache(QString folder)
    : m_folder(folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::CacheLocation)
                + QStringLiteral("/index")
                                : std::move(folder))
{
}

QString IndexCache::pathFor(const model::MediaIdentity &identity, int stream) const
{
    const QByteArray name = keyOf(identity, stream).toHex() + ".index";
    return QDir(m_folder).filePath(QString::fromLatin1(name));
}

// The file: the key, the packed index, and the hash of both.
std::optional<FrameIndex> IndexCache::load(const model::MediaIdentity &identity, int stream) const
{
    QFile file(pathFor(identity, stream));
    if (file.size() > maxFolderBytes || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    const qsizetype hashSize = QCryptographicHash::hashLength(QCryptographicHash::Sha256);
    if (bytes.size() < 2 * hashSize || !bytes.startsWith(keyOf(identity, stream)))
        return std::nullopt;
    const QByteArray content = bytes.chopped(hashSize);
    if (QCryptographicHash::hash(content, QCryptographicHash::Sha256) != bytes.last(hashSize))
        return std::nullopt;
    return unpacked(content.sliced(hashSize));
}

void IndexCache::store(
    const model::MediaIdentity &identity, int stream, const FrameIndex &index) const
{
    if (!QDir().mkpath(m_folder))
        return;
    const QByteArray content = keyOf(identity, stream) + packed(index);
    QSaveFile file(pathFor(identity, stream));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(content);
    file.write(QCryptographicHash::hash(content, QCryptographicHash::Sha256));
    if (file.commit())
        prune();
}

void IndexCache::prune() const
{
    const QFileInfoList files =
        QDir(m_folder).entryInfoList({QStringLiteral("*.index")}, QDir::Files, QDir::Time);
    qint64 sum = 0;
    for (const QFileInfo &file : files) {
        sum += file.size();
        if (sum > maxFolderBytes)
            QFile::remove(file.filePath());
    }
}

} // namespace timeline::media
