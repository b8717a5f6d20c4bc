// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/soundsplice.h"
#include "timeline/render/splicedsound.h"

#include <algorithm>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

// What is read and encoded at once, in samples.
constexpr std::int64_t step = 1 << 15;

class EncodedSound : public NewSoundTrack {
public:
    EncodedSound(std::unique_ptr<SplicedSound> sound, std::unique_ptr<AudioEncoder> encoder,
        SampleRange samples)
        : m_parameters(avcodec_parameters_alloc())
        , m_sound(std::move(sound))
        , m_encoder(std::move(encoder))
        , m_left(samples)
    {
        if (m_parameters)
            avcodec_parameters_from_context(m_parameters.get(), &m_encoder->context());
    }

    const AVCodecParameters &parameters() const override { return *m_parameters; }
    AVRational timeBase() const override { return m_encoder->context().time_base; }

    Result<> upTo(model::Flicks time, const PacketSink &sink) override
    {
        const std::int64_t wanted = model::toTicks(time, {1, m_sound->rate()});
        const std::int64_t end = std::min(wanted, m_left.end);
        while (m_left.begin < end) {
            const std::int64_t count = std::min(step, end - m_left.begin);
            const auto block = m_sound->read(m_left.begin, count);
            if (!block)
                return tl::unexpected(block.error());
            m_left.begin += count;
            if (auto ok = m_encoder->encode(*block, sink); !ok)
                return ok;
        }
        return {};
    }

    Result<> finish(const PacketSink &sink) override
    {
        const model::Flicks end = model::toFlicks(m_left.end, {1, m_sound->rate()});
        return upTo(end, sink).and_then([&] { return m_encoder->finish(sink); });
    }

private:
    media::ParametersPtr m_parameters;
    std::unique_ptr<SplicedSound> m_sound;
    std::unique_ptr<AudioEncoder> m_encoder;
    SampleRange m_left;
};

} // namespace

Result<std::unique_ptr<NewSoundTrack>> openNewSoundTrack(
    const media::ViewPtr &view, const SoundSplicePlan &plan)
{
    if (plan.way != SoundWay::NewTrack || view->project.sequence.clips.empty())
        return fail(Error::Kind::InvalidRequest, QStringLiteral("no new sound track is planned"));
    const model::Sequence &sequence = view->project.sequence;
    const model::Flicks start = sequence.clips.front().slices.front().start;
    const model::Rational tick{1, plan.sampleRate};
    const SampleRange samples{
        model::toTicks(start, tick), model::toTicks(start + sequence.length(), tick)};
    AudioSettings settings;
    settings.codec = plan.codec;
    settings.rate = plan.sampleRate;
    settings.channels = plan.channels;
    settings.first = samples.begin;
    auto encoder = AudioEncoder::open(settings, true);
    if (!encoder)
        return tl::unexpected(encoder.error());
    const AVChannelLayout layout = (*encoder)->context().ch_layout; // native: owns no memory
    auto sound = std::make_unique<SplicedSound>(*view, plan.sampleRate, layout);
    return std::make_unique<EncodedSound>(std::move(sound), std::move(*encoder), samples);
}

} // namespace timeline::render
