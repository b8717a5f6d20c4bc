// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/ids.h"
#include "timeline/model/mediainfo.h"
#include "timeline/model/sequence.h"
#include "timeline/model/take.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>

#include <memory>
#include <optional>
#include <vector>

namespace timeline::model {

class FrameIndex;

// What makes a file the same file: size, time of change, and a hash of its first and last 64 KiB.
struct MediaIdentity {
    std::int64_t size = 0;
    QDateTime modified;
    QByteArray edgeHash;

    bool operator==(const MediaIdentity &) const = default;
};

// A file that the project uses in place. The index is not saved with it but cached apart.
struct Media {
    MediaId id;
    QString path; // absolute
    MediaIdentity identity;
    MediaInfo info;
    QJsonObject extra;

    bool operator==(const Media &) const = default;
};

// Everything a project file holds. A value; only edit::Document changes one that a user sees.
struct Project {
    QString uid; // tells projects apart that were never saved; made by projectOf()
    std::vector<Media> media;
    std::vector<Take> takes;
    std::vector<Retake> retakes;
    Sequence sequence;
    std::int64_t nextId = 1; // one counter for every kind of id
    QJsonObject extra;

    const Media *findMedia(MediaId id) const;
    const Take *findTake(TakeId id) const;
    const Retake *findRetake(RetakeId id) const;
    Take *findTake(TakeId id);
    Retake *findRetake(RetakeId id);

    template <class T> Id<T> newId() { return {nextId++}; }
    bool operator==(const Project &) const = default;
};

// A new project of one file: one clip that shows all of it, its original as take 0.
Project projectOf(Media media, const FrameIndex &index);

// The same with every clip shown and heard as its own original.
Project withOriginals(Project project);

} // namespace timeline::model
