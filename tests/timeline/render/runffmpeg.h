// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

// Runs the ffmpeg program; what it printed, or nothing when it failed.
inline QByteArray runFfmpeg(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("ffmpeg"),
        QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-nostdin"),
            QStringLiteral("-y")}
            + arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0) {
        qWarning("ffmpeg: %s", process.readAllStandardError().constData());
        return {};
    }
    const QByteArray printed = process.readAllStandardOutput();
    return printed.isEmpty() ? QByteArrayLiteral("\n") : printed;
}

// Words of a command line without quoting.
inline QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}
