// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace bench {

Ended runProgram(const QString &program, const QStringList &arguments)
{
    QElapsedTimer clock;
    clock.start();
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted())
        return {-1, 0, {}, process.errorString().toUtf8()};
    process.closeWriteChannel();
    process.waitForFinished(-1);
    Ended ended;
    ended.milliseconds = double(clock.nsecsElapsed()) / 1e6;
    ended.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    ended.out = process.readAllStandardOutput();
    ended.err = process.readAllStandardError();
    return ended;
}

double timeOf(const QString &program, const QStringList &arguments)
{
    const Ended ended = runProgram(program, arguments);
    if (ended.code != 0)
        qFatal("%s %s: %s", qPrintable(program), qPrintable(arguments.join(QLatin1Char(' '))),
            ended.err.constData());
    return ended.milliseconds;
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool isInstalled(const QString &program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

void emptyCaches()
{
    QDir(QStringLiteral(BENCH_CACHE)).removeRecursively();
    QDir().mkpath(QStringLiteral(BENCH_CACHE));
}

void warm(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    QByteArray room(1 << 20, Qt::Uninitialized);
    while (file.read(room.data(), room.size()) > 0) { }
}

} // namespace bench
