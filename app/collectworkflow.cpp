// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collectworkflow.h"

#include <QFileInfo>

namespace app {

CollectWorkflow::CollectWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void CollectWorkflow::start(const QString &target, CollectInto into)
{
    if (m_running || !m_session.document().isOpen())
        return;
    m_running = true;
    m_target = target;
    const QString path = m_session.document().path();
    const QString named = path.isEmpty() ? m_session.project().media.front().path : path;
    m_tasks.start(
        this,
        [wish = CollectWish{m_session.project(), QFileInfo(named).completeBaseName(), target,
             into}](const model::CancelToken &cancel, const model::Progress &progress) {
            return collect(wish, progress, cancel);
        },
        [this, target](const model::Result<Collected> &done) {
            m_running = false;
            if (done)
                emit collected(*done);
            else
                emit failed(target, done.error());
        },
        [this](double fraction) { emit progressed(fraction); });
}

} // namespace app
