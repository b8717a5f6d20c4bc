// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jobscommand.h"

#include "app/cli/journalled.h"
#include "app/datafolders.h"

#include <QJsonArray>

namespace app::cli {

namespace {

Failure locked()
{
    api::Error error;
    error.kind = api::Error::Kind::Locked;
    return failureOf(error);
}

} // namespace

JobsCommand::JobsCommand(Console &console, QObject *parent)
    : Command(console, parent)
    , m_client(m_network)
{
}

void JobsCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({{QStringLiteral("stop"),
                           QStringLiteral("Give up an unfinished job. What was sent may be charged "
                                          "all the same."),
                           QStringLiteral("ID")},
        {QStringLiteral("forget"),
            QStringLiteral("Take a job that has ended off the list; its files stay."),
            QStringLiteral("ID")}});
}

void JobsCommand::start(const QCommandLineParser &parser)
{
    auto journal = api::Journal::open(journalFolder());
    if (!journal)
        return fail(failureOf(journal.error()));
    m_journal.emplace(std::move(*journal));
    const auto acted =
        act(parser.values(QStringLiteral("stop")), parser.values(QStringLiteral("forget")));
    if (!acted)
        return fail(acted.error());
    if (m_due == 0)
        onDone();
}

void JobsCommand::makeQueue(const QStringList &wanted)
{
    // Without access nothing starts, and the queue keeps the ledger right.
    m_queue = std::make_unique<api::JobQueue>(
        m_client, *m_journal, [](const QString &, const QUrl &) { return std::nullopt; });
    m_queue->load(wanted);
    const auto onWishDone = [this] {
        if (--m_due == 0)
            onDone();
    };
    connect(m_queue.get(), &api::JobQueue::jobFinished, this, onWishDone);
    connect(m_queue.get(), &api::JobQueue::jobForgotten, this, onWishDone);
    connect(m_queue.get(), &api::JobQueue::wishFailed, this,
        [this, onWishDone](const api::JobSnapshot &, const api::Error &error) {
            m_failure = failureOf(error);
            onWishDone();
        });
}

tl::expected<void, Failure> JobsCommand::act(const QStringList &stop, const QStringList &forget)
{
    const QStringList wanted = stop + forget;
    if (wanted.isEmpty())
        return {};
    makeQueue(wanted);
    for (const QString &id : wanted) {
        if (!m_queue->find(id))
            return tl::unexpected(usageFailure(QStringLiteral("There is no job \"%1\".").arg(id)));
    }
    for (const QString &id : stop) {
        if (const auto stopped = this->stop(id); !stopped)
            return stopped;
    }
    for (const QString &id : forget) {
        if (const auto forgotten = this->forget(id); !forgotten)
            return forgotten;
    }
    return {};
}

tl::expected<void, Failure> JobsCommand::stop(const QString &id)
{
    const api::JobSnapshot job = *m_queue->find(id);
    if (api::isFinal(job.state))
        return tl::unexpected(usageFailure(
            QStringLiteral("--stop: job %1 is %2 already.").arg(id, api::stateName(job.state))));
    if (job.isElsewhere)
        return tl::unexpected(locked());
    m_queue->stop(id);
    if (m_queue->find(id)->state != api::JobState::Abandoned)
        return tl::unexpected(
            usageFailure(QStringLiteral("--stop: the result of job %1 is here already.").arg(id)));
    ++m_due;
    return {};
}

tl::expected<void, Failure> JobsCommand::forget(const QString &id)
{
    const api::JobSnapshot job = *m_queue->find(id);
    if (!api::isFinal(job.state))
        return tl::unexpected(
            usageFailure(QStringLiteral("--forget: job %1 is %2; `retake resume` finishes it, "
                                        "--stop gives it up.")
                             .arg(id, api::stateName(job.state))));
    if (job.isBusy) // named twice
        return {};
    m_queue->forget(id);
    ++m_due;
    return {};
}

void JobsCommand::onDone()
{
    if (m_failure)
        return fail(*m_failure);
    list();
    finish();
}

void JobsCommand::list()
{
    const api::Journal::Contents contents = m_journal->load();
    for (const QString &path : contents.setAside)
        console().note(
            QStringLiteral("A damaged journal of a job was put aside as \"%1\".").arg(path));
    QJsonArray jobs;
    for (const api::JobRecord &record : contents.records) {
        const api::JobSnapshot job = api::snapshotOf(record);
        const auto holder = m_journal->holder(record.id);
        jobs.append(listedJson(job, holder));
        console().line(listedLine(job, holder));
    }
    console().result({{QStringLiteral("jobs"), jobs}});
    if (contents.records.isEmpty())
        console().line(QStringLiteral("There are no jobs."));
}

} // namespace app::cli
