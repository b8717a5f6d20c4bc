// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/model/error.h"
#include "timeline/model/project.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace app {

struct CollectedFile {
    QString from; // absolute
    QString to; // "NAME media/film.mp4"
    qint64 bytes = 0;

    bool operator==(const CollectedFile &) const = default;
};

// What a collected project consists of.
struct CollectionPlan {
    QString projectName; // "NAME.retake"
    QByteArray project; // its text; it finds its media beside itself
    std::vector<CollectedFile> files; // each file once, each under a name of its own

    qint64 bytes() const;
};

// Asks the file system whether the files are there and are the ones that were used: MediaMissing,
// SourceChanged.
model::Result<CollectionPlan> planCollection(const model::Project &project, const QString &name);

} // namespace app
