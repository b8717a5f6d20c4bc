// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The connections of MainWindow: which command and which widget leads to which wish.
#include "ui/aboutdialog.h"
#include "ui/comparecommands.h"
#include "ui/compareview.h"
#include "ui/editdesk.h"
#include "ui/exportdialog.h"
#include "ui/handoverdialog.h"
#include "ui/jobtray.h"
#include "ui/mainwindow.h"
#include "ui/outlinedesk.h"
#include "ui/retakepanel.h"
#include "ui/seamdesk.h"
#include "ui/shortcutsdialog.h"
#include "ui/spendingdialog.h"
#include "ui/statusline.h"
#include "ui/takespanel.h"
#include "ui/transportbar.h"

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QFileInfo>
#include <QMediaDevices>
#include <QTabWidget>

#include <algorithm>
#include <array>

namespace ui {

namespace {

// As the commands stand in the menu, and what each means.
constexpr std::array rollCommands{
    Command::RollNone, Command::RollHalf, Command::RollOne, Command::RollTwo};
constexpr std::array rollLengths{model::Flicks{0}, model::Flicks{model::flicksPerSecond / 2},
    model::Flicks{model::flicksPerSecond}, model::Flicks{2 * model::flicksPerSecond}};

QString suggestedExport(const QString &video)
{
    const QFileInfo source(video);
    const QString suffix = source.suffix().toLower();
    const bool kept = suffix == QLatin1String("mov") || suffix == QLatin1String("mkv");
    return source.dir().filePath(
        QStringLiteral("%1 retake.%2")
            .arg(source.completeBaseName(), kept ? suffix : QStringLiteral("mp4")));
}

template <class Dialog> void showOnce(QWidget &window)
{
    auto *dialog = new Dialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QAudioDevice deviceOf(const QByteArray &id)
{
    const QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    const auto found = std::ranges::find(devices, id, &QAudioDevice::id);
    return found == devices.end() ? QAudioDevice() : *found;
}

} // namespace

void MainWindow::on(Command command, std::function<void()> slot)
{
    connect(m_actions->action(command), &QAction::triggered, this,
        [slot = std::move(slot)] { slot(); });
}

void MainWindow::connectFiles()
{
    on(Command::OpenVideo, [this] { m_files->askVideo(); });
    on(Command::OpenProject, [this] { m_files->askProject(); });
    on(Command::Save, [this] { m_files->save(); });
    on(Command::SaveAs, [this] { m_files->saveAs(); });
    on(Command::AddTakeFile, [this] { askTakeFile(); });
    on(Command::Export, [this] { askExport(); });
    on(Command::HandOver, [this] { askHandover(); });
    on(Command::Settings, [this] { m_settings->show(); });
    on(Command::Spending, [this] { emit spendingRequested(); });
    on(Command::Quit, [this] { close(); });
    on(Command::FullScreen, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    on(Command::Shortcuts, [this] { showOnce<ShortcutsDialog>(*this); });
    on(Command::About, [this] { showOnce<AboutDialog>(*this); });
    connect(m_files, &FileDesk::openRequested, this, &MainWindow::openRequested);
    connect(m_files, &FileDesk::openProjectRequested, this, &MainWindow::openProjectRequested);
    connect(m_files, &FileDesk::saveRequested, this, &MainWindow::saveRequested);
    connect(m_widgets.compare, &CompareView::openClicked, m_files, &FileDesk::askVideo);
    for (const CompareView *pictures : {m_widgets.compare, m_widgets.seamView})
        connect(pictures, &CompareView::fileDropped, m_files, &FileDesk::open);
}

void MainWindow::connectEditing()
{
    on(Command::MarkIn, [this] { m_desk->markRangeIn(); });
    on(Command::MarkOut, [this] { m_desk->markRangeOut(); });
    on(Command::GoToIn, [this] { m_desk->toRangeBegin(); });
    on(Command::GoToOut, [this] { m_desk->toRangeEnd(); });
    on(Command::ClearIn, [this] { m_desk->clearRangeIn(); });
    on(Command::ClearOut, [this] { m_desk->clearRangeOut(); });
    on(Command::Retake, [this] { writeRetake(); });
    on(Command::LookAtUpload, [this] { emit lookAtUploadRequested(); });
    on(Command::SaveUpload, [this] { askUploadFile(); });
    connect(m_editing, &EditDesk::refused, this,
        [this](const QString &why) { showMessage(MessageLevel::Info, why); });
    for (int number = 0; number <= 9; ++number)
        connect(m_actions->take(number), &QAction::triggered, this,
            [this, number] { chooseTake(number); });
    on(Command::Accept, [this] {
        if (const TakeCard *take = m_desk->judged())
            emit takeWished({take->id, TakeWish::Kind::Accept, {}});
    });
    on(Command::Reject, [this] {
        if (const TakeCard *take = m_desk->judged())
            emit takeWished({take->id, TakeWish::Kind::Reject, {}});
    });
}

void MainWindow::connectPanels()
{
    const RetakePanel *retake = m_widgets.retake;
    connect(retake, &RetakePanel::retakeRequested, this, &MainWindow::retakeRequested);
    connect(retake, &RetakePanel::draftChanged, this, &MainWindow::draftChanged);
    connect(retake, &RetakePanel::splitRequested, this, &MainWindow::splitRequested);
    connect(retake, &RetakePanel::rangeEdited, this,
        [this](model::FrameRange range) { m_engine.document.setRange(range); });
    connect(
        m_widgets.timeline, &TimelineView::rangeChanging, this, [this](model::FrameRange range) {
            m_widgets.retake->setRange(range);
            emit rangeChanging(range);
        });
    connect(m_widgets.timeline, &TimelineView::takeClicked, this, &MainWindow::showTakes);
    connect(m_widgets.timeline, &TimelineView::takeChosen, this, [this](model::TakeId take) {
        emit takeChosen({take, edit::Part::Both, {}});
    });
    connect(&m_engine.document, &edit::Document::rangeChanged, this,
        [this] { m_widgets.retake->setRange(range()); });
    auto *outline = new OutlineDesk(m_engine, *m_actions, *m_desk,
        {*m_widgets.track, *m_widgets.timeline, *m_widgets.outline}, this);
    connect(outline, &OutlineDesk::takeChosen, this, &MainWindow::takeChosen);
    connect(outline, &OutlineDesk::takeWished, this, &MainWindow::takeWished);
    connect(m_widgets.takes, &TakesPanel::takeChosen, this, &MainWindow::takeChosen);
    connect(m_widgets.takes, &TakesPanel::wished, this, &MainWindow::takeWished);
    connect(m_widgets.takes, &TakesPanel::purgeRequested, this, &MainWindow::askPurge);
    connect(m_widgets.takes, &TakesPanel::matchRequested, this, &MainWindow::matchRequested);
    connect(retake, &RetakePanel::lookRequested, this, &MainWindow::lookAtUploadRequested);
    connect(retake, &RetakePanel::saveRequested, this, &MainWindow::askUploadFile);
    connect(m_desk, &ViewDesk::takesChanged, this, &MainWindow::showTakeCards);
    // What was planned may cross a shot that was not known.
    connect(&m_engine.shots, &render::ShotFinder::changed, this, [this] {
        if (range())
            emit draftChanged(draft());
    });
    connect(&m_engine.takePictures, &media::TakePictures::changed, this, [this] {
        m_widgets.takes->setPictures(m_engine.takePictures.pictures(), m_desk->stretchTime());
    });
}

void MainWindow::connectJobs()
{
    on(Command::ShowJobs,
        [this] { setTrayOpen(m_actions->action(Command::ShowJobs)->isChecked()); });
    connect(m_widgets.status, &StatusLine::trayToggled, this, &MainWindow::setTrayOpen);
    connect(m_widgets.status, &StatusLine::cancelExportRequested, this,
        &MainWindow::cancelExportRequested);
    connect(m_widgets.status, &StatusLine::cancelHandoverRequested, this,
        &MainWindow::cancelHandoverRequested);
    connect(m_widgets.status, &StatusLine::cancelUploadLookRequested, this,
        &MainWindow::cancelUploadLookRequested);
    connect(m_widgets.status, &StatusLine::cancelReadingRequested, this,
        &MainWindow::cancelReadingRequested);
    connect(m_widgets.status, &StatusLine::serviceClicked, m_settings, &SettingsDesk::show);
    connect(m_widgets.jobs, &JobTray::wished, this, &MainWindow::jobWished);
}

void MainWindow::connectPlayback()
{
    media::Player &player = m_engine.player;
    connect(m_actions->action(Command::PlayPause), &QAction::triggered, &player,
        &media::Player::togglePlay);
    connect(m_actions->action(Command::ShuttleBack), &QAction::triggered, &player,
        &media::Player::shuttleBack);
    connect(m_actions->action(Command::Pause), &QAction::triggered, &player, &media::Player::pause);
    connect(m_actions->action(Command::ShuttleForward), &QAction::triggered, &player,
        &media::Player::shuttleForward);
    on(Command::StepBack, [&player] { player.step(-1); });
    on(Command::StepForward, [&player] { player.step(1); });
    on(Command::BackSecond, [this] { m_desk->stepSeconds(-1); });
    on(Command::ForwardSecond, [this] { m_desk->stepSeconds(1); });
    on(Command::ToStart, [this] { m_desk->toStart(); });
    on(Command::ToEnd, [this] { m_desk->toEnd(); });
    on(Command::PreviousEdge, [this] { m_desk->toEdge(-1); });
    on(Command::NextEdge, [this] { m_desk->toEdge(1); });
    on(Command::Mute, [&player] { player.setMuted(!player.isMuted()); });
    on(Command::GoToTime, [this] { m_widgets.transport->editPosition(); });
    connect(m_actions->action(Command::Loop), &QAction::triggered, m_desk, &ViewDesk::setLoop);
    connect(m_widgets.transport, &TransportBar::deviceChosen, this,
        [this](const QAudioDevice &device) { m_settings->chooseSoundDevice(device.id()); });
    connect(m_settings, &SettingsDesk::valuesSet, this,
        [this](const SettingsValues &values) { m_desk->setDevice(values.soundDevice); });
    connect(m_settings, &SettingsDesk::changed, this, [this](const SettingsValues &values) {
        m_engine.player.setDevice(deviceOf(values.soundDevice));
    });
    connect(&player, &media::Player::soundFailed, this, [this](const QString &reason) {
        showMessage(MessageLevel::Info,
            tr("Playing without sound: the sound device does not answer."), reason);
    });
}

void MainWindow::connectPlayChoices()
{
    auto *rolls = new QActionGroup(this);
    for (const Command command : rollCommands)
        rolls->addAction(m_actions->action(command));
    m_widgets.transport->setLoopActions(rolls->actions());
    const auto tell = [this](const PlayChoices &choices) {
        setPlayChoices(choices);
        emit playChoicesChanged(choices);
    };
    connect(rolls, &QActionGroup::triggered, this, [this, rolls, tell](const QAction *chosen) {
        PlayChoices choices = m_desk->playChoices();
        choices.roll = rollLengths.at(std::size_t(rolls->actions().indexOf(chosen)));
        tell(choices);
    });
    connect(
        m_actions->action(Command::ScrubSound), &QAction::triggered, this, [this, tell](bool on) {
            PlayChoices choices = m_desk->playChoices();
            choices.scrubSound = on;
            tell(choices);
        });
    setPlayChoices(m_desk->playChoices());
}

void MainWindow::setPlayChoices(const PlayChoices &choices)
{
    m_desk->setPlayChoices(choices);
    for (std::size_t i = 0; i < rollCommands.size(); ++i)
        m_actions->action(rollCommands[i])->setChecked(choices.roll == rollLengths[i]);
    m_actions->action(Command::ScrubSound)->setChecked(choices.scrubSound);
}

void MainWindow::connectView()
{
    auto *comparing = new CompareCommands(*m_actions, *m_desk, *m_prompts, this);
    connect(comparing, &CompareCommands::exportRequested, this,
        [this](const render::ComparisonClip &clip, const QString &path) {
            if (!m_exporting)
                emit comparisonRequested(clip, path);
        });
    connect(&m_desk->compare(), &CompareDesk::takePicked, this, &MainWindow::chooseTake);
    on(Command::ZoomIn, [this] { m_widgets.timeline->zoomIn(); });
    on(Command::ZoomOut, [this] { m_widgets.timeline->zoomOut(); });
    on(Command::ZoomToRange, [this] { m_widgets.timeline->zoomToRange(); });
    on(Command::ZoomToFit, [this] { m_widgets.timeline->zoomToFit(); });
    const auto pictures = [this] {
        return m_seams->isFourUp() ? m_widgets.seamView : m_widgets.compare;
    };
    on(Command::PictureFit, [pictures] { pictures()->zoomToFit(); });
    on(Command::PictureActual, [pictures] { pictures()->setZoom(1); });
    on(Command::PictureDouble, [pictures] { pictures()->setZoom(2); });
    on(Command::PictureIn, [pictures] { pictures()->zoomIn(); });
    on(Command::PictureOut, [pictures] { pictures()->zoomOut(); });
    connect(m_desk, &ViewDesk::stateChanged, this,
        [this] { m_actions->action(Command::Loop)->setChecked(m_desk->isLooping()); });
    connect(m_seams, &SeamDesk::refused, this,
        [this](const QString &why) { showMessage(MessageLevel::Info, why); });
    m_widgets.transport->setCompareActions({m_actions->action(Command::OverUnder),
        m_actions->action(Command::Blend), m_actions->action(Command::AllTakes)});
}

void MainWindow::showTakeCards()
{
    const std::vector<TakeCard> &takes = m_desk->takes();
    m_widgets.takes->setTakes(takes, m_desk->place());
    const bool open = m_desk->view() && !m_lookingOnly;
    for (int number = 0; number <= 9; ++number) {
        const TakeCard *card = cardOf(takes, number);
        m_actions->take(number)->setEnabled(open && card && card->isChoosable());
    }
    const TakeCard *judged = open ? m_desk->judged() : nullptr;
    m_actions->action(Command::Accept)
        ->setEnabled(judged && judged->state != TakeCard::State::Accepted);
    m_actions->action(Command::Reject)
        ->setEnabled(judged && judged->state != TakeCard::State::Rejected);
}

void MainWindow::chooseTake(int number)
{
    const TakeCard *card = cardOf(m_desk->takes(), number);
    if (!card)
        return;
    if (const auto choice = choiceOf(*card, edit::Part::Both))
        emit takeChosen(*choice);
}

void MainWindow::writeRetake()
{
    m_widgets.tabs->setCurrentWidget(m_widgets.retake);
    m_widgets.retake->focusPrompt();
}

void MainWindow::askPurge(const std::vector<TakeCard> &rejected)
{
    m_prompts->askSure(purgeQuestion(rejected), tr("Delete for good"), [this, rejected] {
        for (const TakeCard &card : rejected)
            emit takeWished({card.id, TakeWish::Kind::Purge, {}});
    });
}

void MainWindow::askTakeFile()
{
    const MaybeRange range = m_engine.document.range();
    if (!range) {
        showMessage(MessageLevel::Info, tr("Choose a range first: the file is laid into it."));
        return;
    }
    const QPointer<MainWindow> self(this);
    const QString folder = QFileInfo(m_files->videoPath()).absolutePath();
    m_prompts->askFile(FileQuestion::AddTake, folder, [self, range](const QString &path) {
        if (self && !path.isEmpty())
            emit self->takeFileRequested(path, *range);
    });
}

void MainWindow::askExport()
{
    const media::ViewPtr view = m_desk->view();
    if (!view || m_exporting)
        return;
    const auto plan = [view](const ExportChoice &choice) {
        return render::planExport(*view, choice.preset, choice.path, choice.take);
    };
    ExportChoice suggestion;
    suggestion.path = suggestedExport(m_files->videoPath());
    // A take alone is the one under the playhead.
    if (const TakeCard *take = comparedTake(m_desk->takes()))
        suggestion.take = take->id;
    auto *dialog = new ExportDialog(suggestion, plan, *m_prompts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exportRequested, this, &MainWindow::exportRequested);
    dialog->open();
}

void MainWindow::askUploadFile()
{
    if (!m_desk->view() || m_makingUpload)
        return;
    const QFileInfo video(m_files->videoPath());
    const QString suggested =
        video.dir().filePath(tr("%1 as sent.mp4").arg(video.completeBaseName()));
    const QPointer<MainWindow> self(this);
    m_prompts->askFile(FileQuestion::SaveUpload, suggested, [self](const QString &path) {
        if (self && !path.isEmpty())
            emit self->saveUploadRequested(path);
    });
}

void MainWindow::askHandover()
{
    if (!m_desk->view() || m_handingOver)
        return;
    auto *dialog = new HandoverDialog(m_files->videoPath(), *m_prompts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HandoverDialog::handoverRequested, this, &MainWindow::handoverRequested);
    dialog->open();
}

void MainWindow::showSpending(const SpendingValues &values)
{
    auto *dialog = new SpendingDialog(values, *m_prompts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SpendingDialog::copyRequested, this, &MainWindow::spendingCopyRequested);
    dialog->open();
}

} // namespace ui
