// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/fullencode.h"

#include "timeline/media/sequencereader.h"
#include "timeline/render/mediawriter.h"
#include "timeline/render/sidetracks.h"

#include <algorithm>
#include <chrono>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Flicks;
using model::FrameNumber;
using model::Result;

namespace {

constexpr Flicks millisecond{model::flicksPerSecond / 1000};

WriterSettings settingsFor(const media::SequenceView &view, const ExportPlan &plan)
{
    WriterSettings settings;
    settings.container = plan.container;
    VideoSettings &video = settings.video;
    video.codec = plan.videoCodec;
    video.size = plan.size;
    video.format = av_get_pix_fmt(plan.pixelFormat.toLatin1().constData());
    video.color = plan.color;
    video.rate = view.project.sequence.format.rate;
    video.timeBase = plan.timeBase;
    video.quality = qualityOf(plan.videoCodec);
    video.preset = speedOf(plan.videoCodec);
    const media::MediaFile *source = media::sourceFile(view);
    if (source && source->pictureCodec && source->info.video.rotation == 0)
        video.chromaLocation = source->pictureCodec->chroma_location;
    if (!plan.audioCodec.isEmpty())
        settings.audio =
            AudioSettings{plan.audioCodec, plan.sampleRate, plan.channels, plan.sampleBits};
    return settings;
}

// Writes one sequence from its first frame to its last, pictures and sound in step.
class Writing {
public:
    Writing(const media::ViewPtr &view, const ExportPlan &plan, MediaWriter &writer,
        SideTracks *beside, const PictureMaker &make)
        : m_view(*view)
        , m_plan(plan)
        , m_writer(writer)
        , m_beside(beside)
        , m_reader(view, media::SequenceReader::Use::Playback)
        , m_format(av_get_pix_fmt(plan.pixelFormat.toLatin1().constData()))
        , m_make(make)
    {
    }

    Result<> write(FrameNumber n, const model::CancelToken &cancel)
    {
        const model::TimeRange shown = m_view.grid->shown(n);
        const std::int64_t pts = model::toTicks(shown.begin, m_plan.timeBase);
        const std::int64_t end = model::toTicks(shown.end, m_plan.timeBase);
        auto frame = m_make ? m_make(n, cancel)
                            : m_reader.frame(n, m_plan.size, m_format, m_plan.color, cancel);
        if (!frame)
            return tl::unexpected(frame.error());
        return m_writer.addPicture(**frame, pts, std::max<std::int64_t>(end - pts, 1))
            .and_then([&] { return writeSound(shown.end); })
            .and_then([&] {
                return m_beside ? m_beside->upTo(shown.end, m_writer.muxer()) : Result<>();
            });
    }

private:
    Result<> writeSound(Flicks end)
    {
        if (m_plan.audioCodec.isEmpty())
            return {};
        const std::int64_t last = model::toTicks(end, {1, m_plan.sampleRate});
        m_sound.resize(std::size_t(std::max<std::int64_t>(last - m_sample, 0) * m_plan.channels));
        if (auto ok = m_reader.samples(m_sample, m_plan.sampleRate, m_plan.channels, m_sound); !ok)
            return ok;
        m_sample = last;
        return m_writer.addSamples(m_sound);
    }

    const media::SequenceView &m_view;
    const ExportPlan &m_plan;
    MediaWriter &m_writer;
    SideTracks *m_beside; // null: nothing but pictures and sound
    media::SequenceReader m_reader;
    AVPixelFormat m_format;
    const PictureMaker &m_make;
    std::int64_t m_sample = 0;
    std::vector<float> m_sound;
};

// Opens what was written and counts it out against the sequence.
Result<> check(const media::SequenceView &view, const ExportPlan &plan, const QString &part,
    const model::CancelToken &cancel)
{
    const auto file = media::openMedia(part, {}, cancel);
    if (!file)
        return tl::unexpected(file.error());
    const model::FrameIndex &index = *file->index;
    if (index.count() != view.grid->count())
        return fail(Error::Kind::EncoderFailed,
            QStringLiteral("the file has %1 frames instead of %2")
                .arg(index.count())
                .arg(view.grid->count()));
    // A container that counts milliseconds (Matroska) cannot do better.
    const bool isCoarse =
        plan.container == QLatin1String("matroska") || plan.container == QLatin1String("webm");
    const Flicks tolerance = isCoarse ? millisecond : model::toFlicks(1, plan.timeBase) / 2;
    for (FrameNumber n{0}; n.value < index.count(); n = n + 1) {
        const Flicks off = index.at(n).time - index.start() - view.grid->timeOf(n);
        if (std::chrono::abs(off) > tolerance)
            return fail(Error::Kind::EncoderFailed,
                QStringLiteral("frame %1 is not at its time").arg(n.value));
    }
    if (file->info.audio.empty() != plan.audioCodec.isEmpty())
        return fail(Error::Kind::EncoderFailed, QStringLiteral("the sound is missing"));
    return {};
}

} // namespace

Result<> encodeAll(const media::ViewPtr &view, const ExportPlan &plan, const QString &path,
    const model::Progress &progress, const model::CancelToken &cancel, const PictureMaker &make)
{
    WriterSettings settings = settingsFor(*view, plan);
    std::unique_ptr<SideTracks> beside;
    if (!make) {
        auto opened = SideTracks::open(view, plan, cancel);
        if (!opened)
            return tl::unexpected(opened.error());
        beside = std::move(*opened);
        settings.video.words = encoderWords(beside->hdr(), plan.videoCodec);
        settings.describe = [&](Muxer &muxer) { return beside->addTo(muxer); };
    }
    const auto writer = MediaWriter::create(path, settings);
    if (!writer)
        return tl::unexpected(writer.error());
    Writing writing(view, plan, **writer, beside.get(), make);
    for (FrameNumber n{0}; n.value < plan.frames; n = n + 1) {
        if (cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        if (auto ok = writing.write(n, cancel); !ok)
            return ok;
        if (progress)
            progress(double(n.value + 1) / double(plan.frames + 1));
    }
    const QString &part = (*writer)->partPath();
    auto ok = (beside ? beside->finish((*writer)->muxer()) : Result<>())
                  .and_then([&] { return (*writer)->finish(); })
                  .and_then([&] { return check(*view, plan, part, cancel); })
                  .and_then([&] { return beside ? beside->check(part, cancel) : Result<>(); });
    if (ok && cancel.isCancelled())
        return fail(Error::Kind::Cancelled);
    return ok ? (*writer)->commit() : ok;
}

} // namespace timeline::render
