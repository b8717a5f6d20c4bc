// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/comparisonpainter.h"

#include "timeline/model/timecode.h"
#include "timeline/render/text.h"

#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timeline::render {

using media::FramePtr;
using model::FrameNumber;
using model::Result;

namespace {

using Layout = Comparison::Layout;

constexpr int gap = 4;
constexpr QSize mostSize{3840, 2160};
constexpr media::ColorTags screenTags{AVCOL_SPC_RGB, AVCOL_RANGE_JPEG};
constexpr media::ColorTags videoTags{
    AVCOL_SPC_BT709, AVCOL_RANGE_MPEG, AVCOL_PRI_BT709, AVCOL_TRC_BT709};

// Painting text without a QGuiApplication ends the program.
bool canWrite()
{
    return qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr;
}

int even(double value)
{
    return std::max(int(std::lround(value)) & ~1, 2);
}

QString nameAt(const ComparisonSide &side, FrameNumber n)
{
    if (!side.name.isEmpty())
        return side.name;
    const model::Take *take = side.view->project.findTake(side.view->pictureAt(n).take);
    return take && !take->isOriginal() ? Text::tr("Take %1").arg(take->number)
                                       : Text::tr("Unchanged");
}

QSize sizeOf(const Comparison &comparison, QSize picture)
{
    return picture.isEmpty() ? comparison.a.view->project.sequence.format.size : picture;
}

} // namespace

ReviewLayout reviewLayout(QSize sequence, Comparison::Layout layout)
{
    const QSize one = sequence.isEmpty() ? QSize(16, 16) : sequence;
    const auto linesFor = [](double height) { return std::clamp(height / 20, 16.0, 64.0); };
    const int across = layout == Layout::SideBySide ? 2 : 1;
    const int down = layout == Layout::OverUnder ? 2 : 1;
    const double fits =
        std::min({1.0, (mostSize.width() - (across - 1) * gap) / (double(across) * one.width()),
            (mostSize.height() - 64.0 - (down - 1) * gap) / (double(down) * one.height())});
    const QSize picture(even(one.width() * fits), even(one.height() * fits));
    const int line = even(linesFor(picture.height()));
    ReviewLayout lain;
    lain.a = lain.b = {{0, 0}, picture};
    lain.b.translate((across - 1) * (picture.width() + gap), (down - 1) * (picture.height() + gap));
    const int height = lain.b.bottom() + 1;
    lain.size = {lain.b.right() + 1, height + line};
    lain.words = {0, height, lain.size.width(), line};
    return lain;
}

QString pairingWords(const Pairing &pairing)
{
    switch (pairing.kind) {
    case Pairing::Kind::Wipe:
        break;
    case Pairing::Kind::Difference:
        return Text::tr("Difference × %1").arg(pairing.gain);
    case Pairing::Kind::Blend:
        return Text::tr("Blend %1 %").arg(int(std::lround(pairing.share * 100)));
    }
    return {};
}

ComparisonPainter::ComparisonPainter(const Comparison &comparison, QSize picture)
    : m_comparison(comparison)
    , m_layout(reviewLayout(sizeOf(comparison, picture), comparison.layout))
    , m_canvas(m_layout.size, QImage::Format_RGB32)
    , m_a(comparison.a.view, media::SequenceReader::Use::Playback)
    , m_b(comparison.b.view, media::SequenceReader::Use::Playback)
{
}

// Of exactly this size; a picture of another shape has black beside it.
Result<QImage> ComparisonPainter::pictureOf(
    media::SequenceReader &reader, QSize size, FrameNumber n, const model::CancelToken &cancel)
{
    auto image = reader.image(n, size, cancel);
    if (!image || image->size() == size)
        return image;
    const QSize sequence = reader.view()->project.sequence.format.size;
    const QSize shape = sequence.isEmpty() ? image->size() : sequence;
    QSize fitted = shape.scaled(size, Qt::KeepAspectRatio);
    // Odd sides lose a pixel to the encoder; nobody wants a black line for it.
    if (std::abs(fitted.width() - size.width()) <= 2
        && std::abs(fitted.height() - size.height()) <= 2)
        fitted = size;
    QImage canvas(size, QImage::Format_RGB32);
    if (canvas.isNull())
        return model::fail(model::Error::Kind::TooLarge);
    canvas.fill(Qt::black);
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QRect place(QPoint(0, 0), fitted);
    place.moveCenter(canvas.rect().center());
    painter.drawImage(place, *image);
    return canvas;
}

