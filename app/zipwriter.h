// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

struct zip;
struct zip_source;

namespace app {

// A ZIP archive of files as they are: video does not get smaller. Larger than 4 GiB when need be
// (zip64). Nothing is under its name until finish() has written all of it; a file that was there
// stays until then. One thread.
class ZipWriter {
public:
    static model::Result<ZipWriter> create(const QString &path);

    // Names with "/" between folders. Files are read by finish().
    model::Result<> addFile(const QString &name, const QString &path);
    model::Result<> addBytes(const QString &name, const QByteArray &bytes);
    // Blocking. Cancelled, DiskFull, NotWritable, NotReadable.
    model::Result<> finish(const model::Progress &progress, const model::CancelToken &cancel);

private:
    struct Discard {
        void operator()(zip *archive) const;
    };

    explicit ZipWriter(zip *archive);
    model::Result<> add(const QString &name, zip_source *source);

    std::unique_ptr<zip, Discard> m_archive;
    std::vector<std::unique_ptr<QByteArray>> m_bytes; // read by finish()
};

} // namespace app
