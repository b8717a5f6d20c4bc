// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QVideoFrame;

namespace testsupport {

// The number in a picture as the player shows it; -1 when it is not clearly one frame, -2 when it
// cannot be read. Needs no QGuiApplication, as QVideoFrame::toImage() does.
int numberIn(const QVideoFrame &frame);

} // namespace testsupport
