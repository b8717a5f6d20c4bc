// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/relinkcommand.h"

#include "app/opening.h"
#include "timeline/model/errortext.h"
#include "timeline/model/projectfile.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace app::cli {

namespace {

QString pathOf(const model::Project &project, model::MediaId id)
{
    const model::Media *media = project.findMedia(id);
    return media ? media->path : QString();
}

QString nameOf(const model::Project &project, model::MediaId id)
{
    return QFileInfo(pathOf(project, id)).fileName();
}

// What was found takes the place of what was missing. Returns how many.
int put(model::Project &project, const Relinking &answer, bool acceptsDifferent)
{
    int count = 0;
    for (const FoundMedia &found : answer.found) {
        const auto media = std::ranges::find(project.media, found.media, &model::Media::id);
        if (media == project.media.end() || (!found.difference.isEmpty() && !acceptsDifferent))
            continue;
        *media = entryOf(found.file, std::move(*media));
        ++count;
    }
    return count;
}

} // namespace

void RelinkCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("PROJECT"), QStringLiteral("A .retake project."));
    parser.addPositionalArgument(QStringLiteral("PLACE"),
        QStringLiteral("The folder in which its files lie now, or one of them: the rest is "
                       "looked for around it."));
    parser.addOption({QStringLiteral("accept-different"),
        QStringLiteral("Take a file of the right name also when it is not the one that was used, "
                       "as long as its pictures have the same size and it is long enough.")});
}

void RelinkCommand::start(const QCommandLineParser &parser)
{
    const QString project = parser.positionalArguments().constFirst();
    if (!isProject(project))
        return fail(usageFailure(QStringLiteral("PROJECT is a .retake file: %1.").arg(project)));
    auto hold = ProjectHold::take(project);
    if (!hold)
        return fail(failureOf(hold.error(), project));
    m_hold = *std::move(hold);
    const bool acceptsDifferent = parser.isSet(QStringLiteral("accept-different"));
    inBackground(
        QStringLiteral("Looking"), project,
        [project, place = parser.positionalArguments().at(1), acceptsDifferent](
            const model::CancelToken &cancel, const model::Progress &progress) {
            return relink(project, place, acceptsDifferent, progress, cancel);
        },
        [this, acceptsDifferent](const Done &done) { tell(done, acceptsDifferent); });
}

RelinkCommand::Answer RelinkCommand::relink(const QString &project, const QString &place,
    bool acceptsDifferent, const model::Progress &progress, const model::CancelToken &cancel)
{
    const QByteArray content = contentOf(project);
    const auto view = openProject(project, {}, cancel);
    if (!view)
        return tl::unexpected(failureOf(view.error(), project));
    const auto wanted = media::faulty((*view)->project, (*view)->files);
    auto answer = wanted.empty()
        ? model::Result<Relinking>(Relinking{})
        : relinkFrom((*view)->project, wanted, place, {}, progress, cancel);
    if (!answer)
        return tl::unexpected(failureOf(answer.error(), place));
    Done done{(*view)->project, *std::move(answer), 0};
    done.written = put(done.project, done.answer, acceptsDifferent);
    if (done.written == 0)
        return done;
    if (const auto ours = checkUnchanged(project, content); !ours)
        return tl::unexpected(failureOf(ours.error(), project));
    if (const auto saved = model::saveProject(done.project, project); !saved)
        return tl::unexpected(failureOf(saved.error(), project));
    return done;
}

void RelinkCommand::tell(const Done &done, bool acceptsDifferent)
{
    QJsonArray found, missing;
    for (const FoundMedia &each : done.answer.found) {
        const bool isTaken = each.difference.isEmpty() || acceptsDifferent;
        if (isTaken)
            found.append(each.file.path);
        else
            missing.append(pathOf(done.project, each.media));
        if (!isTaken)
            console().note(QStringLiteral("%1 is not the file that was used (%2); "
                                          "--accept-different takes it all the same.")
                               .arg(each.file.path, each.difference));
        else
            console().line(QStringLiteral("Found: %1").arg(each.file.path));
    }
    for (const RefusedMedia &each : done.answer.refused) {
        missing.append(pathOf(done.project, each.media));
        console().note(model::errorSentence(each.error, each.path));
    }
    for (const model::MediaId id : done.answer.missing) {
        missing.append(pathOf(done.project, id));
        console().note(QStringLiteral("Still missing: %1").arg(nameOf(done.project, id)));
    }
    if (found.isEmpty() && missing.isEmpty())
        console().line(QStringLiteral("Nothing is missing."));
    console().result({{QStringLiteral("found"), found}, {QStringLiteral("missing"), missing}});
    finish(missing.isEmpty() ? ExitCode::Done : ExitCode::InputUnreadable);
}

} // namespace app::cli
