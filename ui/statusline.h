// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

#include <QWidget>

class QToolButton;

namespace ui {

class StatusProgress;

// The last row of the window: jobs in a few words, the export and the reading of a video with
// their bars, and which service works. GUI thread.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setJobs(const QString &summary, int count); // count: of all that the tray shows
    void setTrayOpen(bool open);
    void setService(const ServiceInfo &service);
    // 0…1 while an export runs; below 0: none runs.
    void setExport(double progress, const QString &what);
    // The same while the sequence is handed over to another editor.
    void setHandover(double progress, const QString &what);
    // The same while the file that would be sent is made, to be looked at.
    void setUploadLook(double progress);
    // The same while missing files are looked for; below 0: not.
    void setSearch(double progress);
    // The same while the project is put together with its files.
    void setCollect(double progress, const QString &what);
    // The same while a video that can be looked at is still being read.
    void setReading(double progress, const QString &what);

    // The same while files are added to the project.
    void setAdding(double progress);

signals:
    void cancelAddingRequested();
    void trayToggled(bool open);
    void cancelExportRequested();
    void cancelHandoverRequested();
    void cancelUploadLookRequested();
    void cancelSearchRequested();
    void cancelCollectRequested();
    void cancelReadingRequested();
    void serviceClicked();

private:
    QToolButton *m_jobs;
    StatusProgress *m_export;
    StatusProgress *m_handover;
    StatusProgress *m_uploadLook;
    StatusProgress *m_search;
    StatusProgress *m_collect;
    StatusProgress *m_reading;
    StatusProgress *m_adding;
    QToolButton *m_service;
};

} // namespace ui
