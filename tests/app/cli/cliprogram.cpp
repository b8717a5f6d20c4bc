// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cliprogram.h"

#include "tests/support/testmedia.h"

#include <QJsonDocument>
#include <QTest>

namespace {

// Asked to end, as a user would: killed, a program cannot tidy up.
class EndedGently : public QProcess {
public:
    ~EndedGently() override
    {
        if (state() == NotRunning)
            return;
        terminate();
        waitForFinished();
    }
};

} // namespace

QString commandLineVideo()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("command line");
    spec.frames = 150;
    return testsupport::make(spec);
}

QJsonObject Ended::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QString Ended::errorKind() const
{
    return json()[QStringLiteral("error")][QStringLiteral("kind")].toString();
}

CliProgram::CliProgram(const QString &home)
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(QStringLiteral("HOME"), home);
    m_environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
    m_environment.insert(QStringLiteral("XDG_CACHE_HOME"), home + QStringLiteral("/cache"));
    for (const char *name : {"LTX_API_KEY", "RETAKE_PRACTICE_KEY", "QT_QPA_PLATFORM", "DISPLAY"})
        m_environment.remove(QString::fromLatin1(name));
}

std::unique_ptr<QProcess> CliProgram::start(
    const QStringList &arguments, const QString &standardOutput) const
{
    auto process = std::make_unique<EndedGently>();
    process->setProcessEnvironment(m_environment);
    if (!standardOutput.isEmpty())
        process->setStandardOutputFile(standardOutput);
    process->start(QStringLiteral(RETAKE_PROGRAM), arguments);
    return process;
}

Ended CliProgram::runBeside(const QStringList &arguments, const QByteArray &input) const
{
    const auto process = start(arguments);
    process->write(input);
    process->closeWriteChannel();
    if (!QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 240'000))
        return {-1, process->readAllStandardOutput(), "did not end in time"};
    return {process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -2,
        process->readAllStandardOutput(), process->readAllStandardError()};
}

Ended CliProgram::run(const QStringList &arguments, int seconds) const
{
    const auto process = start(arguments);
    if (!process->waitForFinished(seconds * 1000)) {
        process->kill();
        process->waitForFinished();
        return {-1, process->readAllStandardOutput(), "did not end in time"};
    }
    return {process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -2,
        process->readAllStandardOutput(), process->readAllStandardError()};
}
