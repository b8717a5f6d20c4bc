// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compareview.h"

#include "ui/picturepane.h"
#include "ui/theme.h"
#include "ui/welcomepage.h"
#include "ui/wipehandle.h"

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
    setMouseTracking(true);
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

void CompareView::setPanes(
    const std::vector<PaneTitle> &titles, QSize displaySize, CompareMode mode)
{
    const bool paired = isPaired(mode) && titles.size() == 2;
    const std::size_t count = paired ? 1 : titles.size();
    while (m_panes.size() > count) {
        m_panes.back()->deleteLater();
        m_panes.back()->hide();
        m_panes.pop_back();
    }
    while (m_panes.size() < count) {
        m_panes.push_back(new PicturePane(this));
        m_panes.back()->show();
    }
    if (m_displaySize != displaySize)
        m_transform = {};
    m_displaySize = displaySize;
    m_titles = titles;
    m_mode = mode;
    for (std::size_t i = 0; i < count; ++i) {
        PaneState state;
        state.title = titles[i].text;
        state.original = titles[i].original;
        state.other = paired ? titles[1].text : QString();
        state.otherOriginal = paired && titles[1].original;
        m_panes[i]->setState(state);
        m_panes[i]->setPairing(paired ? std::optional(m_pairing) : std::nullopt);
        m_panes[i]->setDisplaySize(displaySize);
    }
    m_welcome->setVisible(m_panes.empty());
    layOut();
    setTransform(m_transform);
}

void CompareView::setPairing(const timeline::render::Pairing &pairing)
{
    m_pairing = pairing;
    if (isPaired(m_mode) && m_panes.size() == 1)
        m_panes.front()->setPairing(pairing);
}

void CompareView::setWaiting()
{
    for (PicturePane *pane : m_panes) {
        PaneState state = pane->state();
        state.waiting = true;
        pane->setState(state);
    }
}

void CompareView::showPictures(
    const timeline::media::Pictures &pictures, const std::vector<QString> &lights)
{
    // A late answer to fewer or more panes than there are now is not shown in part.
    if (pictures.panes.size() != m_titles.size())
        return;
    showPaneStates(pictures, lights);
    for (std::size_t i = 0; i < pictures.panes.size(); ++i) {
        PicturePane *pane = m_panes[std::min(i, m_panes.size() - 1)];
        if (pictures.panes[i].isValid())
            (i < m_panes.size() ? pane->sink() : pane->otherSink())
                ->setVideoFrame(pictures.panes[i]);
    }
}

void CompareView::showPaneStates(
    const timeline::media::Pictures &pictures, const std::vector<QString> &lights)
{
    const auto at = [](const auto &list, std::size_t i) {
        return i < list.size() ? list[i] : typename std::decay_t<decltype(list)>::value_type();
    };
    // What stands beside it is of this very frame, or nothing is.
    const bool compares = m_titles.size() > 1;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        PaneState state = m_panes[i]->state();
        state.approximate = !compares && !pictures.exact;
        state.waiting = compares && !pictures.exact;
        state.fallback = at(pictures.fallback, i);
        state.light = at(lights, i);
        state.error = at(pictures.errors, i);
        if (m_panes.size() < m_titles.size()) {
            state.fallback = state.fallback || at(pictures.fallback, i + 1);
            state.light = state.light.isEmpty() ? at(lights, i + 1) : state.light;
            state.error = state.error.isEmpty() ? at(pictures.errors, i + 1) : state.error;
        }
        m_panes[i]->setState(state);
    }
}

bool CompareView::isShowingPictures() const
{
    return !m_panes.empty() && m_welcome->isHidden();
}

PicturePane *CompareView::pane(std::size_t i) const
{
    return i < m_panes.size() ? m_panes[i] : nullptr;
}

