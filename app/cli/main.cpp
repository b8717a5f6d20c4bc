// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#include "app/datafolders.h"

#include <QGuiApplication>
#include <QLoggingCategory>
#include <QNetworkProxyFactory>

// Text is painted into pictures, which needs a QGuiApplication but no display.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", QByteArrayLiteral("offscreen"));
    // Standard error is for progress: SVT-AV1 tells its errors only.
    if (!qEnvironmentVariableIsSet("SVT_LOG"))
        qputenv("SVT_LOG", QByteArrayLiteral("1"));
    // Progress is for people; QT_LOGGING_RULES="api.*=true" brings the calls back.
    QLoggingCategory::setFilterRules(QStringLiteral("api.info=false\napi.debug=false"));
    const QGuiApplication application(argc, argv);
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    app::nameProgram();
    return app::cli::runCommandLine(QGuiApplication::arguments());
}
