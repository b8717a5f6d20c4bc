// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compareview.h"

#include "ui/picturepane.h"
#include "ui/theme.h"
#include "ui/welcomepage.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int paneGap = 2;
constexpr double wheelStep = 1.2; // a notch

QString localFileOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    const auto local =
        std::find_if(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
    return local == urls.end() ? QString() : local->toLocalFile();
}

} // namespace

CompareView::CompareView(QWidget *parent)
    : QWidget(parent)
    , m_welcome(new WelcomePage(this))
{
    setAcceptDrops(true);
    setMinimumSize(240, 136);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Pictures"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(m_welcome, &WelcomePage::openClicked, this, &CompareView::openClicked);
}

void CompareView::showWelcome()
{
    m_welcome->showInvitation();
    m_welcome->show();
    m_welcome->raise();
}

void CompareView::showLoading(const QString &what, double progress)
{
    m_welcome->showLoading(what, progress);
    m_welcome->show();
    m_welcome->raise();
}

void CompareView::setPanes(const std::vector<PaneTitle> &titles, QSize displaySize)
{
    while (m_panes.size() > titles.size()) {
        m_panes.back()->deleteLater();
        m_panes.back()->hide();
        m_panes.pop_back();
    }
    while (m_panes.size() < titles.size()) {
        m_panes.push_back(new PicturePane(this));
        m_panes.back()->show();
    }
    if (m_displaySize != displaySize)
        m_transform = {};
    m_displaySize = displaySize;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        PaneState state;
        state.title = titles[i].text;
        state.original = titles[i].original;
        m_panes[i]->setState(state);
        m_panes[i]->setDisplaySize(displaySize);
    }
    m_welcome->setVisible(m_panes.empty());
    layOut();
    setTransform(m_transform);
}

void CompareView::showPictures(
    const timeline::media::Pictures &pictures, const std::vector<QString> &lights)
{
    // A late answer to fewer or more panes than there are now is not shown in part.
    if (pictures.panes.size() != m_panes.size())
        return;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        PaneState state = m_panes[i]->state();
        state.approximate = !pictures.exact;
        state.fallback = i < pictures.fallback.size() && pictures.fallback[i];
        state.light = i < lights.size() ? lights[i] : QString();
        state.error = i < pictures.errors.size() ? pictures.errors[i] : QString();
        m_panes[i]->setState(state);
        if (pictures.panes[i].isValid())
            m_panes[i]->sink()->setVideoFrame(pictures.panes[i]);
    }
}

PicturePane *CompareView::pane(std::size_t i) const
{
    return i < m_panes.size() ? m_panes[i] : nullptr;
}

bool CompareView::isStacked() const
{
    if (m_panes.size() < 2 || m_displaySize.isEmpty())
        return false;
    const auto scale = [this](double w, double h) {
        return std::min(w / m_displaySize.width(), h / m_displaySize.height());
    };
    // Whichever leaves the larger pictures; beside each other when it makes no difference.
    return scale(width(), height() / 2.0) > scale(width() / 2.0, height()) * 1.02;
}

void CompareView::layOut()
{
    m_welcome->setGeometry(rect());
    const int n = int(m_panes.size());
    const bool stacked = isStacked();
    for (int i = 0; i < n; ++i) {
        const int length = stacked ? height() : width();
        const int from = i * (length + paneGap) / n;
        const int to = (i + 1) * (length + paneGap) / n - paneGap;
        m_panes[std::size_t(i)]->setGeometry(
            stacked ? QRect(0, from, width(), to - from) : QRect(from, 0, to - from, height()));
    }
    announceSize();
}

QSize CompareView::wantedPictureSize() const
{
    if (m_panes.empty() || m_displaySize.isEmpty())
        return {};
    const PicturePane *first = m_panes.front();
    const double zoom =
        effectiveZoom(m_transform, m_displaySize, first->size(), first->devicePixelRatioF());
    const double wanted = std::min(zoom, 1.0); // more than the video has is of no use
    return {std::max(1, int(std::lround(m_displaySize.width() * wanted))),
        std::max(1, int(std::lround(m_displaySize.height() * wanted)))};
}

void CompareView::announceSize()
{
    const QSize wanted = wantedPictureSize();
    if (wanted == m_announced || wanted.isEmpty())
        return;
    m_announced = wanted;
    emit wantedPictureSizeChanged(wanted);
}

void CompareView::setTransform(const PictureTransform &transform)
{
    const bool changed = !(m_transform == transform);
    m_transform = transform;
    for (PicturePane *pane : m_panes)
        pane->setTransform(transform);
    setCursor(transform.isFit() ? Qt::ArrowCursor : Qt::OpenHandCursor);
    announceSize();
    if (changed)
        emit zoomChanged(transform.zoom);
}

void CompareView::zoomToFit()
{
    setTransform({});
}

void CompareView::setZoom(double devicePixelsPerVideoPixel)
{
    setTransform(
        {std::clamp(devicePixelsPerVideoPixel, 0.01, largestPictureZoom), m_transform.center});
}

void CompareView::zoomIn()
{
    if (!m_panes.empty())
        zoomAtPane(m_panes.front(), wheelStep, QRectF(m_panes.front()->rect()).center());
}

void CompareView::zoomOut()
{
    if (!m_panes.empty())
        zoomAtPane(m_panes.front(), 1 / wheelStep, QRectF(m_panes.front()->rect()).center());
}

void CompareView::zoomAtPane(const PicturePane *pane, double factor, QPointF at)
{
    setTransform(
        zoomedAt(m_transform, factor, at, m_displaySize, pane->size(), pane->devicePixelRatioF()));
}

const PicturePane *CompareView::paneAt(QPointF at) const
{
    const auto hit = std::find_if(m_panes.begin(), m_panes.end(),
        [at](const PicturePane *pane) { return QRectF(pane->geometry()).contains(at); });
    return hit == m_panes.end() ? nullptr : *hit;
}

void CompareView::resizeEvent(QResizeEvent *)
{
    layOut();
}

void CompareView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::line); // seen between the panes only
}

void CompareView::wheelEvent(QWheelEvent *event)
{
    const PicturePane *pane = paneAt(event->position());
    if (!pane || m_welcome->isVisible())
        return event->ignore();
    const double notches = event->angleDelta().y() / 120.0;
    zoomAtPane(pane, std::pow(wheelStep, notches), event->position() - QPointF(pane->pos()));
    event->accept();
}

void CompareView::mousePressEvent(QMouseEvent *event)
{
    const bool ours = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    if (!ours || !paneAt(event->position()))
        return event->ignore();
    m_dragFrom = event->position();
    m_dragged = false;
}

void CompareView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragFrom || m_panes.empty())
        return;
    const QPointF delta = event->position() - *m_dragFrom;
    if (!m_dragged && delta.manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragged = true;
    m_dragFrom = event->position();
    const PicturePane *pane = m_panes.front();
    setTransform(
        panned(m_transform, delta, m_displaySize, pane->size(), pane->devicePixelRatioF()));
}

void CompareView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool click = m_dragFrom && !m_dragged && event->button() == Qt::LeftButton;
    m_dragFrom.reset();
    if (click)
        emit clicked();
}

void CompareView::dragEnterEvent(QDragEnterEvent *event)
{
    if (localFileOf(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_welcome->setDropping(true);
}

void CompareView::dragLeaveEvent(QDragLeaveEvent *)
{
    m_welcome->setDropping(false);
}

void CompareView::dropEvent(QDropEvent *event)
{
    m_welcome->setDropping(false);
    const QString path = localFileOf(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    emit fileDropped(path);
}

} // namespace ui
