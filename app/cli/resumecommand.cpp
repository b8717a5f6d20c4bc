// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/resumecommand.h"

#include "api/errortext.h"
#include "app/cli/journalled.h"
#include "app/datafolders.h"
#include "app/settings.h"

#include <algorithm>

namespace app::cli {

namespace {

api::Error errorOf(api::Error::Kind kind)
{
    api::Error error;
    error.kind = kind;
    return error;
}

} // namespace

ResumeCommand::ResumeCommand(Console &console, QObject *parent)
    : Command(console, parent)
    , m_open(m_session)
    , m_client(m_network)
{
    connect(&m_open, &OpenWorkflow::opened, this, &ResumeCommand::onOpened);
    connect(&m_open, &OpenWorkflow::failed, this,
        [this](const QString &path, const model::Error &error) { giveUp(failureOf(error, path)); });
}

ResumeCommand::~ResumeCommand()
{
    m_delivery.reset();
    m_retakes.reset();
}

void ResumeCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("JOB"),
        QStringLiteral("Only these, by their ids in `retake jobs`; without any, all that are not "
                       "over. A job that was given up is looked for at the service once more."),
        QStringLiteral("[JOB…]"));
    parser.addOptions({{QStringLiteral("send-again"),
                           QStringLiteral("Send the named jobs once more whose outcome is "
                                          "uncertain; each may be charged twice.")},
        {QStringLiteral("service-url"),
            QStringLiteral("Where the practice service (its key comes from RETAKE_PRACTICE_KEY) or "
                           "LTX Desktop of these jobs runs now, on this computer."),
            QStringLiteral("URL")}});
}

void ResumeCommand::start(const QCommandLineParser &parser)
{
    m_wanted = parser.positionalArguments();
    m_isSendingAgain = parser.isSet(QStringLiteral("send-again"));
    m_serviceUrl = QUrl(parser.value(QStringLiteral("service-url")), QUrl::StrictMode);
    if (m_isSendingAgain && m_wanted.isEmpty())
        return fail(usageFailure(QStringLiteral("--send-again wants the jobs to be named.")));
    if (!m_serviceUrl.isEmpty() && !api::isLoopback(m_serviceUrl))
        return fail(usageFailure(QStringLiteral(
            "--service-url wants the address of a service on this computer: practice or LTX "
            "Desktop.")));
    auto journal = api::Journal::open(journalFolder());
    if (!journal)
        return fail(failureOf(journal.error()));
    m_journal.emplace(std::move(*journal));
    const auto chosen = chooseJobs(m_journal->load().records, m_wanted);
    if (!chosen)
        return fail(chosen.error());
    const auto billed = std::ranges::find(*chosen, api::ltxId, &api::JobRecord::serviceId);
    if (billed == chosen->end())
        return begin(*chosen);
    findKey(m_keyring).then(this, [this, jobs = *chosen](const FoundKey &found) {
        if (!found.key.isEmpty())
            m_services.setKey(api::ltxId, found.key);
        begin(jobs);
    });
}

void ResumeCommand::begin(const QList<api::JobRecord> &chosen)
{
    if (const auto reached = reachServices(chosen); !reached)
        return fail(reached.error());
    makeQueue(chosen);
    moveFinals();
    proceedSoon();
}

// A practice service that runs on its own is reached where the jobs left it; else there is a new
// one, and its jobs begin anew.
tl::expected<void, Failure> ResumeCommand::reachServices(const QList<api::JobRecord> &chosen)
{
    const bool isAnyAtDesktop = std::ranges::any_of(chosen, [](const api::JobRecord &record) {
        return record.serviceId == api::ltxDesktopId && !api::isFinal(record.state);
    });
    const auto practising = std::ranges::find_if(chosen, [](const api::JobRecord &record) {
        return record.serviceId == api::practiceId && !api::isFinal(record.state);
    });
    if (!m_serviceUrl.isEmpty() && isAnyAtDesktop && practising != chosen.end())
        return tl::unexpected(usageFailure(QStringLiteral(
            "--service-url is one service's address; name the jobs that are there.")));
    if (practising == chosen.end())
        return {};
    if (!qEnvironmentVariableIsEmpty("RETAKE_PRACTICE_KEY")) {
        m_services.setBaseUrl(
            api::practiceId, m_serviceUrl.isEmpty() ? practising->baseUrl : m_serviceUrl);
        m_services.setKey(api::practiceId, qgetenv("RETAKE_PRACTICE_KEY"));
    } else if (const auto started = m_services.service(api::practiceId); !started) {
        return tl::unexpected(failureOf(started.error()));
    }
    return {};
}

