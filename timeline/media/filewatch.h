// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/error.h"

namespace timeline::media {

// Notices that a file is no longer the one that was indexed: its index would name wrong frames.
// Blocking, microseconds; worker-confined.
class FileWatch {
public:
    explicit FileWatch(const MediaFile &file);

    // SourceChanged, or NotFound when the file is gone; the file's own fault where it has one.
    model::Result<> check() const;

private:
    QString m_path;
    model::MediaIdentity m_identity;
    std::optional<model::Error> m_fault;
};

} // namespace timeline::media
