// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/seamwiring.h"

#include "app/studio/failures.h"
#include "timeline/edit/clipedits.h"
#include "timeline/edit/joins.h"
#include "timeline/model/errortext.h"
#include "ui/seamdesk.h"

#include <QLocale>

#include <cmath>

namespace studio {

namespace edit = timeline::edit;
namespace media = timeline::media;
namespace model = timeline::model;

SeamWiring::SeamWiring(Studio &studio, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_window(window)
{
    ui::SeamDesk &desk = window.seams();
    app::SeamWorkflow &seams = studio.seams;
    connect(&desk, &ui::SeamDesk::picturesRequested, &seams, &app::SeamWorkflow::look);
    connect(&desk, &ui::SeamDesk::scoresRequested, &seams, &app::SeamWorkflow::measure);
    connect(&desk, &ui::SeamDesk::differencesRequested, &seams, &app::SeamWorkflow::compare);
    connect(&desk, &ui::SeamDesk::bestWished, &seams, &app::SeamWorkflow::suggest);
    connect(&desk, &ui::SeamDesk::rollWished, this, &SeamWiring::slide);
    connect(&desk, &ui::SeamDesk::crossfadeWished, this, &SeamWiring::crossfade);
    connect(&seams, &app::SeamWorkflow::pictured, &desk, &ui::SeamDesk::setPictures);
    connect(&seams, &app::SeamWorkflow::measured, &desk, &ui::SeamDesk::setScore);
    connect(&seams, &app::SeamWorkflow::notMeasured, &desk,
        [&desk](edit::SeamSide side, const model::Error &error) {
            desk.setNoScore(side, model::errorSentence(error));
        });
    connect(&seams, &app::SeamWorkflow::suggested, this, &SeamWiring::slideTo);
    connect(&seams, &app::SeamWorkflow::notSuggested, this,
        [this](const model::Error &error) { showFailure(m_window, error); });
    connect(&seams, &app::SeamWorkflow::differed, &desk, &ui::SeamDesk::setDifferences);
    connect(&studio.player, &media::Player::playingChanged, &seams, &app::SeamWorkflow::setHeld);
}

bool SeamWiring::slide(model::ClipId clip, model::FrameNumber to)
{
    const media::ViewPtr view = m_studio.session.view();
    if (!view)
        return false;
    const auto done = m_studio.session.document().apply(tr("Slide seam"),
        edit::rollEdge(m_studio.session.project(), media::indexesOf(m_studio.session.files()), clip,
            view->grid->timeOf(to)));
    if (!done)
        showFailure(m_window, done.error());
    return done.has_value();
}

void SeamWiring::crossfade(model::ClipId clip, int frames)
{
    const auto done = m_studio.session.document().apply(tr("Crossfade seam"),
        edit::setCrossfade(
            m_studio.session.project(), media::indexesOf(m_studio.session.files()), clip, frames));
    if (!done)
        showFailure(m_window, done.error());
}

void SeamWiring::slideTo(model::ClipId clip, const timeline::render::SeamSuggestion &suggestion)
{
    const int moved = int(suggestion.behind - suggestion.now);
    const QLocale locale;
    const QString there = locale.toString(suggestion.difference, 'f', 1);
    if (moved == 0) {
        m_window.showMessage(ui::MessageLevel::Info,
            tr("The seam lies where it is seen least: the pictures differ by %1 of 255 there.")
                .arg(there));
        return;
    }
    if (!slide(clip, suggestion.behind))
        return;
    const QString before = locale.toString(suggestion.differenceNow, 'f', 1);
    const QString frames = tr("%n frame(s)", nullptr, std::abs(moved));
    m_window.showMessage(ui::MessageLevel::Done,
        (moved < 0 ? tr("The seam lies %1 earlier: the pictures differ by %2 of 255 there, by %3 "
                        "where it was.")
                   : tr("The seam lies %1 later: the pictures differ by %2 of 255 there, by %3 "
                        "where it was."))
            .arg(frames, there, before));
}

} // namespace studio
