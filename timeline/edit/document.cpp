// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/document.h"

#include "timeline/edit/sequencechange.h"

namespace timeline::edit {

Document::Document(QObject *parent)
    : QObject(parent)
{
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Document::updateDirty);
}

Document::~Document()
{
    m_undo.disconnect(this); // clearing the stack would call back into a half-gone object
}

void Document::reset(model::Project project, const QString &path)
{
    m_undo.clear();
    m_project = std::move(project);
    m_path = path;
    m_factsChanged = false;
    setRange(std::nullopt);
    emit changed();
    updateDirty();
}

void Document::apply(const QString &text, model::Project after)
{
    EditState state = editState(after);
    // Facts first, as they are; the step then swaps sequence and verdicts in.
    model::Project facts = std::move(after);
    putEditState(facts, editState(m_project));
    const bool isNews = facts.takes != m_project.takes || facts.media != m_project.media
        || facts.retakes != m_project.retakes;
    // A step that changes nothing would cost what can still be redone, and undo nothing.
    if (editState(facts) == state) {
        if (isNews)
            record(std::move(facts));
        return;
    }
    m_factsChanged = m_factsChanged || isNews;
    m_project = std::move(facts);
    m_undo.push(new SequenceChange(*this, text, std::move(state)));
}

model::Result<> Document::apply(const QString &text, model::Result<model::Project> after)
{
    if (!after)
        return tl::unexpected(after.error());
    apply(text, std::move(*after));
    return {};
}

void Document::applyForGood(model::Project after)
{
    m_project = std::move(after);
    m_factsChanged = true;
    m_undo.clear();
    emit changed();
    updateDirty();
}

void Document::record(model::Project facts)
{
    Q_ASSERT(facts.sequence == m_project.sequence);
    m_project = std::move(facts);
    m_factsChanged = true;
    emit changed();
    updateDirty();
}

bool Document::isDirty() const
{
    return isOpen() && (m_factsChanged || !m_undo.isClean());
}

void Document::markSaved(const QString &path)
{
    m_path = path;
    m_factsChanged = false;
    m_undo.setClean();
    updateDirty();
}

void Document::markSavedEarlier(const QString &path)
{
    m_path = path;
    m_factsChanged = true;
    m_undo.resetClean();
    updateDirty();
}

void Document::setRange(std::optional<model::FrameRange> range)
{
    if (range && range->isEmpty())
        range.reset();
    if (range == m_range)
        return;
    m_range = range;
    emit rangeChanged();
}

void Document::updateDirty()
{
    if (isDirty() == m_wasDirty)
        return;
    m_wasDirty = isDirty();
    emit dirtyChanged(m_wasDirty);
}

} // namespace timeline::edit
