// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <memory>

// The video that these tests work on: 150 frames at 25/s, a key frame every 25.
QString commandLineVideo();

// What one run of `retake` printed and how it ended.
struct Ended {
    int code = -1;
    QByteArray out, err;

    QJsonObject json() const; // of stdout; empty when it is not exactly one object
    QString errorKind() const; // of {"error":{…}}
};

// The built `retake` as a user starts it, with a home of its own.
class CliProgram {
public:
    explicit CliProgram(const QString &home);

    void setEnvironment(const QString &name, const QString &value)
    {
        m_environment.insert(name, value);
    }
    Ended run(const QStringList &arguments, int seconds = 240) const;
    // The same while the test's event loop runs, so that a service of the test's can answer.
    Ended runBeside(const QStringList &arguments, const QByteArray &input = {}) const;
    // Started and left running; ended with the object. Its stdout may go into a file instead.
    std::unique_ptr<QProcess> start(
        const QStringList &arguments, const QString &standardOutput = {}) const;

private:
    QProcessEnvironment m_environment;
};
