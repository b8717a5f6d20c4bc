// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchcommand.h"

#include "api/journal.h"
#include "app/datafolders.h"
#include "app/filename.h"
#include "app/jobcontext.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace app::cli {

namespace {

struct RowJobs {
    QStringList kept; // paid for, or may be
    QStringList unsent; // over, and certainly not
};

RowJobs jobsFor(const QString &out)
{
    const auto journal = api::Journal::open(journalFolder());
    const QString name = oneNameOf(out);
    RowJobs jobs;
    const QList<api::JobRecord> records =
        journal ? journal->load().records : QList<api::JobRecord>();
    for (const api::JobRecord &record : records) {
        const auto context = contextFromJson(record.context);
        if (context && oneNameOf(context->delivery.out) == name)
            (api::isNeverCharged(record) ? jobs.unsent : jobs.kept).append(record.id);
    }
    return jobs;
}

// Nothing gets through to the service, from here: other rows fare no better.
bool isCutOff(const QJsonObject &answer)
{
    using Kind = api::Error::Kind;
    static const QList<Kind> kinds{Kind::NotConnected, Kind::HostNotFound, Kind::Tls, Kind::Proxy,
        Kind::TimedOut, Kind::ConnectionLost};
    return kinds.contains(
        api::kindFromName(answer[QLatin1String("error")][QLatin1String("kind")].toString()));
}

} // namespace

BatchCommand::BatchCommand(Console &console, QObject *parent)
    : Command(console, parent)
{
    connect(&m_retake, &QProcess::readyReadStandardError, this, [this] {
        const QByteArray text = m_retake.readAllStandardError().trimmed();
        if (!text.isEmpty())
            this->console().note(QString::fromUtf8(text));
    });
    connect(&m_retake, &QProcess::finished, this, [this] {
        if (const auto done = std::exchange(m_done, nullptr))
            done();
    });
    connect(&m_retake, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail({ExitCode::Internal, QStringLiteral("internal"), m_retake.errorString(), {}});
    });
}

BatchCommand::~BatchCommand()
{
    if (m_retake.state() == QProcess::NotRunning)
        return;
    if (!m_isInterrupted)
        m_retake.terminate();
    m_retake.waitForFinished();
}

void BatchCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("LIST.csv"),
        QStringLiteral("One row a range; columns file, from, to, out, and if wanted prompt, mode, "
                       "takes, context, project, report. Paths begin at the list's folder."));
    parser.addOptions(
        {{QStringLiteral("service"),
             QStringLiteral("practice (no AI, no cost), ltx or ltx-desktop, for every row."),
             QStringLiteral("NAME"), QStringLiteral("practice")},
            {QStringLiteral("service-url"), QStringLiteral("Another address of that service."),
                QStringLiteral("URL")},
            {QStringLiteral("max-cost"),
                QStringLiteral("Send nothing when all rows together would cost more."),
                QStringLiteral("USD")},
            {QStringLiteral("project"),
                QStringLiteral("Keep the takes of all rows in this one project. Each row's output "
                               "shows the rows before it too. All rows have to be of one video."),
                QStringLiteral("P.retake")},
            {QStringLiteral("dry-run"), QStringLiteral("Say what all rows together would cost.")}});
}

void BatchCommand::start(const QCommandLineParser &parser)
{
    QFile file(parser.positionalArguments().constFirst());
    if (!file.open(QIODevice::ReadOnly))
        return fail({ExitCode::InputUnreadable, QStringLiteral("not-readable"),
            QStringLiteral("The list cannot be read: %1").arg(file.errorString()), {}});
    auto rows = batchRows(file.readAll(), QFileInfo(file).absoluteDir());
    if (!rows)
        return fail(rows.error());
    if (const QString project = parser.value(QStringLiteral("project")); !project.isEmpty())
        rows = inOneProject(std::move(*rows), QFileInfo(project).absoluteFilePath());
    if (!rows)
        return fail(rows.error());
    m_rows = std::move(*rows);
    const QString cost = QStringLiteral("max-cost");
    if (parser.isSet(cost)) {
        const auto usd = numberOf(parser.value(cost), cost, 0, 1e6);
        if (!usd)
            return fail(usd.error());
        m_maxCost = *usd;
    }
    m_isDryRun = parser.isSet(QStringLiteral("dry-run"));
    for (const QString &name : {QStringLiteral("service"), QStringLiteral("service-url")}) {
        if (!parser.value(name).isEmpty())
            m_service.append(QStringLiteral("--%1=%2").arg(name, parser.value(name)));
    }
    priceNext();
}

void BatchCommand::callRetake(const QStringList &arguments, std::function<void()> done)
{
    m_done = std::move(done);
    m_retake.start(QCoreApplication::applicationFilePath(), arguments);
}

