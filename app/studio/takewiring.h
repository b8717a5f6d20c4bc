// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/studio.h"
#include "ui/mainwindow.h"

#include <QObject>

namespace studio {

// Carries out what the user wants of a take, as edits of the document. GUI thread; both sides
// outlive it.
class TakeWiring : public QObject {
    Q_OBJECT

public:
    TakeWiring(Studio &studio, ui::MainWindow &window, QObject *parent = nullptr);

private:
    void carryOut(const ui::TakeWish &wish);
    void accept(timeline::model::TakeId take);
    void reject(timeline::model::TakeId take, const QString &reason);
    void useInRange(timeline::model::TakeId take);
    void redo(timeline::model::TakeId take, bool fromOriginal);
    void purge(timeline::model::TakeId take);
    bool apply(const QString &text, timeline::model::Result<timeline::model::Project> after);

    Studio &m_studio;
    ui::MainWindow &m_window;
};

} // namespace studio
