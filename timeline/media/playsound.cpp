// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/playsound.h"

#include "timeline/media/soundplan.h"

#include <algorithm>

namespace timeline::media {

void PlaySound::read(const ViewPtr &view, const PlayPath &path, int rate, int channels,
    std::int64_t n, std::span<float> out)
{
    if (!m_reader)
        m_reader.emplace(view, SequenceReader::Use::Playback);
    else if (m_reader->view() != view)
        m_reader->setView(view);
    readAlong(path, rate, channels, n, out, [&](std::int64_t first, std::span<float> part) {
        if (!m_reader->samples(first, rate, channels, part))
            std::ranges::fill(part, 0.0f);
    });
}

bool hasSound(const ViewPtr &view)
{
    return view && std::ranges::any_of(planSound(*view), [](const SoundSegment &segment) {
        return segment.media.isValid();
    });
}

} // namespace timeline::media
