// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace timeline::render {

// Files that belong together: each lies under a passing name until all are complete, and then all
// of them take their own names or none does. Worker-confined.
class FileSet {
public:
    FileSet() = default;
    FileSet(const FileSet &) = delete;
    FileSet &operator=(const FileSet &) = delete;
    ~FileSet(); // removes what was not committed

    model::Result<> addBytes(const QByteArray &bytes, const QString &path);
    // A complete file beside `path`, which is the set's from now on.
    void addPart(const QString &part, const QString &path);

    // In the order in which they were added; what lay there before is put back when one fails.
    model::Result<> commit();

private:
    struct File {
        QString part, path;
        QString before; // where the file of that name lies meanwhile; empty: there was none
        bool isPlaced = false;
    };
    static model::Result<> place(File &file);
    static void putBack(File &file);

    std::vector<File> m_files;
};

} // namespace timeline::render
