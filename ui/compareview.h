// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/frameserver.h"
#include "ui/picturetransform.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace ui {

class PicturePane;
class WelcomePage;

enum class CompareMode { One, SideBySide };

struct PaneTitle {
    QString text;
    bool original = false;
    bool operator==(const PaneTitle &) const = default;
};

// The pictures: one pane or two beside each other, in step, with one zoom and pan in the video's
// own coordinates. Without a video it invites to open one. GUI thread.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(QWidget *parent = nullptr);

    void showWelcome(); // "Open a video or drop one here"
    WelcomePage &welcome() const { return *m_welcome; }
    void showLoading(const QString &what, double progress); // 0…1; below 0: not known yet
    // As many panes as the frame server has views; shows them instead of the pages above.
    void setPanes(const std::vector<PaneTitle> &titles, QSize displaySize);
    // Every pane at once, so that no two show different frames. `lights` says for each pane what
    // was done to its light, as PaneState::light.
    void showPictures(
        const timeline::media::Pictures &pictures, const std::vector<QString> &lights = {});

    PicturePane *pane(std::size_t i) const;
    std::size_t paneCount() const { return m_panes.size(); }
    CompareMode mode() const
    {
        return m_panes.size() > 1 ? CompareMode::SideBySide : CompareMode::One;
    }
    bool isStacked() const; // the two panes lie one above the other
    const PictureTransform &transform() const { return m_transform; }
    // The largest picture of use in one pane, in device pixels, for FrameServer::setPictureSize.
    QSize wantedPictureSize() const;

public slots:
    void zoomToFit();
    void setZoom(double devicePixelsPerVideoPixel); // 1 is 100 %
    void zoomIn();
    void zoomOut();

signals:
    void openClicked();
    void fileDropped(const QString &path);
    void wantedPictureSizeChanged(const QSize &size);
    void zoomChanged(double devicePixelsPerVideoPixel); // 0: fit
    void clicked(); // on a picture, without a drag: play or pause

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void layOut();
    void setTransform(const PictureTransform &transform);
    void zoomAtPane(const PicturePane *pane, double factor, QPointF at);
    const PicturePane *paneAt(QPointF at) const;
    void announceSize();

    std::vector<PicturePane *> m_panes; // children
    WelcomePage *m_welcome;
    QSize m_displaySize;
    PictureTransform m_transform;
    QSize m_announced;
    std::optional<QPointF> m_dragFrom;
    bool m_dragged = false;
};

} // namespace ui
