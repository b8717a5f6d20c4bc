// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace timeline::media {

// SHA-256 of a file's bytes, in hexadecimal digits; empty when it cannot be read. Reads the whole
// file: blocking; worker thread.
QString fileHash(const QString &path);

} // namespace timeline::media
