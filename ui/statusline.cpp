// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusline.h"

#include "ui/icons.h"
#include "ui/panelparts.h"
#include "ui/statusprogress.h"
#include "ui/words.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace ui {

namespace {

QToolButton *quietButton(QWidget *parent, const QString &name)
{
    auto *made = new QToolButton(parent);
    made->setObjectName(name);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_jobs(quietButton(this, QStringLiteral("jobsButton")))
    , m_export(new StatusProgress(QStringLiteral("export"), tr("Cancel export"), this))
    , m_handover(new StatusProgress(QStringLiteral("handover"), tr("Cancel hand-over"), this))
    , m_uploadLook(new StatusProgress(QStringLiteral("uploadLook"), tr("Stop"), this))
    , m_search(new StatusProgress(QStringLiteral("search"), tr("Stop looking"), this))
    , m_collect(new StatusProgress(QStringLiteral("collect"), tr("Cancel collecting"), this))
    , m_reading(new StatusProgress(QStringLiteral("reading"), tr("Stop reading"), this))
    , m_adding(new StatusProgress(QStringLiteral("adding"), tr("Stop"), this))
    , m_service(quietButton(this, QStringLiteral("serviceButton")))
{
    m_jobs->setCheckable(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(parts::gap, 2, parts::gap, 2);
    row->addWidget(m_jobs);
    row->addStretch(1);
    row->addWidget(m_reading);
    row->addWidget(m_adding);
    row->addWidget(m_search);
    row->addWidget(m_collect);
    row->addWidget(m_export);
    row->addWidget(m_handover);
    row->addWidget(m_uploadLook);
    row->addStretch(1);
    row->addWidget(m_service);
    connect(m_jobs, &QToolButton::toggled, this, &StatusLine::trayToggled);
    connect(m_export, &StatusProgress::cancelled, this, &StatusLine::cancelExportRequested);
    connect(m_handover, &StatusProgress::cancelled, this, &StatusLine::cancelHandoverRequested);
    connect(m_uploadLook, &StatusProgress::cancelled, this, &StatusLine::cancelUploadLookRequested);
    connect(m_search, &StatusProgress::cancelled, this, &StatusLine::cancelSearchRequested);
    connect(m_collect, &StatusProgress::cancelled, this, &StatusLine::cancelCollectRequested);
    connect(m_reading, &StatusProgress::cancelled, this, &StatusLine::cancelReadingRequested);
    connect(m_adding, &StatusProgress::cancelled, this, &StatusLine::cancelAddingRequested);
    connect(m_service, &QToolButton::clicked, this, &StatusLine::serviceClicked);
    setJobs({}, 0);
    setService({});
}

void StatusLine::setJobs(const QString &summary, int count)
{
    const QString quiet = count > 0 ? tr("Jobs (%1)").arg(count) : tr("No jobs");
    m_jobs->setText(summary.isEmpty() ? quiet : summary);
    m_jobs->setEnabled(count > 0);
    m_jobs->setToolTip(tr("Show or hide the jobs"));
}

void StatusLine::setTrayOpen(bool open)
{
    m_jobs->setChecked(open);
}

void StatusLine::setService(const ServiceInfo &service)
{
    m_service->setText(words::serviceLine(service));
    m_service->setToolTip(service.practice ? tr("Takes are made on this computer, marked PRACTICE. "
                                                "Enter a key in the settings for real ones.")
                                           : tr("Service and key are in the settings."));
}

void StatusLine::setExport(double progress, const QString &what)
{
    m_export->setProgress(progress, tr("Exporting %1, %2 %").arg(what).arg(int(progress * 100)));
}

void StatusLine::setHandover(double progress, const QString &what)
{
    m_handover->setProgress(
        progress, tr("Handing over %1, %2 %").arg(what).arg(int(progress * 100)));
}

void StatusLine::setUploadLook(double progress)
{
    m_uploadLook->setProgress(
        progress, tr("Making what would be sent, %1 %").arg(int(progress * 100)));
}

void StatusLine::setSearch(double progress)
{
    m_search->setProgress(progress, tr("Looking for missing files, %1 %").arg(int(progress * 100)));
}

void StatusLine::setCollect(double progress, const QString &what)
{
    m_collect->setProgress(progress, tr("Collecting %1, %2 %").arg(what).arg(int(progress * 100)));
}

void StatusLine::setReading(double progress, const QString &what)
{
    m_reading->setProgress(progress,
        tr("Reading %1, %2 %: look around meanwhile, editing begins when it is read")
            .arg(what)
            .arg(int(progress * 100)));
}

void StatusLine::setAdding(double progress)
{
    m_adding->setProgress(progress, tr("Reading what is added, %1 %").arg(int(progress * 100)));
}

} // namespace ui
