// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/compareview.h"
#include "ui/editdesk.h"
#include "ui/infopanel.h"
#include "ui/jobtray.h"
#include "ui/jobwords.h"
#include "ui/keyrules.h"
#include "ui/messagebar.h"
#include "ui/projectdesk.h"
#include "ui/rangehints.h"
#include "ui/retakepanel.h"
#include "ui/seamdesk.h"
#include "ui/statusline.h"
#include "ui/takeblocks.h"
#include "ui/takespanel.h"
#include "ui/welcomepage.h"

#include <QAction>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QPointer>
#include <QTabWidget>

#include <utility>

namespace ui {

namespace {

bool isPeekKey(const QKeyEvent &event)
{
    return (event.key() == Qt::Key_Q || event.key() == Qt::Key_QuoteLeft)
        && !(event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier));
}

std::optional<media::MediaFile> firstMedia(const media::ViewPtr &view)
{
    if (!view || view->project.media.empty())
        return {};
    const auto file = view->files.constFind(view->project.media.front().id);
    return file == view->files.constEnd() ? std::optional<media::MediaFile>() : *file;
}

} // namespace

MainWindow::MainWindow(const Engine &engine, std::unique_ptr<Prompts> prompts, QWidget *parent)
    : QMainWindow(parent)
    , m_engine(engine)
    , m_prompts(prompts ? std::move(prompts) : std::make_unique<DialogPrompts>(*this))
    , m_widgets(layOut(*this, engine))
    , m_actions(new MainActions(*this))
    , m_files(new FileDesk(engine.document, *m_prompts, this))
    , m_desk(new ViewDesk(engine,
          {*m_widgets.compare, *m_widgets.compareBar, *m_widgets.transport, *m_widgets.timeline},
          this))
    , m_editing(new EditDesk(
          engine, *m_actions, {*m_widgets.timeline, *m_widgets.status}, *m_prompts, *this))
    , m_seams(new SeamDesk(engine, *m_actions, *m_desk,
          {*m_widgets.compare, *m_widgets.seamView, *m_widgets.seamBar, *m_widgets.timeline}, this))
    , m_settings(new SettingsDesk(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    m_actions->fill(*menuBar(), m_engine.document.undoStack());
    m_projects = new ProjectDesk({m_widgets.compare->welcome().recovery(), *m_widgets.message,
                                     *m_widgets.status, *m_actions, *m_files, *m_prompts},
        this);
    connectFiles();
    connectEditing();
    connectPanels();
    connectJobs();
    connectPlayback();
    connectPlayChoices();
    connectView();
    restoreLayout(*this, m_widgets);
    setRecentFiles({});
    setService(m_service);
    setView(nullptr, {}, false);
}

void MainWindow::setView(const media::ViewPtr &view, const QString &title, bool dirty)
{
    m_lookingOnly = false;
    m_files->setTitle(title);
    showView(view, title, dirty);
}

void MainWindow::setGlimpse(const media::ViewPtr &view, const QString &title)
{
    m_lookingOnly = true;
    showView(view, title, false);
}

MaybeRange MainWindow::range() const
{
    return m_lookingOnly ? MaybeRange() : m_engine.document.range();
}

void MainWindow::showView(const media::ViewPtr &view, const QString &title, bool dirty)
{
    using Video = MainActions::Video;
    const bool open = view != nullptr;
    const bool other =
        open != (m_desk->view() != nullptr) || (open && view->grid != m_desk->view()->grid);
    const bool opened =
        open && (!m_desk->view() || m_desk->view()->project.uid != view->project.uid);
    m_actions->setVideo(m_lookingOnly ? Video::LookOnly : open ? Video::Editable : Video::None);
    m_widgets.retake->setEnabled(!m_lookingOnly);
    m_widgets.takes->setEnabled(!m_lookingOnly);
    m_desk->setView(view, m_lookingOnly);
    m_editing->setView(view, m_lookingOnly);
    if (!open)
        m_widgets.compare->showWelcome();
    else if (opened) // not in a field, so that keys are commands; who types meanwhile goes on
        m_widgets.timeline->setFocus(Qt::OtherFocusReason);
    if (other) {
        m_widgets.retake->setGrid(open ? view->grid : nullptr,
            open ? view->project.sequence.format.rate : model::Rational{25, 1});
        m_widgets.info->setMedia(firstMedia(view));
    }
    m_widgets.retake->setRange(open ? range() : MaybeRange());
    setWindowTitle(open ? tr("%1[*] — Retake Studio").arg(title) : tr("Retake Studio"));
    setWindowModified(open && dirty);
    refreshUploadLook();
    refreshNews();
}

void MainWindow::setLoading(const QString &file, double progress)
{
    m_widgets.status->setReading(m_lookingOnly && !file.isEmpty() ? progress : -1, file);
    if (m_lookingOnly)
        return;
    if (!file.isEmpty())
        m_widgets.compare->showLoading(file, progress);
    else if (m_desk->view())
        m_desk->compare().showPanes();
    else
        m_widgets.compare->showWelcome();
}

void MainWindow::setJobs(const QList<api::JobSnapshot> &jobs, const UsualTimes &usual)
{
    const bool grown = jobs.size() > m_jobs.size();
    m_jobs = jobs;
    m_widgets.jobs->setJobs(jobs, usual);
    m_widgets.status->setJobs(jobSummary(jobs), int(jobs.size()));
    if (grown)
        setTrayOpen(true);
    else if (jobs.isEmpty())
        setTrayOpen(false);
    refreshNews();
}

void MainWindow::setChecks(const TakeNewsById &checks)
{
    if (m_checks == checks)
        return;
    m_checks = checks;
    refreshNews();
}

void MainWindow::refreshNews()
{
    const media::ViewPtr &view = m_desk->view();
    m_widgets.timeline->setTakeBlocks(
        view ? takeBlocks(view->project, m_jobs) : std::vector<TakeBlock>());
    const TakeNewsById news = view ? withStages(m_checks, view->project, m_jobs) : m_checks;
    m_widgets.takes->setUnplaced(view ? unplacedTakes(view->project, news) : QStringList());
    m_desk->setNews(news);
}

void MainWindow::setService(const ServiceInfo &service)
{
    m_service = service;
    m_widgets.retake->setService(service);
    m_widgets.status->setService(service);
}

void MainWindow::setPlan(
    const std::optional<model::WindowPlan> &plan, const QStringList &sentences, int pieces)
{
    const bool crosses = plan && m_desk->view()
        && (crossesCut(*m_desk->view(), plan->range) || m_desk->crossesShot(plan->range));
    m_widgets.retake->setPlan(
        plan, crosses ? sentences + QStringList{cutWarning()} : sentences, pieces);
    m_canSend = plan && plan->isPossible();
    refreshUploadLook();
    m_widgets.timeline->setRangeHint(rangeHint(plan, m_service, crosses));
}

void MainWindow::setFitness(const model::ServiceFitness &fitness)
{
    m_widgets.info->setFitness(fitness);
    m_widgets.retake->setFitness(fitness);
}

void MainWindow::setExportProgress(double progress, const QString &file)
{
    m_exporting = progress >= 0;
    m_widgets.status->setExport(progress, file);
    m_actions->action(Command::Export)
        ->setEnabled(m_desk->view() && !m_exporting && !m_lookingOnly);
}

void MainWindow::setHandoverProgress(double progress, const QString &file)
{
    m_handingOver = progress >= 0;
    m_widgets.status->setHandover(progress, file);
    m_actions->action(Command::HandOver)
        ->setEnabled(m_desk->view() && !m_handingOver && !m_lookingOnly);
}

void MainWindow::setUploadLookProgress(double progress)
{
    m_makingUpload = progress >= 0;
    m_widgets.status->setUploadLook(progress);
    refreshUploadLook();
}

void MainWindow::refreshUploadLook()
{
    const bool can = m_canSend && m_desk->view() && !m_makingUpload && !m_lookingOnly;
    m_actions->action(Command::LookAtUpload)->setEnabled(can);
    m_actions->action(Command::SaveUpload)->setEnabled(can);
    m_widgets.retake->setCanLook(can);
}

void MainWindow::setRecentFiles(const QStringList &files)
{
    m_files->setRecent(*m_actions->recentMenu(), files);
}

void MainWindow::showMessage(MessageLevel level, const QString &sentence, const QString &details)
{
    m_widgets.message->showMessage(level, sentence, details);
}

RetakeDraft MainWindow::draft() const
{
    return m_widgets.retake->draft();
}

void MainWindow::setDraft(const RetakeDraft &draft)
{
    m_widgets.retake->setDraft(draft);
}

void MainWindow::openPath(const QString &path)
{
    m_files->open(path);
}

void MainWindow::showTakes()
{
    m_widgets.tabs->setCurrentWidget(m_widgets.takes);
}

void MainWindow::setTrayOpen(bool open)
{
    const bool shown = open && !m_widgets.jobs->isEmpty();
    m_widgets.jobs->setVisible(shown);
    m_widgets.status->setTrayOpen(shown);
    m_actions->action(Command::ShowJobs)->setChecked(shown);
}

bool MainWindow::event(QEvent *event)
{
    // What the focused widget did not claim for itself comes by here before it becomes a command.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (keyBelongsTo(focusWidget(), *key)) {
            key->accept();
            return true;
        }
    }
    return QMainWindow::event(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (isPeekKey(*event) && m_desk->view())
        m_desk->compare().setPeek(true);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent *event)
{
    if (isPeekKey(*event) && !event->isAutoRepeat())
        m_desk->compare().setPeek(false);
    else
        QMainWindow::keyReleaseEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    // The release of a held key goes to the other window.
    if (event->type() == QEvent::ActivationChange && !isActiveWindow())
        m_desk->compare().setPeek(false);
    QMainWindow::changeEvent(event);
}

