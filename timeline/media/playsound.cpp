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
    const auto samples = [&](std::int64_t first, std::span<float> part) {
        if (!m_reader->samples(first, rate, channels, part))
            std::ranges::fill(part, 0.0f);
    };
    const auto along = [&](std::int64_t first, std::span<float> part) {
        readAlong(path, rate, channels, first, part, samples);
    };
    if (path.speed == 1)
        along(n, out);
    else
        readFast(path, rate, channels, n, out, along);
}

void PlaySound::readFast(const PlayPath &path, int rate, int channels, std::int64_t n,
    std::span<float> out, const Tempo::Read &read)
{
    if (n == 0) {
        auto made = Tempo::open(rate, channels, path.speed);
        m_tempo = made ? std::optional(*std::move(made)) : std::nullopt;
    }
    if (m_tempo)
        m_tempo->fill(out, read);
    else
        std::ranges::fill(out, 0.0f);
}

bool hasSound(const ViewPtr &view)
{
    return view && std::ranges::any_of(planSound(*view), [](const SoundSegment &segment) {
        return segment.media.isValid();
    });
}

} // namespace timeline::media
