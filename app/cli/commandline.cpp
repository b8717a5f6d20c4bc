// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/batchcommand.h"
#include "app/cli/collectcommand.h"
#include "app/cli/comparecommand.h"
#include "app/cli/exportcommand.h"
#include "app/cli/framecommand.h"
#include "app/cli/infocommand.h"
#include "app/cli/interrupt.h"
#include "app/cli/jobscommand.h"
#include "app/cli/keycommand.h"
#include "app/cli/peakscommand.h"
#include "app/cli/practicecommand.h"
#include "app/cli/relinkcommand.h"
#include "app/cli/resumecommand.h"
#include "app/cli/runcommand.h"
#include "app/cli/splicecommand.h"
#include "app/cli/stripcommand.h"
#include "app/cli/timelinecommand.h"
#include "app/cli/verifycommand.h"
#include "app/cli/windowcommand.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

namespace app::cli {

namespace {

constexpr int anyNumber = -1;

struct Entry {
    const char *name;
    const char *summary;
    int files; // positional arguments; anyNumber
    std::function<std::unique_ptr<Command>(Console &)> make;
};

template <class C> Entry entry(const char *name, const char *summary, int files)
{
    return {name, summary, files, [](Console &console) { return std::make_unique<C>(console); }};
}

const std::vector<Entry> &entries()
{
    static const std::vector<Entry> all{
        entry<InfoCommand>("info", "What a video is, and what the service would make of it.", 1),
        entry<FrameCommand>("frame", "Exact frames of a video.", 1),
        entry<StripCommand>("strip", "The filmstrip of a video, as a contact sheet.", 1),
        entry<PeaksCommand>("peaks", "The waveform of a video, as data or picture.", 1),
        entry<RunCommand>("run", "Redo one stretch of a video: the whole job.", 1),
        entry<BatchCommand>("batch", "Redo the stretches of a list, one after the other.", 1),
        entry<JobsCommand>("jobs", "The jobs in the journal, and who acts on them.", 0),
        entry<ResumeCommand>(
            "resume", "Finish jobs that were interrupted, or those named.", anyNumber),
        entry<KeyCommand>(
            "key", "Where the key of the LTX service comes from; tests it for free.", 0),
        entry<WindowCommand>("window", "What would be uploaded of a video, as a file.", 1),
        entry<SpliceCommand>("splice", "Lay a finished file into a range of a video.", 1),
        entry<VerifyCommand>("verify", "Prove what of a video stands unchanged in another.", 2),
        entry<ExportCommand>("export", "Write a project's video.", 1),
        entry<TimelineCommand>(
            "timeline", "Hand a project over to another editor, or read its markers.", 1),
        entry<RelinkCommand>("relink", "Find the files again that a project lacks.", 2),
        entry<CollectCommand>(
            "collect", "Put a project together with all its files, into a folder or a ZIP.", 1),
        entry<CompareCommand>("compare",
            "Two videos side by side, by wipe, difference or blend, as a clip or a picture.", 2),
        entry<PracticeCommand>(
            "practice", "The practice service (no AI, no cost), until interrupted.", 0),
    };
    return all;
}

QString overview()
{
    QString text = QStringLiteral("Usage: retake COMMAND [options]\n\nRedo one stretch of a video "
                                  "and leave the rest as it was.\n\n");
    for (const Entry &e : entries())
        text += QStringLiteral("  %1 %2\n")
                    .arg(QString::fromLatin1(e.name), -10)
                    .arg(QString::fromLatin1(e.summary));
    return text
        + QStringLiteral("\n`retake COMMAND --help` has its options; --json gives JSON on stdout.\n"
                         "Exit codes: 0 done, 2 usage, 3 input unreadable, 4 a limit would be "
                         "broken, 5 the service\n"
                         "refused, 6 network, 7 cost cap, 8 result unusable, 9 output not "
                         "writable, 10 outcome of a\n"
                         "submit uncertain, 130 interrupted.");
}

int runCommand(const Entry &chosen, const QStringList &arguments)
{
    Console console;
    const std::unique_ptr<Command> command = chosen.make(console);
    QCommandLineParser parser;
    parser.setApplicationDescription(QString::fromLatin1(chosen.summary));
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("This text.")});
    parser.addOption(
        {QStringLiteral("json"), QStringLiteral("JSON on stdout, and nothing else there.")});
    command->addOptions(parser);
    // The sub-command's name belongs to the usage line, as part of the program's.
    QStringList own{QStringLiteral("retake ") + QString::fromLatin1(chosen.name)};
    const bool understood = parser.parse(own + arguments);
    console.setJson(arguments.contains(QStringLiteral("--json")));
    if (parser.isSet(QStringLiteral("help"))) {
        QString help = parser.helpText();
        help.replace(QCoreApplication::arguments().constFirst(), own.first());
        console.setJson(false);
        console.line(help);
        return int(ExitCode::Done);
    }
    std::optional<Failure> wrong;
    if (!understood)
        wrong = usageFailure(parser.errorText());
    else if (chosen.files != anyNumber && parser.positionalArguments().size() != chosen.files)
        wrong = usageFailure(QStringLiteral("`retake %1` wants %2 file(s); see --help.")
                                 .arg(QString::fromLatin1(chosen.name))
                                 .arg(chosen.files));
    if (wrong) {
        console.fail(*wrong);
        return int(wrong->code);
    }
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, command.get(), &Command::interrupt);
    QObject::connect(
        command.get(), &Command::finished, QCoreApplication::instance(),
        [](int code) { QCoreApplication::exit(code); }, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        command.get(), [&command, &parser] { command->start(parser); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace

int runCommandLine(const QStringList &arguments)
{
    Console console;
    const QString name = arguments.value(1);
    if (name == QLatin1String("--version")) {
        console.line(QStringLiteral("retake ") + QCoreApplication::applicationVersion());
        return int(ExitCode::Done);
    }
    if (name == QLatin1String("--help") || name == QLatin1String("-h")
        || name == QLatin1String("help")) {
        console.line(overview());
        return int(ExitCode::Done);
    }
    const auto found = std::ranges::find_if(
        entries(), [&](const Entry &e) { return name == QLatin1String(e.name); });
    if (found != entries().end())
        return runCommand(*found, arguments.mid(2));
    console.setJson(arguments.contains(QStringLiteral("--json")));
    console.fail(usageFailure(name.isEmpty()
            ? overview()
            : QStringLiteral("There is no command \"%1\"; see retake --help.").arg(name)));
    return int(ExitCode::Usage);
}

} // namespace app::cli
