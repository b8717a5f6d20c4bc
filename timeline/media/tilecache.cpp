// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tilecache.h"

#include "timeline/media/cachefile.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <vector>

namespace timeline::media {

namespace {

constexpr quint32 magic = 0x52545431; // "RTT1": counts up with the format
constexpr int quality = 90;
constexpr qint64 mostBytes = 4 << 20;
constexpr unsigned pruneEvery = 256;
constexpr unsigned firstPrune = 16; // not while the first tiles are waited for

QString folderOf(const MediaFile &file)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << file.identity.edgeHash << qint64(file.identity.size)
        << file.identity.modified.toMSecsSinceEpoch() << qint32(file.info.video.streamIndex)
        << qint32(file.info.video.rotation);
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(32));
}

QString conformOf(const model::Conform &conform)
{
    if (conform == model::Conform{})
        return {};
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << conform.colorMatch << conform.cropX << conform.cropY << conform.cropWidth
        << conform.cropHeight;
    for (std::size_t c = 0; c < 3; ++c)
        out << conform.gain[c] << conform.offset[c];
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    return QLatin1Char('-') + QString::fromLatin1(hash.toHex().left(16));
}

// As the plugins at hand allow; both are read by what they are.
QByteArray encoded(const QImage &tile)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (tile.save(&buffer, "JPG", quality))
        return bytes;
    bytes.clear();
    buffer.seek(0);
    return tile.save(&buffer, "PNG") ? bytes : QByteArray();
}

} // namespace

TileCache::TileCache(QString folder, std::int64_t budget)
    : m_folder(std::move(folder))
    , m_budget(budget)
{
}

QString TileCache::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QStringLiteral("/retake-studio/tiles");
}

QString TileCache::pathOf(const MediaFile &file, const TileKey &key) const
{
    if (file.identity.edgeHash.isEmpty() || !file.index
        || key.picture.frame.value >= file.index->count())
        return {};
    return m_folder + QLatin1Char('/') + folderOf(file)
        + QStringLiteral("/%1-%2%3%4.tile")
              .arg(file.index->at(key.picture.frame).pts)
              .arg(key.height)
              .arg(key.isLoose ? QStringLiteral("-loose") : QString(), conformOf(key.conform));
}

QImage TileCache::load(const MediaFile &file, const TileKey &key) const
{
    QFile stored(pathOf(file, key));
    if (stored.fileName().isEmpty() || !stored.open(QIODevice::ReadOnly)
        || stored.size() > mostBytes)
        return {};
    QDataStream in(&stored);
    in.setVersion(QDataStream::Qt_6_0);
    quint32 word = 0;
    quint16 sum = 0;
    QByteArray bytes;
    in >> word >> sum;
    if (in.status() != QDataStream::Ok || word != magic)
        return {};
    bytes = stored.readAll();
    if (qChecksum(bytes) != sum)
        return {};
    QImage tile = QImage::fromData(bytes);
    return tile.height() == key.height ? tile.convertToFormat(QImage::Format_RGB32) : QImage();
}

void TileCache::store(const MediaFile &file, const TileKey &key, const QImage &tile)
{
    const QString path = pathOf(file, key);
    const QByteArray bytes = path.isEmpty() ? QByteArray() : encoded(tile);
    if (bytes.isEmpty())
        return;
    QByteArray head;
    QDataStream out(&head, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << magic << qChecksum(bytes);
    writeCacheFile(path, {head, bytes});
    if (m_stored++ % pruneEvery == firstPrune)
        prune();
}

void TileCache::prune() const
{
    struct Stored {
        QDateTime modified;
        qint64 size;
        QString path;
    };
    std::vector<Stored> all;
    qint64 total = 0;
    QDirIterator it(m_folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        const QFileInfo info = it.fileInfo();
        all.push_back({info.lastModified(), info.size(), info.filePath()});
        total += info.size();
    }
    if (total <= m_budget)
        return;
    std::ranges::sort(all, {}, &Stored::modified);
    // Some room, so that this is not for every tile again.
    const qint64 target = m_budget - m_budget / 8;
    for (const Stored &stored : all) {
        if (total <= target)
            break;
        if (QFile::remove(stored.path))
            total -= stored.size;
        QDir().rmdir(stored.path.section(QLatin1Char('/'), 0, -2)); // when it was the last one
    }
}

} // namespace timeline::media
