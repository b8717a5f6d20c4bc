// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/markers.h"

#include "timeline/edit/refuse.h"
#include "timeline/edit/text.h"

#include <algorithm>

namespace timeline::edit {

using model::Flicks;
using model::Marker;
using model::Project;
using model::Result;
using model::TimeRange;

namespace {

Result<Project> put(Project project, Marker marker)
{
    const Flicks end = project.sequence.length();
    if (marker.time < Flicks{0} || marker.time >= end)
        return refuse(Text::tr("that lies outside the sequence"));
    marker.length = std::clamp(marker.length, Flicks{0}, end - marker.time);
    auto &markers = project.sequence.markers;
    const auto behind = std::ranges::upper_bound(markers, marker.time, {}, &Marker::time);
    markers.insert(behind, std::move(marker));
    return project;
}

} // namespace

Result<Project> addMarker(Project project, Marker marker)
{
    marker.id = project.newId<model::MarkerTag>();
    return put(std::move(project), std::move(marker));
}

Result<Project> changeMarker(Project project, Marker marker)
{
    return removeMarker(std::move(project), marker.id).and_then([&](Project rest) {
        return put(std::move(rest), std::move(marker));
    });
}

Result<Project> removeMarker(Project project, model::MarkerId marker)
{
    if (std::erase_if(project.sequence.markers, [&](const Marker &m) { return m.id == marker; })
        == 0)
        return refuse(Text::tr("there is no such marker"));
    return project;
}

void openGap(std::vector<Marker> &markers, Flicks at, Flicks length)
{
    for (Marker &marker : markers) {
        if (marker.time >= at)
            marker.time += length;
        else if (marker.range().end > at)
            marker.length += length;
    }
}

void closeGap(std::vector<Marker> &markers, TimeRange removed)
{
    std::erase_if(markers, [&](const Marker &marker) { return removed.contains(marker.time); });
    for (Marker &marker : markers) {
        if (marker.time >= removed.end)
            marker.time -= removed.length();
        else if (const Flicks end = marker.range().end; end > removed.begin)
            marker.length -= std::min(end, removed.end) - removed.begin;
    }
}

std::vector<Marker> markersIn(const std::vector<Marker> &markers, TimeRange range)
{
    std::vector<Marker> found;
    for (const Marker &marker : markers) {
        if (!range.contains(marker.time))
            continue;
        found.push_back(marker);
        found.back().length = std::min(marker.length, range.end - marker.time);
        found.back().time -= range.begin;
    }
    return found;
}

void layMarkers(std::vector<Marker> &markers, const std::vector<Marker> &more, Flicks at)
{
    for (Marker marker : more) {
        marker.time += at;
        markers.push_back(std::move(marker));
    }
    std::ranges::stable_sort(markers, {}, &Marker::time);
}

} // namespace timeline::edit
