// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/sequencechange.h"

#include "timeline/edit/document.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace timeline::edit {

namespace {

std::optional<TakeMatches> matchesOf(const model::Take &take)
{
    if (take.isPending())
        return std::nullopt;
    return TakeMatches{take.conform.colorMatch, take.conform.loudnessMatch};
}

TakeMarks marksOf(const model::Take &take)
{
    return {take.id, take.accepted, take.rejected, take.rejection, take.starred, take.note,
        matchesOf(take)};
}

void putMarks(model::Take &take, const TakeMarks &marks)
{
    take.accepted = marks.accepted;
    take.rejected = marks.rejected;
    take.rejection = marks.rejection;
    take.starred = marks.starred;
    take.note = marks.note;
    if (marks.matches) {
        take.conform.colorMatch = marks.matches->color;
        take.conform.loudnessMatch = marks.matches->loudness;
    }
}

} // namespace

EditState editState(const model::Project &project)
{
    EditState state{project.sequence, {}};
    for (const model::Take &take : project.takes)
        state.marks.push_back(marksOf(take));
    return state;
}

void putEditState(model::Project &project, EditState state)
{
    project.sequence = std::move(state.sequence);
    for (const TakeMarks &marks : state.marks) {
        if (model::Take *take = project.findTake(marks.take))
            putMarks(*take, marks);
    }
}

SequenceChange::Part SequenceChange::difference(const EditState &before, EditState after)
{
    Part part;
    std::vector<model::Clip> &clips = after.sequence.clips;
    const std::vector<model::Clip> &old = before.sequence.clips;
    const auto begin = std::ranges::mismatch(clips, old);
    part.first = std::size_t(begin.in1 - clips.begin());
    std::size_t alike = 0; // at the end
    const std::size_t most = std::min(clips.size(), old.size()) - part.first;
    while (alike < most && clips[clips.size() - 1 - alike] == old[old.size() - 1 - alike])
        ++alike;
    part.count = old.size() - alike - part.first;
    part.clips.assign(std::make_move_iterator(begin.in1),
        std::make_move_iterator(clips.end() - std::ptrdiff_t(alike)));
    if (after.sequence.markers != before.sequence.markers)
        part.markers = std::move(after.sequence.markers);
    if (after.sequence.format != before.sequence.format)
        part.format = std::move(after.sequence.format);
    for (TakeMarks &marks : after.marks) {
        if (std::ranges::find(before.marks, marks) == before.marks.end())
            part.marks.push_back(std::move(marks));
    }
    return part;
}

SequenceChange::SequenceChange(Document &document, const QString &text, EditState after)
    : QUndoCommand(text)
    , m_document(document)
    , m_other(difference(editState(document.m_project), std::move(after)))
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
    model::Project &project = m_document.m_project;
    std::vector<model::Clip> &clips = project.sequence.clips;
    const auto at = clips.begin() + std::ptrdiff_t(m_other.first);
    const auto end = at + std::ptrdiff_t(m_other.count);
    std::vector<model::Clip> out(std::make_move_iterator(at), std::make_move_iterator(end));
    const auto gap = clips.erase(at, end);
    m_other.count = m_other.clips.size();
    clips.insert(gap, std::make_move_iterator(m_other.clips.begin()),
        std::make_move_iterator(m_other.clips.end()));
    m_other.clips = std::move(out);
    if (m_other.markers)
        std::swap(*m_other.markers, project.sequence.markers);
    if (m_other.format)
        std::swap(*m_other.format, project.sequence.format);
    for (TakeMarks &marks : m_other.marks) {
        if (model::Take *take = project.findTake(marks.take))
            putMarks(*take, std::exchange(marks, marksOf(*take)));
    }
    emit m_document.changed();
}

} // namespace timeline::edit
