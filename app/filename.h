// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

// One name for a file, whatever way leads to it; also before it is there. To compare, not to open.
// Looks at the disk; any thread.
QString oneNameOf(const QString &path);

} // namespace app
