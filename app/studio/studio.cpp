// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/studio.h"

#include "app/datafolders.h"

#include <QMediaDevices>

#include <algorithm>

namespace studio {

namespace {

// What Qt's video sinks ask for: the plugin on the FFmpeg that is in use anyway. Where Qt prefers
// GStreamer (Linux, before 6.5), loading that one held the window up for 40 to 160 ms when the
// first file opened.
void chooseMediaPlugin()
{
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", QByteArrayLiteral("ffmpeg"));
#endif
}

} // namespace

api::Result<std::unique_ptr<Studio>> Studio::create(const QString &journalFolder,
    std::unique_ptr<api::SecretStore> secrets, const api::JobTiming &timing)
{
    chooseMediaPlugin();
    auto journal = api::Journal::open(journalFolder);
    if (!journal)
        return tl::unexpected(journal.error());
    return std::unique_ptr<Studio>(new Studio(std::move(*journal), std::move(secrets), timing));
}

Studio::Studio(api::Journal openJournal, std::unique_ptr<api::SecretStore> secrets,
    const api::JobTiming &timing)
    : keys(services, std::move(secrets))
    , client(network)
    , keyTest(client)
    , journal(std::move(openJournal))
    , jobs(
          client, journal,
          [this](const QString &id, const QUrl &url) { return services.access(id, url); }, timing)
    , times(journal.folder())
    , opening(session)
    , saving(session)
    , autosave(session, app::recoveryFolders())
    , relinking(session)
    , collecting(session)
    , retaking(session, services, jobs)
    , takeFiles(session)
    , addingMedia(session)
    , exporting(session)
    , handingOver(session)
    , uploadLook(session)
    , seams(session)
{
    connect(&jobs, &api::JobQueue::jobFinished, this,
        [this](const api::JobSnapshot &job) { times.add(job); });
    connect(&services, &app::Services::keysChanged, &jobs, &api::JobQueue::wake);
    connect(&opening, &app::OpenWorkflow::opened, &retaking, &app::RetakeWorkflow::adoptResults);
    connect(&opening, &app::OpenWorkflow::recovered, &retaking, &app::RetakeWorkflow::adoptResults);
    connect(
        &relinking, &app::RelinkWorkflow::relinked, &retaking, &app::RetakeWorkflow::adoptResults);
    retaking.setKeep([this](app::Autosave::Then then) { autosave.keepNow(std::move(then)); });
    applySettings();
    keys.load();
}

Studio::~Studio() = default;

QStringList Studio::resumeJobs()
{
    jobs.setLeft([this](const api::JobRecord &record) {
        const bool isReachable = services.access(record.serviceId, record.baseUrl).has_value();
        return app::isLeftToResume(record, session.project().uid, isReachable);
    });
    // A run's result that was left may have its place in what is open now.
    connect(&opening, &app::OpenWorkflow::opened, &jobs, &api::JobQueue::wake);
    const QStringList damaged = jobs.load();
    const QList<api::JobSnapshot> all = jobs.snapshot();
    const bool practising = std::ranges::any_of(all, [](const api::JobSnapshot &job) {
        return job.serviceId == api::practiceId && !api::isFinal(job.state);
    });
    if (practising && services.service(api::practiceId))
        jobs.wake();
    return damaged;
}

void Studio::applySettings()
{
    services.setBaseUrl(api::ltxId, settings.ltxUrl());
    services.setBaseUrl(api::ltxDesktopId, settings.ltxDesktopUrl());
    services.setPricePerSecond(settings.pricePerSecond());
    jobs.setCaps(settings.caps());
    player.frames().setCacheBudget(std::size_t(settings.cacheBudget()));
    player.setVolume(settings.volume());
    QAudioDevice chosen;
    for (const QAudioDevice &device : QMediaDevices::audioOutputs()) {
        if (device.id() == settings.soundDevice())
            chosen = device;
    }
    player.setDevice(chosen);
}

} // namespace studio
