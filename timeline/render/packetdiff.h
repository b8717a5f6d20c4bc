// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/packetmatcher.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace timeline::render {

// What became of a track. Rewritten: none of its packets is the base's, but for a few by chance.
enum class TrackState { Copied, Touched, Rewritten, New, Missing };

struct TrackDifference {
    QString kind; // as kindOfTrack()
    QString codec; // of `out` where there is one
    int base = -1, out = -1; // their numbers in the files
    TrackState state = TrackState::Copied;
    PacketCount packets; // of PCM: blocks of 1024 samples, wherever the containers cut
    std::vector<PacketRun> touched; // of `out`
    model::Flicks late{0}; // how much later it begins
    QStringList header; // headerDifferences(), where packets were copied

    bool operator==(const TrackDifference &) const = default;
};

struct PacketReport {
    std::vector<TrackDifference> tracks; // the pictures first
    std::vector<model::Flicks> newPictures; // when those that were not copied are shown
    std::int64_t displacedPictures = 0; // as PacketMatcher::displaced()
    bool hasNewSets = false; // a new picture packet brings parameter sets
    bool hasSameChapters = true;

    const TrackDifference &picture() const { return tracks.front(); }
};

// All tracks of two files, packet by packet. Times count from each file's `start`. Memory does not
// grow with length. Blocking; worker thread.
model::Result<PacketReport> comparePackets(const QString &base, model::Flicks baseStart,
    const QString &out, model::Flicks outStart, const model::Progress &progress,
    const model::CancelToken &cancel);

} // namespace timeline::render
