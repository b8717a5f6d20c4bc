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
};

// The user's verdict on one take.
struct TakeMarks {
    model::TakeId take;
    bool accepted = false;
    bool rejected = false;
    bool starred = false;
    QString note;
    // None while it was on its way: what was measured on arrival is a fact, not undone.
    std::optional<TakeMatches> matches;
};

// What undo brings back: everything that a user edits, nothing that merely happened.
struct EditState {
    model::Sequence sequence;
    std::vector<TakeMarks> marks;
};

EditState editState(const model::Project &project);
// Takes that the state does not know keep their marks.
void putEditState(model::Project &project, EditState state);

// The one undo command: swaps the state before and after. GUI thread; owned by the document's
// stack.
class SequenceChange : public QUndoCommand {
public:
    SequenceChange(Document &document, const QString &text, EditState after);

    void undo() override;
    void redo() override;

private:
    void swap();

    Document &m_document;
    EditState m_other;
};

} // namespace timeline::edit
