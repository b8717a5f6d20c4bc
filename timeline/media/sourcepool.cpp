// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/sourcepool.h"

#include <algorithm>

namespace timeline::media {

namespace {

// Each open file costs a demuxer, a decoder and its threads.
constexpr std::size_t maxSources = 8;

} // namespace

FrameSource *SourcePool::opened(quint64 serial, FrameSource::Use use, int lane)
{
    const auto found = std::find_if(m_sources.begin(), m_sources.end(),
        [=](const Source &s) { return s.file == serial && s.use == use && s.lane == lane; });
    if (found == m_sources.end())
        return nullptr;
    m_sources.splice(m_sources.begin(), m_sources, found);
    return m_sources.front().source.get();
}

model::Result<FrameSource *> SourcePool::source(
    const MediaFile &file, quint64 serial, FrameSource::Use use, int lane)
{
    if (FrameSource *found = opened(serial, use, lane))
        return found;
    auto made = FrameSource::open(file, use);
    if (!made)
        return tl::unexpected(made.error());
    m_sources.push_front({serial, use, lane, *std::move(made), file.index});
    if (m_sources.size() > maxSources)
        m_sources.pop_back();
    return m_sources.front().source.get();
}

void SourcePool::keepOnly(const Scene &scene)
{
    m_sources.remove_if([&scene](const Source &source) {
        return std::none_of(scene.serials.begin(), scene.serials.end(),
            [&source](quint64 used) { return used == source.file; });
    });
    for (Source &source : m_sources) {
        const auto index = scene.indexOf(source.file);
        if (index && source.index != index) {
            source.index = index;
            source.source->grow(index);
        }
    }
}

} // namespace timeline::media
