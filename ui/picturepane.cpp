// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picturepane.h"

#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/wipehandle.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QVideoFrameFormat>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double badgeHeight = 24;
constexpr double badgeInset = 10;
constexpr double badgeMark = 8;
const QColor badgeGround(0, 0, 0, 190);

QFont titleFont()
{
    return theme::font(0.92, QFont::DemiBold);
}

double badgeWidth(const QString &title)
{
    return 10 + badgeMark + 7 + QFontMetricsF(titleFont()).horizontalAdvance(title) + 11;
}

// Holds the frame's memory mapped, so that it is painted where it lies; other formats than the
// engine's own are converted.
class MappedPicture {
public:
    explicit MappedPicture(const QVideoFrame &frame)
        : m_frame(frame)
    {
        const auto format = m_frame.pixelFormat();
        const bool alpha = format == QVideoFrameFormat::Format_BGRA8888
            || format == QVideoFrameFormat::Format_BGRA8888_Premultiplied;
        if ((alpha || format == QVideoFrameFormat::Format_BGRX8888)
            && m_frame.map(QVideoFrame::ReadOnly)) {
            m_mapped = true;
            m_image = QImage(m_frame.bits(0), m_frame.width(), m_frame.height(),
                m_frame.bytesPerLine(0), QImage::Format_RGB32);
        } else {
            m_image = frame.toImage();
        }
    }
    ~MappedPicture()
    {
        if (m_mapped)
            m_frame.unmap();
    }
    Q_DISABLE_COPY_MOVE(MappedPicture)

    const QImage &image() const { return m_image; }

private:
    QVideoFrame m_frame;
    QImage m_image;
    bool m_mapped = false;
};

} // namespace

PicturePane::PicturePane(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(
        Qt::WA_TransparentForMouseEvents); // the compare view zooms and pans all panes at once
    setMinimumSize(120, 68);
    setAccessibleName(tr("Picture"));
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame &frame) {
        m_frame = frame;
        m_paired = {};
        update();
    });
    connect(&m_otherSink, &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame &frame) {
        m_otherFrame = frame;
        m_paired = {};
        update();
    });
}

void PicturePane::setPairing(const std::optional<timeline::render::Pairing> &pairing)
{
    if (m_pairing == pairing)
        return;
    m_pairing = pairing;
    m_paired = {};
    update();
}

QImage PicturePane::pairedPicture() const
{
    if (m_paired.isNull() && m_pairing && m_frame.isValid() && m_otherFrame.isValid())
        m_paired = timeline::render::paired(
            MappedPicture(m_frame).image(), MappedPicture(m_otherFrame).image(), *m_pairing);
    return m_paired;
}

void PicturePane::setState(const PaneState &state)
{
    if (m_state == state)
        return;
    m_state = state;
    QString name = state.title.isEmpty() ? tr("Picture") : tr("Picture: %1").arg(state.title);
    if (!state.other.isEmpty())
        name = tr("Picture: %1 and %2").arg(state.title, state.other);
    setAccessibleName(name);
    setAccessibleDescription(!state.error.isEmpty() ? state.error
            : state.waiting                         ? tr("Waiting")
                                                    : state.light);
    update();
}

void PicturePane::setDisplaySize(QSize size)
{
    m_displaySize = size;
    update();
}

void PicturePane::setTransform(const PictureTransform &transform)
{
    m_transform = transform;
    update();
}

QRectF PicturePane::pictureRect() const
{
    return placedPicture(m_transform, m_displaySize, size(), devicePixelRatioF());
}

void PicturePane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool isSeen = m_state.error.isEmpty() && !m_state.waiting && m_frame.isValid()
        && (!m_pairing || m_otherFrame.isValid());
    if (!isSeen)
        painter.fillRect(rect(), theme::backdrop);
    else if (m_pairing)
        paintPicture(painter, pairedPicture());
    else
        paintPicture(painter, MappedPicture(m_frame).image());
    if (isSeen && m_pairing) {
        if (const auto line = wipehandle::seenLine(pictureRect(), rect(), *m_pairing))
            wipehandle::paint(painter, *line);
    }
    paintTitles(painter);
    paintLight(painter);
    paintNotice(painter);
}

