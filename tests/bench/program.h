// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace bench {

// How a program ended, and how long it took from its start to its end.
struct Ended {
    int code = -1;
    double milliseconds = 0;
    QByteArray out, err;
};

// Waits for it. A program that cannot be started has code -1 and says so in `err`.
Ended runProgram(const QString &program, const QStringList &arguments);
// The same, for what must not fail: ends the bench with the program's words.
double timeOf(const QString &program, const QStringList &arguments);
// "-v error -i" as a list.
QStringList words(const char *text);
bool isInstalled(const QString &program);

// Folders of indexes, tiles and peaks, as if nothing had ever been opened.
void emptyCaches();
// Reads the file once, so that no row pays for the disk.
void warm(const QString &path);

} // namespace bench
