// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outline.h"

#include <QAbstractItemModel>

namespace ui {

// The rows of the outline, takes below their ranges. Words are made when they are asked for, so
// that many rows cost no more than a few. GUI thread.
class OutlineModel : public QAbstractItemModel {
    Q_OBJECT

public:
    // The scene outlives the model, and is what it was at the last refresh() until the next.
    explicit OutlineModel(const TimelineScene &scene, QObject *parent = nullptr);

    // Whether there are other rows than before; else only their words may be others.
    bool refresh(const TakeNewsById &news);
    const OutlineRow *row(const QModelIndex &index) const; // nullptr: none
    QModelIndex indexAt(timeline::model::FrameNumber frame) const;
    std::optional<TakeCard> take(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const TimelineScene &m_scene;
    timeline::media::ViewPtr m_view; // that the rows are of
    TakeNewsById m_news;
    std::vector<OutlineRow> m_rows;
};

} // namespace ui
