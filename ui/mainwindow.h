// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/windowplan.h"
#include "timeline/render/handoverfolder.h"
#include "ui/engine.h"
#include "ui/filedesk.h"
#include "ui/jobwords.h"
#include "ui/mainactions.h"
#include "ui/mainlayout.h"
#include "ui/prompts.h"
#include "ui/settingsdesk.h"
#include "ui/takelist.h"
#include "ui/timelineview.h"
#include "ui/values.h"
#include "ui/viewdesk.h"

#include <QMainWindow>

#include <functional>
#include <memory>

namespace ui {

class EditDesk;
class ProjectDesk;
class SeamDesk;

// The one window. It shows what it is given, drives the player and the range, and sends every other
// wish out as a signal; it neither edits nor touches a file or a service. GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // The engine outlives the window. Without prompts: the system's dialogs.
    explicit MainWindow(
        const Engine &engine, std::unique_ptr<Prompts> prompts = {}, QWidget *parent = nullptr);

    // The open project; null: none. To be called whenever the document has changed.
    void setView(const media::ViewPtr &view, const QString &title, bool dirty);
    // A video that is still being read: only to be looked at, until the next setView.
    void setGlimpse(const media::ViewPtr &view, const QString &title);
    // Opening takes a while: 0…1, below 0 while not known. An empty name: over.
    void setLoading(const QString &file, double progress);
    void setJobs(const QList<api::JobSnapshot> &jobs, const UsualTimes &usual = {});
    void setChecks(const TakeNewsById &checks); // what is known of takes beside their jobs
    void setService(const ServiceInfo &service);
    // What would be sent for the present draft, and the hint for the timeline.
    void setPlan(const std::optional<model::WindowPlan> &plan, const QStringList &sentences = {},
        int pieces = 0);
    void setFitness(const model::ServiceFitness &fitness);
    void setPlayChoices(const PlayChoices &choices);
    void setExportProgress(double progress, const QString &file); // 0…1; below 0: none runs
    void setHandoverProgress(double progress, const QString &file);
    void setUploadLookProgress(double progress); // of making the file that would be sent
    void setRecentFiles(const QStringList &files); // newest first
    void showSpending(const SpendingValues &values); // the answer to spendingRequested()
    void showMessage(MessageLevel level, const QString &sentence, const QString &details = {});

    RetakeDraft draft() const; // as it stands in the panel
    void setDraft(const RetakeDraft &draft);
    const MainActions &actions() const { return *m_actions; }
    SettingsDesk &settings() const { return *m_settings; }
    EditDesk &editing() const { return *m_editing; }
    ProjectDesk &projects() const { return *m_projects; }
    SeamDesk &seams() const { return *m_seams; }

public slots:
    void openPath(const QString &path); // asks first when something would be lost
    void showTakes();

signals:
    void openRequested(const QString &path);
    void openProjectRequested(const QString &path);
    void saveRequested(const QString &path);
    void rangeChanging(timeline::model::FrameRange range); // dragged; the document's is settled
    void draftChanged(const ui::RetakeDraft &draft); // mode or context: plan again
    void retakeRequested(const ui::RetakeDraft &draft);
    void splitRequested(timeline::model::FrameRange range);
    void takeFileRequested(const QString &path, timeline::model::FrameRange range);
    void takeChosen(const ui::TakeChoice &choice);
    void takeWished(const ui::TakeWish &wish);
    void matchRequested(timeline::model::TakeId take, timeline::edit::Match what, bool on);
    void lookAtUploadRequested(); // at what the draft would send
    void saveUploadRequested(const QString &path);
    void cancelUploadLookRequested();
    void exportRequested(const ui::ExportChoice &choice);
    void comparisonRequested(const timeline::render::ComparisonClip &clip, const QString &path);
    void cancelExportRequested();
    void handoverRequested(const timeline::render::HandoverWish &wish);
    void cancelHandoverRequested();
    void cancelReadingRequested();
    void jobWished(const QString &jobId, ui::JobWish wish);
    void spendingRequested();
    void spendingCopyRequested(const QString &path);
    void playChoicesChanged(const ui::PlayChoices &choices);
    void putAsideRequested(); // out of the way, while jobs go on
    void closed(); // nothing to lose, or lost knowingly

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    void showView(const media::ViewPtr &view, const QString &title, bool dirty);
    MaybeRange range() const;
    void connectFiles();
    void connectEditing();
    void connectPanels();
    void connectJobs();
    void connectPlayback();
    void connectPlayChoices();
    void connectView();
    void on(Command command, std::function<void()> slot);
    void showTakeCards();
    void refreshNews();
    void askPurge(const std::vector<TakeCard> &rejected);
    void askTakeFile();
    void askExport();
    void askHandover();
    void askUploadFile();
    void refreshUploadLook();
    void writeRetake();
    void chooseTake(int number);
    void setTrayOpen(bool open);
    void leave();
    void askForJobs(const QString &sentence);

    Engine m_engine;
    std::unique_ptr<Prompts> m_prompts;
    MainWidgets m_widgets;
    MainActions *m_actions;
    FileDesk *m_files;
    ViewDesk *m_desk;
    EditDesk *m_editing;
    SeamDesk *m_seams;
    QList<api::JobSnapshot> m_jobs;
    TakeNewsById m_checks;
    ServiceInfo m_service;
    SettingsDesk *m_settings;
    ProjectDesk *m_projects = nullptr; // needs the menus
    bool m_exporting = false, m_handingOver = false, m_makingUpload = false, m_canSend = false;
    bool m_lookingOnly = false, m_leaving = false, m_jobsSettled = false;
};

} // namespace ui
