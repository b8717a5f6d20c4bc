// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/handoverworkflow.h"

namespace app {

HandoverWorkflow::HandoverWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void HandoverWorkflow::start(const render::HandoverWish &wish)
{
    if (m_running)
        return;
    m_running = true;
    m_tasks.start(
        this,
        [view = m_session.view(), wish](const model::CancelToken &cancel,
            const model::Progress &progress) { return handOver(view, wish, progress, cancel); },
        [this](const model::Result<render::HandedOver> &result) {
            m_running = false;
            if (result)
                emit handedOver(*result);
            else
                emit failed(result.error());
        },
        [this](double fraction) { emit progressed(fraction); });
}

void HandoverWorkflow::cancel()
{
    m_tasks.cancelAll();
}

} // namespace app
