// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/relinking.h"
#include "app/session.h"
#include "app/tasks.h"

#include <QObject>
#include <QStringList>

namespace app {

// Finds the files again that the open project lacks, in the background. GUI thread.
class RelinkWorkflow : public QObject {
    Q_OBJECT

public:
    explicit RelinkWorkflow(Session &session, QObject *parent = nullptr);

    // Names of the files that cannot be read, in the project's order.
    QStringList missing() const;
    // A file stands for the first of them, unless it is seen to be another; what lies around it is
    // taken for the rest.
    void search(const QString &place);
    void cancel() { m_tasks.cancelAll(); }
    // Files that differ from those that were used, once the user wants them all the same.
    void accept(const std::vector<FoundMedia> &different);

signals:
    void progressed(double fraction);
    void relinked(); // the project names files that can be read, at least one more than before
    // Of the same search, after relinked(): files that could stand in, and what cannot.
    void differs(const std::vector<app::FoundMedia> &different);
    void refused(const QString &path, const timeline::model::Error &error);
    void ended(); // the search is over, with or without success
    void failed(const QString &place, const timeline::model::Error &error);

private:
    void take(const Relinking &answer);
    void relink(const std::vector<FoundMedia> &files);

    Session &m_session;
    Tasks m_tasks; // last: waits for its work before the rest goes
};

} // namespace app
