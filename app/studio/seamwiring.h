// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/studio.h"
#include "ui/mainwindow.h"

#include <QObject>

namespace studio {

// Between the window's seam tools and what reads, measures and slides the joins. GUI thread; both
// sides outlive it.
class SeamWiring : public QObject {
    Q_OBJECT

public:
    SeamWiring(Studio &studio, ui::MainWindow &window, QObject *parent = nullptr);

private:
    bool slide(timeline::model::ClipId clip, timeline::model::FrameNumber to);
    void crossfade(timeline::model::ClipId clip, int frames);
    void slideTo(timeline::model::ClipId clip, const timeline::render::SeamSuggestion &suggestion);

    Studio &m_studio;
    ui::MainWindow &m_window;
};

} // namespace studio