void ResumeCommand::makeQueue(const QList<api::JobRecord> &chosen)
{
    const auto distant = std::ranges::find_if(
        chosen, [](const api::JobRecord &record) { return !api::isLoopback(record.baseUrl); });
    m_jobs = std::make_unique<api::JobQueue>(
        m_client, *m_journal,
        [this](const QString &id, const QUrl &url) {
            const bool isMoved = id == api::ltxDesktopId && !m_serviceUrl.isEmpty();
            return m_services.access(id, isMoved ? m_serviceUrl : url);
        },
        timingFor(
            distant == chosen.end() ? QUrl(QStringLiteral("http://127.0.0.1")) : distant->baseUrl));
    m_jobs->setCaps(Settings().caps());
    m_teller = std::make_unique<JobTeller>(console(), *m_jobs, m_journal->folder());
    connect(m_jobs.get(), &api::JobQueue::jobChanged, this, &ResumeCommand::proceedSoon);
    connect(m_jobs.get(), &api::JobQueue::resultArrived, this, &ResumeCommand::proceedSoon);
    connect(m_jobs.get(), &api::JobQueue::jobFinished, this, &ResumeCommand::proceedSoon);
    connect(m_jobs.get(), &api::JobQueue::jobForgotten, this, &ResumeCommand::proceedSoon);
    connect(m_jobs.get(), &api::JobQueue::wishFailed, this,
        [this](const api::JobSnapshot &job, const api::Error &error) {
            if (job.state == api::JobState::Uncertain && m_isSendingAgain)
                fail(failureOf(error));
        });
    m_groups = groupsOf(chosen);
    QStringList ids;
    for (const api::JobRecord &record : chosen)
        ids.append(record.id);
    if (!ids.isEmpty())
        m_jobs->load(ids);
}

// The user named them, so they are wanted once more.
void ResumeCommand::moveFinals()
{
    for (const QString &id : m_wanted) {
        const auto job = m_jobs->find(id);
        if (job && job->state == api::JobState::Uncertain && m_isSendingAgain)
            m_jobs->sendAgain(id);
        else
            m_jobs->lookAgain(id);
    }
}

void ResumeCommand::proceedSoon()
{
    if (!std::exchange(m_isProceeding, true))
        QMetaObject::invokeMethod(this, &ResumeCommand::proceed, Qt::QueuedConnection);
}

void ResumeCommand::proceed()
{
    m_isProceeding = false;
    if (m_group)
        return;
    const auto isOver = [this](const Group &group) {
        return std::ranges::all_of(group.jobs, [this](const QString &id) {
            const auto job = m_jobs->find(id);
            return !job || isAtRest(*job);
        });
    };
    const auto next = std::ranges::find_if(m_groups, isOver);
    if (next != m_groups.end()) {
        deliver(m_groups.takeAt(next - m_groups.begin()));
        return;
    }
    if (m_groups.isEmpty() && std::ranges::all_of(m_jobs->snapshot(), isAtRest))
        conclude();
}

void ResumeCommand::deliver(const Group &group)
{
    const bool isAnyHere = std::ranges::any_of(group.jobs, [this](const QString &id) {
        const auto job = m_jobs->find(id);
        return job && !job->isElsewhere
            && (job->state == api::JobState::Checking || job->state == api::JobState::Ready);
    });
    m_group = group;
    m_isGroupBilled = std::ranges::any_of(group.jobs, [this](const QString &id) {
        const auto job = m_jobs->find(id);
        return job && job->billed;
    });
    if (isAnyHere)
        m_open.open(group.delivery.project);
    else
        giveUpEmpty();
}

void ResumeCommand::onOpened()
{
    if (const auto complete = checkComplete(*m_session.view()); !complete)
        return giveUp(failureOf(complete.error()));
    m_retakes = std::make_unique<RetakeWorkflow>(m_session, m_services, *m_jobs);
    m_delivery = std::make_unique<TakeDelivery>(m_session, *m_jobs, *m_retakes);
    // Queued: whoever tells of its end is not to be deleted meanwhile.
    connect(m_retakes.get(), &RetakeWorkflow::takeReady, this, &ResumeCommand::onPlaced,
        Qt::QueuedConnection);
    connect(m_retakes.get(), &RetakeWorkflow::failed, this, &ResumeCommand::onPlaced,
        Qt::QueuedConnection);
    connect(m_delivery.get(), &TakeDelivery::progressed, this,
        [this](const QString &step, double fraction) { console().progress(step, fraction); });
    connect(m_delivery.get(), &TakeDelivery::delivered, this, &ResumeCommand::onDelivered,
        Qt::QueuedConnection);
    connect(m_delivery.get(), &TakeDelivery::failed, this, &ResumeCommand::giveUp,
        Qt::QueuedConnection);
    m_placing = 1;
    for (const QString &id : m_group->jobs) {
        const auto job = m_jobs->find(id);
        m_placing += job && isToBePlaced(*job, m_session.project()) ? 1 : 0;
    }
    m_retakes->adoptResults();
    onPlaced();
}

