// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/practicecommand.h"

#include "app/practice/faults.h"

namespace app::cli {

namespace {

constexpr double highestPort = 65535;
constexpr double highestSpeed = 10'000;

QString faultHelp()
{
    QStringList names;
    for (const practice::Fault &fault : practice::allFaults())
        names.append(QString(fault.name));
    return QStringLiteral("A fault on demand, NAME or NAME:TIMES, as often as wanted. Names: ")
        + names.join(QStringLiteral(", ")) + QLatin1Char('.');
}

} // namespace

void PracticeCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{QStringLiteral("port"), QStringLiteral("The port on loopback; 0 takes a free one."),
             QStringLiteral("N"), QStringLiteral("0")},
            {QStringLiteral("fault"), faultHelp(), QStringLiteral("NAME")},
            {QStringLiteral("speed"), QStringLiteral("Divides the waiting times of a job."),
                QStringLiteral("X"), QStringLiteral("1")}});
}

void PracticeCommand::start(const QCommandLineParser &parser)
{
    const QString portOption = QStringLiteral("port"), speedOption = QStringLiteral("speed");
    const auto port = numberOf(parser.value(portOption), portOption, 0, highestPort);
    if (!port)
        return fail(port.error());
    const auto speed = numberOf(parser.value(speedOption), speedOption, 0.01, highestSpeed);
    if (!speed)
        return fail(speed.error());
    practice::Settings settings;
    settings.port = quint16(*port);
    settings.speed = *speed;
    settings.faults = parser.values(QStringLiteral("fault"));
    m_host = std::make_unique<practice::PracticeHost>(settings);
    const auto endpoint = m_host->start();
    if (!endpoint && endpoint.error().kind == model::Error::Kind::InvalidRequest)
        return fail(usageFailure(endpoint.error().detail));
    if (!endpoint)
        return fail({ExitCode::Network, model::kindName(endpoint.error().kind),
            endpoint.error().detail, {}});
    console().announce(endpoint->toJson());
    console().note(QStringLiteral("Practice service: no AI, no cost. Ctrl+C ends it."));
}

void PracticeCommand::interrupt()
{
    m_host.reset();
    finish(ExitCode::Interrupted);
}

} // namespace app::cli
