// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/indexcache.h"

#include "timeline/media/cachefile.h"
#include "timeline/media/ffmpeg.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QtEndian>

#include <algorithm>

namespace timeline::media {

using model::FrameEntry;
using model::FrameIndex;
using model::KeyKind;

namespace {

constexpr quint32 magic = 0x52544958; // "RTIX"
// To be raised with every change of what the indexer finds or of this format.
constexpr quint32 version = 3;
constexpr qint64 maxFolderBytes = 256LL << 20;
constexpr std::size_t headBytes = 5 * 8 + 1;
constexpr std::size_t frameBytes = 8 + 8 + 8 + 4 + 1 + 1;
constexpr std::size_t entryBytes = 8 + 8 + 1;

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

// Numbers one after the other, the lowest byte first. Hundreds of thousands of frames: a
// QDataStream takes ten times as long.
class Writer {
public:
    explicit Writer(std::size_t size)
        : bytes(qsizetype(size), Qt::Uninitialized)
        , m_at(bytes.data())
    {
    }
    template <class T> void put(T number)
    {
        qToLittleEndian(number, m_at);
        m_at += sizeof number;
    }

    QByteArray bytes;

private:
    char *m_at;
};

class Reader {
public:
    explicit Reader(const char *at)
        : m_at(at)
    {
    }
    template <class T> T take()
    {
        const T number = qFromLittleEndian<T>(m_at);
        m_at += sizeof number;
        return number;
    }

private:
    const char *m_at;
};

QByteArray packed(const FrameIndex &index)
{
    Writer out(
        headBytes + index.frames().size() * frameBytes + index.entryPoints().size() * entryBytes);
    out.put<qint64>(index.timeBase().num);
    out.put<qint64>(index.timeBase().den);
    out.put<qint64>(index.lastDuration());
    out.put<quint8>(quint8(index.stamps()));
    out.put<quint64>(index.frames().size());
    out.put<quint64>(index.entryPoints().size());
    for (const FrameEntry &f : index.frames()) {
        out.put<qint64>(f.pts);
        out.put<qint64>(f.dts);
        out.put<qint64>(f.position);
        out.put<qint32>(f.size);
        out.put<quint8>(quint8(f.key));
        out.put<quint8>(f.leading);
    }
    for (const FrameIndex::EntryPoint &e : index.entryPoints()) {
        out.put<qint64>(e.pts);
        out.put<qint64>(e.dts);
        out.put<quint8>(quint8(e.key));
    }
    return out.bytes;
}

FrameEntry frameFrom(Reader &in)
{
    FrameEntry f;
    f.pts = in.take<qint64>();
    f.dts = in.take<qint64>();
    f.position = in.take<qint64>();
    f.size = in.take<qint32>();
    f.key = KeyKind(in.take<quint8>());
    f.leading = in.take<quint8>() != 0;
    return f;
}

FrameIndex::EntryPoint entryFrom(Reader &in)
{
    FrameIndex::EntryPoint e;
    e.pts = in.take<qint64>();
    e.dts = in.take<qint64>();
    e.key = KeyKind(in.take<quint8>());
    return e;
}

std::optional<FrameIndex> unpacked(const char *bytes, std::size_t size)
{
    if (size < headBytes)
        return std::nullopt;
    Reader in(bytes);
    const model::Rational timeBase{in.take<qint64>(), in.take<qint64>()};
    const auto lastDuration = in.take<qint64>();
    const auto stamps = in.take<quint8>();
    const auto frameCount = in.take<quint64>(), entryCount = in.take<quint64>();
    if (!timeBase.isValid() || stamps > quint8(FrameIndex::Stamps::Count) || frameCount == 0
        || frameCount > size / frameBytes || entryCount > size / entryBytes
        || headBytes + frameCount * frameBytes + entryCount * entryBytes != size)
        return std::nullopt;
    std::vector<FrameEntry> frames(frameCount);
    std::ranges::generate(frames, [&in] { return frameFrom(in); });
    std::vector<FrameIndex::EntryPoint> entries(entryCount);
    std::ranges::generate(entries, [&in] { return entryFrom(in); });
    return FrameIndex(
        timeBase, std::move(frames), std::move(entries), lastDuration, FrameIndex::Stamps(stamps));
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

// The file: the key, the packed index, and the checksum of that.
std::optional<FrameIndex> IndexCache::load(const model::MediaIdentity &identity, int stream) const
{
    QFile file(pathFor(identity, stream));
    if (file.size() > maxFolderBytes || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    const QByteArray key = keyOf(identity, stream);
    constexpr qsizetype sumBytes = sizeof(std::uint64_t);
    const qsizetype size = bytes.size() - key.size() - sumBytes;
    if (size < 0 || !bytes.startsWith(key))
        return std::nullopt;
    const char *content = bytes.constData() + key.size();
    if (qFromLittleEndian<quint64>(content + size) != checksum(content, std::size_t(size)))
        return std::nullopt;
    return unpacked(content, std::size_t(size));
}

void IndexCache::store(
    const model::MediaIdentity &identity, int stream, const FrameIndex &index) const
{
    const QByteArray content = packed(index);
    Writer sum(sizeof(std::uint64_t));
    sum.put<quint64>(checksum(content.constData(), std::size_t(content.size())));
    if (writeCacheFile(pathFor(identity, stream), {keyOf(identity, stream), content, sum.bytes}))
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
