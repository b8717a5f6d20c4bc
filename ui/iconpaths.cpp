// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iconpaths.h"

#include "ui/icondrawings.h"

namespace ui {

namespace {

using Drawing = void (*)(IconPaths &);

struct Entry {
    Icon icon;
    Drawing drawing;
};

using namespace drawings;

constexpr Entry entries[] = {{Icon::Play, play}, {Icon::Pause, pause}, {Icon::StepBack, stepBack},
    {Icon::StepForward, stepForward}, {Icon::ToStart, toStart}, {Icon::ToEnd, toEnd},
    {Icon::Loop, loop}, {Icon::Volume, volume}, {Icon::VolumeLow, volumeLow}, {Icon::Mute, mute},
    {Icon::Device, device}, {Icon::Picture, picture}, {Icon::Sound, sound},
    {Icon::PictureAndSound, pictureAndSound}, {Icon::Accept, accept}, {Icon::Reject, reject},
    {Icon::Star, star}, {Icon::StarFilled, starFilled}, {Icon::CompareOne, compareOne},
    {Icon::CompareSideBySide, compareSideBySide}, {Icon::CompareOverUnder, compareOverUnder},
    {Icon::CompareWipe, compareWipe}, {Icon::CompareDifference, compareDifference},
    {Icon::CompareBlend, compareBlend}, {Icon::CompareGrid, compareGrid}, {Icon::ZoomFit, zoomFit},
    {Icon::ZoomIn, zoomIn}, {Icon::ZoomOut, zoomOut}, {Icon::ZoomRange, zoomRange},
    {Icon::Open, open}, {Icon::Export, exportOut}, {Icon::Add, add}, {Icon::Redo, redo},
    {Icon::Undo, undo}, {Icon::Search, search}, {Icon::Clock, clock}, {Icon::Progress, progress},
    {Icon::Warning, warning}, {Icon::Info, info}, {Icon::Cloud, cloud}, {Icon::Key, key},
    {Icon::Down, down}, {Icon::Trash, trash}};

static_assert(std::size(entries) == iconCount);

} // namespace

IconPaths iconPaths(Icon icon)
{
    IconPaths paths;
    for (const Entry &entry : entries) {
        if (entry.icon == icon)
            entry.drawing(paths);
    }
    return paths;
}

} // namespace ui
