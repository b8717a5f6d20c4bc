// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/settingswiring.h"
#include "app/studio/studio.h"
#include "app/studio/takewiring.h"
#include "ui/mainwindow.h"

#include <QObject>

#include <optional>
#include <vector>

namespace studio {

// The translator between the window and the workflows: intentions in, state out. Edits nothing by
// itself but through Document. GUI thread; both sides outlive it.
class WindowWiring : public QObject {
    Q_OBJECT

public:
    WindowWiring(Studio &studio, ui::MainWindow &window, QObject *parent = nullptr);

private:
    void connectOpening();
    void showGlimpse();
    void goBack(); // to where the playhead was before a glimpse
    void connectSaving();
    void connectEditing();
    void connectRetaking();
    void showKept(const QString &job);
    void grant(const QString &job, ui::JobWish wish);
    void connectExporting();
    void connectComparing();
    void showExportFailure(const timeline::model::Error &error);
    void connectHandingOver();
    void connectUploadLook();
    void connectSettings();

    void showProject();
    void showJobs();
    void showRecentFiles();
    void showPlan(const std::optional<timeline::model::FrameRange> &range);
    QString arrivalOf(timeline::model::TakeId take) const;
    void goToTake(timeline::model::TakeId take);
    void showChecks();
    void showService();
    void showSpending();
    void copyLedger(const QString &path);

    void retake(const ui::RetakeDraft &draft);
    void split(timeline::model::FrameRange range);
    void match(timeline::model::TakeId take, timeline::edit::Match what, bool on);
    void lookAtUpload(const QString &path = {});
    void showUpload(const QString &path);
    app::RetakeOrder orderOf(const ui::RetakeDraft &draft) const;
    timeline::model::Result<> apply(
        const QString &text, timeline::model::Result<timeline::model::Project> after);

    Studio &m_studio;
    ui::MainWindow &m_window;
    SettingsWiring m_settings;
    TakeWiring m_takes;
    std::vector<timeline::model::FrameRange>
        m_pieces; // of a range that was split, still to be sent
    QString m_exportPath, m_handoverPath;
    QString m_opening; // the name of the file that is being opened
    // Where the playhead stood in what was open, while a video that is being read is shown.
    std::optional<timeline::model::FrameNumber> m_placeBefore;
};

} // namespace studio
