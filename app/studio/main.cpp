// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datafolders.h"
#include "app/studio/background.h"
#include "app/studio/projectwiring.h"
#include "app/studio/studio.h"
#include "app/studio/windowwiring.h"
#include "ui/mainwindow.h"
#include "ui/presence.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QNetworkProxyFactory>
#include <QTranslator>

namespace {

// Our own texts, and those of Qt's dialogs and buttons.
void loadTranslations(QApplication &application)
{
    const QString installed = QCoreApplication::applicationDirPath()
        + QStringLiteral("/../share/retake-studio/translations");
    const std::pair<QString, QString> files[] = {
        {QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
        {QStringLiteral("retake-studio"), installed}};
    for (const auto &[name, folder] : files) {
        auto *translator = new QTranslator(&application);
        if (translator->load(QLocale(), name, QStringLiteral("_"), folder))
            application.installTranslator(translator);
    }
}

QString fileArgument(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Redo one stretch of a video and leave the rest as it was."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE"),
        QCoreApplication::translate("main", "A video or a .retake project to open."),
        QStringLiteral("[FILE]"));
    parser.process(application);
    return parser.positionalArguments().value(0);
}

int complain(const api::Error &error)
{
    QMessageBox::critical(nullptr, QCoreApplication::translate("main", "Retake Studio"),
        QCoreApplication::translate("main",
            "The folder for jobs and settings cannot be used, so nothing that is paid for could be "
            "kept safe. "
            "Check that your home folder is writable and not full.\n\n%1")
            .arg(error.message));
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    // Qt's media plugin tells what it tries while it is loaded;
    // QT_LOGGING_RULES="default.debug=true" brings it back.
    QLoggingCategory::setFilterRules(QStringLiteral("default.debug=false"));
    QApplication application(argc, argv);
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    app::nameProgram();
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.retake_studio.RetakeStudio"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/retake-studio-256.png")));
    loadTranslations(application);
    const QString file = fileArgument(application);
    ui::theme::apply(application);

    auto studio =
        studio::Studio::create(app::journalFolder(), std::make_unique<api::KeychainStore>());
    if (!studio)
        return complain(studio.error());
    ui::MainWindow window((*studio)->engine());
    studio::WindowWiring wiring(**studio, window);
    const studio::ProjectWiring projects(**studio, window);
    ui::TrayPresence presence;
    const studio::Background background(**studio, window, presence);
    QApplication::setQuitOnLastWindowClosed(false); // it may be put aside
    QObject::connect(&background, &studio::Background::left, &application, &QApplication::quit);
    const QStringList damaged = (*studio)->resumeJobs();
    window.show();
    if (!damaged.isEmpty())
        window.showMessage(ui::MessageLevel::Warning,
            QCoreApplication::translate(
                "main", "A job's journal could not be read and was set aside."),
            damaged.join(u'\n'));
    if (!file.isEmpty())
        window.openPath(file);
    const int code = QApplication::exec();
    (*studio)->autosave.end(); // left knowingly
    return code;
}
