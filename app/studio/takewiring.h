// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/studio.h"
#include "ui/mainwindow.h"

#include <QObject>

#include <vector>

namespace studio {

// Carries out what the user wants of a take, as edits of the document. GUI thread; both sides
// outlive it.
class TakeWiring : public QObject {
    Q_OBJECT

public:
    TakeWiring(Studio &studio, ui::MainWindow &window, QObject *parent = nullptr);

private:
    // A file that a project names until it is saved without it.
    struct Purged {
        QString projectUid, projectPath, file;
    };

    void carryOut(const ui::TakeWish &wish);
    void accept(timeline::model::TakeId take);
    void reject(timeline::model::TakeId take, const QString &reason);
    void useInRange(timeline::model::TakeId take);
    void redo(timeline::model::TakeId take, bool fromOriginal);
    void purge(timeline::model::TakeId take);
    void deletePurged(const QString &saved);
    bool apply(const QString &text, timeline::model::Result<timeline::model::Project> after);

    Studio &m_studio;
    ui::MainWindow &m_window;
    std::vector<Purged> m_purged;
};

} // namespace studio
