// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/peaks.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <optional>

namespace timeline::media {

namespace {

constexpr quint32 magic = 0x52545031; // "RTP1": counts up with the format
constexpr qint64 folderBudget = qint64{256} * 1024 * 1024;
constexpr quint32 mostPeaks = 200'000'000 / sizeof(Peak);

QString folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QStringLiteral("/retake-studio/peaks");
}

QString pathOf(const MediaFile &file)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(file.identity.edgeHash);
    hash.addData(QByteArray::number(qint64(file.identity.size)));
    hash.addData(file.identity.modified.toUTC().toString(Qt::ISODateWithMs).toLatin1());
    hash.addData(QByteArray::number(file.info.audio.front().streamIndex));
    return folder() + QLatin1Char('/') + QString::fromLatin1(hash.result().toHex().left(32));
}

std::optional<Peaks> load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QDataStream in(&file);
    in.setVersion(QDataStream::Qt_6_0);
    quint32 word = 0, count = 0;
    qint32 rate = 0;
    qint64 start = 0;
    in >> word >> rate >> start >> count;
    if (in.status() != QDataStream::Ok || word != magic || rate <= 0 || count > mostPeaks
        || file.size() != file.pos() + qint64(count) * qint64(sizeof(Peak)))
        return std::nullopt;
    std::vector<Peak> base(count);
    const int bytes = int(count * sizeof(Peak));
    if (in.readRawData(reinterpret_cast<char *>(base.data()), bytes) != bytes)
        return std::nullopt;
    return Peaks(rate, model::Flicks{start}, std::move(base));
}

void prune()
{
    qint64 total = 0;
    const QFileInfoList files = QDir(folder()).entryInfoList(QDir::Files, QDir::Time);
    for (const QFileInfo &file : files) {
        total += file.size();
        if (total > folderBudget)
            QFile::remove(file.filePath());
    }
}

// Failing to keep them only means reading them again.
void store(const QString &path, const Peaks &peaks)
{
    const std::span<const Peak> base = peaks.level(0);
    if (base.size() > mostPeaks || !QDir().mkpath(folder()))
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    QDataStream out(&file);
    out.setVersion(QDataStream::Qt_6_0);
    out << magic << qint32(peaks.sampleRate()) << qint64(peaks.start().count())
        << quint32(base.size());
    out.writeRawData(reinterpret_cast<const char *>(base.data()), int(base.size_bytes()));
    if (file.commit())
        prune();
}

} // namespace

model::Result<Peaks> cachedPeaks(const MediaFile &file,
    const std::function<void(const Peaks &)> &grown, const model::CancelToken &cancel)
{
    // Without an identity a changed file could not be told from the one that was read.
    const bool keeps = !file.info.audio.empty() && !file.identity.edgeHash.isEmpty();
    if (!keeps)
        return readPeaks(file, grown, {}, cancel);
    const QString path = pathOf(file);
    if (auto known = load(path))
        return std::move(*known);
    auto peaks = readPeaks(file, grown, {}, cancel);
    if (peaks)
        store(path, *peaks);
    return peaks;
}

} // namespace timeline::media
