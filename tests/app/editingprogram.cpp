// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A program that edits or saves a project without pause until it is killed, and tells each step on
// stdout: before it is done for edits, after it is done for saving.
//
//   editingprogram edit RECOVERY-FOLDER
//   editingprogram save PROJECT

#include "app/autosave.h"
#include "app/saveworkflow.h"
#include "tests/app/editing.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>

namespace {

void tell(int state)
{
    std::printf("%d\n", state);
    std::fflush(stdout);
}

int edit(app::Session &session, const QString &root)
{
    app::Autosave autosave(session, root);
    session.open(testsupport::viewOf(testsupport::projectOf(100)));
    int state = 0;
    QTimer clock;
    QObject::connect(&clock, &QTimer::timeout, &clock, [&] {
        testsupport::changeTo(session, ++state);
        tell(state);
    });
    clock.start(10);
    return QCoreApplication::exec();
}

int save(app::Session &session, const QString &path)
{
    app::SaveWorkflow saving(session);
    session.open(testsupport::viewOf(testsupport::projectOf(100)));
    int state = 0;
    const auto next = [&] {
        testsupport::changeTo(session, ++state);
        saving.save(path);
    };
    QObject::connect(&saving, &app::SaveWorkflow::saved, &saving, [&] {
        tell(state);
        next();
    });
    QObject::connect(&saving, &app::SaveWorkflow::failed, &saving, [] { std::exit(1); });
    QTimer::singleShot(0, &saving, next);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const QStringList arguments = QCoreApplication::arguments();
    app::Session session;
    return arguments.value(1) == QLatin1String("edit") ? edit(session, arguments.value(2))
                                                       : save(session, arguments.value(2));
}
