// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/listening.h"

#include "timeline/media/sequencereader.h"
#include "timeline/render/loudness.h"

#include <algorithm>
#include <vector>

namespace timeline::render {

namespace {

constexpr std::int64_t most = 60 * LoudnessMeter::rate;
constexpr std::int64_t step = LoudnessMeter::rate / 10;

} // namespace

std::optional<double> loudnessOf(
    const media::ViewPtr &view, const model::FrameRange &range, const model::CancelToken &cancel)
{
    if (!view || !view->grid || range.isEmpty() || range.begin.value < 0
        || range.end.value > view->grid->count())
        return std::nullopt;
    const model::TimeRange heard = view->grid->shown(range);
    const model::Rational unit{1, LoudnessMeter::rate};
    const std::int64_t first = model::toTicks(heard.begin, unit);
    const std::int64_t end = std::min(model::toTicks(heard.end, unit), first + most);
    media::SequenceReader reader(view, media::SequenceReader::Use::Playback);
    LoudnessMeter meter;
    std::vector<float> samples;
    for (std::int64_t at = first; at < end; at += step) {
        samples.resize(std::size_t(std::min(step, end - at) * 2));
        if (cancel.isCancelled() || !reader.samples(at, LoudnessMeter::rate, 2, samples))
            return std::nullopt;
        meter.add(samples);
    }
    return meter.loudness();
}

double listeningGain(const media::ViewPtr &reference, const media::ViewPtr &other,
    const model::FrameRange &range, const model::CancelToken &cancel)
{
    if (reference == other)
        return 1;
    return loudnessGain(loudnessOf(reference, range, cancel), loudnessOf(other, range, cancel));
}

} // namespace timeline::render
