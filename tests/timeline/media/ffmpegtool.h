// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace timeline::media {

// Runs the `ffmpeg` program; ends the test program with its words when it fails.
inline void runFfmpeg(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("ffmpeg"),
        QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-nostdin"),
            QStringLiteral("-y")}
            + arguments);
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        qFatal("ffmpeg: %s", process.readAllStandardError().constData());
}

inline void runFfmpeg(const char *arguments, const QString &input, const QString &output)
{
    runFfmpeg(QStringList{QStringLiteral("-i"), input}
        + QString::fromLatin1(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts)
        + QStringList{output});
}

} // namespace timeline::media
