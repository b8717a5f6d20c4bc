// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tempo.h"

#include "timeline/media/averror.h"

#include <algorithm>
#include <array>

namespace timeline::media {

namespace {

// Of the original, read at a time.
constexpr int stretch = 2048;

struct Layout {
    explicit Layout(int channels) { av_channel_layout_default(&value, channels); }
    ~Layout() { av_channel_layout_uninit(&value); }
    Layout(const Layout &) = delete;
    Layout &operator=(const Layout &) = delete;

    AVChannelLayout value{};
};

QByteArray sourceArguments(int rate, int channels)
{
    const Layout layout(channels);
    std::array<char, 64> name{};
    av_channel_layout_describe(&layout.value, name.data(), name.size());
    return QStringLiteral("time_base=1/%1:sample_rate=%1:sample_fmt=flt:channel_layout=%2")
        .arg(rate)
        .arg(QLatin1String(name.data()))
        .toLatin1();
}

} // namespace

model::Result<Tempo> Tempo::open(int rate, int channels, int speed)
{
    Tempo made;
    if (auto ok = made.build(rate, channels, speed); !ok)
        return tl::unexpected(ok.error());
    return made;
}

model::Result<> Tempo::build(int rate, int channels, int speed)
{
    m_rate = rate;
    m_channels = channels;
    m_graph.reset(avfilter_graph_alloc());
    m_frame = makeFrame();
    if (!m_graph || !m_frame)
        return model::fail(model::Error::Kind::TooLarge, QStringLiteral("out of memory"));
    m_graph->nb_threads = 1;
    AVFilterContext *last = nullptr;
    const auto add = [&](const char *filter, const char *name, const char *arguments) {
        AVFilterContext *made = nullptr;
        int code = avfilter_graph_create_filter(
            &made, avfilter_get_by_name(filter), name, arguments, nullptr, m_graph.get());
        if (code >= 0 && last)
            code = avfilter_link(last, 0, made, 0);
        last = made;
        return code;
    };
    int code = add("abuffer", "in", sourceArguments(rate, channels).constData());
    m_source = last;
    // Beyond twice as fast one filter would leave samples out instead of blending them.
    for (int rest = speed; rest > 1 && code >= 0; rest /= 2)
        code = add("atempo", rest == speed ? "first" : "second", "2");
    if (code >= 0)
        code = add("abuffersink", "out", nullptr);
    m_sink = last;
    if (code >= 0)
        code = avfilter_graph_config(m_graph.get(), nullptr);
    if (code < 0)
        return avFail(code, QStringLiteral("set up the tempo"));
    return {};
}

bool Tempo::feed(const Read &read)
{
    const FramePtr frame = makeFrame();
    if (!frame)
        return false;
    frame->format = AV_SAMPLE_FMT_FLT;
    frame->sample_rate = m_rate;
    frame->nb_samples = stretch;
    frame->pts = m_next;
    av_channel_layout_default(&frame->ch_layout, m_channels);
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return false;
    read(m_next,
        {reinterpret_cast<float *>(frame->data[0]),
            std::size_t(stretch) * std::size_t(m_channels)});
    m_next += stretch;
    return av_buffersrc_add_frame(m_source, frame.get()) >= 0;
}

// How many samples were there.
std::size_t Tempo::drain(std::span<float> out)
{
    const std::size_t there = std::size_t(m_frame->nb_samples) * std::size_t(m_channels) - m_used;
    const std::size_t count = std::min(there, out.size());
    const auto *samples = reinterpret_cast<const float *>(m_frame->data[0]);
    std::copy_n(samples + m_used, count, out.begin());
    m_used += count;
    return count;
}

void Tempo::fill(std::span<float> out, const Read &read)
{
    while (!out.empty()) {
        if (m_frame->nb_samples > 0)
            out = out.subspan(drain(out));
        if (out.empty())
            return;
        av_frame_unref(m_frame.get());
        m_used = 0;
        const int code = av_buffersink_get_frame(m_sink, m_frame.get());
        if (code >= 0 || (code == AVERROR(EAGAIN) && feed(read)))
            continue;
        std::ranges::fill(out, 0.0f);
        return;
    }
}

} // namespace timeline::media
