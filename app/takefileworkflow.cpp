// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/takefileworkflow.h"

#include "app/takeplacement.h"
#include "timeline/media/mediafile.h"

namespace app {

TakeFileWorkflow::TakeFileWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void TakeFileWorkflow::add(const QString &path, model::FrameRange range, model::Flicks start)
{
    const media::ViewPtr view = m_session.view();
    if (!view || range.isEmpty()) {
        emit failed(
            path, {model::Error::Kind::InvalidRequest, QStringLiteral("no range is chosen")});
        return;
    }
    const model::TimeRange times = view->grid->shown(range);
    m_tasks.start(
        this,
        [view, path, range, start](const model::CancelToken &cancel,
            const model::Progress &progress) -> model::Result<Opened> {
            auto file = media::openMedia(path, progress, cancel);
            if (!file)
                return tl::unexpected(file.error());
            auto alignment = render::alignByTime(*view, range, *file, start);
            if (!alignment)
                return tl::unexpected(alignment.error());
            return Opened{std::move(*file), std::move(*alignment)};
        },
        [this, path, times, uid = m_session.project().uid](
            model::Result<Opened> opened) { lay(path, times, uid, std::move(opened)); },
        [this](double fraction) { emit progressed(fraction); });
}

void TakeFileWorkflow::cancel()
{
    m_tasks.cancelAll();
}

void TakeFileWorkflow::lay(const QString &path, model::TimeRange range, const QString &projectUid,
    model::Result<Opened> opened)
{
    if (opened && projectUid != m_session.project().uid)
        return; // another project was opened meanwhile
    if (!opened) {
        emit failed(path, opened.error());
        return;
    }
    auto added = addTake(m_session.project(), opened->file, opened->alignment, range);
    if (!added) {
        emit failed(path, added.error());
        return;
    }
    m_session.addFile(added->media, opened->file);
    m_session.document().apply(tr("Add take from file"), std::move(added->project));
    emit this->added(added->take);
}

} // namespace app
