// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/filewatch.h"

#include <QFileInfo>

namespace timeline::media {

using Kind = model::Error::Kind;

FileWatch::FileWatch(const MediaFile &file)
    : m_path(file.path)
    , m_identity(file.identity)
    , m_fault(file.fault)
{
}

model::Result<> FileWatch::check() const
{
    if (m_fault)
        return tl::unexpected(*m_fault);
    const QFileInfo now(m_path);
    if (!now.exists())
        return model::fail(Kind::NotFound, QStringLiteral("the file is gone"));
    if (now.size() == m_identity.size && now.lastModified() == m_identity.modified)
        return {};
    return model::fail(
        Kind::SourceChanged, QStringLiteral("the file was changed after it was opened"));
}

} // namespace timeline::media
