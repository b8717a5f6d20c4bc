// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/comparisonclip.h"

#include "timeline/media/openmedia.h"
#include "timeline/media/playsound.h"
#include "timeline/media/sequencereader.h"
#include "timeline/render/comparisonpainter.h"
#include "timeline/render/mediawriter.h"
#include "timeline/render/preset.h"
#include "timeline/render/text.h"

#include <QPainter>

#include <algorithm>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Flicks;
using model::FrameNumber;
using model::Result;

namespace {

constexpr model::Rational timeBase{1, 90'000};
constexpr int soundRate = 48'000;
constexpr int soundChannels = 2;
constexpr int sheetGap = 4;
constexpr int leastRow = 16;
constexpr int mostRow = 4320;
constexpr int tallest = 32'000; // of the whole sheet

const media::ViewPtr &soundOf(const ComparisonClip &clip)
{
    const Comparison &comparison = clip.comparison;
    return clip.sound == ComparisonClip::Sound::A ? comparison.a.view : comparison.b.view;
}

WriterSettings settingsFor(const ComparisonClip &clip, const QString &path, QSize size)
{
    const QString bt709 = QStringLiteral("bt709");
    WriterSettings settings;
    settings.container = containerFor(Preset::SideBySide, path);
    VideoSettings &video = settings.video;
    video.codec = factsOf(Preset::SideBySide).encoders.front();
    video.size = size;
    video.color = {bt709, QStringLiteral("tv"), bt709, bt709};
    video.rate = clip.comparison.a.view->project.sequence.format.rate;
    video.timeBase = timeBase;
    video.quality = qualityOf(video.codec);
    video.preset = speedOf(video.codec);
    if (media::hasSound(soundOf(clip)))
        settings.audio = AudioSettings{QStringLiteral("aac"), soundRate, soundChannels};
    return settings;
}

class ClipWriting {
public:
    ClipWriting(const ComparisonClip &clip, ComparisonPainter &painter, MediaWriter &writer)
        : m_grid(*clip.comparison.a.view->grid)
        , m_begin(m_grid.timeOf(clip.range.begin))
        , m_painter(painter)
        , m_writer(writer)
        , m_sound(soundOf(clip), media::SequenceReader::Use::Playback)
        , m_hasSound(media::hasSound(soundOf(clip)))
        , m_sample(model::toTicks(m_begin, {1, soundRate}))
    {
    }

    Result<> write(FrameNumber n, const model::CancelToken &cancel)
    {
        const model::TimeRange shown = m_grid.shown(n);
        const std::int64_t pts = model::toTicks(shown.begin - m_begin, timeBase);
        const std::int64_t end = model::toTicks(shown.end - m_begin, timeBase);
        const auto frame = m_painter.frame(n, cancel);
        if (!frame)
            return tl::unexpected(frame.error());
        return m_writer.addPicture(**frame, pts, std::max<std::int64_t>(end - pts, 1))
            .and_then([&] { return writeSound(shown.end); });
    }

private:
    Result<> writeSound(Flicks end)
    {
        if (!m_hasSound)
            return {};
        const std::int64_t last = model::toTicks(end, {1, soundRate});
        m_samples.resize(std::size_t(std::max<std::int64_t>(last - m_sample, 0) * soundChannels));
        if (auto ok = m_sound.samples(m_sample, soundRate, soundChannels, m_samples); !ok)
            return ok;
        m_sample = last;
        return m_writer.addSamples(m_samples);
    }

    const model::FrameGrid &m_grid;
    Flicks m_begin;
    ComparisonPainter &m_painter;
    MediaWriter &m_writer;
    media::SequenceReader m_sound;
    bool m_hasSound;
    std::int64_t m_sample;
    std::vector<float> m_samples;
};

Result<> check(const ComparisonClip &clip, const QString &part, const model::CancelToken &cancel)
{
    const auto file = media::openMedia(part, {}, cancel);
    if (!file)
        return tl::unexpected(file.error());
    if (file->index->count() != clip.range.count())
        return fail(Error::Kind::EncoderFailed,
            QStringLiteral("the file has %1 frames instead of %2")
                .arg(file->index->count())
                .arg(clip.range.count()));
    return {};
}

bool hasRange(const media::ViewPtr &view, const model::FrameRange &range)
{
    return view && view->grid && !range.isEmpty() && range.begin.value >= 0
        && range.end.value <= view->grid->count();
}

} // namespace

Result<> writeComparison(const ComparisonClip &clip, const QString &path,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    if (containerFor(Preset::SideBySide, path).isEmpty())
        return fail(Error::Kind::InvalidRequest, suffixRule(Preset::SideBySide));
    if (!hasRange(clip.comparison.a.view, clip.range)
        || !hasRange(clip.comparison.b.view, clip.range))
        return fail(Error::Kind::InvalidRequest, Text::tr("one of the two has no such frames"));
    ComparisonPainter painter(clip.comparison);
    const auto writer = MediaWriter::create(path, settingsFor(clip, path, painter.layout().size));
    if (!writer)
        return tl::unexpected(writer.error());
    ClipWriting writing(clip, painter, **writer);
    for (FrameNumber n = clip.range.begin; n < clip.range.end; n = n + 1) {
        if (cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        if (auto ok = writing.write(n, cancel); !ok)
            return ok;
        if (progress)
            progress(double(n - clip.range.begin + 1) / double(clip.range.count() + 1));
    }
    auto ok =
        (*writer)->finish().and_then([&] { return check(clip, (*writer)->partPath(), cancel); });
    if (ok && cancel.isCancelled())
        return fail(Error::Kind::Cancelled);
    return ok ? (*writer)->commit() : ok;
}

Result<QImage> comparisonSheet(const Comparison &comparison, const std::vector<FrameNumber> &frames,
    int rowHeight, const model::CancelToken &cancel)
{
    const std::int64_t most = std::int64_t(frames.size()) * (rowHeight + sheetGap);
    if (frames.empty() || rowHeight < leastRow || rowHeight > mostRow || most > tallest)
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("a picture of %1 rows of %2 lines").arg(frames.size()).arg(rowHeight));
    const QSize sequence = comparison.a.view->project.sequence.format.size;
    const int lines =
        comparison.layout == Comparison::Layout::OverUnder ? rowHeight / 2 : rowHeight;
    ComparisonPainter painter(
        comparison, sequence.scaled(sequence.width(), lines, Qt::KeepAspectRatio));
    const QSize row = painter.layout().size;
    const int step = row.height() + sheetGap;
    QImage sheet(row.width(), int(frames.size()) * step - sheetGap, QImage::Format_RGB32);
    if (sheet.isNull())
        return fail(Error::Kind::TooLarge, QStringLiteral("no memory for the picture"));
    sheet.fill(QColor(32, 32, 32));
    QPainter onto(&sheet);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto image = painter.image(frames[i], cancel);
        if (!image)
            return tl::unexpected(image.error());
        onto.drawImage(0, int(i) * step, *image);
    }
    onto.end();
    return sheet;
}

} // namespace timeline::render
