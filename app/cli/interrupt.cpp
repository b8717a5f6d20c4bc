// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>

namespace app::cli {

namespace {

using namespace std::chrono_literals;

volatile std::sig_atomic_t pending = 0;

} // namespace

// A flag and a timer are all that signal handlers have in common on every system.
extern "C" void retakeOnSignal(int signal)
{
    pending = 1;
    std::signal(signal, SIG_DFL);
}

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    std::signal(SIGINT, retakeOnSignal);
    std::signal(SIGTERM, retakeOnSignal);
    connect(&m_timer, &QTimer::timeout, this, &Interrupt::look);
    m_timer.start(50ms);
}

void Interrupt::look()
{
    if (!pending)
        return;
    m_timer.stop();
    emit requested();
}

} // namespace app::cli
