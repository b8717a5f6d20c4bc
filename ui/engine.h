// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/edit/document.h"
#include "timeline/media/filmstrip.h"
#include "timeline/media/player.h"
#include "timeline/media/takepictures.h"
#include "timeline/media/waveform.h"
#include "timeline/render/shotfinder.h"

namespace ui {

// What the window shows and drives; all of it outlives the window.
struct Engine {
    timeline::media::Player &player;
    timeline::media::Filmstrip &filmstrip;
    timeline::media::Waveform &waveform;
    timeline::media::TakePictures &takePictures;
    timeline::render::ShotFinder &shots;
    timeline::edit::Document &document;
};

} // namespace ui
