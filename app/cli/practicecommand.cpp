// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/practicecommand.h"

#include "app/practice/faults.h"

#include <QJsonArray>

namespace app::cli {

namespace {

constexpr double highestPort = 65535;
constexpr double highestSpeed = 10'000;
constexpr double highestCount = 1'000'000;

QString faultNames()
{
    QStringList names;
    for (const practice::Fault &fault : practice::allFaults())
        names.append(QString(fault.name));
    return names.join(QStringLiteral(", "));
}

QJsonObject faultsAsJson()
{
    QJsonArray faults;
    for (const practice::Fault &fault : practice::allFaults())
        faults.append(QJsonObject{{QStringLiteral("name"), QString(fault.name)},
            {QStringLiteral("what"), QString(fault.what)}});
    return {{QStringLiteral("faults"), faults}};
}

tl::expected<practice::Settings, Failure> settingsFrom(const QCommandLineParser &parser)
{
    practice::Settings settings;
    settings.faults = parser.values(QStringLiteral("fault"));
    settings.mediaFaultsInJob = parser.isSet(QStringLiteral("media-faults-in-job"));
    settings.resolutionRequired = parser.isSet(QStringLiteral("resolution-required"));
    settings.v1Retake = parser.isSet(QStringLiteral("v1-retake"));
    settings.plainTakes = parser.isSet(QStringLiteral("plain-takes"));
    settings.refuseBearerOnStorage = !parser.isSet(QStringLiteral("bearer-on-storage"));
    std::optional<Failure> wrong;
    const auto number = [&](const QString &option, double least, double most) {
        const auto value = numberOf(parser.value(option), option, least, most);
        if (!value && !wrong)
            wrong = value.error();
        return value.value_or(least);
    };
    settings.port = quint16(number(QStringLiteral("port"), 0, highestPort));
    settings.speed = number(QStringLiteral("speed"), 0.01, highestSpeed);
    settings.balance = number(QStringLiteral("balance"), 0, highestCount);
    settings.queueLimit = int(number(QStringLiteral("queue"), 0, highestCount));
    settings.submitsPerMinute = int(number(QStringLiteral("per-minute"), 0, highestCount));
    if (wrong)
        return tl::unexpected(*wrong);
    return settings;
}

} // namespace

void PracticeCommand::addOptions(QCommandLineParser &parser) const
{
    const QString count = QStringLiteral("N");
    parser.addOptions({{QStringLiteral("port"),
                           QStringLiteral("The port on loopback; 0 takes a free one."), count,
                           QStringLiteral("0")},
        {QStringLiteral("fault"),
            QStringLiteral("A fault on demand, always or the first N times; as often as "
                           "wanted. --list-faults explains them. Names: ")
                + faultNames() + QLatin1Char('.'),
            QStringLiteral("NAME[=N]")},
        {QStringLiteral("list-faults"), QStringLiteral("List the faults, and end.")},
        {QStringLiteral("speed"), QStringLiteral("Divides the waiting times of a job."),
            QStringLiteral("X"), QStringLiteral("1")},
        {QStringLiteral("balance"), QStringLiteral("What the account holds, in US dollars."),
            QStringLiteral("USD"), QStringLiteral("100")},
        {QStringLiteral("queue"), QStringLiteral("How many jobs may wait while two are processed."),
            count, QStringLiteral("0")},
        {QStringLiteral("per-minute"),
            QStringLiteral("How many jobs are taken on in a minute; 0 sets no limit."), count,
            QStringLiteral("0")},
        {QStringLiteral("media-faults-in-job"),
            QStringLiteral("A bad video fails its job, not the submit.")},
        {QStringLiteral("resolution-required"),
            QStringLiteral("Refuse a submit without a resolution.")},
        {QStringLiteral("v1-retake"),
            QStringLiteral("Answer POST /v1/retake as it was until October 2026: once the take is "
                           "made, with the file itself. Without this it is gone (404).")},
        {QStringLiteral("plain-takes"),
            QStringLiteral("Give every upload back unchanged, which is quick.")},
        {QStringLiteral("bearer-on-storage"),
            QStringLiteral("Let storage addresses be asked with a key.")}});
}

void PracticeCommand::start(const QCommandLineParser &parser)
{
    if (parser.isSet(QStringLiteral("list-faults"))) {
        listFaults();
        return;
    }
    const auto settings = settingsFrom(parser);
    if (!settings)
        return fail(settings.error());
    m_host = std::make_unique<practice::PracticeHost>(*settings);
    const auto endpoint = m_host->start();
    if (!endpoint && endpoint.error().kind == model::Error::Kind::InvalidRequest)
        return fail(usageFailure(endpoint.error().detail + QStringLiteral(". There are: ")
            + faultNames() + QLatin1Char('.')));
    if (!endpoint)
        return fail({ExitCode::Network, model::kindName(endpoint.error().kind),
            endpoint.error().detail, {}});
    console().announce(endpoint->toJson());
    console().note(QStringLiteral("Practice service: no AI, no cost. Ctrl+C ends it."));
}

void PracticeCommand::listFaults()
{
    for (const practice::Fault &fault : practice::allFaults())
        console().line(QString(fault.name).leftJustified(22) + QLatin1Char(' ') + fault.what);
    console().result(faultsAsJson());
    finish();
}

void PracticeCommand::interrupt()
{
    m_host.reset();
    finish(ExitCode::Interrupted);
}

} // namespace app::cli
