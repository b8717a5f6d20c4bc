// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/uploadlookworkflow.h"

#include "timeline/render/window.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace app {

namespace {

bool isSource(const media::SequenceView &view, const QString &path)
{
    const QString target = QFileInfo(path).canonicalFilePath();
    return !target.isEmpty() && std::ranges::any_of(view.files, [&](const media::MediaFile &file) {
        return target == QFileInfo(file.path).canonicalFilePath();
    });
}

} // namespace

UploadLookWorkflow::UploadLookWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

model::Result<QString> UploadLookWorkflow::targetFor(const QString &path)
{
    if (!path.isEmpty()) {
        if (isSource(*m_session.view(), path))
            return model::fail(model::Error::Kind::SameFile);
        return path;
    }
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>(
            QDir(QDir::tempPath()).filePath(QStringLiteral("retake-studio-XXXXXX")));
    if (!m_folder->isValid())
        return model::fail(model::Error::Kind::NotWritable, m_folder->errorString());
    return m_folder->filePath(QStringLiteral("as sent %1.mp4").arg(++m_made));
}

void UploadLookWorkflow::start(const model::WindowPlan &plan, const QString &path)
{
    if (m_running || !m_session.view())
        return;
    const auto target = targetFor(path);
    if (!target) {
        emit failed(path, target.error());
        return;
    }
    m_running = true;
    m_tasks.start(
        this,
        [view = m_session.view(), plan, to = *target](
            const model::CancelToken &cancel, const model::Progress &progress) {
            return render::renderWindow(view, plan, to, progress, cancel);
        },
        [this, to = *target, passing = path.isEmpty()](
            const model::Result<render::WindowFile> &file) {
            m_running = false;
            if (file)
                emit made(to, passing);
            else
                emit failed(to, file.error());
        },
        [this](double fraction) { emit progressed(fraction); });
}

void UploadLookWorkflow::cancel()
{
    m_tasks.cancelAll();
}

} // namespace app
