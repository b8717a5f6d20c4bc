// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/windowwiring.h"

#include "api/errortext.h"
#include "app/studio/editwiring.h"
#include "app/studio/failures.h"
#include "app/studio/seamwiring.h"
#include "timeline/edit/edits.h"
#include "ui/words.h"

#include <QFileInfo>

namespace studio {

namespace edit = timeline::edit;
namespace model = timeline::model;

WindowWiring::WindowWiring(Studio &studio, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_window(window)
    , m_settings(studio, window.settings())
    , m_takes(studio, window)
{
    connectOpening();
    connectSaving();
    connectEditing();
    connectRetaking();
    connectExporting();
    connectComparing();
    connectHandingOver();
    connectUploadLook();
    connectSettings();
    new EditWiring(m_studio, m_window, this);
    new SeamWiring(m_studio, m_window, this);
    showService();
    showProject();
    showJobs();
    showRecentFiles();
}

void WindowWiring::connectOpening()
{
    app::OpenWorkflow &opening = m_studio.opening;
    connect(&m_window, &ui::MainWindow::openRequested, &opening, &app::OpenWorkflow::open);
    connect(&m_window, &ui::MainWindow::openProjectRequested, &opening, &app::OpenWorkflow::open);
    connect(
        &m_window, &ui::MainWindow::cancelReadingRequested, &opening, &app::OpenWorkflow::cancel);
    connect(&opening, &app::OpenWorkflow::started, this, [this](const QString &path) {
        m_opening = QFileInfo(path).fileName();
        showProject(); // not what an earlier opening had to show
        goBack();
        m_window.setLoading(m_opening, -1);
    });
    connect(&opening, &app::OpenWorkflow::progressed, this,
        [this](double fraction) { m_window.setLoading(m_opening, fraction); });
    connect(&opening, &app::OpenWorkflow::glimpsed, this, &WindowWiring::showGlimpse);
    connect(&opening, &app::OpenWorkflow::failed, this,
        [this](const QString &path, const model::Error &error) {
            m_window.setLoading({}, 0);
            showProject();
            goBack();
            showFailure(m_window, error, path);
            if (error.kind == model::Error::Kind::NotFound) {
                m_studio.settings.removeRecentFile(path);
                showRecentFiles();
            }
        });
    connect(&opening, &app::OpenWorkflow::opened, this, [this](const QString &path) {
        m_window.setLoading({}, 0);
        m_pieces.clear();
        m_studio.settings.addRecentFile(path);
        showRecentFiles();
        // Who looked around meanwhile stays where he is.
        if (!std::exchange(m_placeBefore, std::nullopt))
            m_studio.player.seek({0});
    });
    connect(&m_studio.session, &app::Session::viewChanged, this, &WindowWiring::showProject);
    connect(&m_studio.session.document(), &edit::Document::dirtyChanged, this,
        &WindowWiring::showProject);
}

void WindowWiring::connectSaving()
{
    app::SaveWorkflow &saving = m_studio.saving;
    connect(&m_window, &ui::MainWindow::saveRequested, &saving, &app::SaveWorkflow::save);
    connect(&saving, &app::SaveWorkflow::saved, this, [this](const QString &path) {
        m_studio.settings.addRecentFile(path);
        showRecentFiles();
        showProject();
        m_window.showMessage(
            ui::MessageLevel::Done, tr("Saved as %1.").arg(QFileInfo(path).fileName()));
    });
    connect(&saving, &app::SaveWorkflow::failed, this,
        [this](const QString &path, const model::Error &error) {
            showFailure(m_window, error, path);
        });
}

void WindowWiring::connectEditing()
{
    edit::Document &document = m_studio.session.document();
    connect(&document, &edit::Document::rangeChanged, this,
        [this] { showPlan(m_studio.session.document().range()); });
    connect(&m_window, &ui::MainWindow::rangeChanging, this,
        [this](model::FrameRange range) { showPlan(range); });
    connect(&m_window, &ui::MainWindow::draftChanged, this,
        [this] { showPlan(m_studio.session.document().range()); });
    connect(&m_window, &ui::MainWindow::takeChosen, this, [this](const ui::TakeChoice &choice) {
        const auto done = apply(tr("Show take"),
            edit::chooseTake(m_studio.session.project(), choice.take, choice.part, choice.where));
        if (!done)
            showFailure(m_window, done.error());
    });
    connect(&m_window, &ui::MainWindow::matchRequested, this, &WindowWiring::match);
    connect(&m_window, &ui::MainWindow::takeFileRequested, this,
        [this](
            const QString &path, model::FrameRange range) { m_studio.takeFiles.add(path, range); });
    connect(&m_studio.takeFiles, &app::TakeFileWorkflow::failed, this,
        [this](const QString &path, const model::Error &error) {
            showFailure(m_window, error, path);
        });
    connect(
        &m_studio.takeFiles, &app::TakeFileWorkflow::added, &m_window, &ui::MainWindow::showTakes);
}

model::Result<> WindowWiring::apply(const QString &text, model::Result<model::Project> after)
{
    return m_studio.session.document().apply(text, std::move(after));
}

void WindowWiring::connectRetaking()
{
    connect(&m_window, &ui::MainWindow::retakeRequested, this, &WindowWiring::retake);
    connect(&m_window, &ui::MainWindow::splitRequested, this, &WindowWiring::split);
    app::RetakeWorkflow &retaking = m_studio.retaking;
    connect(&retaking, &app::RetakeWorkflow::failed, this,
        [this](model::RetakeId, const model::Error &error) {
            if (error.kind == model::Error::Kind::Cancelled)
                m_window.showMessage(
                    ui::MessageLevel::Info, tr("Stopped before anything was sent."));
            else
                showFailure(m_window, error);
        });
    connect(&retaking, &app::RetakeWorkflow::notSent, this,
        [this](model::RetakeId, const api::Error &error) {
            m_window.showMessage(ui::MessageLevel::Problem, api::errorSentence(error));
        });
    connect(&retaking, &app::RetakeWorkflow::takeReady, this, [this](model::TakeId id) {
        m_window.showMessage(ui::MessageLevel::Done, arrivalOf(id));
        m_window.showTakes();
        goToTake(id);
    });
    connect(&retaking, &app::RetakeWorkflow::resultKept, this, &WindowWiring::showKept);
    api::JobQueue &jobs = m_studio.jobs;
    connect(&jobs, &api::JobQueue::jobAdded, this, &WindowWiring::showJobs);
    connect(&jobs, &api::JobQueue::jobChanged, this, &WindowWiring::showJobs);
    connect(&jobs, &api::JobQueue::jobFinished, this, &WindowWiring::showJobs);
    connect(&jobs, &api::JobQueue::jobForgotten, this, &WindowWiring::showJobs);
    connect(&jobs, &api::JobQueue::wishFailed, this,
        [this](const api::JobSnapshot &, const api::Error &error) {
            m_window.showMessage(ui::MessageLevel::Warning, api::errorSentence(error));
        });
    connect(&retaking, &app::RetakeWorkflow::preparingChanged, this, &WindowWiring::showJobs);
    connect(&m_window, &ui::MainWindow::jobWished, this, &WindowWiring::grant);
    connect(&m_window, &ui::MainWindow::spendingRequested, this, &WindowWiring::showSpending);
    connect(&m_window, &ui::MainWindow::spendingCopyRequested, this, &WindowWiring::copyLedger);
}

QString WindowWiring::arrivalOf(model::TakeId take) const
{
    const model::Project &project = m_studio.session.project();
    const int number = project.findTake(take)->number;
    if (edit::placesOf(project, take).empty())
        return tr("Take %1 is ready, but its stretch was removed; it stays in the list.")
            .arg(number);
    if (!edit::isShown(project, take))
        return tr("Take %1 is ready. What you see there stays until you choose the take.")
            .arg(number);
    return tr("Take %1 is ready. Compare it with the original, then accept or reject it.")
        .arg(number);
}

// One that waits for its project is no news.
void WindowWiring::showKept(const QString &job)
{
    const auto kept = m_studio.jobs.find(job);
    if (!kept || app::contextFromJson(kept->context))
        return;
    m_window.showMessage(ui::MessageLevel::Info,
        tr("A result is here that another version of Retake Studio ordered. Only that one knows "
           "where it belongs; it is kept for it in “%1”.")
            .arg(kept->resultPath));
}

void WindowWiring::grant(const QString &job, ui::JobWish wish)
{
    using ui::JobWish;
    switch (wish) {
    case JobWish::Stop:
        if (!m_studio.retaking.stopPreparing(job))
            m_studio.jobs.stop(job);
        break;
    case JobWish::SendAgain:
        m_studio.jobs.sendAgain(job);
        break;
    case JobWish::LookAgain:
        m_studio.jobs.lookAgain(job);
        break;
    case JobWish::Dismiss:
        m_studio.retaking.dismiss(job);
        break;
    case JobWish::Earlier:
        m_studio.jobs.moveInLine(job, api::JobQueue::Move::Earlier);
        break;
    case JobWish::Later:
        m_studio.jobs.moveInLine(job, api::JobQueue::Move::Later);
        break;
    }
}

void WindowWiring::connectExporting()
{
    app::ExportWorkflow &exporting = m_studio.exporting;
    connect(
        &m_window, &ui::MainWindow::exportRequested, this, [this](const ui::ExportChoice &choice) {
            m_exportPath = choice.path;
            m_window.setExportProgress(0, QFileInfo(choice.path).fileName());
            m_studio.exporting.start(choice.preset, choice.path, choice.take);
        });
    connect(&m_window, &ui::MainWindow::cancelExportRequested, &exporting,
        &app::ExportWorkflow::cancel);
    connect(&exporting, &app::ExportWorkflow::progressed, this, [this](double fraction) {
        m_window.setExportProgress(fraction, QFileInfo(m_exportPath).fileName());
    });
    connect(&exporting, &app::ExportWorkflow::exported, this,
        [this](const QString &path, const timeline::render::ExportDone &done) {
            m_window.setExportProgress(-1, {});
            QStringList words{tr("Exported to %1.").arg(path)};
            if (!done.why.isEmpty())
                words << done.plan.fallbackReason;
            if (!done.leftOut.isEmpty())
                words << tr("Left out: %1.").arg(done.leftOut.join(QStringLiteral("; ")));
            const QStringList details =
                QStringList{ui::words::exportPlan(done.plan)} + done.plan.details;
            m_window.showMessage(ui::MessageLevel::Done, words.join(QLatin1Char(' ')),
                details.join(QLatin1Char('\n')));
        });
    connect(&exporting, &app::ExportWorkflow::failed, this, &WindowWiring::showExportFailure);
}

// Beside an export of the sequence there is none of a comparison: they share the status line.
void WindowWiring::connectComparing()
{
    app::ComparisonWorkflow &comparing = m_studio.comparing;
    connect(&m_window, &ui::MainWindow::comparisonRequested, this,
        [this](const timeline::render::ComparisonClip &clip, const QString &path) {
            m_exportPath = path;
            m_window.setExportProgress(0, QFileInfo(path).fileName());
            m_studio.comparing.start(clip, path);
        });
    connect(&m_window, &ui::MainWindow::cancelExportRequested, &comparing,
        &app::ComparisonWorkflow::cancel);
    connect(&comparing, &app::ComparisonWorkflow::progressed, this, [this](double fraction) {
        m_window.setExportProgress(fraction, QFileInfo(m_exportPath).fileName());
    });
    connect(&comparing, &app::ComparisonWorkflow::exported, this, [this](const QString &path) {
        m_window.setExportProgress(-1, {});
        m_window.showMessage(
            ui::MessageLevel::Done, tr("The comparison was exported to %1.").arg(path));
    });
    connect(&comparing, &app::ComparisonWorkflow::failed, this,
        [this](const model::Error &error) { showExportFailure(error); });
}

void WindowWiring::showExportFailure(const model::Error &error)
{
    m_window.setExportProgress(-1, {});
    if (error.kind == model::Error::Kind::Cancelled)
        m_window.showMessage(ui::MessageLevel::Info, tr("Export cancelled. Nothing was written."));
    else
        showFailure(m_window, error, m_exportPath);
}

void WindowWiring::connectHandingOver()
{
    using timeline::render::HandedOver;
    using timeline::render::HandoverWish;
    app::HandoverWorkflow &handing = m_studio.handingOver;
    connect(&m_window, &ui::MainWindow::handoverRequested, this, [this](const HandoverWish &wish) {
        m_handoverPath = wish.path;
        m_window.setHandoverProgress(0, QFileInfo(wish.path).fileName());
        m_studio.handingOver.start(wish);
    });
    connect(&m_window, &ui::MainWindow::cancelHandoverRequested, &handing,
        &app::HandoverWorkflow::cancel);
    connect(&handing, &app::HandoverWorkflow::progressed, this, [this](double fraction) {
        m_window.setHandoverProgress(fraction, QFileInfo(m_handoverPath).fileName());
    });
    connect(&handing, &app::HandoverWorkflow::handedOver, this, [this](const HandedOver &done) {
        m_window.setHandoverProgress(-1, {});
        const int more = int(done.files.size()) - 1;
        const QString what = more > 0
            ? tr("Handed over as %1, with %n take file(s).", nullptr, more).arg(m_handoverPath)
            : tr("Handed over as %1.").arg(m_handoverPath);
        m_window.showMessage(
            ui::MessageLevel::Done, (QStringList{what} + done.notes).join(QLatin1Char(' ')));
    });
    connect(&handing, &app::HandoverWorkflow::failed, this, [this](const model::Error &error) {
        m_window.setHandoverProgress(-1, {});
        if (error.kind == model::Error::Kind::Cancelled)
            m_window.showMessage(
                ui::MessageLevel::Info, tr("Hand-over cancelled. Nothing was written."));
        else
            showFailure(m_window, error, m_handoverPath);
    });
}

void WindowWiring::connectUploadLook()
{
    app::UploadLookWorkflow &look = m_studio.uploadLook;
    connect(&m_window, &ui::MainWindow::lookAtUploadRequested, this, [this] { lookAtUpload(); });
    connect(&m_window, &ui::MainWindow::saveUploadRequested, this, &WindowWiring::lookAtUpload);
    connect(&m_window, &ui::MainWindow::cancelUploadLookRequested, &look,
        &app::UploadLookWorkflow::cancel);
    connect(&look, &app::UploadLookWorkflow::progressed, &m_window,
        &ui::MainWindow::setUploadLookProgress);
    connect(&look, &app::UploadLookWorkflow::made, this, [this](const QString &path, bool passing) {
        m_window.setUploadLookProgress(-1);
        if (passing)
            showUpload(path);
        else
            m_window.showMessage(ui::MessageLevel::Done,
                tr("Saved what would be sent as %1. Nothing was sent.").arg(path));
    });
    connect(&look, &app::UploadLookWorkflow::failed, this,
        [this](const QString &path, const model::Error &error) {
            m_window.setUploadLookProgress(-1);
            showFailure(m_window, error, path);
        });
}

void WindowWiring::connectSettings()
{
    connect(&m_settings, &SettingsWiring::serviceChanged, this, &WindowWiring::showService);
    connect(&m_settings, &SettingsWiring::failed, this,
        [this](const model::Error &error) { showFailure(m_window, error); });
    connect(&m_settings, &SettingsWiring::keyNotKept, this, [this](const QString &reason) {
        m_window.showMessage(ui::MessageLevel::Warning,
            tr("The system's keychain did not take the key; it is kept until you quit."), reason);
    });
    connect(&m_studio.player, &timeline::media::Player::soundChanged, this,
        [this] { m_studio.settings.setVolume(m_studio.player.volume()); });
    connect(&m_window, &ui::MainWindow::playChoicesChanged, this,
        [this](const ui::PlayChoices &choices) {
            m_studio.settings.setLoopRoll(
                int(std::chrono::duration_cast<std::chrono::milliseconds>(choices.roll).count()));
            m_studio.settings.setScrubSound(choices.scrubSound);
        });
    const auto roll = std::chrono::milliseconds(m_studio.settings.loopRoll());
    m_window.setPlayChoices(
        {std::chrono::duration_cast<model::Flicks>(roll), m_studio.settings.scrubSound()});
}

} // namespace studio
