// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outlinemodel.h"

#include <utility>

namespace ui {

OutlineModel::OutlineModel(const TimelineScene &scene, QObject *parent)
    : QAbstractItemModel(parent)
    , m_scene(scene)
{
}

bool OutlineModel::refresh(const TakeNewsById &news)
{
    std::vector<OutlineRow> rows = outlineOf(m_scene);
    const bool isOther = rows != m_rows;
    if (isOther)
        beginResetModel();
    m_view = m_scene.view;
    m_news = news;
    m_rows = std::move(rows);
    if (isOther)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, outlineColumns - 1));
    return isOther;
}

const OutlineRow *OutlineModel::row(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const auto range = index.internalId(); // of a take: the place of its range, from 1 on
    const auto place = std::size_t(index.row());
    return range == 0 ? &m_rows[place] : &m_rows[range - 1].takes[place];
}

QModelIndex OutlineModel::indexAt(timeline::model::FrameNumber frame) const
{
    const int found = rowAt(m_rows, frame);
    return found < 0 ? QModelIndex() : index(found, 0);
}

std::optional<TakeCard> OutlineModel::take(const QModelIndex &index) const
{
    const OutlineRow *found = row(index);
    return found && m_view == m_scene.view ? outlineTake(m_scene, m_news, *found) : std::nullopt;
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex OutlineModel::parent(const QModelIndex &child) const
{
    const auto range = child.isValid() ? child.internalId() : 0;
    return range == 0 ? QModelIndex() : createIndex(int(range) - 1, 0, quintptr(0));
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    const bool isRange = parent.column() == 0 && parent.internalId() == 0;
    return isRange ? int(row(parent)->takes.size()) : 0;
}

int OutlineModel::columnCount(const QModelIndex &) const
{
    return outlineColumns;
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    const OutlineRow *found = row(index);
    // Between a change of the video and the next refresh the rows are of what is no more.
    if (!found || m_view != m_scene.view)
        return {};
    const auto column = OutlineColumn(index.column());
    if (role == Qt::AccessibleTextRole && column == OutlineColumn::What)
        return outlineSentence(m_scene, m_news, *found);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return outlineText(m_scene, m_news, *found, column);
    if (role != Qt::AccessibleTextRole)
        return {};
    const QString text = outlineText(m_scene, m_news, *found, column);
    return tr("%1: %2").arg(outlineTitle(column), text.isEmpty() ? tr("none") : text);
}

QVariant OutlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole
        ? outlineTitle(OutlineColumn(section))
        : QVariant();
}

} // namespace ui
