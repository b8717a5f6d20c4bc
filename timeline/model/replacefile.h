// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <QByteArray>

namespace timeline::model {

// Puts `bytes` in the place of the file, which stays as it was when that fails. DiskFull,
// NotWritable. Blocking; any thread.
Result<> replaceFile(const QString &path, const QByteArray &bytes);

} // namespace timeline::model
