// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/frames.h"
#include "timeline/model/project.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <optional>

namespace timeline::edit {

// The open project and its history; the only mutable state of an editing session. GUI thread.
//
// What a user does to the sequence and to the verdicts on takes is undone and redone by swapping
// whole values. Facts (files, takes that arrived, requests that were sent) are never undone: money
// was spent.
class Document : public QObject {
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    const model::Project &project() const { return m_project; }
    bool isOpen() const { return !m_project.sequence.clips.empty(); }
    QUndoStack &undoStack() { return m_undo; }

    // Another project; the history is gone. An empty path: never saved.
    void reset(model::Project project, const QString &path = {});

    // One undoable step, if it changes anything. Facts in `after` are taken over for good.
    void apply(const QString &text, model::Project after);
    // For edits that may fail: applies the value, or returns the error and changes nothing.
    model::Result<> apply(const QString &text, model::Result<model::Project> after);

    // What cannot be undone: the history before it knows what is no more, and is dropped.
    void applyForGood(model::Project after);

    // Facts alone: media, takes, requests, the id counter. The sequence must be the present one.
    void record(model::Project facts);

    QString path() const { return m_path; }
    bool isDirty() const;
    void markSaved(const QString &path);
    // What was saved there is not this any more: there is still something to save.
    void markSavedEarlier(const QString &path);

    // The range that the user is working on; not part of the project and not undone.
    std::optional<model::FrameRange> range() const { return m_range; }
    void setRange(std::optional<model::FrameRange> range);

signals:
    void changed(); // the project
    void rangeChanged();
    void dirtyChanged(bool dirty);

private:
    friend class SequenceChange;
    void updateDirty();

    model::Project m_project;
    QUndoStack m_undo;
    QString m_path;
    std::optional<model::FrameRange> m_range;
    bool m_factsChanged = false;
    bool m_wasDirty = false;
};

} // namespace timeline::edit
