// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <QString>

namespace timeline::media {

// What can be said of a file before FFmpeg sees it: missing, a folder or a device, unreadable,
// empty. Blocking file access.
model::Result<> checkFile(const QString &path);

// Why FFmpeg refused to open `path` with the error number `code`: no media at all, or a container
// that was cut off (its index is missing, or a box runs past the end of the file). Blocking file
// access.
model::Error whyNotOpened(const QString &path, int code);

} // namespace timeline::media