Result<> ComparisonPainter::paint(
    QPainter &painter, FrameNumber n, const model::CancelToken &cancel)
{
    const auto a = pictureOf(m_a, m_layout.a.size(), n, cancel);
    if (!a)
        return tl::unexpected(a.error());
    const auto b = pictureOf(m_b, m_layout.b.size(), n, cancel);
    if (!b)
        return tl::unexpected(b.error());
    if (m_comparison.layout == Layout::Paired) {
        painter.drawImage(m_layout.a.topLeft(), paired(*a, *b, m_comparison.pairing));
        paintLine(painter);
    } else {
        painter.drawImage(m_layout.a.topLeft(), *a);
        painter.drawImage(m_layout.b.topLeft(), *b);
    }
    if (canWrite())
        paintWords(painter, n);
    return {};
}

Result<QImage> ComparisonPainter::image(FrameNumber n, const model::CancelToken &cancel)
{
    if (m_canvas.isNull())
        return model::fail(model::Error::Kind::TooLarge);
    m_canvas.fill(QColor(24, 24, 24));
    QPainter painter(&m_canvas);
    const auto painted = paint(painter, n, cancel);
    painter.end();
    return painted ? Result<QImage>(m_canvas) : tl::unexpected(painted.error());
}

// Where nothing else tells one from the other.
void ComparisonPainter::paintLine(QPainter &painter) const
{
    const Pairing &how = m_comparison.pairing;
    if (how.kind != Pairing::Kind::Wipe || how.position <= 0 || how.position >= 1)
        return;
    const QLineF line = wipeLine(m_layout.a.size(), how.angle, how.position);
    painter.save();
    painter.setClipRect(m_layout.a);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 120), 3));
    painter.drawLine(line);
    painter.setPen(QPen(QColor(255, 255, 255, 200), 1));
    painter.drawLine(line);
    painter.restore();
}

void ComparisonPainter::paintWords(QPainter &painter, FrameNumber n) const
{
    QFont font = painter.font();
    font.setPixelSize(std::max(m_layout.words.height() * 11 / 20, 8));
    painter.setFont(font);
    const int inset = m_layout.words.height() / 3;
    const QRect line = m_layout.words.adjusted(inset, 0, -inset, 0);
    QString middle =
        QStringLiteral("%1   %2")
            .arg(model::toTimecode(n, m_comparison.a.view->project.sequence.format.rate))
            .arg(qint64(n.value));
    if (m_comparison.layout == Layout::Paired) {
        const QString how = pairingWords(m_comparison.pairing);
        middle += how.isEmpty() ? QString() : QStringLiteral("   ") + how;
    }
    // Long names end where the time begins.
    const QFontMetrics metrics = painter.fontMetrics();
    const int room = (line.width() - metrics.horizontalAdvance(middle)) / 2 - inset;
    const auto shortened = [&](const ComparisonSide &side) {
        return metrics.elidedText(nameAt(side, n), Qt::ElideMiddle, std::max(room, 0));
    };
    painter.setPen(QColor(235, 235, 235));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, shortened(m_comparison.a));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, shortened(m_comparison.b));
    painter.setPen(QColor(170, 170, 170));
    painter.drawText(line, Qt::AlignCenter, middle);
}

Result<FramePtr> ComparisonPainter::frame(FrameNumber n, const model::CancelToken &cancel)
{
    const auto painted = image(n, cancel);
    if (!painted)
        return tl::unexpected(painted.error());
    FramePtr picture = media::makeFrame();
    picture->width = m_canvas.width();
    picture->height = m_canvas.height();
    picture->format = AV_PIX_FMT_RGB32;
    picture->data[0] = m_canvas.bits();
    picture->linesize[0] = int(m_canvas.bytesPerLine());
    return m_scaler.convert(*picture, screenTags, m_canvas.size(), AV_PIX_FMT_YUV420P, videoTags,
        media::Scaler::Quality::Encoder);
}

} // namespace timeline::render
