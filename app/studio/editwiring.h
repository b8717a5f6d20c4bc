// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/studio.h"
#include "timeline/edit/rangeedits.h"
#include "ui/editwish.h"
#include "ui/mainwindow.h"

#include <QObject>
#include <QStringList>

#include <optional>

namespace studio {

// Edits of the sequence: what the window wishes becomes a step of the document, files that are
// added come in, and what is marked for a retake is sent. GUI thread; both sides outlive it.
class EditWiring : public QObject {
    Q_OBJECT

public:
    EditWiring(Studio &studio, ui::MainWindow &window, QObject *parent);

private:
    void connectMedia();
    void grant(const ui::EditWish &wish);
    timeline::model::Result<> carryOut(const ui::EditWish &wish);
    timeline::model::Result<> trim(const ui::EditWish &wish);
    void addMedia(const QStringList &paths, std::optional<timeline::model::FrameNumber> at);
    void setMarker(const timeline::model::Marker &marker);
    void removeMarker(timeline::model::MarkerId marker);
    void askToSendMarked();
    void sendMarked();
    std::optional<app::RetakeOrder> orderOf(const timeline::model::Marker &marker) const;
    timeline::model::Result<> apply(
        const QString &text, timeline::model::Result<timeline::model::Project> after);
    void show(const timeline::model::Result<> &done);

    Studio &m_studio;
    ui::MainWindow &m_window;
    timeline::edit::Excerpt m_copied;
};

} // namespace studio
