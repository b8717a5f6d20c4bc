// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runcommand.h"

#include "api/protocol.h"
#include "app/cli/journalled.h"
#include "app/cli/writing.h"
#include "app/datafolders.h"
#include "app/opening.h"
#include "app/saveworkflow.h"
#include "app/settings.h"
#include "timeline/model/projectfile.h"
#include "timeline/model/windowtext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace app::cli {

RunCommand::RunCommand(Console &console, QObject *parent)
    : Command(console, parent)
    , m_open(m_session)
    , m_client(m_network)
{
    connect(&m_open, &OpenWorkflow::opened, this, &RunCommand::onOpened);
    connect(&m_open, &OpenWorkflow::failed, this,
        [this](const QString &path, const model::Error &error) { fail(failureOf(error, path)); });
    connect(&m_open, &OpenWorkflow::progressed, this, [this](double fraction) {
        this->console().progress(QStringLiteral("Indexing"), fraction);
    });
}

RunCommand::~RunCommand()
{
    m_delivery.reset();
    m_retakes.reset();
    m_teller.reset();
    m_jobs.reset();
    if (m_discardTakes)
        QDir(m_session.takesFolder()).removeRecursively();
}

void RunCommand::addOptions(QCommandLineParser &parser) const
{
    addRunOptions(parser);
}

void RunCommand::start(const QCommandLineParser &parser)
{
    auto options = readRunOptions(parser);
    if (!options)
        return fail(options.error());
    m_options = std::move(*options);
    m_services.setPricePerSecond(Settings().pricePerSecond());
    if (!m_options.serviceUrl.isEmpty())
        m_services.setBaseUrl(m_options.order.serviceId, m_options.serviceUrl);
    if (isProject(m_options.file))
        return fail(usageFailure(
            QStringLiteral("FILE is a video; a project is finished by `retake export`.")));
    if (m_options.dryRun || m_options.order.serviceId != api::ltxId)
        return open();
    findKey(m_keyring).then(this, [this](const FoundKey &found) {
        m_key = found.key;
        if (m_key.isEmpty())
            return fail(failureOf(keyMissing(found)));
        open();
    });
}

// A project that is there is gone on with: it may hold takes that were paid for.
void RunCommand::open()
{
    const bool isThere = !m_options.project.isEmpty() && QFile::exists(m_options.project);
    m_open.open(isThere ? m_options.project : m_options.file);
}

void RunCommand::onOpened()
{
    const media::ViewPtr view = m_session.view();
    if (const auto complete = checkComplete(*view); !complete)
        return fail(failureOf(complete.error()));
    const bool isProjectOpen = !m_session.document().path().isEmpty();
    if (isProjectOpen && !isAllOf(*view, m_options.file))
        return fail(usageFailure(QStringLiteral("\"%1\" is there already and holds another video, "
                                                "or one that was edited: choose another --project.")
                                     .arg(m_options.project)));
    const auto range = rangeOf(m_options.from, m_options.to, *view);
    if (!range)
        return fail(range.error());
    m_options.order.range = *range;
    if (const auto ok = checkPaths(); !ok)
        return fail(ok.error());
    const api::Service service = m_services.described(m_options.order.serviceId);
    const model::ServiceLimits limits = limitsOf(service);
    const auto plan = model::planWindow({m_options.order.range, m_options.order.context},
        *view->grid, view->project.sequence.format, limits);
    if (!plan)
        return fail(failureOf(plan.error()));
    if (const auto ok = checkOrder(m_options.order, *plan, limits); !ok)
        return fail(failureOf(ok.error()));
    for (const QString &sentence : model::noteSentences(*plan))
        console().note(sentence);
    if (m_options.dryRun)
        return dryRun(*plan, service);
    if (const auto ok = checkCost(m_options, *plan); !ok)
        return fail(ok.error());
    send();
}

// All that could make the result unwritable is found out before anything is sent.
tl::expected<void, Failure> RunCommand::checkPaths() const
{
    for (const QString &path : {m_options.out, m_options.report, m_options.project}) {
        if (path.isEmpty())
            continue;
        if (const auto ok = checkWritable(path, m_session.view().get()); !ok)
            return tl::unexpected(failureOf(ok.error(), path));
    }
    if (m_options.out.isEmpty())
        return {};
    const auto plan =
        render::planExport(*m_session.view(), render::Preset::MatchSource, m_options.out);
    if (!plan)
        return tl::unexpected(failureOf(plan.error(), m_options.out));
    return {};
}

void RunCommand::dryRun(const model::WindowPlan &plan, const api::Service &service)
{
    const api::RetakeRequest request =
        requestFor(m_options.order, plan, m_session.project().sequence.format.size, service);
    console().result(dryRunJson(
        plan, api::protocolOf(service.protocol).submitBody(request), m_options.order.takes));
    console().line(
        QStringLiteral(
            "Would send %1 frames, about %2 kB, from %3 s to %4 s; price about %5 USD%6.")
            .arg(plan.frames)
            .arg(plan.estimatedBytes / 1000)
            .arg(model::toSeconds(plan.window.begin), 0, 'f', 3)
            .arg(model::toSeconds(plan.window.end), 0, 'f', 3)
            .arg(plan.price * m_options.order.takes, 0, 'f', 2)
            .arg(service.billed
                    ? QString()
                    : QStringLiteral(" (%1: never charged)").arg(service.title.toLower())));
    if (const auto ok = checkCost(m_options, plan); !ok)
        return fail(ok.error());
    finish();
}

