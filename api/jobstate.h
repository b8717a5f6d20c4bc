// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace api {

// Where a retake stands:
//
//   preparing → uploading → submitting → queued → processing → downloading → checking → ready
//        └──────────┴───────────┴──────────┴──────────┴─────────────┴───────────┴→ refused, failed,
//        abandoned
//                               └→ uncertain
enum class JobState {
    Preparing, // in line, or looking at its files
    Uploading,
    Submitting, // the one step that can cost money
    Queued, // has an id at the service
    Processing,
    Downloading,
    Checking, // the file is here; the application looks at it
    Ready,
    Refused, // the service said no; nothing was spent
    Failed,
    Uncertain, // may have been charged; only the user decides
    Abandoned, // stopped by the user
};

QString stateName(JobState state); // "preparing" …
std::optional<JobState> stateFromName(const QString &name);

// ready, refused, failed, uncertain, abandoned: nothing more happens by itself.
bool isFinal(JobState state);
// Uses one of the places in flight: uploading … downloading.
bool isInFlight(JobState state);

} // namespace api
