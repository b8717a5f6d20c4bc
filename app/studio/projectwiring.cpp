// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/projectwiring.h"

#include "app/datafolders.h"
#include "app/studio/failures.h"
#include "timeline/model/errortext.h"
#include "ui/projectdesk.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace studio {

namespace model = timeline::model;

namespace {

ui::RecoveryItem itemOf(const app::Recoverable &found)
{
    ui::RecoveryItem item;
    item.id = found.folder;
    item.title = found.note.title;
    if (!found.note.path.isEmpty())
        item.folder = QDir::toNativeSeparators(QFileInfo(found.note.path).absolutePath());
    item.time = found.time;
    item.clips = found.clips;
    item.takes = found.takes;
    item.damaged = found.damaged;
    return item;
}

} // namespace

ProjectWiring::ProjectWiring(Studio &studio, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_window(window)
{
    connectRecovery();
    connectRelinking();
    connectCollecting();
    listRecoverables();
}

void ProjectWiring::connectRecovery()
{
    ui::ProjectDesk &desk = m_window.projects();
    connect(&desk, &ui::ProjectDesk::recoverRequested, this, &ProjectWiring::recover);
    connect(&desk, &ui::ProjectDesk::discardRequested, this, &ProjectWiring::discard);
    connect(&m_studio.opening, &app::OpenWorkflow::recovered, this, &ProjectWiring::showRecovered);
    connect(&m_studio.opening, &app::OpenWorkflow::failed, this,
        [this] { m_studio.autosave.adoptNext({}); });
    connect(&m_studio.autosave, &app::Autosave::failed, this, [this](const model::Error &error) {
        m_window.showMessage(ui::MessageLevel::Warning,
            tr("What is not saved could not be kept for recovery. Save the project now and then "
               "until this is mended."),
            model::errorSentence(error));
    });
}

void ProjectWiring::listRecoverables()
{
    m_tasks.start(
        this,
        [](const model::CancelToken &, const model::Progress &) {
            return app::recoverables(app::recoveryFolders());
        },
        [this](const QList<app::Recoverable> &found) { showRecoverables(found); });
}

void ProjectWiring::showRecoverables(const QList<app::Recoverable> &found)
{
    m_recoverables = found;
    QList<ui::RecoveryItem> items;
    for (const app::Recoverable &each : found)
        items << itemOf(each);
    m_window.projects().setRecoverables(items);
}

void ProjectWiring::recover(const QString &folder)
{
    const auto found = std::ranges::find(m_recoverables, folder, &app::Recoverable::folder);
    if (found == m_recoverables.end())
        return;
    m_studio.autosave.adoptNext(folder);
    m_studio.opening.recover(*found);
}

void ProjectWiring::discard(const QString &folder)
{
    m_tasks.start(
        this,
        [folder](const model::CancelToken &, const model::Progress &) {
            app::discardRecoverable(folder);
            return app::recoverables(app::recoveryFolders());
        },
        [this](const QList<app::Recoverable> &found) { showRecoverables(found); });
}

void ProjectWiring::showRecovered(const app::Recoverable &found)
{
    m_window.setLoading({}, 0);
    m_studio.player.seek({0});
    const QString when = QLocale().toString(found.time, QLocale::ShortFormat);
    m_window.showMessage(ui::MessageLevel::Done,
        tr("“%1” is back as it was on %2. Save it to keep it.").arg(found.note.title, when),
        found.damaged > 0
            ? tr("Newer copies that could not be read were passed over: %1.").arg(found.damaged)
            : QString());
    listRecoverables();
}

void ProjectWiring::connectRelinking()
{
    app::RelinkWorkflow &relinking = m_studio.relinking;
    ui::ProjectDesk &desk = m_window.projects();
    connect(&m_studio.session, &app::Session::viewChanged, this, &ProjectWiring::showMissing);
    connect(&desk, &ui::ProjectDesk::searchRequested, this, [this](const QString &place) {
        m_window.projects().setSearchProgress(0);
        m_studio.relinking.search(place);
    });
    connect(
        &desk, &ui::ProjectDesk::cancelSearchRequested, &relinking, &app::RelinkWorkflow::cancel);
    connect(
        &relinking, &app::RelinkWorkflow::progressed, &desk, &ui::ProjectDesk::setSearchProgress);
    connect(&relinking, &app::RelinkWorkflow::ended, this,
        [this] { m_window.projects().setSearchProgress(-1); });
    connect(&relinking, &app::RelinkWorkflow::relinked, this, [this] {
        if (m_studio.relinking.missing().isEmpty())
            m_window.showMessage(ui::MessageLevel::Done,
                tr("All files are found. Save the project to keep where they are."));
    });
    connect(&relinking, &app::RelinkWorkflow::differs, this, &ProjectWiring::askDifferent);
    connect(&relinking, &app::RelinkWorkflow::refused, this,
        [this](const QString &path, const model::Error &error) {
            showFailure(m_window, error, path);
        });
    connect(&relinking, &app::RelinkWorkflow::failed, this,
        [this](const QString &place, const model::Error &error) {
            showFailure(m_window, error, place);
        });
}

void ProjectWiring::showMissing()
{
    m_window.projects().setMissing(m_studio.relinking.missing());
}

void ProjectWiring::askDifferent(const std::vector<app::FoundMedia> &different)
{
    QStringList files;
    for (const app::FoundMedia &found : different)
        files << QStringLiteral("%1 (%2)").arg(
            QFileInfo(found.file.path).fileName(), found.difference);
    m_window.projects().askDifferent(
        files, [this, different] { m_studio.relinking.accept(different); });
}

void ProjectWiring::connectCollecting()
{
    app::CollectWorkflow &collecting = m_studio.collecting;
    ui::ProjectDesk &desk = m_window.projects();
    connect(
        &desk, &ui::ProjectDesk::collectRequested, this, [this](const QString &target, bool zip) {
            m_window.projects().setCollectProgress(0, QFileInfo(target).fileName());
            m_studio.collecting.start(
                target, zip ? app::CollectInto::Zip : app::CollectInto::Folder);
        });
    connect(&desk, &ui::ProjectDesk::cancelCollectRequested, &collecting,
        &app::CollectWorkflow::cancel);
    connect(&collecting, &app::CollectWorkflow::progressed, this, [this](double fraction) {
        m_window.projects().setCollectProgress(
            fraction, QFileInfo(m_studio.collecting.target()).fileName());
    });
    connect(
        &collecting, &app::CollectWorkflow::collected, this, [this](const app::Collected &done) {
            m_window.projects().setCollectProgress(-1, {});
            m_window.showMessage(ui::MessageLevel::Done,
                tr("Collected as %1: the project with all its files, %2.")
                    .arg(QDir::toNativeSeparators(done.target),
                        QLocale().formattedDataSize(done.bytes)));
        });
    connect(&collecting, &app::CollectWorkflow::failed, this,
        [this](const QString &target, const model::Error &error) {
            m_window.projects().setCollectProgress(-1, {});
            if (error.kind == model::Error::Kind::Cancelled)
                m_window.showMessage(
                    ui::MessageLevel::Info, tr("Collecting cancelled. Nothing was written."));
            else
                showFailure(m_window, error, target);
        });
}

} // namespace studio
