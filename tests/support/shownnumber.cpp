// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shownnumber.h"

#include "tests/support/testmedia.h"

#include <QImage>
#include <QVideoFrame>

namespace testsupport {

int numberIn(const QVideoFrame &frame)
{
    QVideoFrame mapped = frame;
    if (!mapped.map(QVideoFrame::ReadOnly))
        return -2;
    const QImage image(mapped.bits(0), mapped.width(), mapped.height(), mapped.bytesPerLine(0),
        QImage::Format_RGB32);
    const int number = readNumber(image).value_or(-1);
    mapped.unmap();
    return number;
}

} // namespace testsupport
