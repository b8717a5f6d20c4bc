// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/soundsplice.h"

#include "timeline/render/aacseam.h"
#include "timeline/render/soundcodec.h"
#include "timeline/render/soundrewriters.h"
#include "timeline/render/text.h"

namespace timeline::render {

using media::MediaFile;
using model::Error;
using model::fail;
using model::Result;

namespace {

AudioSettings settingsFor(const SoundFacts &facts, const SoundSplicePlan &plan, const AVStream &s)
{
    AudioSettings settings;
    settings.codec = plan.codec;
    settings.rate = plan.way == SoundWay::Track ? plan.sampleRate : facts.rate;
    settings.channels = facts.layout.nb_channels;
    settings.layout = facts.layout.u.mask;
    const int said = s.codecpar->bits_per_raw_sample;
    settings.bits =
        said > 0 ? said : av_get_bytes_per_sample(AVSampleFormat(s.codecpar->format)) * 8;
    settings.bitRate = std::max(generousBitRate(plan.codec, settings.rate, settings.channels),
        plan.codec == encoderOf(QString::fromLatin1(avcodec_get_name(s.codecpar->codec_id)))
            ? std::min<std::int64_t>(s.codecpar->bit_rate, 640'000)
            : 0);
    return settings;
}

// Why new packets cannot stand beside those of `stream`; empty when they can.
QString whyNotBeside(const AVStream &stream, const SoundFacts &facts, const AudioSettings &settings)
{
    const AVCodecParameters &p = *stream.codecpar;
    if (facts.clock.packetSize() != aacPacketSize || facts.rate != p.sample_rate)
        return Text::tr("The sound's packets are not of the usual length.");
    const auto encoder = AudioEncoder::open(settings, true);
    if (!encoder)
        return Text::tr("The encoder here cannot make such sound.");
    const AVCodecContext &made = (*encoder)->context();
    const auto theirs = readAacConfig({p.extradata, std::size_t(std::max(p.extradata_size, 0))});
    const auto ours =
        readAacConfig({made.extradata, std::size_t(std::max(made.extradata_size, 0))});
    if (!theirs || theirs->channels == 0 || theirs != ours)
        return Text::tr("The encoder here makes another kind of AAC than the source's.");
    return {};
}

// Where the packets beside this sample stand: behind a gap they keep to another grid.
Result<PacketGrid> gridBeside(std::int64_t sample, SoundPackets &packets, const SoundFacts &facts)
{
    const std::int64_t origin = facts.clock.origin();
    return packets.read({sample - 2 * aacPacketSize, sample + aacPacketSize})
        .map([origin](const std::vector<PlacedPacket> &beside) {
            const std::int64_t place = beside.empty() ? origin : beside.front().place;
            return PacketGrid{origin + (place - origin) % aacPacketSize, aacPacketSize};
        });
}

// The packets for one stretch, as wide as their joints want it; nothing when they do not fit.
Result<std::optional<SampleRange>> fittedStretch(
    const SampleRange &touched, SoundPackets &packets, AacSeams &seams, const SoundFacts &facts)
{
    const auto grid = gridBeside(touched.begin, packets, facts);
    if (!grid)
        return tl::unexpected(grid.error());
    const auto last = gridBeside(touched.end, packets, facts);
    if (!last)
        return tl::unexpected(last.error());
    const std::vector<SampleRange> replaced = packetsToReplace({&touched, 1}, *grid);
    // A gap among new packets would be a click that no joint shows.
    if (*grid != *last || replaced.empty())
        return std::nullopt;
    return seams.fitted(replaced.front());
}

// The stretches that are replaced, as wide as their joints want it; empty when they do not fit.
Result<std::vector<SampleRange>> fittedPackets(const MediaFile &file, const AVStream &stream,
    const SoundFacts &facts, const SoundSplicePlan &plan, SplicedSound &sound,
    const AudioSettings &settings)
{
    const auto packets = SoundPackets::open(file.path, stream.index, facts.clock);
    if (!packets)
        return tl::unexpected(packets.error());
    AacSeams seams(**packets, sound, settings, facts);
    constexpr std::int64_t guard = guardPackets * aacPacketSize;
    constexpr std::int64_t apart = warmUpPackets * aacPacketSize + guard;
    std::vector<SampleRange> fitted;
    for (const SampleRange &range : joinNear(plan.touched, apart + 2 * guard)) {
        const auto wide = fittedStretch(range, **packets, seams, facts);
        if (!wide)
            return tl::unexpected(wide.error());
        if (!*wide)
            return std::vector<SampleRange>();
        fitted.push_back(**wide);
    }
    return joinNear(std::move(fitted), apart);
}

bool canGoOn(const Error &error)
{
    return error.kind == Error::Kind::Damaged || error.kind == Error::Kind::NoDecoder
        || error.kind == Error::Kind::EncoderFailed;
}

// One source track that is to be rewritten.
class Opening {
public:
    Opening(const media::ViewPtr &view, const AVStream &stream, const SoundSplicePlan &plan,
        const QString &container, const MediaFile &file)
        : m_view(view)
        , m_stream(stream)
        , m_plan(plan)
        , m_container(container)
        , m_file(file)
    {
    }

    Result<SoundRewriting> open()
    {
        const auto facts = factsOfSound(m_file);
        if (!facts)
            return tl::unexpected(facts.error());
        m_facts = *facts;
        if (m_plan.way == SoundWay::Track)
            return wholeTrack();
        return m_plan.codec == QLatin1String("aac") ? aac() : pcm();
    }

private:
    std::unique_ptr<SplicedSound> sound(int rate) const
    {
        return std::make_unique<SplicedSound>(*m_view, rate, m_facts.layout);
    }

    Result<SoundRewriting> aac()
    {
        const AudioSettings settings = settingsFor(m_facts, m_plan, m_stream);
        if (const QString why = whyNotBeside(m_stream, m_facts, settings); !why.isEmpty())
            return wholeTrack(why);
        auto spliced = sound(m_facts.rate);
        const auto fitted = fittedPackets(m_file, m_stream, m_facts, m_plan, *spliced, settings);
        if (!fitted && !canGoOn(fitted.error()))
            return tl::unexpected(fitted.error());
        if (!fitted || fitted->empty())
            return wholeTrack(
                Text::tr("New packets would not join the source's sound without being heard."));
        m_plan.replaced = *fitted;
        return SoundRewriting{
            std::make_unique<AacRewriter>(m_stream, m_facts, std::move(spliced), settings, *fitted),
            m_plan};
    }

    Result<SoundRewriting> pcm()
    {
        if (m_facts.rate != m_plan.sampleRate)
            return wholeTrack(Text::tr("The sound's rate is not the one that is said."));
        m_plan.replaced = m_plan.touched;
        return SoundRewriting{std::make_unique<PcmRewriter>(m_stream, m_facts, sound(m_facts.rate),
                                  settingsFor(m_facts, m_plan, m_stream), m_plan.touched),
            m_plan};
    }

    Result<SoundRewriting> wholeTrack(const QString &why)
    {
        m_plan = onWholeTrack(m_plan, *m_view, m_container, why);
        return wholeTrack();
    }

    Result<SoundRewriting> wholeTrack()
    {
        m_plan.channels = m_facts.layout.nb_channels;
        auto opened = openWhole();
        if (!opened && opened.error().kind == Error::Kind::EncoderFailed
            && m_plan.codec != QLatin1String("aac")) {
            m_plan.codec = QStringLiteral("aac");
            m_plan.notes << Text::tr("The sound is written as AAC.");
            opened = openWhole();
        }
        if (!opened)
            return tl::unexpected(opened.error());
        return SoundRewriting{std::move(*opened), m_plan};
    }

    Result<std::unique_ptr<WholeTrackRewriter>> openWhole()
    {
        if (m_plan.codec == QLatin1String("aac") && !isAacRate(m_plan.sampleRate))
            m_plan.sampleRate = 48'000;
        const AudioSettings settings = settingsFor(m_facts, m_plan, m_stream);
        return WholeTrackRewriter::open(m_stream, m_facts, sound(settings.rate), settings);
    }

    const media::ViewPtr &m_view;
    const AVStream &m_stream;
    SoundSplicePlan m_plan;
    const QString &m_container;
    const MediaFile &m_file;
    SoundFacts m_facts;
};

} // namespace

Result<SoundRewriting> openSoundRewriter(const media::ViewPtr &view, const AVStream &stream,
    const SoundSplicePlan &plan, const QString &container)
{
    if (plan.way == SoundWay::Copy)
        return SoundRewriting{std::make_unique<SameTrackRewriter>(stream), plan};
    const MediaFile *file = media::sourceFile(*view);
    if (!file || file->info.audio.empty() || plan.way == SoundWay::None
        || plan.way == SoundWay::NewTrack)
        return fail(Error::Kind::InvalidRequest, Text::tr("there is no such sound track"));
    return Opening(view, stream, plan, container, *file).open();
}

} // namespace timeline::render
