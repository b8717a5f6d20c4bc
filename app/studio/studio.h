// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/jobqueue.h"
#include "api/jobtimes.h"
#include "api/journal.h"
#include "api/keytest.h"
#include "app/addmediaworkflow.h"
#include "app/autosave.h"
#include "app/collectworkflow.h"
#include "app/comparisonworkflow.h"
#include "app/exportworkflow.h"
#include "app/handoverworkflow.h"
#include "app/keys.h"
#include "app/openworkflow.h"
#include "app/relinkworkflow.h"
#include "app/retakeworkflow.h"
#include "app/saveworkflow.h"
#include "app/seamworkflow.h"
#include "app/services.h"
#include "app/session.h"
#include "app/settings.h"
#include "app/takefileworkflow.h"
#include "app/uploadlookworkflow.h"
#include "timeline/media/filmstrip.h"
#include "timeline/media/player.h"
#include "timeline/media/takepictures.h"
#include "timeline/media/waveform.h"
#include "timeline/render/shotfinder.h"
#include "ui/engine.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>

namespace studio {

// Everything of the application that is no widget, in the order in which it depends on each other.
// Made once by main() or by a test; GUI thread.
class Studio : public QObject {
    Q_OBJECT

public:
    // Fails when the journal's folder cannot be made or written.
    static api::Result<std::unique_ptr<Studio>> create(const QString &journalFolder,
        std::unique_ptr<api::SecretStore> secrets, const api::JobTiming &timing = {});
    ~Studio() override;

    app::Settings settings;
    app::Session session;
    app::Services services;
    app::Keys keys;
    QNetworkAccessManager network;
    api::Client client;
    api::KeyTest keyTest;
    api::Journal journal;
    api::JobQueue jobs;
    api::JobTimes times;
    timeline::media::Player player;
    timeline::media::Filmstrip filmstrip;
    timeline::media::Waveform waveform;
    timeline::media::TakePictures takePictures;
    timeline::render::ShotFinder shots;
    app::OpenWorkflow opening;
    app::SaveWorkflow saving;
    app::Autosave autosave;
    app::RelinkWorkflow relinking;
    app::CollectWorkflow collecting;
    app::RetakeWorkflow retaking;
    app::TakeFileWorkflow takeFiles;
    app::AddMediaWorkflow addingMedia;
    app::ExportWorkflow exporting;
    app::ComparisonWorkflow comparing;
    app::HandoverWorkflow handingOver;
    app::UploadLookWorkflow uploadLook;
    app::SeamWorkflow seams;

    ui::Engine engine() // what a window shows and drives
    {
        return {player, filmstrip, waveform, takePictures, shots, session.document()};
    }
    // Jobs of earlier runs go on; their damaged journal files, if any, come back by name.
    QStringList resumeJobs();
    void applySettings();

private:
    Studio(api::Journal journal, std::unique_ptr<api::SecretStore> secrets,
        const api::JobTiming &timing);
};

} // namespace studio
