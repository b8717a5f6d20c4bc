// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace testsupport {

// Words of a command line without quoting.
inline QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

// What a program printed. Ends the test program with its words when it fails.
inline QByteArray runTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

inline QByteArray runFfmpeg(const QStringList &arguments)
{
    return runTool(QStringLiteral("ffmpeg"), words("-v error -nostdin -y") + arguments);
}

// What `ffprobe` tells of a file.
inline QByteArray runFfprobe(const QStringList &arguments)
{
    return runTool(QStringLiteral("ffprobe"), words("-v error") + arguments);
}

inline void runFfmpeg(const char *arguments, const QString &input, const QString &output)
{
    runFfmpeg(QStringList{QStringLiteral("-i"), input} + words(arguments) + QStringList{output});
}

// A video of 400 frames whose 300th has no beginning: what comes before it reads well, and then it
// is an error. Raw pictures, each behind the word FRAME.
inline void makeBreakingOff(const QString &input, const QString &output)
{
    runFfmpeg("-an -vf loop=400:1,scale=64:36 -frames:v 400 -pix_fmt yuv420p -f yuv4mpegpipe",
        input, output);
    QFile file(output);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("%s", qPrintable(file.errorString()));
    const qint64 frameBytes = 6 + 64 * 36 * 3 / 2;
    file.seek(file.size() - 100 * frameBytes);
    if (file.peek(6) != "FRAME\n" || file.write("BREAK\n") != 6)
        qFatal("there is no frame to break");
}

} // namespace testsupport
