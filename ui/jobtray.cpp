// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobtray.h"

#include "ui/jobrow.h"
#include "ui/panelparts.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int visibleRows = 3;

} // namespace

JobTray::JobTray(QWidget *parent)
    : QWidget(parent)
    , m_area(parts::scroller(this, m_rows))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(parts::line(this));
    outer->addWidget(m_area, 1);
    m_rows->setContentsMargins(0, 4, 0, 4);
    m_rows->setSpacing(0);
    m_rows->addStretch(1);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &JobTray::refresh);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setVisible(false);
}

void JobTray::setJobs(const QList<api::JobSnapshot> &jobs, const UsualTimes &usual)
{
    m_usual = usual;
    QList<api::JobSnapshot> newestFirst = jobs;
    std::ranges::reverse(newestFirst);
    const bool sameRows =
        std::ranges::equal(newestFirst, m_jobs, {}, &api::JobSnapshot::id, &api::JobSnapshot::id);
    m_jobs = std::move(newestFirst);
    if (!sameRows)
        rebuild();
    refresh();
    const bool running =
        std::ranges::any_of(m_jobs, [](const auto &job) { return !api::isFinal(job.state); });
    if (running && !m_tick.isActive())
        m_tick.start();
    else if (!running)
        m_tick.stop();
}

void JobTray::rebuild()
{
    std::vector<JobRow *> rows;
    for (const api::JobSnapshot &job : m_jobs) {
        const auto known = std::ranges::find(m_rowsById, job.id, &JobRow::jobId);
        rows.push_back(known == m_rowsById.end() ? addRow(job.id) : *known);
    }
    for (JobRow *old : m_rowsById) {
        if (std::ranges::find(rows, old) == rows.end()) {
            old->hide();
            old->deleteLater();
        }
    }
    m_rowsById = std::move(rows);
    for (std::size_t i = 0; i < m_rowsById.size(); ++i)
        m_rows->insertWidget(int(i), m_rowsById[i]);
}

JobRow *JobTray::addRow(const QString &jobId)
{
    auto *row = new JobRow(jobId, this);
    connect(row, &JobRow::wished, this, &JobTray::wished);
    return row;
}

void JobTray::refresh()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto waits = [](const api::JobSnapshot &job) { return job.isWaitingInLine; };
    const auto left = std::ranges::count_if(m_jobs, waits);
    qsizetype seen = 0; // of those in line, the last one first
    for (std::size_t i = 0; i < m_rowsById.size(); ++i) {
        const api::JobSnapshot &job = m_jobs[qsizetype(i)];
        const auto usual = m_usual.constFind(job.id);
        JobLine line =
            jobLine(job, now, usual == m_usual.cend() ? std::nullopt : std::optional(*usual));
        if (waits(job)) {
            line.canGoLater = seen > 0;
            line.canGoEarlier = ++seen < left;
        }
        m_rowsById[i]->setLine(line);
    }
    updateGeometry();
}

QSize JobTray::sizeHint() const
{
    int height = 9;
    for (std::size_t i = 0; i < std::min<std::size_t>(m_rowsById.size(), visibleRows); ++i)
        height += m_rowsById[i]->sizeHint().height();
    return {400, height};
}

} // namespace ui