tl::expected<void, Failure> RunCommand::makeQueue()
{
    const QString &id = m_options.order.serviceId;
    if (id == api::ltxId)
        m_services.setKey(id, m_key);
    else if (id == api::practiceId && !m_options.serviceUrl.isEmpty())
        m_services.setKey(id, qgetenv("RETAKE_PRACTICE_KEY"));
    const auto service = m_services.service(id);
    if (!service)
        return tl::unexpected(failureOf(service.error()));
    auto journal = api::Journal::open(journalFolder());
    if (!journal)
        return tl::unexpected(failureOf(journal.error()));
    m_journal.emplace(std::move(*journal));
    m_jobs = std::make_unique<api::JobQueue>(
        m_client, *m_journal,
        [this](const QString &serviceId, const QUrl &url) {
            return m_services.access(serviceId, url);
        },
        timingFor(service->baseUrl));
    m_jobs->setCaps(Settings().caps());
    m_teller = std::make_unique<JobTeller>(console(), *m_jobs, m_journal->folder());
    return {};
}

Delivery RunCommand::delivery() const
{
    const auto absolute = [](const QString &path) {
        return path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
    };
    const bool isWanted = !m_options.project.isEmpty();
    return {isWanted ? absolute(m_options.project) : scratchProject(m_session.unsavedFolder()),
        isWanted, absolute(m_options.out), absolute(m_options.report)};
}

// With its pending takes, so that `retake resume` finds their place if this process is killed.
tl::expected<void, Failure> RunCommand::saveBeforeSending()
{
    const Delivery &to = m_options.order.delivery;
    const auto saved = to.isProjectWanted ? saveSession(m_session, to.project)
                                          : model::saveProject(m_session.project(), to.project);
    if (!saved)
        return tl::unexpected(failureOf(saved.error(), to.project));
    return {};
}

void RunCommand::send()
{
    m_options.order.delivery = delivery();
    if (m_options.order.delivery.isProjectWanted) {
        // First of all: takes lie beside it.
        if (const auto saved = saveBeforeSending(); !saved)
            return fail(saved.error());
    }
    if (const auto made = makeQueue(); !made)
        return fail(made.error());
    m_retakes = std::make_unique<RetakeWorkflow>(m_session, m_services, *m_jobs);
    m_delivery = std::make_unique<TakeDelivery>(m_session, *m_jobs, *m_retakes);
    connectJobs();
    m_expectedJobs = m_options.order.takes;
    if (const auto allowed = m_retakes->checkCaps(m_options.order); !allowed)
        return fail(failureOf(allowed.error()));
    const auto started = m_retakes->start(m_options.order);
    if (!started)
        return fail(failureOf(started.error()));
    m_retake = *started;
    // Before the window is cut, so before any job is made.
    if (const auto saved = saveBeforeSending(); !saved)
        fail(saved.error());
}

void RunCommand::connectJobs()
{
    connect(m_retakes.get(), &RetakeWorkflow::preparingChanged, this, &RunCommand::showPreparing);
    connect(m_retakes.get(), &RetakeWorkflow::failed, this,
        [this](model::RetakeId, const model::Error &error) { onFailed(failureOf(error)); });
    connect(m_retakes.get(), &RetakeWorkflow::notSent, this,
        [this](model::RetakeId, const api::Error &error) { onFailed(failureOf(error)); });
    // Queued: the workflow is still placing the take when its job ends.
    connect(m_jobs.get(), &api::JobQueue::jobFinished, this, &RunCommand::considerJobs,
        Qt::QueuedConnection);
    connect(m_delivery.get(), &TakeDelivery::progressed, this,
        [this](const QString &step, double fraction) { console().progress(step, fraction); });
    connect(m_delivery.get(), &TakeDelivery::delivered, this, &RunCommand::close);
    connect(m_delivery.get(), &TakeDelivery::failed, this, &RunCommand::failDelivery);
}

void RunCommand::showPreparing()
{
    for (const api::JobSnapshot &window : m_retakes->preparing())
        console().progress(QStringLiteral("Cutting the window"),
            double(window.bytesDone) / double(window.bytesTotal));
}

void RunCommand::onFailed(const Failure &failure)
{
    m_failure = failure;
    m_expectedJobs = std::min(m_expectedJobs, m_jobs->snapshot().size());
    QMetaObject::invokeMethod(this, &RunCommand::considerJobs, Qt::QueuedConnection);
}

void RunCommand::considerJobs()
{
    const QList<api::JobSnapshot> jobs = m_jobs->snapshot();
    const bool over =
        std::ranges::all_of(jobs, [](const auto &job) { return api::isFinal(job.state); });
    if (!over || jobs.size() < m_expectedJobs || std::exchange(m_isConcluding, true))
        return;
    conclude();
}

