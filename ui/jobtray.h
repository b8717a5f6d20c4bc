// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobwords.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <vector>

class QScrollArea;
class QVBoxLayout;

namespace ui {

class JobRow;

// The jobs, newest first; hidden while there is none. GUI thread.
class JobTray : public QWidget {
    Q_OBJECT

public:
    explicit JobTray(QWidget *parent = nullptr);

    void setJobs(const QList<api::JobSnapshot> &jobs, const UsualTimes &usual = {});
    bool isEmpty() const { return m_jobs.isEmpty(); }
    QSize sizeHint() const override; // as high as its rows, up to a few

signals:
    void wished(const QString &jobId, ui::JobWish wish);

private:
    void rebuild();
    JobRow *addRow(const QString &jobId);
    void refresh();

    QList<api::JobSnapshot> m_jobs;
    UsualTimes m_usual;
    std::vector<JobRow *> m_rowsById; // children, in the order of m_jobs
    QVBoxLayout *m_rows = nullptr;
    QScrollArea *m_area;
    QTimer m_tick; // elapsed times, while something runs
};

} // namespace ui
