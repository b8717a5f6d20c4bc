// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace testsupport {

// Words of a command line without quoting.
inline QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

// Runs the `ffmpeg` program; what it printed. Ends the test program with its words when it fails.
inline QByteArray runFfmpeg(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("ffmpeg"),
        QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-nostdin"),
            QStringLiteral("-y")}
            + arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qFatal("ffmpeg: %s", process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

inline void runFfmpeg(const char *arguments, const QString &input, const QString &output)
{
    runFfmpeg(QStringList{QStringLiteral("-i"), input} + words(arguments) + QStringList{output});
}

} // namespace testsupport
