// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparisonworkflow.h"

#include "timeline/render/comparisonclip.h"

namespace app {

ComparisonWorkflow::ComparisonWorkflow(QObject *parent)
    : QObject(parent)
{
}

void ComparisonWorkflow::start(const render::ComparisonClip &clip, const QString &path)
{
    if (m_running)
        return;
    m_running = true;
    m_tasks.start(
        this,
        [clip, path](
            const model::CancelToken &cancel, const model::Progress &progress) -> model::Result<> {
            for (const media::ViewPtr &view : {clip.comparison.a.view, clip.comparison.b.view}) {
                if (media::readsFile(*view, path))
                    return model::fail(model::Error::Kind::SameFile);
            }
            return render::writeComparison(clip, path, progress, cancel);
        },
        [this, path](const model::Result<> &result) {
            m_running = false;
            if (result)
                emit exported(path);
            else
                emit failed(result.error());
        },
        [this](double fraction) { emit progressed(fraction); });
}

void ComparisonWorkflow::cancel()
{
    m_tasks.cancelAll();
}

} // namespace app
