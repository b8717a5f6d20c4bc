// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/sequence.h"
#include "ui/cliptrim.h"
#include "ui/editwish.h"
#include "ui/engine.h"
#include "ui/mainactions.h"
#include "ui/prompts.h"
#include "ui/values.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

class QDialog;

namespace ui {

class StatusLine;
class TimelineView;

// The commands that change the sequence: knows what they mean where the playhead, the range and the
// selected clip are now, and sends it out as a wish. Edits nothing itself. GUI thread.
class EditDesk : public QObject {
    Q_OBJECT

public:
    struct Screen {
        TimelineView &timeline;
        StatusLine &status;
    };

    // Everything outlives the desk.
    EditDesk(const Engine &engine, MainActions &actions, const Screen &screen, Prompts &prompts,
        QWidget &window);

    void setView(const media::ViewPtr &view, bool lookingOnly);
    void setCanPaste(bool can);
    void setAdding(double progress); // of files; below 0: none are being added
    // `answer` if the user says yes.
    void confirm(const QString &sentence, const QString &yes, std::function<void()> answer);

public slots:
    void askMedia();
    void toMarker(int direction); // -1, +1

signals:
    void wished(const ui::EditWish &wish);
    void mediaRequested(const QStringList &paths, std::optional<timeline::model::FrameNumber> at);
    void cancelAddingRequested();
    void markerSet(const timeline::model::Marker &marker); // without an id: a new one
    void markerRemoved(timeline::model::MarkerId marker);
    void sendMarkedRequested();
    void refused(const QString &sentence); // why there is nothing to do

private:
    void connectActions();
    void on(Command command, std::function<void()> slot);
    void wish(EditWish::Kind kind, const model::FrameRange &range, model::FrameNumber at = {});
    void onStretch(EditWish::Kind kind); // the range, else the selected clip
    void trim(bool begin);
    void trimTo(const ClipTrim &trim);
    void moveMarker(model::MarkerId marker, model::FrameNumber to);
    void moveSelected(int direction);
    void mark();
    void editMarker(model::MarkerId marker);
    void showHistory();
    void refresh();
    std::optional<model::FrameRange> clipAtPlayhead() const;
    std::vector<model::FrameRange> clips() const;

    Engine m_engine;
    MainActions &m_actions;
    TimelineView &m_timeline;
    StatusLine &m_status;
    Prompts &m_prompts;
    QWidget &m_window;
    media::ViewPtr m_view;
    QPointer<QDialog> m_history;
    bool m_lookingOnly = false, m_canPaste = false;
};

} // namespace ui
