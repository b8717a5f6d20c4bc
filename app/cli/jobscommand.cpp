// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jobscommand.h"

#include "api/client.h"
#include "api/jobqueue.h"
#include "app/cli/journalled.h"
#include "app/datafolders.h"

#include <QJsonArray>
#include <QNetworkAccessManager>

namespace app::cli {

namespace {

Failure locked()
{
    api::Error error;
    error.kind = api::Error::Kind::Locked;
    return failureOf(error);
}

tl::expected<void, Failure> stopJob(api::JobQueue &queue, const api::JobSnapshot &job)
{
    if (api::isFinal(job.state))
        return tl::unexpected(usageFailure(QStringLiteral("--stop: job %1 is %2 already.")
                                               .arg(job.id, api::stateName(job.state))));
    if (job.isElsewhere)
        return tl::unexpected(locked());
    queue.stop(job.id);
    if (queue.find(job.id)->state == api::JobState::Abandoned)
        return {};
    return tl::unexpected(
        usageFailure(QStringLiteral("--stop: the result of job %1 is here already.").arg(job.id)));
}

tl::expected<void, Failure> forgetJob(api::JobQueue &queue, const api::JobSnapshot &job)
{
    if (!api::isFinal(job.state))
        return tl::unexpected(
            usageFailure(QStringLiteral("--forget: job %1 is %2; `retake resume` finishes it, "
                                        "--stop gives it up.")
                             .arg(job.id, api::stateName(job.state))));
    queue.forget(job.id);
    return {};
}

} // namespace

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
    list();
    finish();
}

tl::expected<void, Failure> JobsCommand::act(const QStringList &stop, const QStringList &forget)
{
    if (stop.isEmpty() && forget.isEmpty())
        return {};
    QNetworkAccessManager network;
    api::Client client(network);
    // Without access nothing starts, and the queue keeps the ledger right.
    api::JobQueue queue(
        client, *m_journal, [](const QString &, const QUrl &) { return std::nullopt; });
    queue.load(stop + forget);
    for (const QString &id : stop + forget) {
        if (!queue.find(id))
            return tl::unexpected(usageFailure(QStringLiteral("There is no job \"%1\".").arg(id)));
    }
    for (const QString &id : stop) {
        if (const auto stopped = stopJob(queue, *queue.find(id)); !stopped)
            return stopped;
    }
    for (const QString &id : forget) {
        if (const auto forgotten = forgetJob(queue, *queue.find(id)); !forgotten)
            return forgotten;
    }
    return {};
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
