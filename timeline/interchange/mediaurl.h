// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace timeline::interchange {

// A media file as a file in `folder` names it. Pure: no look at the disk.

// "media/a%20b.mov" when it lies in that folder or below it, so that both can move together, else
// "file:///…".
QString mediaUrl(const QString &path, const QString &folder);

// The same without percent signs: "media/a b.mov" or the absolute path.
QString mediaPath(const QString &path, const QString &folder);

// A name without characters that would end a line or that XML cannot hold.
QString plainText(const QString &text);

} // namespace timeline::interchange
