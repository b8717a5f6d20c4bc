// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/frameserver.h"
#include "timeline/render/pairpicture.h"
#include "ui/comparepanes.h"
#include "ui/picturetransform.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace ui {

class PicturePane;
class WelcomePage;

// The pictures: one pane, two, two in one, or a grid, in step, with one zoom and pan in the video's
// own coordinates. Compared pictures are shown when all of them are there, and no others in their
// place. Without a video it invites to open one. GUI thread.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(QWidget *parent = nullptr);

    void showWelcome(); // "Open a video or drop one here"
    WelcomePage &welcome() const { return *m_welcome; }
    void showLoading(const QString &what, double progress); // 0…1; below 0: not known yet
    // As many titles as the frame server has views; shows them instead of the pages above. Paired
    // modes want two.
    void setPanes(const std::vector<PaneTitle> &titles, QSize displaySize,
        CompareMode mode = CompareMode::One);
    // How two become one, while the mode is a paired one.
    void setPairing(const timeline::render::Pairing &pairing);
    const timeline::render::Pairing &pairing() const { return m_pairing; }
    // Until the next pictures: those that are there belong to other panes.
    void setWaiting();
    // Every pane at once, so that no two show different frames. `lights` says for each pane what
    // was done to its light, as PaneState::light.
    void showPictures(
        const timeline::media::Pictures &pictures, const std::vector<QString> &lights = {});

    PicturePane *pane(std::size_t i) const;
    std::size_t paneCount() const { return m_panes.size(); }
    CompareMode mode() const { return m_mode; }
    bool isShowingPictures() const; // and no page
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
    void paneClicked(int index); // the same in a grid
    void titleClicked(ui::CompareSide side, const QPoint &global);
    void pairingChanged(const timeline::render::Pairing &pairing); // by a drag of the wipe's line

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
    void showPaneStates(
        const timeline::media::Pictures &pictures, const std::vector<QString> &lights);
    bool isAtWipe(QPointF at) const;
    void dragWipe(QPointF at, bool turns);
    bool clickTitle(QPointF at);
    void refreshCursor(QPointF at);

    std::vector<PicturePane *> m_panes; // children
    std::vector<PaneTitle> m_titles; // one a picture: two in a pane that shows a pair
    CompareMode m_mode = CompareMode::One;
    timeline::render::Pairing m_pairing;
    WelcomePage *m_welcome;
    QSize m_displaySize;
    PictureTransform m_transform;
    QSize m_announced;
    std::optional<QPointF> m_dragFrom;
    bool m_dragged = false;
    bool m_isWiping = false;
};

} // namespace ui
