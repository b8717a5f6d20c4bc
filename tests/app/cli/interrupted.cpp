// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/interrupted.h"

#include <QFileSystemWatcher>
#include <QTest>

namespace {

constexpr int patience = 120'000; // milliseconds

practice::Settings settingsOf(const QStringList &faults, double speed)
{
    practice::Settings settings;
    settings.faults = faults;
    settings.speed = speed;
    return settings;
}

} // namespace

Interrupted::Interrupted(const QStringList &faults, double speed)
    : service(settingsOf(faults, speed))
    , retake(m_folder.filePath(QStringLiteral("home")))
{
    const auto endpoint = service.start();
    auto journal = api::Journal::open(
        m_folder.filePath(QStringLiteral("home/data/RetakeStudio/RetakeStudio/jobs")));
    if (!endpoint || !journal)
        qFatal("no practice service, or no journal");
    m_endpoint = *endpoint;
    m_journal.emplace(std::move(*journal));
    retake.setEnvironment(QStringLiteral("LTX_API_KEY"), m_endpoint.key);
}

QStringList Interrupted::runArguments(const QStringList &more, const QString &out) const
{
    return QStringList{QStringLiteral("run"), commandLineVideo(), QStringLiteral("--from"),
               QStringLiteral("50f"), QStringLiteral("--to"), QStringLiteral("100f"),
               QStringLiteral("--prompt"), QStringLiteral("dusk"), QStringLiteral("--service"),
               QStringLiteral("ltx"), QStringLiteral("--service-url"), m_endpoint.url}
    + more + QStringList{QStringLiteral("-o"), path(out)};
}

bool Interrupted::killWhen(QProcess &run, const std::function<bool(const Records &)> &isTime) const
{
    bool isKilled = false;
    const auto look = [&] {
        if (isKilled || !isTime(jobs()))
            return;
        isKilled = true;
        run.kill();
    };
    QFileSystemWatcher watcher({m_journal->folder()});
    QObject::connect(&watcher, &QFileSystemWatcher::directoryChanged, &run, look);
    // What is asked for may also be a matter of the service's, which no change of the folder tells.
    (void)QTest::qWaitFor(
        [&] {
            look();
            return run.state() == QProcess::NotRunning;
        },
        patience);
    return isKilled;
}

Interrupted::Records Interrupted::jobs() const
{
    return m_journal->load().records;
}

qint64 Interrupted::holderOf(const QString &job) const
{
    return m_journal->holder(job).value_or(api::Journal::Holder()).pid;
}

QList<api::Spend> Interrupted::spends() const
{
    return api::Ledger(m_journal->folder() + QStringLiteral("/ledger.csv"))
        .spends()
        .value_or(QList<api::Spend>());
}

QStringList statesOf(const Interrupted::Records &records)
{
    QStringList states;
    for (const api::JobRecord &record : records)
        states.append(api::stateName(record.state));
    return states;
}