// The service's own reason says more than what became of it here; that one take may have been
// charged says more than what became of the others.
void RunCommand::reportFailures()
{
    std::optional<Failure> told;
    for (const api::JobSnapshot &job : m_jobs->snapshot()) {
        if (job.state == api::JobState::Ready || !job.error)
            continue;
        const Failure failure = failureOf(job, *job.error);
        console().note(job.title + QStringLiteral(": ") + failure.message);
        if (!told || failure.code == ExitCode::Uncertain)
            told = failure;
    }
    if (told)
        m_failure = told;
}

void RunCommand::failDelivery(const Failure &failure)
{
    if (!m_failure || m_failure->code != ExitCode::Uncertain)
        return fail(failure);
    console().warn(failure);
    fail(*m_failure);
}

// What cost nothing and came to nothing leaves nothing behind, but for what a billed service said.
void RunCommand::dropUnpaid()
{
    const QList<api::JobSnapshot> jobs = m_jobs->snapshot();
    if (!std::ranges::all_of(jobs, hasEndedFree))
        return;
    for (const api::JobSnapshot &job : jobs) {
        if (!job.billed)
            m_jobs->forget(job.id);
    }
    m_discardTakes = m_options.project.isEmpty();
}

void RunCommand::conclude()
{
    reportFailures();
    QStringList ids;
    for (const api::JobSnapshot &job : m_jobs->snapshot())
        ids.append(job.id);
    if (m_delivery->start({m_retake, m_options.order.range, m_options.order.delivery, ids}))
        return;
    dropUnpaid();
    fail(m_failure.value_or(Failure{ExitCode::Internal, QStringLiteral("internal"),
        QStringLiteral("No take arrived, and nothing says why."), {}}));
}

void RunCommand::close(const TakeDelivery::Done &done)
{
    console().result(done.json);
    done.tell(console());
    // Takes that cost nothing and that nothing names any more.
    m_discardTakes = !m_services.described(m_options.order.serviceId).billed
        && m_options.project.isEmpty() && m_options.report.isEmpty() && !console().isJson();
    finish(m_failure ? m_failure->code : done.code);
}

void RunCommand::interrupt()
{
    m_isForced = std::exchange(m_isInterrupted, true);
    bool mayBeSpent = false;
    const QList<api::JobSnapshot> jobs = m_jobs ? m_jobs->snapshot() : QList<api::JobSnapshot>();
    for (const api::JobSnapshot &job : jobs) {
        if (api::isFinal(job.state))
            continue;
        if (job.moneyMayBeSpent) {
            mayBeSpent = true;
            console().note(
                QStringLiteral("Job %1 goes on at the service; `retake resume` finishes it.")
                    .arg(job.id));
            continue;
        }
        m_jobs->stop(job.id);
        dropStopped(job.id);
    }
    m_discardTakes = !mayBeSpent && m_options.project.isEmpty() && m_session.view()
        && std::ranges::none_of(jobs, &api::JobSnapshot::billed);
    m_open.cancel();
    if (m_delivery)
        m_delivery->cancel();
    Command::interrupt();
    m_isConcluding = true;
    waitForStopped();
}

void RunCommand::dropStopped(const QString &id)
{
    const auto job = m_jobs->find(id);
    if (job && job->state == api::JobState::Abandoned)
        m_jobs->forget(id);
}

// A service that is told to stop is waited for, until it knows or Ctrl+C comes once more; and so is
// the disk.
void RunCommand::waitForStopped()
{
    if (m_jobs) {
        connect(
            m_jobs.get(), &api::JobQueue::jobFinished, this,
            [this](const api::JobSnapshot &job) {
                dropStopped(job.id);
                endWhenStopped();
            },
            Qt::QueuedConnection);
        const api::JobQueue *jobs = m_jobs.get();
        const auto look = &RunCommand::endWhenStopped;
        connect(jobs, &api::JobQueue::jobForgotten, this, look, Qt::QueuedConnection);
        connect(jobs, &api::JobQueue::wishFailed, this, look, Qt::QueuedConnection);
        if (isAnySending(m_jobs->snapshot())) {
            console().note(waitingForAnswer());
            connect(jobs, &api::JobQueue::jobChanged, this, look, Qt::QueuedConnection);
        }
        if (std::ranges::any_of(m_jobs->snapshot(), isStopping))
            console().note(QStringLiteral("Waiting until the service has stopped."));
    }
    endWhenStopped();
}

void RunCommand::endWhenStopped()
{
    const QList<api::JobSnapshot> jobs = m_jobs ? m_jobs->snapshot() : QList<api::JobSnapshot>();
    const bool isAnyWaitedFor = std::ranges::any_of(jobs, [this](const api::JobSnapshot &job) {
        return job.isBusy || isStopping(job) || (job.isSending && !m_isForced);
    });
    if (!isAnyWaitedFor)
        fail(failureOf(model::Error{model::Error::Kind::Cancelled, {}}));
}

} // namespace app::cli