void CompareView::layOut()
{
    m_welcome->setGeometry(rect());
    const int count = int(m_panes.size());
    const int columns = m_mode == CompareMode::OverUnder ? 1
        : m_mode == CompareMode::Grid                    ? gridColumns(count, size(), m_displaySize)
                                                         : std::max(count, 1);
    const int rows = (count + columns - 1) / columns;
    const auto from = [](int i, int n, int length) { return i * (length + paneGap) / n; };
    for (int i = 0; i < count; ++i) {
        const int column = i % columns, row = i / columns;
        const QPoint corner(from(column, columns, width()), from(row, rows, height()));
        const QPoint end(
            from(column + 1, columns, width()) - paneGap, from(row + 1, rows, height()) - paneGap);
        m_panes[std::size_t(i)]->setGeometry(QRect(corner, end - QPoint(1, 1)));
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

bool CompareView::isAtWipe(QPointF at) const
{
    if (m_mode != CompareMode::Wipe || m_panes.size() != 1 || m_welcome->isVisible())
        return false;
    const PicturePane *pane = m_panes.front();
    const auto line = wipehandle::seenLine(pane->pictureRect(), pane->rect(), m_pairing);
    return line && wipehandle::isAt(*line, at - QPointF(pane->pos()));
}

void CompareView::dragWipe(QPointF at, bool turns)
{
    const PicturePane *pane = m_panes.front();
    const QPointF there = at - QPointF(pane->pos());
    const QRectF picture = pane->pictureRect();
    const auto changed = turns ? wipehandle::turned(picture, m_pairing, there)
                               : wipehandle::moved(picture, m_pairing, there);
    if (changed == m_pairing)
        return;
    setPairing(changed);
    emit pairingChanged(changed);
}

// The titles are what they stand for: A and B, and where both are to be chosen.
bool CompareView::clickTitle(QPointF at)
{
    if (m_titles.size() != 2)
        return false;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const PicturePane *pane = m_panes[i];
        const QPointF there = at - QPointF(pane->pos());
        if (pane->otherTitleRect().contains(there))
            emit titleClicked(CompareSide::B, mapToGlobal(at).toPoint());
        else if (pane->titleRect().contains(there))
            emit titleClicked(i == 0 ? CompareSide::A : CompareSide::B, mapToGlobal(at).toPoint());
        else
            continue;
        return true;
    }
    return false;
}

void CompareView::refreshCursor(QPointF at)
{
    if (isAtWipe(at))
        setCursor(m_pairing.angle == 0 || m_pairing.angle == 180  ? Qt::SplitHCursor
                : m_pairing.angle == 90 || m_pairing.angle == 270 ? Qt::SplitVCursor
                                                                  : Qt::SizeAllCursor);
    else
        setCursor(m_transform.isFit() ? Qt::ArrowCursor : Qt::OpenHandCursor);
}

void CompareView::mousePressEvent(QMouseEvent *event)
{
    const bool ours = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    if (!ours || !paneAt(event->position()))
        return event->ignore();
    m_isWiping = event->button() == Qt::LeftButton && isAtWipe(event->position());
    if (!m_isWiping && event->button() == Qt::LeftButton && clickTitle(event->position()))
        return;
    m_dragFrom = event->position();
    m_dragged = false;
}

void CompareView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragFrom)
        return refreshCursor(event->position());
    if (m_panes.empty())
        return;
    const QPointF delta = event->position() - *m_dragFrom;
    if (!m_dragged && delta.manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragged = true;
    if (m_isWiping)
        return dragWipe(event->position(), event->modifiers() & Qt::ShiftModifier);
    m_dragFrom = event->position();
    const PicturePane *pane = m_panes.front();
    setTransform(
        panned(m_transform, delta, m_displaySize, pane->size(), pane->devicePixelRatioF()));
}

void CompareView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool click = m_dragFrom && !m_dragged && !m_isWiping && event->button() == Qt::LeftButton;
    m_dragFrom.reset();
    m_isWiping = false;
    if (!click)
        return;
    const PicturePane *pane = paneAt(event->position());
    const auto hit = std::find(m_panes.begin(), m_panes.end(), pane);
    if (m_mode == CompareMode::Grid && hit != m_panes.end())
        emit paneClicked(int(hit - m_panes.begin()));
    else
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
