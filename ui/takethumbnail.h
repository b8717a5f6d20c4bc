// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QImage>
#include <QWidget>

#include <chrono>
#include <vector>

namespace ui {

// The pictures of a take one after the other, over and over, while anybody can see them. GUI
// thread.
class TakeThumbnail : public QWidget {
    Q_OBJECT

public:
    explicit TakeThumbnail(QWidget *parent = nullptr);

    // Of the screen's own pixels. They take `time` from the first to the last and again.
    void setPictures(std::vector<QImage> pictures, std::chrono::milliseconds time);
    std::size_t shown() const { return m_shown; } // which of them

    // In the screen's own pixels, for a video of any shape.
    static int pictureHeight(const QWidget &screen);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void run();

    std::vector<QImage> m_pictures;
    int m_interval = 0;
    std::size_t m_shown = 0;
    QBasicTimer m_timer;
};

} // namespace ui
