// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/window.h"

#include "timeline/media/pictureplanes.h"
#include "timeline/media/sequencereader.h"
#include "timeline/media/soundplan.h"
#include "timeline/render/mediawriter.h"
#include "timeline/render/quicksum.h"
#include "timeline/render/resultmap.h"
#include "timeline/render/roundedstamp.h"

#include <QFileInfo>

#include <algorithm>

namespace timeline::render {

using media::FramePtr;
using model::Error;
using model::fail;
using model::Flicks;
using model::FrameNumber;
using model::Result;

namespace {

constexpr std::int64_t mostTicksPerSecond = 100'000'000;
constexpr int soundRate = 48'000;
constexpr int soundChannels = 2;
constexpr double quality = 17;
constexpr double soundBits = 200'000; // a second
// What the container adds, and what an encoder may overdraw.
constexpr double shareOfLimit = 0.9;

model::ColorInfo windowColor()
{
    const QString bt709 = QStringLiteral("bt709");
    return {bt709, QStringLiteral("tv"), bt709, bt709};
}

constexpr media::ColorTags windowTags{
    AVCOL_SPC_BT709, AVCOL_RANGE_MPEG, AVCOL_PRI_BT709, AVCOL_TRC_BT709};

std::vector<FrameNumber> shownFrames(const model::FrameGrid &grid, const model::WindowPlan &plan)
{
    std::vector<FrameNumber> shown;
    for (std::int64_t k = 0; k < plan.frames; ++k)
        shown.push_back(
            grid.frameAt(plan.window.begin + model::frameStart(k, plan.rate) + roundedStamp));
    return shown;
}

bool isHeard(const media::SequenceView &view)
{
    return std::ranges::any_of(
        media::planSound(view), [](const media::SoundSegment &s) { return s.media.isValid(); });
}

// One tick a frame, where the rate is a number that a container holds.
model::Rational timeBaseFor(model::Rational rate)
{
    return rate.num <= mostTicksPerSecond ? rate.inverse() : model::Rational{1, 90'000};
}

// Quality gives way where the service would not take the file. Half a second more, as the encoder's
// buffer may be drawn on at the end.
std::int64_t mostBitsPerSecond(const model::WindowPlan &plan)
{
    constexpr double least = 50'000;
    if (plan.mostBytes <= 0)
        return 0;
    const double all = double(plan.mostBytes) * 8 * shareOfLimit / (plan.seconds() + 0.5);
    return std::int64_t(std::max(all - soundBits, least));
}

WriterSettings settingsFor(const WindowFile &window)
{
    WriterSettings settings;
    settings.container = QStringLiteral("mp4");
    VideoSettings &video = settings.video;
    video.codec = QStringLiteral("libx264");
    video.size = window.picture.size;
    video.color = windowColor();
    video.rate = window.plan.rate;
    video.timeBase = timeBaseFor(window.plan.rate);
    video.quality = quality;
    video.mostBitsPerSecond = mostBitsPerSecond(window.plan);
    video.preset = QStringLiteral("veryfast");
    // Without reordering the first picture is decoded and shown at 0: no edit list that a service
    // might not obey.
    video.reorders = false;
    video.plain = true;
    if (window.hasSound)
        settings.audio = AudioSettings{QStringLiteral("aac"), soundRate, soundChannels, 16};
    return settings;
}

void fillBlack(AVFrame &canvas)
{
    for (int plane = 0; plane < 3; ++plane) {
        for (int y = 0; y < canvas.height; ++y)
            std::fill_n(canvas.data[plane] + std::ptrdiff_t(y) * canvas.linesize[plane],
                canvas.width, std::uint8_t(plane == 0 ? 16 : 128));
    }
}

// The picture of the window: the sequence's, padded. The padding is laid on before chroma is
// halved, so that it may begin on any pixel.
class Painter {
public:
    Painter(media::SequenceReader &reader, const model::WindowPicture &picture)
        : m_reader(reader)
        , m_picture(picture)
    {
    }

    Result<FramePtr> paint(FrameNumber n, const model::CancelToken &cancel)
    {
        if (m_picture.content == m_picture.size)
            return m_reader.frame(n, m_picture.size, AV_PIX_FMT_YUV420P, windowColor(), cancel);
        auto content =
            m_reader.frame(n, m_picture.content, AV_PIX_FMT_YUV444P, windowColor(), cancel);
        if (!content)
            return content;
        auto canvas = media::newPicture(m_picture.size, AV_PIX_FMT_YUV444P);
        if (!canvas)
            return canvas;
        fillBlack(**canvas);
        const QSize margin = (m_picture.size - m_picture.content) / 2;
        for (int plane = 0; plane < 3; ++plane) {
            const int stride = (*canvas)->linesize[plane];
            av_image_copy_plane(
                (*canvas)->data[plane] + std::ptrdiff_t(margin.height()) * stride + margin.width(),
                stride, (*content)->data[plane], (*content)->linesize[plane],
                m_picture.content.width(), m_picture.content.height());
        }
        return m_scaler.convert(**canvas, windowTags, m_picture.size, AV_PIX_FMT_YUV420P,
            windowTags, media::Scaler::Quality::Encoder);
    }

private:
    media::SequenceReader &m_reader;
    model::WindowPicture m_picture;
    media::Scaler m_scaler;
};

Result<> addPicture(MediaWriter &writer, AVFrame &frame, std::int64_t k, model::Rational rate)
{
    const model::Rational timeBase = timeBaseFor(rate);
    const std::int64_t pts = model::toTicks(model::frameStart(k, rate), timeBase);
    const std::int64_t end = model::toTicks(model::frameStart(k + 1, rate), timeBase);
    return writer.addPicture(frame, pts, end - pts);
}

// Encoders may differ by some bytes from run to run: what they are given does not.
void addTo(QuickSum &sum, const AVFrame &frame, std::int64_t k)
{
    sum.add(k);
    for (int plane = 0; plane < 3; ++plane) {
        const int half = plane > 0 ? 1 : 0; // 4:2:0
        const auto width = std::size_t(AV_CEIL_RSHIFT(frame.width, half));
        for (int y = 0; y < AV_CEIL_RSHIFT(frame.height, half); ++y)
            sum.add({frame.data[plane] + std::ptrdiff_t(y) * frame.linesize[plane], width});
    }
}

// Says the hash of what it wrote.
Result<QString> writePictures(const media::ViewPtr &view, const WindowFile &window,
    MediaWriter &writer, const model::Progress &progress, const model::CancelToken &cancel)
{
    media::SequenceReader reader(view, media::SequenceReader::Use::Playback);
    Painter painter(reader, window.picture);
    const model::Rational tick{1, soundRate};
    const std::int64_t firstSample = model::toTicks(window.plan.window.begin, tick);
    std::int64_t sample = 0;
    std::vector<float> sound;
    FramePtr frame;
    QuickSum sum;
    for (std::size_t k = 0; k < window.shown.size(); ++k) {
        if (cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        if (k == 0 || window.shown[k] != window.shown[k - 1]) {
            auto painted = painter.paint(window.shown[k], cancel);
            if (!painted)
                return tl::unexpected(painted.error());
            frame = std::move(*painted);
            addTo(sum, *frame, std::int64_t(k));
        }
        if (auto ok = addPicture(writer, *frame, std::int64_t(k), window.plan.rate); !ok)
            return tl::unexpected(ok.error());
        const std::int64_t end =
            model::toTicks(model::frameStart(std::int64_t(k) + 1, window.plan.rate), tick);
        sound.resize(window.hasSound ? std::size_t((end - sample) * soundChannels) : 0);
        auto heard =
            reader.samples(firstSample + sample, soundRate, soundChannels, sound).and_then([&] {
                return writer.addSamples(sound);
            });
        if (!heard)
            return tl::unexpected(heard.error());
        sum.add(
            {reinterpret_cast<const std::uint8_t *>(sound.data()), sound.size() * sizeof(float)});
        sample = end;
        if (progress)
            progress(double(k + 1) / double(window.shown.size()));
    }
    for (const std::int64_t number :
        {std::int64_t(window.shown.size()), window.plan.rate.num, window.plan.rate.den})
        sum.add(number);
    return writer.finish().map([&sum] { return QString::fromLatin1(sum.digest().toHex()); });
}

} // namespace

Result<WindowFile> renderWindow(const media::ViewPtr &view, const model::WindowPlan &plan,
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel)
{
    if (!view || !view->grid || view->grid->isEmpty() || plan.frames <= 0 || !plan.rate.isValid())
        return fail(Error::Kind::InvalidRequest, QStringLiteral("the window holds no frame"));
    WindowFile window;
    window.path = path;
    window.plan = plan;
    window.picture =
        model::windowPicture(view->project.sequence.format.size, std::max(2, plan.sideMultiple));
    window.shown = shownFrames(*view->grid, plan);
    window.places = placesInWindow(plan, window.shown, *view->grid);
    window.sequenceLength = view->grid->length();
    window.hasSound = isHeard(*view);
    auto writer = MediaWriter::create(path, settingsFor(window));
    if (!writer)
        return tl::unexpected(writer.error());
    const auto hash = writePictures(view, window, **writer, progress, cancel);
    if (!hash)
        return tl::unexpected(hash.error());
    if (auto ok = (*writer)->commit(); !ok)
        return tl::unexpected(ok.error());
    window.bytes = QFileInfo(path).size();
    window.hash = *hash;
    return window;
}

} // namespace timeline::render
