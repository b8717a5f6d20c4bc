// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/sequenceview.h"

#include <QFileInfo>

#include <algorithm>
#include <filesystem>

namespace timeline::media {

namespace {

// The grid depends on where clips lie and on their originals, not on which takes are chosen.
bool hasSameFrames(
    const SequenceView &previous, const model::Project &project, const MediaFiles &files)
{
    const auto &before = previous.project.sequence.clips;
    const auto &now = project.sequence.clips;
    return std::ranges::equal(before, now, [&](const model::Clip &a, const model::Clip &b) {
        if (a.length != b.length || a.slices.front() != b.slices.front())
            return false;
        const model::Take *old = previous.project.findTake(a.slices.front().take);
        const model::Take *take = project.findTake(b.slices.front().take);
        return old && take && old->media == take->media
            && previous.files.value(old->media).index == files.value(take->media).index;
    });
}

model::TakeId takeForClip(
    const model::Project &project, const model::Clip &clip, model::TakeId wanted)
{
    const model::Take *take = project.findTake(wanted);
    return take && take->isOriginal() ? clip.slices.front().take : wanted;
}

bool isSameFile(const QString &a, const QString &b)
{
    std::error_code error;
    return std::filesystem::equivalent(a.toStdU16String(), b.toStdU16String(), error)
        || QFileInfo(a).absoluteFilePath() == QFileInfo(b).absoluteFilePath();
}

} // namespace

ViewPtr makeView(const model::Project &project, const MediaFiles &files, const ViewPtr &previous)
{
    auto view = std::make_shared<SequenceView>(SequenceView{project, nullptr, files});
    const bool keeps = previous && previous->grid && hasSameFrames(*previous, project, files);
    view->grid = keeps ? previous->grid
                       : std::make_shared<const model::FrameGrid>(project, indexesOf(files));
    return view;
}

ViewPtr viewOfTake(const ViewPtr &view, model::TakeId take)
{
    auto chosen = std::make_shared<SequenceView>(*view);
    const model::Take *known = view->project.findTake(take);
    for (model::Clip &clip : chosen->project.sequence.clips) {
        const model::TakeId id = takeForClip(view->project, clip, take);
        if (!clip.slice(id))
            continue;
        if (!known || known->hasPicture)
            clip.picture = id;
        if (!known || known->hasSound)
            clip.sound = id;
    }
    return chosen;
}

ViewPtr viewOfOriginals(const ViewPtr &view)
{
    auto originals = std::make_shared<SequenceView>(*view);
    originals->project = model::withOriginals(std::move(originals->project));
    return originals;
}

const MediaFile *sourceFile(const SequenceView &view)
{
    const auto &clips = view.project.sequence.clips;
    const auto mediaOf = [&](const model::Clip &clip) {
        const model::Take *take = view.project.findTake(clip.slices.front().take);
        return take ? take->media : model::MediaId{};
    };
    const auto &media = view.project.media;
    const bool isFirstUsed = !media.empty()
        && std::ranges::any_of(
            clips, [&](const model::Clip &clip) { return mediaOf(clip) == media.front().id; });
    if (clips.empty())
        return nullptr;
    const auto file = view.files.constFind(isFirstUsed ? media.front().id : mediaOf(clips.front()));
    return file == view.files.constEnd() ? nullptr : &*file;
}

bool readsFile(const SequenceView &view, const QString &path)
{
    return std::ranges::any_of(
        view.files, [&path](const MediaFile &file) { return isSameFile(file.path, path); });
}

} // namespace timeline::media
