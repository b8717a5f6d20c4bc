// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framegrid.h"
#include "ui/textstamps.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLineEdit;

namespace ui {

// The position as timecode and frame number. A click (or Enter on it) turns it into a field for a
// time to go to, in any form that model::parseTime knows. GUI thread.
class TimecodeField : public QWidget {
    Q_OBJECT

public:
    explicit TimecodeField(QWidget *parent = nullptr);

    void setGrid(
        std::shared_ptr<const timeline::model::FrameGrid> grid, timeline::model::Rational rate);
    void setPosition(timeline::model::FrameNumber frame);
    QString text() const; // the position as it is shown; empty: nothing is open
    void edit();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void entered(timeline::model::FrameNumber frame);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void accept();
    void close();
    bool hasFrames() const { return m_grid && !m_grid->isEmpty(); }

    // Painted anew with each frame that is shown.
    struct Stamps {
        double ratio;
        TextStamps time, frame;
    };

    std::shared_ptr<const timeline::model::FrameGrid> m_grid;
    timeline::model::Rational m_rate{25, 1};
    timeline::model::FrameNumber m_position;
    QLineEdit *m_edit;
    std::optional<Stamps> m_stamps; // from the first paint on
};

} // namespace ui
