// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/takedelivery.h"

#include "app/cli/proof.h"
#include "app/cli/writing.h"
#include "app/saveworkflow.h"
#include "timeline/edit/edits.h"
#include "timeline/model/projectfile.h"

#include <QFile>

#include <algorithm>

namespace app::cli {

void TakeDelivery::Done::tell(Console &console) const
{
    for (const QString &line : lines)
        console.line(line);
    for (const QString &note : notes)
        console.note(note);
}

TakeDelivery::TakeDelivery(
    Session &session, api::JobQueue &jobs, RetakeWorkflow &retakes, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_jobs(jobs)
    , m_retakes(retakes)
    , m_export(session)
{
    connect(&m_export, &ExportWorkflow::progressed, this,
        [this](double fraction) { emit progressed(QStringLiteral("Exporting"), fraction); });
    connect(&m_export, &ExportWorkflow::exported, this, &TakeDelivery::prove);
    connect(&m_export, &ExportWorkflow::failed, this,
        [this](const model::Error &error) { emit failed(failureOf(error, m_wish.delivery.out)); });
    connect(&m_jobs, &api::JobQueue::jobForgotten, this,
        [this](const QString &job) { onDismissed(job, {}); });
    connect(&m_jobs, &api::JobQueue::wishFailed, this,
        [this](const api::JobSnapshot &job, const api::Error &error) {
            onDismissed(job.id,
                QStringLiteral("%1 Job %2 stays in the journal until `retake resume` can do it.")
                    .arg(failureOf(error).message, job.id));
        });
}

bool TakeDelivery::start(const Wish &wish)
{
    m_wish = wish;
    m_notes.clear();
    const auto takes = arrived();
    if (takes.empty())
        return false;
    auto shown = edit::chooseTake(m_session.project(), takes.front()->id, edit::Part::Both);
    if (!shown) {
        emit failed(failureOf(shown.error()));
        return true;
    }
    m_session.document().apply(QStringLiteral("Show take"), std::move(*shown));
    if (const auto saved = save(); !saved)
        emit failed(failureOf(saved.error(), wish.delivery.project));
    else
        m_export.start(render::Preset::MatchSource, wish.delivery.out);
    return true;
}

void TakeDelivery::cancel()
{
    m_export.cancel();
    m_tasks.cancelAll();
}

model::Result<> TakeDelivery::save()
{
    const Delivery &delivery = m_wish.delivery;
    return delivery.isProjectWanted ? saveSession(m_session, delivery.project)
                                    : model::saveProject(m_session.project(), delivery.project);
}

std::vector<const model::Take *> TakeDelivery::arrived() const
{
    std::vector<const model::Take *> takes;
    for (const model::Take &take : m_session.project().takes) {
        if (take.retakeId == m_wish.retake && !take.isPending()
            && m_session.project().findMedia(take.media))
            takes.push_back(&take);
    }
    return takes;
}

std::vector<TakeReport> TakeDelivery::reports() const
{
    std::vector<TakeReport> reports;
    for (const model::Take *take : arrived())
        reports.push_back({take->number, m_session.project().findMedia(take->media)->path,
            m_retakes.alignmentOf(take->id).value_or(render::Alignment{}), {}});
    return reports;
}

void TakeDelivery::prove(const QString &path, const render::ExportDone &done)
{
    m_notes = notesOf(done);
    std::vector<model::TakeId> ids;
    for (const model::Take *take : arrived())
        ids.push_back(take->id);
    m_tasks.start(
        this,
        [view = m_session.view(), original = m_session.project().takes.front().id, ids,
            takes = reports(), done, out = path,
            range = m_wish.range](const model::CancelToken &cancel,
            const model::Progress &progress) mutable -> model::Result<Proof> {
            auto report = proofOf(*view, done, out, progress, cancel);
            if (!report)
                return tl::unexpected(report.error());
            const media::ViewPtr before = media::viewOfTake(view, original);
            const model::FrameRange shown{
                range.begin, std::min(range.end, model::FrameNumber{view->grid->count()})};
            for (std::size_t i = 0; i < takes.size(); ++i)
                takes[i].seam = seamOf(before, media::viewOfTake(view, ids[i]), shown);
            return Proof{std::move(*report), std::move(takes)};
        },
        [this](const model::Result<Proof> &proof) {
            if (proof)
                close(*proof);
            else
                emit failed(failureOf(proof.error(), m_wish.delivery.out));
        },
        [this](double fraction) { emit progressed(QStringLiteral("Verifying"), fraction); });
}

QList<api::JobSnapshot> TakeDelivery::jobs() const
{
    QList<api::JobSnapshot> ours;
    for (const QString &id : m_wish.jobs) {
        if (const auto job = m_jobs.find(id))
            ours.append(*job);
    }
    return ours;
}

void TakeDelivery::close(const Proof &proof)
{
    const QList<api::JobSnapshot> all = jobs();
    m_done = {runJson(proof.report, all, proof.takes), linesOf(proof.report), m_notes,
        exitCodeOf(proof.report)};
    if (!m_wish.delivery.report.isEmpty()) {
        if (const auto written = writeJson(m_done.json, m_wish.delivery.report); !written) {
            emit failed(failureOf(written.error(), m_wish.delivery.report));
            return;
        }
    }
    for (const TakeReport &take : proof.takes)
        m_done.notes += notesOf(take);
    const auto isReady = [](const auto &job) { return job.state == api::JobState::Ready; };
    // The takes of a retake share their window: one that may be sent again still needs it.
    const bool isWindowNeeded = !std::ranges::all_of(all, isReady);
    for (const api::JobSnapshot &job : all) {
        if (!isReady(job))
            continue;
        if (!isWindowNeeded)
            QFile::remove(job.windowPath);
        m_dismissed.insert(job.id);
        m_retakes.dismiss(job.id);
    }
    if (m_dismissed.isEmpty())
        emit delivered(m_done);
}

void TakeDelivery::onDismissed(const QString &job, const QString &note)
{
    if (!m_dismissed.remove(job))
        return;
    if (!note.isEmpty())
        m_done.notes += note;
    if (m_dismissed.isEmpty())
        emit delivered(m_done);
}

} // namespace app::cli
