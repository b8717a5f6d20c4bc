// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/takemaker.h"

#include "app/practice/mediainput.h"
#include "app/practice/mediaprobe.h"
#include "app/practice/takepicture.h"
#include "app/practice/takesound.h"
#include "app/practice/takewriter.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>

namespace practice {

using timeline::media::CodecPtr;
using timeline::media::FramePtr;
using timeline::model::CancelToken;
using timeline::model::Error;
using timeline::model::fail;
using timeline::model::Progress;
using timeline::model::Result;

namespace {

// What will be made, decided before the first frame is read.
struct TakePlan {
    TakeFormat format;
    double seconds = 0; // of the take
    std::int64_t frames = 0; // the most that are written
    double changeBegin = 0; // seconds
    double changeEnd = 0;
    bool changesPicture = false;
    bool changesSound = false;
    bool newSound = false; // the input is silent
    bool retimed = false; // constant ticks of 1/rate instead of the input's own

    bool changesAt(double second) const
    {
        constexpr double halfTick = 1e-5;
        return changesPicture && second > changeBegin - halfTick && second < changeEnd - halfTick;
    }
};

QSize takeSize(const TakeOrder &order, QSize display)
{
    const bool portrait = order.size.isEmpty() ? display.height() > display.width()
                                               : order.size.height() > order.size.width();
    if (order.damage.wrongSize)
        return portrait ? QSize(720, 1280) : QSize(1280, 720);
    return portrait ? QSize(1080, 1920) : QSize(1920, 1080);
}

// Untagged pictures keep the matrix that players assume by their size, also when they grow over
// that limit.
ColorTags colorOf(const AVCodecParameters &video)
{
    ColorTags color;
    const bool small = video.height < 720;
    color.matrix = video.color_space != AVCOL_SPC_UNSPECIFIED && video.color_space != AVCOL_SPC_RGB
        ? video.color_space
        : small ? AVCOL_SPC_SMPTE170M
                : AVCOL_SPC_BT709;
    if (video.color_range != AVCOL_RANGE_UNSPECIFIED)
        color.range = video.color_range;
    if (video.color_primaries != AVCOL_PRI_UNSPECIFIED)
        color.primaries = video.color_primaries;
    if (video.color_trc != AVCOL_TRC_UNSPECIFIED)
        color.transfer = video.color_trc;
    return color;
}

int soundRate(const AVStream *audio)
{
    constexpr std::array rates{22050, 24000, 32000, 44100, 48000};
    const int rate = audio ? audio->codecpar->sample_rate : 0;
    return std::ranges::find(rates, rate) != rates.end() ? rate : 48000;
}

TakePlan planTake(const TakeOrder &order, const MediaInput &input, const ProbedVideo &probed)
{
    TakePlan plan;
    AVRational rate = input.frameRate();
    plan.format.timeBase = input.video()->time_base;
    plan.frames = probed.frames;
    if (order.damage.otherRate) {
        const bool whole = rate.num % rate.den == 0;
        rate = {std::max(1, rate.num / rate.den - (whole ? 1 : 0)), 1};
        plan.format.timeBase = {1, rate.num};
        plan.frames = std::max<std::int64_t>(1, std::llround(probed.seconds * rate.num));
        plan.retimed = true;
    }
    plan.seconds = probed.seconds;
    if (order.damage.trimmedTail) {
        const std::int64_t kept = (plan.frames - 1) / 8 * 8 + 1;
        plan.seconds *= double(kept) / double(plan.frames);
        plan.frames = kept;
    }
    plan.format.path = order.output;
    plan.format.size = takeSize(order, probed.displaySize);
    plan.format.frameRate = rate;
    plan.format.color = colorOf(*input.video()->codecpar);
    const double bleed = order.damage.bleed ? 0.5 : 0;
    plan.changeBegin = std::max(0.0, order.startTime - bleed);
    plan.changeEnd = std::min(order.startTime + order.duration + bleed, probed.seconds);
    plan.changesPicture = order.mode != Mode::Audio;
    plan.changesSound = order.mode != Mode::Video;
    plan.newSound = !input.audio() && plan.changesSound;
    plan.format.soundRate = input.audio() || plan.newSound ? soundRate(input.audio()) : 0;
    return plan;
}

// Decodes, changes, encodes. Lives for one take, on one thread.
class Maker {
public:
    Maker(const TakeOrder &order, MediaInput &input, const ProbedVideo &probed,
        const Progress &progress, const CancelToken &cancel);

