// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/threadfavour.h"

#include <QtGlobal>

#include <utility>

#if defined(Q_OS_LINUX)
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#elif defined(Q_OS_WIN)
#include <qt_windows.h>
#endif

namespace timeline::media {

void standBackInFavour()
{
    thread_local bool isDone = false;
    if (std::exchange(isDone, true))
        return;
#if defined(Q_OS_LINUX)
    // On Linux the value is the thread's own; QThread's priorities change nothing there.
    constexpr int niceness = 5;
    const auto thread = id_t(syscall(SYS_gettid));
    setpriority(PRIO_PROCESS, thread, getpriority(PRIO_PROCESS, thread) + niceness);
#elif defined(Q_OS_WIN)
    SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_BELOW_NORMAL);
#endif
}

} // namespace timeline::media
