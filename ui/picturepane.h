// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/picturetransform.h"

#include <QString>
#include <QVideoFrame>
#include <QVideoSink>
#include <QWidget>

namespace ui {

// What stands on a pane beside its picture.
struct PaneState {
    QString title; // "Original", "Take 2"
    bool original = false; // a hollow mark instead of a filled one
    bool approximate = false; // a stand-in while the exact picture is being decoded
    bool fallback = false; // the take does not cover this frame; the original is shown
    QString error; // why there is no picture; empty: there is one
    QString light{}; // what was done to the picture's light for this screen; empty: nothing

    bool operator==(const PaneState &) const = default;
};

// One picture of the compare view, fed through its video sink and painted by raster, so that it
// works on every platform. GUI thread.
class PicturePane : public QWidget {
    Q_OBJECT

public:
    explicit PicturePane(QWidget *parent = nullptr);

    QVideoSink *sink() { return &m_sink; }
    void setState(const PaneState &state);
    const PaneState &state() const { return m_state; }
    // The video's size on screen: upright, square pixels. Pictures may arrive smaller.
    void setDisplaySize(QSize size);
    void setTransform(const PictureTransform &transform);
    // Where the whole picture lies, in this widget's coordinates; parts may be outside.
    QRectF pictureRect() const;

    QSize sizeHint() const override { return {480, 270}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintPicture(QPainter &painter, const QImage &image) const;
    void paintTitle(QPainter &painter) const;
    void paintLight(QPainter &painter) const;
    void paintNotice(QPainter &painter) const;

    QVideoSink m_sink;
    QVideoFrame m_frame;
    PaneState m_state;
    QSize m_displaySize;
    PictureTransform m_transform;
};

} // namespace ui