    Result<> make();

private:
    Result<> open();
    Result<> readAll();
    Result<> decode(AVCodecContext &decoder, const AVPacket *packet);
    Result<> takePicture(const AVFrame &picture);
    Result<> emitHeldUntil(double second);
    Result<> emitPicture(FramePtr picture, double second, std::int64_t tick);
    Result<> takeSound(const AVFrame &sound);

    const TakeOrder &m_order;
    MediaInput &m_input;
    const ProbedVideo m_probed;
    const Progress &m_progress;
    const CancelToken &m_cancel;
    const TakePlan m_plan;
    PictureShaper m_shaper;
    CodecPtr m_videoDecoder;
    CodecPtr m_soundDecoder;
    std::unique_ptr<TakeWriter> m_writer;
    std::unique_ptr<SoundLine> m_sound;
    FramePtr m_decoded = timeline::media::makeFrame();
    FramePtr m_held; // re-timing shows a picture until the next one
    std::int64_t m_written = 0;
};

Maker::Maker(const TakeOrder &order, MediaInput &input, const ProbedVideo &probed,
    const Progress &progress, const CancelToken &cancel)
    : m_order(order)
    , m_input(input)
    , m_probed(probed)
    , m_progress(progress)
    , m_cancel(cancel)
    , m_plan(planTake(order, input, probed))
    , m_shaper(probed.displaySize, input.rotation(), m_plan.format.size)
{
}

Result<> Maker::open()
{
    auto video = openDecoder(m_input.video());
    if (!video)
        return tl::unexpected(video.error());
    m_videoDecoder = std::move(*video);
    if (m_input.audio()) {
        auto sound = openDecoder(m_input.audio());
        if (!sound)
            return tl::unexpected(sound.error());
        m_soundDecoder = std::move(*sound);
    }
    auto writer = TakeWriter::create(m_plan.format);
    if (!writer)
        return tl::unexpected(writer.error());
    m_writer = std::move(*writer);
    if (const int rate = m_plan.format.soundRate; rate > 0) {
        const SampleRange section{
            std::llround(m_plan.changeBegin * rate), std::llround(m_plan.changeEnd * rate)};
        m_sound = std::make_unique<SoundLine>(rate, std::llround(m_plan.seconds * rate),
            m_writer->soundBlock(),
            [this, section, rate](const StereoBlock &block, std::int64_t first) {
                if (!m_plan.changesSound)
                    return m_writer->writeSound(block, first);
                StereoBlock changed = block;
                layMelody(changed, first, section, rate);
                return m_writer->writeSound(changed, first);
            });
    }
    return {};
}

Result<> Maker::make()
{
    if (const auto opened = open(); !opened)
        return opened;
    if (const auto read = readAll(); !read)
        return read;
    if (m_plan.retimed) {
        if (const auto last = emitHeldUntil(m_plan.seconds + 1); !last)
            return last;
    }
    if (m_written == 0)
        return fail(Error::Kind::Damaged, QStringLiteral("no picture can be decoded"));
    if (m_sound) {
        if (const auto sound = m_sound->finish(); !sound)
            return sound;
    }
    return m_writer->finish();
}

Result<> Maker::readAll()
{
    const auto packet = timeline::media::makePacket();
    while (true) {
        const auto more = m_input.read(packet.get());
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        Result<> decoded;
        if (packet->stream_index == m_input.video()->index)
            decoded = decode(*m_videoDecoder, packet.get());
        else if (m_soundDecoder && packet->stream_index == m_input.audio()->index)
            decoded = decode(*m_soundDecoder, packet.get());
        if (!decoded)
            return decoded;
    }
    if (const auto rest = decode(*m_videoDecoder, nullptr); !rest)
        return rest;
    return m_soundDecoder ? decode(*m_soundDecoder, nullptr) : Result<>();
}

Result<> Maker::decode(AVCodecContext &decoder, const AVPacket *packet)
{
    // A packet that does not decode costs its own frames only, as in any player.
    if (avcodec_send_packet(&decoder, packet) < 0 && packet)
        return {};
    while (avcodec_receive_frame(&decoder, m_decoded.get()) >= 0) {
        const auto taken =
            &decoder == m_videoDecoder.get() ? takePicture(*m_decoded) : takeSound(*m_decoded);
        if (!taken)
            return taken;
        if (m_cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
    }
    return {};
}

Result<> Maker::takePicture(const AVFrame &picture)
{
    const std::int64_t pts = picture.best_effort_timestamp;
    if (pts == AV_NOPTS_VALUE || pts < m_probed.firstTick || picture.width <= 0
        || picture.height <= 0)
        return {};
    const std::int64_t tick = pts - m_probed.firstTick;
    const double second = double(tick) * av_q2d(m_input.video()->time_base);
    if (m_progress)
        m_progress(std::clamp(second / m_probed.seconds, 0.0, 1.0));
    auto shaped = m_shaper.shape(picture);
    if (!shaped)
        return tl::unexpected(shaped.error());
    if (!m_plan.retimed)
        return emitPicture(std::move(*shaped), second, tick);
    const auto emitted = emitHeldUntil(second);
    m_held = std::move(*shaped);
    return emitted;
}

Result<> Maker::emitHeldUntil(double second)
{
    const double step = av_q2d(m_plan.format.timeBase);
    while (m_held && m_written < m_plan.frames && double(m_written) * step < second - 1e-6) {
        FramePtr copy(av_frame_clone(m_held.get()));
        if (const auto emitted = emitPicture(std::move(copy), double(m_written) * step, m_written);
            !emitted)
            return emitted;
    }
    return {};
}

Result<> Maker::emitPicture(FramePtr picture, double second, std::int64_t tick)
{
    if (m_written >= m_plan.frames)
        return {};
    if (!picture || av_frame_make_writable(picture.get()) < 0)
        return fail(Error::Kind::TooLarge, QStringLiteral("no memory for a picture"));
    if (m_plan.changesAt(second)) {
        if (m_order.damage.black)
            blacken(*picture);
        else
            restyle(*picture, second - m_plan.changeBegin);
    }
    ++m_written;
    if (const auto written = m_writer->writePicture(*picture, tick); !written)
        return written;
    // The muxer holds pictures back until sound of the same time arrives.
    return m_plan.newSound
        ? m_sound->addSilenceUntil(std::llround(second * m_plan.format.soundRate))
        : Result<>();
}

Result<> Maker::takeSound(const AVFrame &sound)
{
    const std::int64_t pts = sound.best_effort_timestamp;
    if (pts == AV_NOPTS_VALUE || sound.sample_rate <= 0)
        return {};
    const double origin = double(m_probed.firstTick) * av_q2d(m_input.video()->time_base);
    return m_sound->add(sound, double(pts) * av_q2d(m_input.audio()->time_base) - origin);
}

Result<> makeInto(const TakeOrder &order, const Progress &progress, const CancelToken &cancel)
{
    const auto probed = probeVideo(order.input);
    if (!probed)
        return tl::unexpected(probed.error());
    const auto input =
        MediaInput::open(order.input, cancel, QDeadlineTimer(QDeadlineTimer::Forever));
    if (!input)
        return tl::unexpected(input.error());
    Maker maker(order, **input, *probed, progress, cancel);
    if (const auto made = maker.make(); !made)
        return made;
    if (order.damage.cutFile) {
        QFile file(order.output);
        if (!file.resize(file.size() * 6 / 10))
            return fail(Error::Kind::NotWritable);
    }
    return {};
}

} // namespace

Result<> makeTake(const TakeOrder &order, const Progress &progress, const CancelToken &cancel)
{
    auto made = makeInto(order, progress, cancel);
    if (!made) {
        QFile::remove(order.output);
        if (cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
    }
    return made;
}

} // namespace practice
