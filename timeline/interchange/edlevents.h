// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace timeline::interchange {

// A marker in an event: `* LOC: 01:00:02:14 RED   text`.
struct EdlLocator {
    int line = 0;
    QString text;

    bool operator==(const EdlLocator &) const = default;
};

struct EdlEvent {
    int line = 0; // of the text, from 1
    qint64 number = 0; // several lines may be one event
    QString in, out; // record timecodes; ";" before the frames where they count drop-frame
    QString text; // of its comments, or of the marker that it stands for
    qint64 markedFrames = 0; // > 0: it stands for a marker of that length (DaVinci Resolve)
    std::vector<EdlLocator> locators;

    bool operator==(const EdlEvent &) const = default;
};

struct EdlList {
    std::vector<EdlEvent> events;
    std::vector<EdlLocator> loose; // before the first event
    QStringList problems; // each a sentence with its line

    bool operator==(const EdlList &) const = default;
};

// Whether this looks like an edit decision list (CMX 3600) at all.
bool isEdl(const QString &text);

// Its events, whatever their kind; unknown lines are comments of nobody. `FCM: DROP FRAME` holds
// for the lines behind it, however they are punctuated. A dissolve or wipe is its second line,
// which has its length: the first says only what it begins with. Pure.
EdlList edlEvents(const QString &text);

} // namespace timeline::interchange
