// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/sequencechange.h"

#include "timeline/edit/document.h"

#include <utility>

namespace timeline::edit {

namespace {

std::optional<TakeMatches> matchesOf(const model::Take &take)
{
    if (take.isPending())
        return std::nullopt;
    return TakeMatches{take.conform.colorMatch, take.conform.loudnessMatch};
}

} // namespace

EditState editState(const model::Project &project)
{
    EditState state{project.sequence, {}};
    for (const model::Take &take : project.takes)
        state.marks.push_back(
            {take.id, take.accepted, take.rejected, take.starred, take.note, matchesOf(take)});
    return state;
}

void putEditState(model::Project &project, EditState state)
{
    project.sequence = std::move(state.sequence);
    for (const TakeMarks &marks : state.marks) {
        if (model::Take *take = project.findTake(marks.take)) {
            take->accepted = marks.accepted;
            take->rejected = marks.rejected;
            take->starred = marks.starred;
            take->note = marks.note;
            if (marks.matches) {
                take->conform.colorMatch = marks.matches->color;
                take->conform.loudnessMatch = marks.matches->loudness;
            }
        }
    }
}

SequenceChange::SequenceChange(Document &document, const QString &text, EditState after)
    : QUndoCommand(text)
    , m_document(document)
    , m_other(std::move(after))
{
}

void SequenceChange::undo()
{
    swap();
}

void SequenceChange::redo()
{
    swap();
}

void SequenceChange::swap()
{
    EditState before = editState(m_document.m_project);
    putEditState(m_document.m_project, std::exchange(m_other, std::move(before)));
    emit m_document.changed();
}

} // namespace timeline::edit