void ResumeCommand::onPlaced()
{
    if (--m_placing > 0)
        return;
    if (!m_delivery->start({m_group->retake, m_group->range, m_group->delivery, m_group->jobs}))
        giveUpEmpty();
}

// As with a run: what cost nothing and came to nothing leaves nothing behind.
void ResumeCommand::giveUpEmpty()
{
    const bool isOver = std::ranges::all_of(m_group->jobs, [this](const QString &id) {
        const auto job = m_jobs->find(id);
        return !job || hasEndedFree(*job);
    });
    if (isOver) {
        for (const QString &id : m_group->jobs) {
            const auto job = m_jobs->find(id);
            if (!job || job->billed)
                continue; // what a billed service said is kept, and told at the end
            fallBackTo(tellOf(*job));
            m_jobs->forget(id);
        }
        removeScratch(m_group->delivery.project);
    }
    closeGroup();
}

void ResumeCommand::onDelivered(const TakeDelivery::Done &done)
{
    done.tell(console());
    console().line(QStringLiteral("Written: %1").arg(m_group->delivery.out));
    QJsonObject video = done.json;
    video.insert(QStringLiteral("output"), m_group->delivery.out);
    m_videos.append(video);
    fallBackTo(done.code);
    const QString scratch = m_group->delivery.project;
    const bool isFree =
        !m_isGroupBilled && m_group->delivery.report.isEmpty() && !console().isJson();
    closeGroup();
    // Takes that cost nothing and that nothing names any more.
    if (isFree)
        removeScratch(scratch);
}

// The jobs stay in the journal, and their results where they are.
void ResumeCommand::giveUp(const Failure &failure)
{
    console().warn(failure);
    fallBackTo(failure.code);
    closeGroup();
}

void ResumeCommand::closeGroup()
{
    m_delivery.reset();
    m_retakes.reset();
    m_group.reset();
    proceedSoon();
}

void ResumeCommand::fallBackTo(ExitCode code)
{
    if (m_code == ExitCode::Done || code == ExitCode::Uncertain)
        m_code = code;
}

ExitCode ResumeCommand::tellOf(const api::JobSnapshot &job)
{
    const auto tell = [this, &job](const api::Error &error) {
        Failure failure = failureOf(job, error);
        failure.message = QStringLiteral("%1 (%2): %3").arg(job.title, job.id, failure.message);
        console().warn(failure);
        return failure.code;
    };
    if (job.isElsewhere)
        return tell(errorOf(api::Error::Kind::Locked));
    if (job.state == api::JobState::Uncertain)
        return tell(job.error.value_or(errorOf(api::Error::Kind::Uncertain)));
    if (job.state == api::JobState::Checking || job.state == api::JobState::Ready)
        console().note(QStringLiteral("%1 (%2): its result is in \"%3\" and waits for its project.")
                           .arg(job.title, job.id, job.resultPath));
    else if (job.error)
        return tell(*job.error);
    return ExitCode::Done;
}

void ResumeCommand::conclude()
{
    QJsonArray jobs;
    const QList<api::JobSnapshot> all = m_jobs->snapshot();
    for (const api::JobSnapshot &job : all) {
        fallBackTo(tellOf(job));
        jobs.append(listedJson(job, m_journal->holder(job.id)));
    }
    console().result({{QStringLiteral("videos"), m_videos}, {QStringLiteral("jobs"), jobs}});
    if (all.isEmpty() && m_videos.isEmpty())
        console().line(QStringLiteral("There is nothing to finish."));
    finish(m_code);
}

void ResumeCommand::interrupt()
{
    const QList<api::JobSnapshot> all = m_jobs ? m_jobs->snapshot() : QList<api::JobSnapshot>();
    for (const api::JobSnapshot &job : all) {
        if (!api::isFinal(job.state) && !job.isElsewhere)
            console().note(QStringLiteral("Job %1 is %2; its journal is kept.")
                               .arg(job.id, api::stateName(job.state)));
    }
    m_open.cancel();
    if (m_delivery)
        m_delivery->cancel();
    Command::interrupt();
    m_isProceeding = true; // nothing more is delivered
    if (std::exchange(m_isInterrupted, true) || !isAnySending(all))
        return fail(failureOf(model::Error{model::Error::Kind::Cancelled, {}}));
    console().note(waitingForAnswer());
    connect(m_jobs.get(), &api::JobQueue::jobChanged, this, [this] {
        if (!isAnySending(m_jobs->snapshot()))
            fail(failureOf(model::Error{model::Error::Kind::Cancelled, {}}));
    });
}

} // namespace app::cli
