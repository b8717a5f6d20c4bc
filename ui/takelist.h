// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framegrid.h"
#include "timeline/model/project.h"
#include "ui/values.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace ui {

// What a job says of its pending take, and what the checks said of a take that arrived.
struct TakeNews {
    QString stage; // "uploading, 40 %"
    QStringList checks; // sentences
    bool operator==(const TakeNews &) const = default;
};
using TakeNewsById = QHash<model::TakeId, TakeNews>;

// A switch of a card: what a take is brought to, and by how much or why not, in words.
struct MatchSwitch {
    bool possible = false;
    bool on = false;
    QString hint;
    bool operator==(const MatchSwitch &) const = default;
};

// What a user wants of a take beside seeing it.
struct TakeWish {
    enum class Kind {
        Accept,
        Reject,
        Star,
        Unstar,
        Note,
        UseInRange,
        RedoTake,
        RedoOriginal,
        Purge
    };

    model::TakeId take;
    Kind kind = Kind::Accept;
    QString text; // the note, or why it is rejected

    bool operator==(const TakeWish &) const = default;
};

// One take as its card shows it.
struct TakeCard {
    enum class State { Original, Pending, Ready, Accepted, Rejected };

    model::TakeId id;
    std::optional<model::TakeId> where; // for the original: the take whose clips are meant
    int number = 0;
    State state = State::Ready;
    QString stateText;
    QString facts; // "picture and sound · 4.2 s · $0.62"
    QString prompt;
    QString promptBefore; // of the take before it here that had one; empty: none, or the same
    int numberBefore = 0; // of that take
    QString details; // model, request id and what else is known of the request, in lines
    double price = 0; // USD, as estimated; 0: nothing
    bool starred = false;
    QString note;
    QStringList checks;
    bool hasPicture = true, hasSound = true;
    bool pictureShown = false, soundShown = false; // chosen now
    MatchSwitch color, loudness;

    bool isShown() const { return pictureShown || soundShown; }
    bool isChoosable() const { return state != State::Pending; }
    bool operator==(const TakeCard &) const = default;
};

// The takes of the clip that is on screen at `frame`, the original first, then by number. Pure.
std::vector<TakeCard> takesAt(const model::Project &project, const model::FrameGrid &grid,
    model::FrameNumber frame, const TakeNewsById &news = {});

// A sentence for each take that is kept, or on its way, but lies nowhere in the sequence as its
// stretch was deleted. Pure.
QStringList unplacedTakes(const model::Project &project, const TakeNewsById &news);

// The card with this number; nullptr when there is none.
const TakeCard *cardOf(const std::vector<TakeCard> &cards, int number);
// The take that is compared with the original: the one that is seen, else the one that is heard,
// else the newest that is ready and not rejected; nullptr when there is none.
const TakeCard *comparedTake(const std::vector<TakeCard> &cards);

// What number keys and cards ask for. Nothing for a take that is not there yet.
std::optional<TakeChoice> choiceOf(const TakeCard &card, edit::Part part);

// What is lost by deleting these takes, with what they cost: a question for "Delete for good".
QString purgeQuestion(const std::vector<TakeCard> &cards);

// Frames at which something begins or ends: clip edges that are no through-edits and the range's
// two ends, ascending, with the first frame and the one behind the last.
std::vector<model::FrameNumber> boundaries(const model::Project &project,
    const model::FrameGrid &grid, std::optional<model::FrameRange> range);

} // namespace ui
