// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/studio.h"
#include "ui/mainwindow.h"

#include <QObject>

#include <vector>

namespace studio {

// The translator between the window and what keeps project files: recovery, missing media,
// collecting. GUI thread; both sides outlive it.
class ProjectWiring : public QObject {
    Q_OBJECT

public:
    ProjectWiring(Studio &studio, ui::MainWindow &window, QObject *parent = nullptr);

private:
    void connectRecovery();
    void connectRelinking();
    void connectCollecting();

    void listRecoverables();
    void showRecoverables(const QList<app::Recoverable> &found);
    void recover(const QString &folder);
    void discard(const QString &folder);
    void showRecovered(const app::Recoverable &found);
    void showMissing();
    void askDifferent(const std::vector<app::FoundMedia> &different);

    Studio &m_studio;
    ui::MainWindow &m_window;
    QList<app::Recoverable> m_recoverables;
    app::Tasks m_tasks; // last: waits for its work before the rest goes
};

} // namespace studio
