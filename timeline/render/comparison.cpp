// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/comparison.h"

#include "timeline/media/sequencereader.h"
#include "timeline/model/timecode.h"

#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace timeline::render {

using model::Error;
using model::fail;

namespace {

constexpr int gap = 4;
constexpr int leastRow = 16;
constexpr int mostRow = 4320;
constexpr int tallest = 32000; // of the whole picture

// Painting text without a QGuiApplication ends the program.
bool canWrite()
{
    return qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr;
}

int widthFor(const media::SequenceView &view, int rowHeight)
{
    const QSize size = view.project.sequence.format.size;
    return size.isEmpty() ? rowHeight : std::max(1, rowHeight * size.width() / size.height());
}

QString labelOf(const media::SequenceView &view, model::FrameNumber n)
{
    return QStringLiteral("%1  %2").arg(n.value).arg(
        model::toTimecode(n, view.project.sequence.format.rate));
}

void paintLabel(QPainter &painter, const QRect &cell, const QString &text)
{
    QFont font = painter.font();
    font.setPixelSize(std::clamp(cell.height() / 14, 9, 28));
    painter.setFont(font);
    const QRect box = painter.fontMetrics().boundingRect(text).adjusted(-4, -2, 4, 2);
    const QRect place(cell.left(), cell.bottom() + 1 - box.height(), box.width(), box.height());
    painter.fillRect(place, QColor(0, 0, 0, 170));
    painter.setPen(Qt::white);
    painter.drawText(place, Qt::AlignCenter, text);
}

// One column: its reader and where its pictures go.
struct Column {
    media::SequenceReader reader;
    int left = 0;
    int width = 0;

    model::Result<> paint(QPainter &painter, model::FrameNumber n, int top, int height)
    {
        const QRect cell(left, top, width, height);
        const auto image = reader.image(n, cell.size());
        if (!image)
            return tl::unexpected(image.error());
        const QSize fitted = image->size().scaled(cell.size(), Qt::KeepAspectRatio);
        QRect target(QPoint(0, 0), fitted);
        target.moveCenter(cell.center());
        painter.drawImage(target, *image);
        if (canWrite())
            paintLabel(painter, cell, labelOf(*reader.view(), n));
        return {};
    }
};

} // namespace

model::Result<QImage> sideBySide(const media::ViewPtr &left, const media::ViewPtr &right,
    const std::vector<model::FrameNumber> &frames, int rowHeight)
{
    const std::int64_t height = std::int64_t(frames.size()) * (rowHeight + gap) - gap;
    if (frames.empty() || rowHeight < leastRow || rowHeight > mostRow || height > tallest)
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("a picture of %1 rows of %2 lines").arg(frames.size()).arg(rowHeight));
    const int leftWidth = widthFor(*left, rowHeight), rightWidth = widthFor(*right, rowHeight);
    QImage image(leftWidth + gap + rightWidth, int(height), QImage::Format_RGB32);
    if (image.isNull())
        return fail(Error::Kind::TooLarge, QStringLiteral("no memory for the picture"));
    image.fill(QColor(32, 32, 32));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    Column first{media::SequenceReader(left), 0, leftWidth};
    Column second{media::SequenceReader(right), leftWidth + gap, rightWidth};
    int top = 0;
    for (const model::FrameNumber n : frames) {
        if (const auto painted = first.paint(painter, n, top, rowHeight); !painted)
            return tl::unexpected(painted.error());
        if (const auto painted = second.paint(painter, n, top, rowHeight); !painted)
            return tl::unexpected(painted.error());
        top += rowHeight + gap;
    }
    return image;
}

} // namespace timeline::render
