// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/pairpicture.h"
#include "ui/picturetransform.h"

#include <QString>
#include <QVideoFrame>
#include <QVideoSink>
#include <QWidget>

#include <optional>

namespace ui {

// What stands on a pane beside its picture.
struct PaneState {
    QString title; // "Original", "Take 2"
    bool original = false; // a hollow mark instead of a filled one
    bool approximate = false; // a stand-in while the exact picture is being decoded
    bool fallback = false; // the take does not cover this frame; the original is shown
    QString error; // why there is no picture; empty: there is one
    QString light{}; // what was done to the picture's light for this screen; empty: nothing
    // The pictures of this frame are not there yet, and no others are shown in their place.
    bool waiting = false;
    // Of the second of two pictures in one, at the right; empty: there is one.
    QString other{};
    bool otherOriginal = false;

    bool operator==(const PaneState &) const = default;
};

// One picture of the compare view, or two that become one, fed through video sinks and painted by
// raster, so that it works on every platform. GUI thread.
class PicturePane : public QWidget {
    Q_OBJECT

public:
    explicit PicturePane(QWidget *parent = nullptr);

    QVideoSink *sink() { return &m_sink; }
    QVideoSink *otherSink() { return &m_otherSink; } // of B, where two are paired
    // How A and B become one; nothing: only A is shown.
    void setPairing(const std::optional<timeline::render::Pairing> &pairing);
    // The two as they are shown, in the pictures' own size; null while one is missing.
    QImage pairedPicture() const;
    void setState(const PaneState &state);
    const PaneState &state() const { return m_state; }
    // The video's size on screen: upright, square pixels. Pictures may arrive smaller.
    void setDisplaySize(QSize size);
    void setTransform(const PictureTransform &transform);
    // Where the whole picture lies, in this widget's coordinates; parts may be outside.
    QRectF pictureRect() const;
    // The titles that lie on the picture, in this widget's coordinates; empty: there is none.
    QRectF titleRect() const;
    QRectF otherTitleRect() const;

    QSize sizeHint() const override { return {480, 270}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintPicture(QPainter &painter, const QImage &image) const;
    void paintTitle(
        QPainter &painter, const QRectF &badge, const QString &title, bool original) const;
    void paintTitles(QPainter &painter) const;
    void paintLight(QPainter &painter) const;
    void paintNotice(QPainter &painter) const;

    QVideoSink m_sink, m_otherSink;
    QVideoFrame m_frame, m_otherFrame;
    std::optional<timeline::render::Pairing> m_pairing;
    mutable QImage m_paired; // of both, made when it is painted
    PaneState m_state;
    QSize m_displaySize;
    PictureTransform m_transform;
};

} // namespace ui
