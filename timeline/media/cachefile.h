// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <initializer_list>

namespace timeline::media {

// Writes a file of a cache whole or not at all, its folder too, without waiting for the disk: what
// a crash leaves is to be told by a checksum. False when it is not there then. Blocking; any
// thread, several programs at once.
bool writeCacheFile(const QString &path, std::initializer_list<QByteArray> parts);

// Tells a damaged file from a sound one. No defence against anybody.
std::uint64_t checksum(const char *bytes, std::size_t count);

} // namespace timeline::media
