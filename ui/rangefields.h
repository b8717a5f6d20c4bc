// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;

namespace ui {

// In and out of the range as fields that take typed times: 12.5, 00:00:12.500, 00:00:12:12 or 451f.
// GUI thread.
class RangeFields : public QWidget {
    Q_OBJECT

public:
    explicit RangeFields(QWidget *parent = nullptr);

    // Frames and rate that times are read and written with; null: nothing is open.
    void setGrid(std::shared_ptr<const model::FrameGrid> grid, model::Rational rate);
    void setRange(std::optional<model::FrameRange> range);
    std::optional<model::FrameRange> range() const { return m_range; }
    model::Flicks length() const; // 0 without a range

signals:
    void rangeEdited(timeline::model::FrameRange range); // not emitted by setRange

private:
    void showRange();
    void readIn();
    void readOut();
    void take(model::FrameRange range);
    std::optional<model::FrameNumber> read(QLineEdit *field);

    QLineEdit *m_in;
    QLineEdit *m_out;
    QLabel *m_length;
    QLabel *m_problem;
    std::shared_ptr<const model::FrameGrid> m_grid;
    model::Rational m_rate{25, 1};
    std::optional<model::FrameRange> m_range;
};

} // namespace ui
