// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace timeline::media {

// FFmpeg reads a name as a URL: without the scheme "concat:a.mp4" and "-x" would be more than
// names. In UTF-8 on every system, as FFmpeg wants it. Pure.
inline QByteArray fileUrl(const QString &path)
{
    return "file:" + path.toUtf8();
}

} // namespace timeline::media
