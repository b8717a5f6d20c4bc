// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/cachefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace timeline::media {

bool writeCacheFile(const QString &path, std::initializer_list<QByteArray> parts)
{
    static std::atomic<unsigned> number{0};
    if (!QDir().mkpath(path.section(QLatin1Char('/'), 0, -2)))
        return false;
    QFile part(
        path + QStringLiteral(".%1-%2").arg(QCoreApplication::applicationPid()).arg(number++));
    if (!part.open(QIODevice::WriteOnly))
        return false;
    const bool isWritten = std::ranges::all_of(
        parts, [&part](const QByteArray &bytes) { return part.write(bytes) == bytes.size(); });
    const bool isWhole = isWritten && part.flush();
    part.close();
    std::error_code failed;
    if (isWhole)
        std::filesystem::rename(
            part.filesystemFileName(), QFile(path).filesystemFileName(), failed);
    if (isWhole && !failed)
        return true;
    part.remove();
    return false;
}

// Each step can be undone, so that no single changed word is lost on the way.
std::uint64_t checksum(const char *bytes, std::size_t count)
{
    constexpr std::uint64_t factor = 0x9E37'79B9'7F4A'7C15;
    std::uint64_t sum = count;
    for (std::size_t at = 0; at < count; at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + at, std::min(sizeof word, count - at));
        sum = std::rotl((sum ^ word) * factor, 29);
    }
    return sum;
}

} // namespace timeline::media