void PicturePane::paintPicture(QPainter &painter, const QImage &image) const
{
    const double ratio = devicePixelRatioF();
    const QRectF target = m_displaySize.isEmpty()
        ? placedPicture(m_transform, image.size(), size(), ratio)
        : pictureRect();
    const QRect device(
        QPointF(target.topLeft() * ratio).toPoint(), QSizeF(target.size() * ratio).toSize());
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    // Around the picture only: under it, it would be written for nothing with each frame.
    const QRect pane(
        QPoint(0, 0), QSize(int(std::ceil(width() * ratio)), int(std::ceil(height() * ratio))));
    for (const QRect &free : QRegion(pane) - (image.isNull() ? QRect() : device))
        painter.fillRect(free, theme::backdrop);
    if (device.size() == image.size()) {
        painter.drawImage(device.topLeft(), image);
    } else {
        // Beyond 4:1 one wants to see the pixels themselves.
        painter.setRenderHint(
            QPainter::SmoothPixmapTransform, device.width() < 4 * m_displaySize.width());
        painter.drawImage(device, image);
    }
    painter.restore();
}

QRectF PicturePane::titleRect() const
{
    return m_state.title.isEmpty()
        ? QRectF()
        : QRectF(badgeInset, badgeInset, badgeWidth(m_state.title), badgeHeight);
}

QRectF PicturePane::otherTitleRect() const
{
    if (m_state.other.isEmpty())
        return {};
    const double wide = badgeWidth(m_state.other);
    return {width() - badgeInset - wide, badgeInset, wide, badgeHeight};
}

void PicturePane::paintTitles(QPainter &painter) const
{
    if (!m_state.title.isEmpty())
        paintTitle(painter, titleRect(), m_state.title, m_state.original);
    if (!m_state.other.isEmpty())
        paintTitle(painter, otherTitleRect(), m_state.other, m_state.otherOriginal);
}

void PicturePane::paintTitle(
    QPainter &painter, const QRectF &badge, const QString &title, bool original) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(titleFont());
    painter.setPen(Qt::NoPen);
    painter.setBrush(badgeGround);
    painter.drawRoundedRect(badge, badgeHeight / 2, badgeHeight / 2);
    const QRectF dot(badge.left() + 10, badge.center().y() - badgeMark / 2, badgeMark, badgeMark);
    if (original) {
        painter.setPen(QPen(theme::text, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(dot.adjusted(0.75, 0.75, -0.75, -0.75));
    } else {
        painter.setBrush(theme::accent);
        painter.drawEllipse(dot);
    }
    painter.setPen(theme::text);
    painter.drawText(
        badge.adjusted(10 + badgeMark + 7, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, title);
}

// At the right, where the title at the left leaves room for it.
void PicturePane::paintLight(QPainter &painter) const
{
    if (m_state.light.isEmpty() || !m_state.error.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::font(0.92));
    const double wide = QFontMetricsF(painter.font()).horizontalAdvance(m_state.light) + 22;
    const double titleEnd = m_state.title.isEmpty() ? 0 : width() / 2.0;
    const bool isBelow = !m_state.other.isEmpty() || wide > width() - badgeInset - titleEnd;
    const QRectF badge(isBelow ? badgeInset : width() - badgeInset - wide,
        isBelow ? badgeInset + badgeHeight + 4 : badgeInset, wide, badgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(badgeGround);
    painter.drawRoundedRect(badge, badgeHeight / 2, badgeHeight / 2);
    painter.setPen(theme::text);
    painter.drawText(badge, Qt::AlignCenter, m_state.light);
}

void PicturePane::paintNotice(QPainter &painter) const
{
    QString notice;
    Icon sign = Icon::Info;
    if (!m_state.error.isEmpty()) {
        notice = m_state.error;
        sign = Icon::Warning;
    } else if (m_state.waiting) {
        notice = tr("Waiting");
        sign = Icon::Clock;
    } else if (m_state.fallback) {
        notice = tr("Original shown here: the take does not cover this frame");
    } else if (m_state.approximate) {
        notice = tr("Approximate");
        sign = Icon::Progress;
    }
    if (notice.isEmpty())
        return;
    painter.setFont(theme::font(0.92));
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(painter.font());
    const double widest = std::max(60.0, width() - 2 * badgeInset - 40);
    const QRectF text = metrics.boundingRect(
        QRectF(0, 0, widest, 200), int(Qt::AlignLeft | Qt::TextWordWrap), notice);
    const double height = std::max(badgeHeight, text.height() + 8);
    const double boxWidth = text.width() + 42;
    QRectF box(badgeInset, this->height() - badgeInset - height, boxWidth, height);
    if (!m_state.error.isEmpty() || m_state.waiting)
        box.moveCenter(QPointF(width() / 2.0, this->height() / 2.0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(badgeGround);
    painter.drawRoundedRect(box, 6, 6);
    const QColor ink = m_state.error.isEmpty() ? theme::text : theme::danger;
    paintIcon(painter, sign, QRectF(box.left() + 9, box.center().y() - 7, 14, 14), ink);
    painter.setPen(theme::text);
    painter.drawText(box.adjusted(30, 0, -8, 0),
        int(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap), notice);
}

} // namespace ui
