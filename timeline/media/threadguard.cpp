// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/threadguard.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QThread>
#include <QWindow>

namespace timeline::media {

bool mayBlock()
{
    const auto *application = QCoreApplication::instance();
    if (!application || application->thread() != QThread::currentThread())
        return true;
    // Tests that only draw, and the command line, have no window that anyone waits for.
    return !qobject_cast<const QGuiApplication *>(application)
        || QGuiApplication::topLevelWindows().isEmpty();
}

} // namespace timeline::media
