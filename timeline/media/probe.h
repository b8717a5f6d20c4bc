// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/mediainfo.h"
#include "timeline/model/project.h"
#include "timeline/model/task.h"

#include <QString>

namespace timeline::media {

class Demuxer;

// What `path` is, without reading its frames. Blocking, milliseconds: worker thread. Fails, each
// with its own kind, when the file is missing, unreadable, empty, no media, cut off (also when its
// index promises samples behind the end of the file), without picture, encrypted, not decodable or
// absurdly large.
model::Result<model::MediaInfo> probe(const QString &path, const model::CancelToken &cancel = {});

// The same for a file that is open already.
model::Result<model::MediaInfo> probe(const Demuxer &demuxer);

// Size, time of change, and the hash of both ends: 128 KiB are read. Blocking.
model::Result<model::MediaIdentity> identify(const QString &path);

} // namespace timeline::media
