// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takethumbnail.h"

#include <QPainter>
#include <QTimerEvent>

#include <algorithm>

namespace ui {

namespace {

constexpr int shownHeight = 54;
constexpr int fastest = 60, slowest = 250; // milliseconds a picture

} // namespace

TakeThumbnail::TakeThumbnail(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

int TakeThumbnail::pictureHeight(const QWidget &screen)
{
    return qRound(shownHeight * screen.devicePixelRatioF());
}

void TakeThumbnail::setPictures(std::vector<QImage> pictures, std::chrono::milliseconds time)
{
    m_pictures = std::move(pictures);
    m_interval = m_pictures.empty()
        ? 0
        : std::clamp(int(time.count()) / int(m_pictures.size()), fastest, slowest);
    m_shown = m_pictures.empty() ? 0 : m_shown % m_pictures.size();
    if (isHidden() != m_pictures.empty()) {
        setHidden(m_pictures.empty());
        updateGeometry();
    }
    run();
    update();
}

QSize TakeThumbnail::sizeHint() const
{
    if (m_pictures.empty())
        return {};
    const QSize picture = m_pictures.front().size();
    return picture.scaled(QSize(shownHeight * 3, shownHeight), Qt::KeepAspectRatio);
}

void TakeThumbnail::run()
{
    if (isVisible() && m_pictures.size() > 1)
        m_timer.start(m_interval, this);
    else
        m_timer.stop();
}

void TakeThumbnail::paintEvent(QPaintEvent *)
{
    if (m_pictures.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(rect(), m_pictures[m_shown]);
}

void TakeThumbnail::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    m_shown = (m_shown + 1) % m_pictures.size();
    update();
}

void TakeThumbnail::showEvent(QShowEvent *)
{
    run();
}

void TakeThumbnail::hideEvent(QHideEvent *)
{
    run();
}

} // namespace ui
