// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/collectcommand.h"

#include "app/collecting.h"
#include "app/opening.h"
#include "app/projecthold.h"
#include "timeline/model/projectfile.h"

#include <QFileInfo>

namespace app::cli {

void CollectCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("PROJECT"), QStringLiteral("A .retake project."));
    parser.addOption({{QStringLiteral("o"), QStringLiteral("output")},
        QStringLiteral("A new or empty folder, or a .zip file."), QStringLiteral("OUT")});
}

void CollectCommand::start(const QCommandLineParser &parser)
{
    using Answer = tl::expected<Collected, Failure>;
    const QString project = parser.positionalArguments().constFirst();
    const QString out = parser.value(QStringLiteral("output"));
    if (!isProject(project))
        return fail(usageFailure(QStringLiteral("PROJECT is a .retake file: %1.").arg(project)));
    if (out.isEmpty())
        return fail(usageFailure(QStringLiteral("-o FOLDER or -o X.zip is needed.")));
    if (const QString holder = ProjectHold::holder(project); !holder.isEmpty())
        console().note(QStringLiteral("%1 is open in %2; it is collected as it was last saved.")
                           .arg(project, holder));
    const CollectInto into = out.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive)
        ? CollectInto::Zip
        : CollectInto::Folder;
    inBackground(
        QStringLiteral("Collecting"), out,
        [project, out, into](
            const model::CancelToken &cancel, const model::Progress &progress) -> Answer {
            const auto loaded = model::loadProject(project);
            if (!loaded)
                return tl::unexpected(failureOf(loaded.error(), project));
            const auto done = collect(
                {*loaded, QFileInfo(project).completeBaseName(), out, into}, progress, cancel);
            if (!done) {
                const bool isInput = exitCodeOf(done.error().kind) == ExitCode::InputUnreadable;
                return tl::unexpected(failureOf(done.error(), isInput ? project : out));
            }
            return *done;
        },
        [this](const Collected &done) {
            console().result({{QStringLiteral("output"), done.target},
                {QStringLiteral("files"), done.files}, {QStringLiteral("bytes"), done.bytes}});
            console().line(QStringLiteral("Written: %1").arg(done.target));
            finish();
        });
}

} // namespace app::cli
