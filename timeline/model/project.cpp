// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/project.h"

#include "timeline/model/frameindex.h"

#include <QUuid>

#include <algorithm>

namespace timeline::model {

namespace {

template <class Items, class IdType> auto *find(Items &items, IdType id)
{
    const auto it = std::ranges::find_if(items, [id](const auto &item) { return item.id == id; });
    return it == items.end() ? nullptr : &*it;
}

} // namespace

const Media *Project::findMedia(MediaId id) const
{
    return find(media, id);
}

const Take *Project::findTake(TakeId id) const
{
    return find(takes, id);
}

const Retake *Project::findRetake(RetakeId id) const
{
    return find(retakes, id);
}

Take *Project::findTake(TakeId id)
{
    return find(takes, id);
}

Retake *Project::findRetake(RetakeId id)
{
    return find(retakes, id);
}

Project projectOf(Media media, const FrameIndex &index)
{
    Project project;
    project.uid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    media.id = project.newId<MediaTag>();

    Take original;
    original.id = project.newId<TakeTag>();
    original.media = media.id;
    original.hasSound = !media.info.audio.empty();

    Clip clip;
    clip.id = project.newId<ClipTag>();
    clip.length = index.duration();
    clip.slices = {{original.id, index.start()}};

    SequenceFormat &format = project.sequence.format;
    format.size = media.info.video.displaySize;
    format.rate = index.isVariable() || !media.info.video.frameRate.isValid()
        ? index.averageRate()
        : media.info.video.frameRate;
    format.color = media.info.video.color;
    if (!media.info.audio.empty()) {
        format.sampleRate = media.info.audio.front().sampleRate;
        format.channels = media.info.audio.front().channels;
    }
    project.media.push_back(std::move(media));
    project.takes.push_back(std::move(original));
    project.sequence.clips.push_back(std::move(clip));
    return project;
}

Project withOriginals(Project project)
{
    for (Clip &clip : project.sequence.clips) {
        clip.picture.reset();
        clip.sound.reset();
    }
    return project;
}

} // namespace timeline::model
