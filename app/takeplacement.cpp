// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/takeplacement.h"

#include "app/opening.h"
#include "app/retakeorder.h"
#include "timeline/edit/edits.h"

#include <QDateTime>

namespace app {

namespace {

model::MediaId addMedia(model::Project &project, const media::MediaFile &file)
{
    model::Media media = entryOf(file);
    media.id = project.newId<model::MediaTag>();
    project.media.push_back(media);
    return media.id;
}

model::Result<> fill(model::Take &take, model::MediaId media, const render::Alignment &alignment)
{
    take.media = media;
    take.frameMap = alignment.frameMap;
    take.conform = alignment.conform;
    take.hasPicture = take.hasPicture && alignment.hasPicture;
    take.hasSound = take.hasSound && alignment.hasSound;
    if (!take.hasPicture && !take.hasSound)
        return model::fail(model::Error::Kind::ResultUnusable,
            QStringLiteral("the result has nothing that was asked for"));
    return {};
}

} // namespace

model::Result<PlacedTake> placeResult(model::Project project, model::TakeId id,
    const media::MediaFile &file, const render::Alignment &alignment, const QString &resultHash)
{
    if (!project.findTake(id))
        return model::fail(model::Error::Kind::InvalidEdit, QStringLiteral("no such take"));
    const model::MediaId media = addMedia(project, file);
    model::Take &take = *project.findTake(id);
    if (auto ok = fill(take, media, alignment); !ok)
        return tl::unexpected(ok.error());
    if (model::Retake *retake = take.retakeId ? project.findRetake(*take.retakeId) : nullptr) {
        retake->resultHash = resultHash;
        retake->finished = QDateTime::currentDateTimeUtc();
    }
    return PlacedTake{std::move(project), media};
}

model::Result<AddedTake> addTake(model::Project project, const media::MediaFile &file,
    const render::Alignment &alignment, model::TimeRange range)
{
    AddedTake added;
    added.media = addMedia(project, file);
    model::Take take;
    take.id = project.newId<model::TakeTag>();
    take.number = nextTakeNumber(project);
    if (auto ok = fill(take, added.media, alignment); !ok)
        return tl::unexpected(ok.error());
    added.take = take.id;
    project.takes.push_back(std::move(take));
    auto laid = edit::layTake(std::move(project), added.take, range, range.begin);
    if (!laid)
        return tl::unexpected(laid.error());
    auto shown = edit::chooseTake(std::move(*laid), added.take, edit::Part::Both);
    if (!shown)
        return tl::unexpected(shown.error());
    added.project = std::move(*shown);
    return added;
}

bool mayShowItself(const model::Project &project, model::TakeId take)
{
    const auto isAccepted = [&](const model::Slice &slice) {
        const model::Take *found = project.findTake(slice.take);
        return found && found->accepted;
    };
    return std::ranges::none_of(project.sequence.clips, [&](const model::Clip &clip) {
        return clip.slice(take)
            && (clip.picture || clip.sound || std::ranges::any_of(clip.slices, isAccepted));
    });
}

} // namespace app