void MainWindow::leave()
{
    m_jobsSettled = true;
    if (m_exporting) {
        setExportProgress(-1, {});
        emit cancelExportRequested();
    } else if (m_handingOver) {
        setHandoverProgress(-1, {});
        emit cancelHandoverRequested();
    } else {
        m_leaving = true;
    }
    // Asks for what is left to ask; later, as an answer may come from within a closing that is
    // going on.
    QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
}

void MainWindow::askForJobs(const QString &sentence)
{
    m_prompts->askJobs(sentence, [self = QPointer<MainWindow>(this)](JobsAnswer answer) {
        if (!self)
            return;
        if (answer == JobsAnswer::KeepWorking) {
            emit self->putAsideRequested();
            return;
        }
        self->m_jobsSettled = true;
        QMetaObject::invokeMethod(self, &QWidget::close, Qt::QueuedConnection);
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (const QString jobs = leavingWords(m_jobs);
        !std::exchange(m_jobsSettled, false) && !jobs.isEmpty()) {
        event->ignore();
        askForJobs(jobs);
        return;
    }
    if (!m_leaving && (m_exporting || m_handingOver || m_files->wouldLose())) {
        event->ignore();
        const QPointer<MainWindow> self(this);
        const auto leave = [self] {
            if (self)
                self->leave();
        };
        if (m_exporting)
            m_prompts->askSure(
                tr("An export is still running. Quitting stops it and leaves no file."),
                tr("Stop and quit"), leave);
        else if (m_handingOver)
            m_prompts->askSure(
                tr("A hand-over is still running. Quitting stops it and leaves no file."),
                tr("Stop and quit"), leave);
        else
            m_files->leaveThen(leave);
        return;
    }
    rememberLayout(*this, m_widgets);
    event->accept();
    emit closed();
}

} // namespace ui
