// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/retakeworkflow.h"

#include "app/opening.h"
#include "app/takeplacement.h"
#include "timeline/edit/edits.h"
#include "timeline/media/filehash.h"
#include "timeline/media/mediafile.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QUuid>

#include <algorithm>

namespace app {

RetakeWorkflow::RetakeWorkflow(
    Session &session, Services &services, api::JobQueue &jobs, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_services(services)
    , m_jobs(jobs)
{
    connect(&m_jobs, &api::JobQueue::resultArrived, this, &RetakeWorkflow::onResult);
    connect(&m_jobs, &api::JobQueue::addFailed, this, &RetakeWorkflow::onAddFailed);
}

model::Result<model::WindowPlan> RetakeWorkflow::plan(const RetakeOrder &order)
{
    const auto service = m_services.service(order.serviceId);
    return service ? plan(order, *service) : tl::unexpected(service.error());
}

model::Result<model::WindowPlan> RetakeWorkflow::plan(
    const RetakeOrder &order, const api::Service &service) const
{
    const media::ViewPtr view = m_session.view();
    if (!view)
        return model::fail(model::Error::Kind::InvalidRequest, QStringLiteral("nothing is open"));
    if (const auto complete = checkComplete(*view); !complete)
        return tl::unexpected(complete.error());
    return model::planWindow({order.range, order.context}, *view->grid,
        view->project.sequence.format, limitsOf(service));
}

api::Result<> RetakeWorkflow::checkCaps(const RetakeOrder &order) const
{
    const api::Service service = m_services.described(order.serviceId);
    const auto planned = plan(order, service);
    if (!service.billed || !planned) // without a plan nothing is sent: start() says why
        return {};
    return m_jobs.allows(m_session.project().uid, planned->price, order.takes);
}

model::Result<model::RetakeId> RetakeWorkflow::start(const RetakeOrder &order)
{
    const auto service = m_services.service(order.serviceId);
    if (!service)
        return tl::unexpected(service.error());
    auto planned = plan(order, *service);
    if (!planned)
        return tl::unexpected(planned.error());
    if (const auto ok = checkOrder(order, *planned, limitsOf(*service)); !ok)
        return tl::unexpected(ok.error());
    const model::TimeRange range = m_session.view()->grid->shown(planned->range);
    auto laid = layRetake(m_session.project(), order, *planned, range, *service);
    if (!laid)
        return tl::unexpected(laid.error());
    const QString folder = m_session.takesFolder();
    if (!QDir().mkpath(folder))
        return model::fail(
            model::Error::Kind::NotWritable, QStringLiteral("the folder for takes cannot be made"));

    const model::RetakeId retake = laid->retake;
    m_session.document().apply(tr("Retake"), laid->project);
    const QString projectPath =
        order.delivery.project.isEmpty() ? m_session.document().path() : order.delivery.project;
    cutWindow({order, *service, std::move(*laid), std::move(*planned), projectPath, folder});
    return retake;
}

void RetakeWorkflow::cutWindow(Sending sending)
{
    const QString id =
        QStringLiteral("window-") + QUuid::createUuid().toString(QUuid::Id128).left(12);
    const QString path = QDir(sending.folder).filePath(id + QStringLiteral(".mp4"));
    Cutting cutting{
        preparingSnapshot(sending, id), sending.laid.project.uid, sending.laid.takes, {}};
    // Apart from the call: arguments are made in any order, and one of them moves `sending`.
    auto work = [view = m_session.view(), plan = sending.plan, path](
                    const model::CancelToken &cancel, const model::Progress &progress) {
        return render::renderWindow(view, plan, path, progress, cancel);
    };
    cutting.cancel = m_tasks.start(
        this, std::move(work),
        [this, id, sending = std::move(sending)](
            const model::Result<render::WindowFile> &window) { windowCut(id, sending, window); },
        [this, id](double fraction) { showCutting(id, fraction); });
    m_cutting.push_back(std::move(cutting));
    emit preparingChanged();
}

std::vector<RetakeWorkflow::Cutting>::iterator RetakeWorkflow::cutting(const QString &id)
{
    return std::ranges::find_if(m_cutting, [&id](const Cutting &c) { return c.shown.id == id; });
}

// What is paid for must find its place again, whatever happens: the project is kept first.
void RetakeWorkflow::windowCut(
    const QString &id, const Sending &sending, const model::Result<render::WindowFile> &window)
{
    if (!m_keep || !window || !isOpen(sending))
        return proceed(id, sending, window);
    m_keep([this, id, sending, window](const model::Result<> &kept) {
        if (kept)
            return proceed(id, sending, window);
        const QString why = tr("nothing was sent, as the project could not be kept before: %1");
        proceed(id, sending, model::fail(kept.error().kind, why.arg(kept.error().detail)));
    });
}

void RetakeWorkflow::proceed(
    const QString &id, const Sending &sending, const model::Result<render::WindowFile> &window)
{
    const auto it = cutting(id);
    // Stopped when the window was whole already, but before we heard of it: not sent either.
    const bool isStopped = it->cancel.isCancelled();
    m_cutting.erase(it);
    if (isStopped || (window && !hasPlace(sending)))
        withdraw(sending, {model::Error::Kind::Cancelled, {}});
    else if (window)
        send(sending, *window);
    else
        withdraw(sending, window.error());
    emit preparingChanged();
}

// Left without being saved, a project never asks for what it ordered: that would be paid for in
// vain.
bool RetakeWorkflow::hasPlace(const Sending &sending) const
{
    const auto holdsIt = [&sending](const model::Project &project) {
        const model::Take *take = project.findTake(sending.laid.takes.front());
        return project.uid == sending.laid.project.uid && take
            && take->retakeId == sending.laid.retake;
    };
    if (isOpen(sending))
        return holdsIt(m_session.project());
    const auto saved = model::loadProject(sending.projectPath);
    return saved && holdsIt(*saved);
}

QString RetakeWorkflow::titleOf(const model::Take &take)
{
    return tr("Take %1").arg(take.number);
}

api::JobSnapshot RetakeWorkflow::preparingSnapshot(const Sending &sending, const QString &id)
{
    api::JobSnapshot shown;
    shown.id = id;
    shown.title = titleOf(*sending.laid.project.findTake(sending.laid.takes.front()));
    shown.serviceId = sending.service.id;
    shown.billed = sending.service.billed;
    shown.price = sending.plan.price;
    shown.bytesTotal = sending.plan.frames;
    shown.stages = {{api::JobState::Preparing, QDateTime::currentDateTimeUtc()}};
    return shown;
}

void RetakeWorkflow::showCutting(const QString &id, double fraction)
{
    if (const auto it = cutting(id); it != m_cutting.end())
        it->shown.bytesDone = qint64(fraction * double(it->shown.bytesTotal));
    emit preparingChanged();
}

QList<api::JobSnapshot> RetakeWorkflow::preparing() const
{
    QList<api::JobSnapshot> all;
    for (const Cutting &cutting : m_cutting)
        all.append(cutting.shown);
    return all;
}

bool RetakeWorkflow::stopPreparing(const QString &id)
{
    const auto it = cutting(id);
    if (it == m_cutting.end())
        return false;
    it->cancel.cancel();
    return true;
}

void RetakeWorkflow::send(const Sending &sending, const render::WindowFile &window)
{
    if (window.bytes > limitsOf(sending.service).maxUploadBytes) {
        withdraw(sending,
            {model::Error::Kind::TooLarge,
                QStringLiteral("the window has %1 bytes").arg(window.bytes)});
        return;
    }
    for (const model::TakeId take : sending.laid.takes) {
        api::JobDraft draft;
        const model::Take *laid = sending.laid.project.findTake(take);
        draft.title = titleOf(*laid);
        draft.service = sending.service;
        draft.windowPath = window.path;
        draft.windowHash = window.hash;
        draft.uploadedSeconds = sending.plan.seconds();
        draft.request = requestFor(sending.order, sending.plan,
            sending.laid.project.sequence.format.size, sending.service);
        draft.resultPath =
            QDir(sending.folder)
                .filePath(QStringLiteral("take-%1-%2.mp4")
                              .arg(laid->number)
                              .arg(QUuid::createUuid().toString(QUuid::Id128).left(8)));
        draft.price = sending.plan.price;
        draft.projectUid = sending.laid.project.uid;
        draft.context = toJson({sending.laid.project.uid, sending.projectPath, take,
            sending.laid.retake, sending.order.mode, window, sending.order.delivery});
        const auto added = m_jobs.add(draft);
        if (!added) {
            if (isOpen(sending))
                liftUnsent(sending.laid.takes);
            emit notSent(sending.laid.retake, added.error());
            return;
        }
        recordJob(sending, *added);
    }
}

// Another project may have been opened while the window was cut; its ids mean other things.
bool RetakeWorkflow::isOpen(const Sending &sending) const
{
    return m_session.project().uid == sending.laid.project.uid;
}

void RetakeWorkflow::recordJob(const Sending &sending, const QString &jobId)
{
    if (!isOpen(sending))
        return;
    model::Project facts = m_session.project();
    if (model::Retake *retake = facts.findRetake(sending.laid.retake)) {
        retake->jobId = jobId;
        m_session.document().record(std::move(facts));
    }
}

bool RetakeWorkflow::isOurs(const JobContext &context) const
{
    const model::Take *take = m_session.project().findTake(context.take);
    return take && take->isPending() && take->retakeId == context.retake
        && context.projectUid == m_session.project().uid;
}

void RetakeWorkflow::onResult(const api::JobSnapshot &job)
{
    const auto context = contextFromJson(job.context);
    // Another project has its place, or only a newer version knows it: it is left to them.
    if (context && isOurs(*context))
        check(job, *context);
    else
        emit resultKept(job.id);
}

void RetakeWorkflow::adoptResults()
{
    liftUnsent(neverSent());
    for (const api::JobSnapshot &job : m_jobs.snapshot()) {
        if (job.state == api::JobState::Checking && !job.isElsewhere)
            onResult(job);
        else if (job.state == api::JobState::Ready)
            placeAgain(job);
    }
}

// It was placed, but the program was killed before its project was saved.
void RetakeWorkflow::placeAgain(const api::JobSnapshot &job)
{
    const auto context = contextFromJson(job.context);
    if (context && isOurs(*context) && QFile::exists(job.resultPath))
        check(job, *context);
}

void RetakeWorkflow::check(const api::JobSnapshot &job, const JobContext &context)
{
    if (m_checking.contains(job.id))
        return;
    // It cannot be looked at beside what is not there: it waits until that is found.
    if (!media::faulty(m_session.project(), m_session.files()).empty()) {
        emit resultKept(job.id);
        return;
    }
    m_checking.insert(job.id);
    m_tasks.start(
        this,
        [context, view = m_session.view(), path = job.resultPath](
            const model::CancelToken &cancel, const model::Progress &) -> model::Result<Checked> {
            auto file = media::openMedia(path, {}, cancel);
            if (!file)
                return tl::unexpected(file.error());
            auto alignment =
                render::alignResult(context.window, *view, *file, context.mode, {}, cancel);
            if (!alignment)
                return tl::unexpected(alignment.error());
            return Checked{std::move(*file), std::move(*alignment), media::fileHash(path)};
        },
        [this, id = job.id, context](
            model::Result<Checked> checked) { place(id, context, std::move(checked)); });
}

void RetakeWorkflow::place(
    const QString &jobId, const JobContext &context, model::Result<Checked> checked)
{
    m_checking.remove(jobId);
    if (checked && !isOurs(context)) {
        emit resultKept(jobId);
        return;
    }
    model::Result<PlacedTake> placed = tl::unexpected(checked ? model::Error{} : checked.error());
    if (checked)
        placed = placeResult(
            m_session.project(), context.take, checked->file, checked->alignment, checked->hash);
    if (!placed) {
        m_jobs.markUnusable(jobId, placed.error().detail);
        emit failed(context.retake, {model::Error::Kind::ResultUnusable, placed.error().detail});
        return;
    }
    if (const auto job = m_jobs.find(jobId)) {
        if (model::Retake *retake = placed->project.findRetake(context.retake)) {
            retake->jobId = jobId;
            retake->requestId = job->requestId;
        }
    }
    m_alignments.insert({context.projectUid, context.take}, checked->alignment);
    m_session.addFile(placed->media, checked->file);
    m_session.document().record(std::move(placed->project));
    showArrived(context.take);
    m_jobs.markReady(jobId);
    emit takeReady(context.take);
}

// Whenever it arrives, it must not cost what the user chose, or could still redo.
void RetakeWorkflow::showArrived(model::TakeId take)
{
    edit::Document &document = m_session.document();
    if (document.undoStack().canRedo() || !mayShowItself(document.project(), take))
        return;
    // A take whose clips were deleted meanwhile stays in the list, unplaced; that is no error.
    if (auto shown = edit::chooseTake(document.project(), take, edit::Part::Both))
        document.apply(tr("Show take"), std::move(*shown));
}

void RetakeWorkflow::dismiss(const QString &jobId)
{
    const auto job = m_jobs.find(jobId);
    if (!job)
        return;
    const auto context = contextFromJson(job->context);
    m_jobs.forget(jobId);
    if (!context || !isOurs(*context))
        return;
    if (auto lifted = edit::liftTake(m_session.project(), context->take);
        lifted && lifted->sequence != m_session.project().sequence)
        m_session.document().apply(tr("Remove pending take"), std::move(*lifted));
}

std::optional<api::JobSnapshot> RetakeWorkflow::jobOf(model::TakeId take) const
{
    const QList<api::JobSnapshot> jobs = m_jobs.snapshot();
    for (auto job = jobs.crbegin(); job != jobs.crend(); ++job) {
        const auto context = contextFromJson(job->context);
        if (context && context->take == take && context->projectUid == m_session.project().uid)
            return *job;
    }
    return std::nullopt;
}

std::optional<render::Alignment> RetakeWorkflow::alignmentOf(model::TakeId take) const
{
    const auto it = m_alignments.constFind({m_session.project().uid, take});
    return it == m_alignments.constEnd() ? std::nullopt : std::optional(*it);
}

} // namespace app
