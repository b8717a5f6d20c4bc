// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/saveworkflow.h"

#include "app/projecthold.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace app {

namespace {

// What is to be written, without the session: any thread.
struct Saving {
    model::Project project;
    QString path;
    QString takesFolder; // where the project's takes lie now
    QString unsavedFolder; // where they lay before it was saved, for nobody else
    QByteArray content; // that the file has, as far as is known here; empty: any
};

// A take that has a second name beside the project.
struct Brought {
    model::MediaId media;
    QString from, to;
    QDateTime modified;
};

struct Written {
    std::vector<Brought> brought;
    QByteArray content; // of the file
};

using Answer = model::Result<Written>;

Saving savingOf(const Session &session, const QString &path)
{
    const ProjectHold &hold = session.hold();
    return {session.project(), path, session.takesFolder(), session.unsavedFolder(),
        hold.isOf(path) ? hold.content() : QByteArray()};
}

// Only what this program made and put aside: never the user's own video.
bool liesIn(const QString &path, const QString &folder)
{
    return QFileInfo(path).absolutePath() == QFileInfo(folder).absoluteFilePath();
}

// Both names work from then on, so that who reads the file is not disturbed.
bool linkOrCopy(const QString &from, const QString &to)
{
    std::error_code failed;
    std::filesystem::create_hard_link(
        QFile(from).filesystemFileName(), QFile(to).filesystemFileName(), failed);
    return !failed || QFile::copy(from, to);
}

std::vector<Brought> bringTakes(model::Project &project, const Saving &saving)
{
    const QString to = model::takesFolder(saving.path);
    std::vector<Brought> brought;
    for (model::Media &media : project.media) {
        const bool isOurs =
            liesIn(media.path, saving.takesFolder) || liesIn(media.path, saving.unsavedFolder);
        if (!isOurs || liesIn(media.path, to) || !QDir().mkpath(to))
            continue;
        const QString target = QDir(to).filePath(QFileInfo(media.path).fileName());
        if (QFile::exists(target) || !linkOrCopy(media.path, target))
            continue;
        brought.push_back({media.id, media.path, target, QFileInfo(target).lastModified()});
        media.path = target;
    }
    return brought;
}

// Blocking; any thread.
Answer write(const Saving &saving)
{
    if (const auto ours = checkUnchanged(saving.path, saving.content); !ours)
        return tl::unexpected(ours.error());
    // First the file itself: if it cannot be written, nothing is brought.
    if (const auto saved = model::saveProject(saving.project, saving.path); !saved)
        return tl::unexpected(saved.error());
    model::Project project = saving.project;
    std::vector<Brought> brought = bringTakes(project, saving);
    if (!brought.empty()) {
        if (const auto saved = model::saveProject(project, saving.path); !saved)
            return tl::unexpected(saved.error());
    }
    return Written{std::move(brought), contentOf(saving.path)};
}

// Nobody else writes the file from here on; the session's own is none to be taken.
model::Result<std::optional<ProjectHold>> holdFor(const Session &session, const QString &path)
{
    if (session.hold().isOf(path))
        return std::nullopt;
    return ProjectHold::take(path).map(
        [](ProjectHold &&taken) { return std::optional(std::move(taken)); });
}

// In the session's thread. What is open may be another project by then, or have gone on.
void adopt(Session &session, const Saving &saving, const Written &written,
    std::optional<ProjectHold> taken)
{
    edit::Document &document = session.document();
    if (document.project().uid != saving.project.uid)
        return;
    ProjectHold hold = taken ? std::move(*taken) : session.releaseHold();
    hold.setContent(written.content);
    session.setHold(std::move(hold));
    const std::vector<Brought> &brought = written.brought;
    const bool isCurrent = document.project() == saving.project;
    model::Project project = document.project();
    for (const Brought &take : brought) {
        const auto media = std::ranges::find(project.media, take.media, &model::Media::id);
        if (media == project.media.end())
            continue;
        media->path = take.to;
        session.renameFile(take.media, take.to, take.modified);
    }
    if (!brought.empty())
        document.record(std::move(project));
    if (isCurrent)
        document.markSaved(saving.path);
    else
        document.markSavedEarlier(saving.path);
}

void removeOld(const Saving &saving, const std::vector<Brought> &brought)
{
    for (const Brought &take : brought) {
        if (liesIn(take.from, saving.unsavedFolder))
            QFile::remove(take.from);
    }
}

} // namespace

model::Result<> saveSession(Session &session, const QString &path)
{
    auto taken = holdFor(session, path);
    if (!taken)
        return tl::unexpected(taken.error());
    const Saving saving = savingOf(session, path);
    const Answer written = write(saving);
    if (!written)
        return tl::unexpected(written.error());
    adopt(session, saving, *written, *std::move(taken));
    removeOld(saving, written->brought);
    return {};
}

SaveWorkflow::SaveWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void SaveWorkflow::save(const QString &path)
{
    if (m_running) {
        m_next = path;
        return;
    }
    auto hold = holdFor(m_session, path);
    if (!hold) {
        emit failed(path, hold.error());
        return;
    }
    m_running = true;
    const auto taken = std::make_shared<std::optional<ProjectHold>>(*std::move(hold));
    const auto saving = std::make_shared<const Saving>(savingOf(m_session, path));
    m_tasks.start(
        this,
        [saving](const model::CancelToken &, const model::Progress &) { return write(*saving); },
        [this, saving, taken](const Answer &answer) {
            m_running = false;
            if (answer) {
                adopt(m_session, *saving, *answer, std::move(*taken));
                m_tasks.start(
                    this,
                    [saving, brought = answer->brought](
                        const model::CancelToken &, const model::Progress &) {
                        removeOld(*saving, brought);
                        return true;
                    },
                    [](bool) {});
                emit saved(saving->path);
            } else {
                emit failed(saving->path, answer.error());
            }
            if (const auto next = std::exchange(m_next, std::nullopt); next && !m_running)
                save(*next);
        });
}

} // namespace app
