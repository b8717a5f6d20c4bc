// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/conform.h"
#include "timeline/model/framemap.h"
#include "timeline/model/ids.h"
#include "timeline/model/rational.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace timeline::model {

// What the service is asked to replace. Words of the API: ltx "replace_video" and so on.
enum class Mode { Picture, Sound, Both };

// A version of some stretch: the original itself, a result of the service, or a file added by hand.
struct Take {
    TakeId id;
    std::optional<RetakeId> retakeId; // none: an original or a file added by hand
    MediaId media; // invalid while the job runs: the take is pending
    FrameMap frameMap; // empty for an original
    Conform conform;
    bool hasPicture = true;
    bool hasSound = true;
    int number = 0; // as shown; 0 is the original
    bool accepted = false; // the user's choice for its range
    bool rejected = false;
    QString rejection; // why, in the user's words
    bool starred = false;
    QString note;
    QJsonObject extra; // fields of newer versions, kept

    bool isPending() const { return !media.isValid(); }
    bool isOriginal() const { return number == 0; }
    bool operator==(const Take &) const = default;
};

// One request to the service and what is known of it. Ranges are sequence time at submit.
struct Retake {
    RetakeId id;
    TimeRange range; // what is laid in
    TimeRange section; // what the service redoes, at least 2 s
    TimeRange window; // what is uploaded
    Mode mode = Mode::Both;
    QString prompt;
    QString model;
    QString service; // "practice", "ltx"
    double price = 0; // USD as estimated at submit; 0 for practice
    QString jobId; // the local journal's name
    QString requestId; // x-request-id of the submit
    QString resultHash; // SHA-256 of the downloaded file
    QDateTime submitted, finished;
    QJsonObject extra;

    bool operator==(const Retake &) const = default;
};

} // namespace timeline::model
