// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relinkworkflow.h"

#include "app/opening.h"

#include <algorithm>

namespace app {

RelinkWorkflow::RelinkWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

QStringList RelinkWorkflow::missing() const
{
    return m_session.view() ? faultyNames(*m_session.view()) : QStringList();
}

void RelinkWorkflow::search(const QString &place)
{
    const std::vector<model::MediaId> wanted =
        media::faulty(m_session.project(), m_session.files());
    if (wanted.empty())
        return;
    m_tasks.cancelAll();
    m_tasks.start(
        this,
        [project = m_session.project(), wanted, place](
            const model::CancelToken &cancel, const model::Progress &progress) {
            return relinkFrom(project, wanted, place, wanted.front(), progress, cancel);
        },
        [this, place, uid = m_session.project().uid](const model::Result<Relinking> &answer) {
            emit ended();
            if (m_session.project().uid != uid)
                return; // another project was opened meanwhile
            if (answer)
                take(*answer);
            else
                emit failed(place, answer.error());
        },
        [this](double fraction) { emit progressed(fraction); });
}

void RelinkWorkflow::take(const Relinking &answer)
{
    std::vector<FoundMedia> same, different;
    for (const FoundMedia &found : answer.found)
        (found.difference.isEmpty() ? same : different).push_back(found);
    for (const RefusedMedia &each : answer.refused)
        emit refused(each.path, each.error);
    relink(same);
    if (!different.empty())
        emit differs(different);
}

void RelinkWorkflow::accept(const std::vector<FoundMedia> &different)
{
    relink(different);
}

void RelinkWorkflow::relink(const std::vector<FoundMedia> &files)
{
    media::MediaFiles found;
    for (const FoundMedia &each : files)
        found.insert(each.media, each.file);
    if (!found.isEmpty()) {
        m_session.relink(found);
        emit relinked();
    }
}

} // namespace app