// Only what would be sent now: rows that are over or under way cost nothing more.
void BatchCommand::priceNext()
{
    while (m_next < m_rows.size()
        && (QFile::exists(m_rows[m_next].out) || !jobsFor(m_rows[m_next].out).kept.isEmpty()))
        ++m_next;
    if (m_next == m_rows.size())
        return priced();
    callRetake(
        QStringList{QStringLiteral("run"), QStringLiteral("--json"), QStringLiteral("--dry-run")}
            + m_service + m_rows[m_next].arguments,
        [this] {
            const QJsonObject said = answer();
            if (m_retake.exitCode() != 0)
                return fail({ExitCode(m_retake.exitCode()), QStringLiteral("row"),
                    QStringLiteral("Row %1 cannot be done, so nothing was sent.")
                        .arg(m_rows[m_next].line),
                    {}});
            m_price += said[QLatin1String("price")].toDouble();
            ++m_next;
            priceNext();
        });
}

void BatchCommand::priced()
{
    if (m_isInterrupted)
        return;
    if (m_maxCost && m_price > *m_maxCost)
        return fail({ExitCode::CostCap, QStringLiteral("cost-cap"),
            QStringLiteral("All rows would cost about %1 USD, more than --max-cost %2; nothing was "
                           "sent.")
                .arg(m_price, 0, 'f', 2)
                .arg(*m_maxCost, 0, 'f', 2),
            {}});
    if (m_isDryRun)
        return conclude();
    m_next = 0;
    runNext();
}

void BatchCommand::runNext()
{
    if (m_isInterrupted)
        return;
    if (m_next == m_rows.size())
        return conclude();
    const BatchRow &row = m_rows[m_next];
    const RowJobs jobs = jobsFor(row.out);
    // In this order: a run that was killed while it wrote has left half an output.
    if (!jobs.kept.isEmpty())
        return callRetake(
            QStringList{QStringLiteral("resume"), QStringLiteral("--json")} + jobs.kept,
            [this] { ran(QStringLiteral("resumed")); });
    if (QFile::exists(row.out)) {
        m_results.append(
            QJsonObject{{QStringLiteral("line"), row.line}, {QStringLiteral("output"), row.out},
                {QStringLiteral("code"), 0}, {QStringLiteral("how"), QStringLiteral("was there")}});
        console().line(QStringLiteral("Row %1: %2 is there already.").arg(row.line).arg(row.out));
        ++m_next;
        return runNext();
    }
    if (jobs.unsent.isEmpty())
        return send();
    QStringList forget{QStringLiteral("jobs"), QStringLiteral("--json")};
    for (const QString &job : jobs.unsent)
        forget.append(QStringLiteral("--forget=") + job);
    callRetake(forget, [this] {
        if (m_retake.exitCode() != 0)
            return ran(QStringLiteral("not sent"));
        send();
    });
}

void BatchCommand::send()
{
    callRetake(QStringList{QStringLiteral("run"), QStringLiteral("--json")} + m_service
            + m_rows[m_next].arguments,
        [this] { ran(QStringLiteral("sent")); });
}

void BatchCommand::ran(const QString &how)
{
    const BatchRow &row = m_rows[m_next];
    const int code = m_retake.exitStatus() == QProcess::NormalExit ? m_retake.exitCode()
                                                                   : int(ExitCode::Internal);
    const QJsonObject said = answer();
    m_results.append(QJsonObject{{QStringLiteral("line"), row.line},
        {QStringLiteral("output"), row.out}, {QStringLiteral("code"), code},
        {QStringLiteral("how"), how}, {QStringLiteral("answer"), said}});
    console().line(code == 0 ? QStringLiteral("Row %1: %2 is written.").arg(row.line).arg(row.out)
                             : QStringLiteral("Row %1 ended with %2.").arg(row.line).arg(code));
    if (code != 0 && (m_code == ExitCode::Done || ExitCode(code) == ExitCode::Uncertain))
        m_code = ExitCode(code);
    ++m_next;
    if (!isCutOff(said))
        return runNext();
    console().note(QStringLiteral(
        "The service is out of reach, so no more rows are tried. Check the network, then start the "
        "same batch again: it sends the rows that were not sent, and only those."));
    conclude();
}

QJsonObject BatchCommand::answer()
{
    return QJsonDocument::fromJson(m_retake.readAllStandardOutput()).object();
}

void BatchCommand::conclude()
{
    console().result({{QStringLiteral("rows"), m_results}, {QStringLiteral("price"), m_price}});
    if (m_isDryRun)
        console().line(QStringLiteral("%1 rows; price about %2 USD.")
                           .arg(m_rows.size())
                           .arg(m_price, 0, 'f', 2));
    finish(m_code);
}

// The row's own run says what becomes of its jobs, and is waited for. It is told once: told again,
// it would end at once, with its journal as it happens to be.
void BatchCommand::interrupt()
{
    m_isInterrupted = true;
    Command::interrupt();
    m_done = [this] { fail(failureOf(model::Error{model::Error::Kind::Cancelled, {}})); };
    if (m_retake.state() == QProcess::NotRunning)
        std::exchange(m_done, nullptr)();
    else
        m_retake.terminate();
}

} // namespace app::cli
