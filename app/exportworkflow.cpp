// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportworkflow.h"

#include "app/opening.h"

namespace app {

ExportWorkflow::ExportWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

model::Result<render::ExportPlan> ExportWorkflow::plan(
    render::Preset preset, const QString &path, std::optional<model::TakeId> take) const
{
    if (!m_session.view())
        return model::fail(model::Error::Kind::InvalidRequest, QStringLiteral("nothing is open"));
    if (const auto complete = checkComplete(*m_session.view()); !complete)
        return tl::unexpected(complete.error());
    return render::planExport(*m_session.view(), preset, path, take);
}

void ExportWorkflow::start(
    render::Preset preset, const QString &path, std::optional<model::TakeId> take)
{
    if (m_running)
        return;
    const auto planned = plan(preset, path, take);
    if (!planned) {
        emit failed(planned.error());
        return;
    }
    m_running = true;
    m_tasks.start(
        this,
        [view = m_session.view(), plan = *planned, path](
            const model::CancelToken &cancel, const model::Progress &progress) {
            return render::runExport(view, plan, path, progress, cancel);
        },
        [this, path](const model::Result<render::ExportDone> &result) {
            m_running = false;
            if (result)
                emit exported(path, *result);
            else
                emit failed(result.error());
        },
        [this](double fraction) { emit progressed(fraction); });
}

void ExportWorkflow::cancel()
{
    m_tasks.cancelAll();
}

} // namespace app
