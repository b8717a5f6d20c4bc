// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/project.h"

#include <QUndoCommand>

#include <optional>
#include <vector>

namespace timeline::edit {

class Document;

// What of a take is matched to its surroundings.
struct TakeMatches {
    bool color = false;
    bool loudness = false;

    bool operator==(const TakeMatches &) const = default;
};

// The user's verdict on one take.
struct TakeMarks {
    model::TakeId take;
    bool accepted = false;
    bool rejected = false;
    QString rejection;
    bool starred = false;
    QString note;
    // None while it was on its way: what was measured on arrival is a fact, not undone.
    std::optional<TakeMatches> matches;

    bool operator==(const TakeMarks &) const = default;
};

// What undo brings back: everything that a user edits, nothing that merely happened.
struct EditState {
    model::Sequence sequence;
    std::vector<TakeMarks> marks;

    bool operator==(const EditState &) const = default;
};

EditState editState(const model::Project &project);
// Takes that the state does not know keep their marks.
void putEditState(model::Project &project, EditState state);

// The one undo command: swaps what differs between the state before and after, so that a step costs
// as much memory as it changed. GUI thread; owned by the document's stack.
class SequenceChange : public QUndoCommand {
public:
    // The document is as it was before.
    SequenceChange(Document &document, const QString &text, EditState after);

    void undo() override;
    void redo() override;

private:
    // Of the other state: the clips that differ, between those that are the same at both ends.
    struct Part {
        std::size_t first = 0; // position of the first clip that differs
        std::size_t count = 0; // clips of the present state that stand there
        std::vector<model::Clip> clips;
        std::optional<std::vector<model::Marker>> markers; // none: the same
        std::optional<model::SequenceFormat> format;
        std::vector<TakeMarks> marks;
    };

    static Part difference(const EditState &before, EditState after);
    void swap();

    Document &m_document;
    Part m_other;
};

} // namespace timeline::edit
