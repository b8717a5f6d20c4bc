// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/videoimage.h"

#include <QVideoFrameFormat>

#include <cstring>

namespace timeline::media {

model::Result<QVideoFrame> toVideoFrame(const QImage &image)
{
    const QImage rgb = image.format() == QImage::Format_RGB32
        ? image
        : image.convertToFormat(QImage::Format_RGB32);
    QVideoFrame frame(QVideoFrameFormat(rgb.size(), QVideoFrameFormat::Format_BGRX8888));
    if (rgb.isNull() || !frame.map(QVideoFrame::WriteOnly))
        return model::fail(
            model::Error::Kind::TooLarge, QStringLiteral("no memory for the picture"));
    const std::size_t line = std::size_t(rgb.width()) * 4;
    for (int y = 0; y < rgb.height(); ++y)
        std::memcpy(
            frame.bits(0) + std::ptrdiff_t(y) * frame.bytesPerLine(0), rgb.constScanLine(y), line);
    frame.unmap();
    return frame;
}

} // namespace timeline::media
