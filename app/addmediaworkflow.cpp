// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/addmediaworkflow.h"

#include "app/importnotes.h"
#include "app/opening.h"
#include "timeline/edit/clipedits.h"

#include <QFileInfo>

namespace app {

namespace {

struct Laid {
    model::Project project;
    media::MediaFiles files; // new ones
};

// One behind the other. With the last one the place for the next moves on.
model::Result<Laid> layIn(const Session &session, const std::vector<media::MediaFile> &opened,
    std::optional<model::Flicks> at)
{
    Laid laid{session.project(), session.files()};
    model::Flicks place = at.value_or(model::Flicks{0});
    for (const media::MediaFile &file : opened) {
        auto inserted = at ? edit::insertMedia(std::move(laid.project),
                            media::indexesOf(laid.files), entryOf(file), *file.index, place)
                           : edit::appendMedia(std::move(laid.project), entryOf(file), *file.index);
        if (!inserted)
            return tl::unexpected(inserted.error());
        laid.project = std::move(inserted->project);
        if (!laid.files.contains(inserted->media))
            laid.files.insert(inserted->media, file);
        place += file.index->duration();
    }
    return laid;
}

} // namespace

AddMediaWorkflow::AddMediaWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void AddMediaWorkflow::add(const QStringList &paths, std::optional<model::Flicks> at)
{
    if (paths.isEmpty() || !m_session.view())
        return;
    ++m_running;
    m_tasks.start(
        this,
        [paths](const model::CancelToken &cancel, const model::Progress &progress) {
            Opened opened;
            const double each = 1.0 / double(paths.size());
            for (const QString &path : paths) {
                const double from = each * double(opened.files.size());
                auto file =
                    media::openMedia(path, model::part(progress, from, from + each), cancel);
                if (!file || cancel.isCancelled()) {
                    opened.path = path;
                    opened.error =
                        file ? model::Error{model::Error::Kind::Cancelled, {}} : file.error();
                    break;
                }
                opened.files.push_back(std::move(*file));
            }
            return opened;
        },
        [this, at, uid = m_session.project().uid, wish = m_wishes](Opened opened) {
            if (wish != m_wishes && !opened.error)
                opened.error = model::Error{model::Error::Kind::Cancelled, {}};
            lay(uid, at, opened);
        },
        [this](double fraction) { emit progressed(fraction); });
}

void AddMediaWorkflow::cancel()
{
    ++m_wishes;
    m_tasks.cancelAll();
}

void AddMediaWorkflow::lay(
    const QString &projectUid, std::optional<model::Flicks> at, const Opened &opened)
{
    --m_running;
    if (opened.error) {
        emit failed(opened.path, *opened.error);
        return;
    }
    if (projectUid != m_session.project().uid) {
        // Another project was opened meanwhile.
        emit failed(opened.files.front().path, {model::Error::Kind::Cancelled, {}});
        return;
    }
    // Something may have been cut off while they were being opened.
    if (at && *at > m_session.project().sequence.length())
        at.reset();
    auto laid = layIn(m_session, opened.files, at);
    if (!laid) {
        emit failed(opened.files.front().path, laid.error());
        return;
    }
    QStringList paths, notes;
    for (const media::MediaFile &file : opened.files) {
        paths << file.path;
        const QStringList own = importNotes(m_session.project().sequence.format, file);
        if (!own.isEmpty())
            notes << QFileInfo(file.path).fileName() + QStringLiteral(": ")
                    + own.join(QLatin1Char(' '));
    }
    for (auto file = laid->files.cbegin(); file != laid->files.cend(); ++file) {
        if (!m_session.files().contains(file.key()))
            m_session.addFile(file.key(), *file);
    }
    m_session.document().apply(
        tr("Add %n file(s)", nullptr, int(paths.size())), std::move(laid->project));
    emit added(paths, notes);
}

} // namespace app
