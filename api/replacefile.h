// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"

#include <QByteArray>

namespace api {

// Puts `bytes` in the place of the file, readable for its owner alone. When it returns, the text
// and its name are on the disk, so that neither a crash nor a power cut brings the old one back;
// when it fails, the old file is as it was. DiskFull, FileNotWritable. Blocking; any thread.
Result<> replaceFile(const QString &path, const QByteArray &bytes);

} // namespace api
