// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outlinemodel.h"

#include <QTreeView>

class QMenu;

namespace ui {

// The timeline as a list: all that can be done to ranges, clips, takes and markers there can be
// done to its rows. Arrows go from row to row and take the playhead along; Enter chooses a take
// (and accepts the one that is chosen), makes a clip or a range the chosen range, opens a marker;
// Delete rejects a take; the menu key has all of it. GUI thread.
class OutlineView : public QTreeView {
    Q_OBJECT

public:
    // The scene outlives the view.
    explicit OutlineView(const TimelineScene &scene, QWidget *parent = nullptr);

    // To be called when the scene has changed. Costs nothing while the list is hidden.
    void refresh(const TakeNewsById &news);
    void setPosition(timeline::model::FrameNumber frame); // the row there becomes the current one

    QSize sizeHint() const override { return {1000, 200}; }
    QSize minimumSizeHint() const override { return {320, 120}; }

signals:
    void placeChosen(timeline::model::FrameNumber frame);
    void clipChosen(timeline::model::FrameNumber frame); // that begins there
    void rangeWished(std::optional<timeline::model::FrameRange> range);
    void promptWished(); // for the chosen range
    void markerActivated(std::size_t position); // in the scene's markers
    void takeChosen(const ui::TakeChoice &choice);
    void wished(const ui::TakeWish &wish);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void act(const QModelIndex &index);
    void actOnTake(const TakeCard &card);
    void wishOf(TakeWish::Kind kind);
    void fillMenu(QMenu &menu);
    void fillTakeMenu(QMenu &menu, const TakeCard &card);
    void rebuild();
    QModelIndex sameRow(const OutlineRow &row) const;
    void follow();

    OutlineModel *m_model; // child
    TakeNewsById m_news;
    timeline::model::FrameNumber m_position;
    bool m_isStale = true; // was hidden when something changed
    bool m_following = false; // the current row goes with the playhead, not the other way round
};

} // namespace ui
