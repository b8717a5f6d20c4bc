// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/splicedsound.h"

#include "timeline/media/sounddecoder.h"
#include "timeline/render/soundspliceplan.h"

namespace timeline::render {

using model::Result;

SplicedSound::SplicedSound(const media::SequenceView &view, int rate, const AVChannelLayout &layout)
    : m_reader(nullptr)
    , m_rate(rate)
    , m_layout(layout)
{
    const SoundOnFile whole = soundOnFile(view, rate);
    m_reader.setView(whole.view);
    m_shift = model::toTicks(whole.offset, {1, rate});
}

Result<> SplicedSound::read(std::int64_t first, std::span<float> out)
{
    return m_reader.samples(first - m_shift, m_rate, m_layout, out);
}

Result<std::vector<float>> SplicedSound::read(std::int64_t first, std::int64_t count)
{
    std::vector<float> out(std::size_t(count * m_layout.nb_channels));
    if (auto ok = read(first, out); !ok)
        return tl::unexpected(ok.error());
    return out;
}

Result<SoundFacts> factsOfSound(const media::MediaFile &file)
{
    const auto decoder = media::SoundDecoder::open(file, 0);
    if (!decoder)
        return tl::unexpected(decoder.error());
    return SoundFacts{
        (*decoder)->clock(), (*decoder)->start(), (*decoder)->rate(), (*decoder)->layout()};
}

} // namespace timeline::render
