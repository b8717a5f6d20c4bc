// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/interchange/format.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace timeline::render {

// A sequence for another editor.
struct HandoverWish {
    QString path; // its suffix names the format
    std::vector<interchange::Format> more; // further formats, under the same name
    // Each take also as a file that fits the sequence in size, rate, length and colour, beside
    // `path`; its timecode is the original's media time. The folder is made where it is missing.
    bool withTakes = false;
    bool withPrompts = true;
    bool dropFrame = false;

    bool operator==(const HandoverWish &) const = default;
};

struct HandedOver {
    QStringList files; // the lists first, then the takes
    std::int64_t spans = 0;
    std::int64_t takes = 0; // versions beside the originals that the lists speak of
    QStringList notes; // what of the sequence the lists do not tell, in sentences

    bool operator==(const HandedOver &) const = default;
};

// InvalidRequest for an unknown suffix, an empty sequence or what a format cannot say; SameFile
// when a file of the sequence would be replaced; NotWritable, DiskFull. Blocking, for a worker.
// When it fails or is cancelled, nothing new lies there, and what lay there is as it was.
model::Result<HandedOver> handOver(const media::ViewPtr &view, const HandoverWish &wish,
    const model::Progress &progress = {}, const model::CancelToken &cancel = {});

} // namespace timeline::render
