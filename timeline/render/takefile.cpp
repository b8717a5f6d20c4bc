// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/takefile.h"

#include "timeline/interchange/handoverrate.h"
#include "timeline/interchange/takeclock.h"
#include "timeline/media/cutview.h"
#include "timeline/media/sequencereader.h"
#include "timeline/model/timecode.h"
#include "timeline/render/preset.h"
#include "timeline/render/roundedstamp.h"
#include "timeline/render/text.h"

#include <algorithm>

namespace timeline::render {

using interchange::TakeRun;
using model::Error;
using model::fail;
using model::Flicks;
using model::Result;

namespace {

constexpr int sampleBits = 24;

QSize evenSize(QSize size)
{
    return {std::max(size.width() & ~1, 2), std::max(size.height() & ~1, 2)};
}

int channelsOf(const model::SequenceFormat &format)
{
    return std::clamp(format.channels, 1, 8);
}

int soundRateOf(const model::SequenceFormat &format)
{
    return format.sampleRate > 0 ? format.sampleRate : 48'000;
}

model::ColorInfo colorOf(const model::SequenceFormat &format)
{
    model::ColorInfo color = format.color;
    color.range = QStringLiteral("tv"); // ProRes knows no other
    return color;
}

bool hasSound(const media::SequenceView &view)
{
    return std::ranges::any_of(
        view.files, [](const media::MediaFile &file) { return !file.info.audio.empty(); });
}

// Writes one stretch of a take as the sequence would show it: crossfades are for whoever lays it
// in.
class TakeWriting {
public:
    TakeWriting(const media::ViewPtr &view, const TakeFileWish &wish)
        : m_view(media::withCuts(media::viewOfTake(view, wish.run.take)))
        , m_run(wish.run)
        , m_rate(wish.rate)
        , m_reader(m_view, media::SequenceReader::Use::Playback)
    {
        const model::SequenceFormat &format = m_view->project.sequence.format;
        m_settings.container = QStringLiteral("mov");
        VideoSettings &video = m_settings.video;
        video.codec = QStringLiteral("prores_ks");
        video.size = evenSize(format.size);
        video.format = AV_PIX_FMT_YUV422P10; // the HQ profile by itself
        video.color = colorOf(format);
        video.rate = m_rate;
        video.timeBase = m_rate.inverse();
        m_channels = channelsOf(format);
        m_soundRate = soundRateOf(format);
        if (hasSound(*view))
            m_settings.audio =
                AudioSettings{QStringLiteral("pcm_s24le"), m_soundRate, m_channels, sampleBits};
        if (interchange::hasTimecode(m_rate))
            m_settings.timecode = model::toTimecode({m_run.mediaStart}, m_rate, wish.dropFrame);
    }

    Result<std::unique_ptr<MediaWriter>> write(
        const QString &path, const model::Progress &progress, const model::CancelToken &cancel)
    {
        auto writer = MediaWriter::create(path, m_settings);
        if (!writer)
            return writer;
        // The frame of the sequence's clock that the run begins with.
        const std::int64_t first = model::toTicks(m_run.range.begin, m_rate.inverse());
        const model::Rational tick{1, m_soundRate};
        std::int64_t sample = model::toTicks(model::frameStart(first, m_rate), tick);
        for (std::int64_t k = 0; k < m_run.length; ++k) {
            if (cancel.isCancelled())
                return fail(Error::Kind::Cancelled);
            const Flicks time = model::frameStart(first + k, m_rate);
            const std::int64_t end = model::toTicks(model::frameStart(first + k + 1, m_rate), tick);
            if (auto ok = writeFrame(**writer, k, time, cancel); !ok)
                return tl::unexpected(ok.error());
            if (auto ok = writeSound(**writer, sample, end); !ok)
                return tl::unexpected(ok.error());
            sample = end;
            progress(double(k + 1) / double(m_run.length));
        }
        if (auto ok = (*writer)->finish(); !ok)
            return tl::unexpected(ok.error());
        return writer;
    }

private:
    Result<> writeFrame(
        MediaWriter &writer, std::int64_t k, Flicks time, const model::CancelToken &cancel)
    {
        // A run may begin or end between two frames of the hand-over's rate.
        const Flicks inside =
            std::clamp(time + roundedStamp, m_run.range.begin, m_run.range.end - Flicks{1});
        const model::FrameNumber n = m_view->grid->frameAt(inside);
        auto frame = m_reader.frame(
            n, m_settings.video.size, m_settings.video.format, m_settings.video.color, cancel);
        if (!frame)
            return tl::unexpected(frame.error());
        return writer.addPicture(**frame, k, 1);
    }

    Result<> writeSound(MediaWriter &writer, std::int64_t begin, std::int64_t end)
    {
        if (!m_settings.audio)
            return {};
        m_sound.resize(std::size_t((end - begin) * m_channels));
        return m_reader.samples(begin, m_soundRate, m_channels, m_sound).and_then([&] {
            return writer.addSamples(m_sound);
        });
    }

    media::ViewPtr m_view;
    interchange::TakeRun m_run;
    model::Rational m_rate;
    media::SequenceReader m_reader;
    WriterSettings m_settings;
    int m_soundRate = 48'000, m_channels = 2;
    std::vector<float> m_sound;
};

// The take that is meant where nobody said it: the only one that is seen or heard.
Result<model::TakeId> takeInUse(const media::SequenceView &view)
{
    std::vector<const model::Take *> used;
    for (const model::Clip &clip : view.project.sequence.clips) {
        for (const model::TakeId id : {clip.pictureTake(), clip.soundTake()}) {
            const model::Take *take = view.project.findTake(id);
            if (take && !take->isOriginal() && std::ranges::find(used, take) == used.end())
                used.push_back(take);
        }
    }
    if (used.empty())
        return fail(Error::Kind::InvalidRequest, Text::tr("no take is in use"));
    if (used.size() == 1)
        return used.front()->id;
    QStringList numbers;
    for (const model::Take *take : used)
        numbers << QString::number(take->number);
    return fail(Error::Kind::InvalidRequest,
        Text::tr("takes %1 are in use; say which one").arg(numbers.join(QStringLiteral(", "))));
}

struct Stretch {
    TakeFileWish wish;
    std::size_t places = 0; // where the take lies; the first is written
};

Result<Stretch> stretchOf(const media::SequenceView &view, model::TakeId take)
{
    const model::Project project = projectOf(view);
    const model::FrameIndexes indexes = media::indexesOf(view.files);
    Stretch stretch;
    for (const TakeRun &run : interchange::takeRuns(project, indexes)) {
        if (run.take == take && stretch.places++ == 0)
            stretch.wish.run = run;
    }
    if (stretch.places == 0)
        return fail(Error::Kind::InvalidRequest, Text::tr("the take lies nowhere in the sequence"));
    stretch.wish.rate = interchange::TakeClock(project, indexes).rate();
    return stretch;
}

} // namespace

// The project with the facts of the files as they are now.
model::Project projectOf(const media::SequenceView &view)
{
    model::Project project = view.project;
    for (model::Media &media : project.media) {
        if (const auto file = view.files.constFind(media.id); file != view.files.constEnd())
            media.info = file->info;
    }
    return project;
}

Result<std::unique_ptr<MediaWriter>> writeTakeFile(const media::ViewPtr &view,
    const TakeFileWish &wish, const QString &path, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    return TakeWriting(view, wish).write(path, progress, cancel);
}

Result<ExportPlan> planTakeAlone(
    const media::SequenceView &view, const QString &path, std::optional<model::TakeId> take)
{
    ExportPlan plan;
    plan.preset = Preset::TakeAlone;
    plan.container = containerFor(plan.preset, path);
    if (plan.container.isEmpty())
        return fail(Error::Kind::InvalidRequest, suffixRule(plan.preset));
    if (!view.grid || view.grid->isEmpty())
        return fail(Error::Kind::InvalidRequest, Text::tr("the sequence has no frames"));
    const auto chosen = take ? Result<model::TakeId>(*take) : takeInUse(view);
    if (!chosen)
        return tl::unexpected(chosen.error());
    const auto stretch = stretchOf(view, *chosen);
    if (!stretch)
        return tl::unexpected(stretch.error());
    const model::SequenceFormat &format = view.project.sequence.format;
    plan.take = *chosen;
    plan.videoCodec = factsOf(plan.preset).encoders.front();
    plan.pixelFormat = QStringLiteral("yuv422p10le");
    plan.size = evenSize(format.size);
    plan.color = colorOf(format);
    plan.timeBase = stretch->wish.rate.inverse();
    plan.frames = stretch->wish.run.length;
    plan.reencoded = {{{0}, {plan.frames}}};
    const double seconds = double(plan.frames) / stretch->wish.rate.toDouble();
    plan.estimatedBytes = std::int64_t(double(plan.size.width()) * plan.size.height()
        * double(plan.frames) * factsOf(plan.preset).bitsPerPixel / 8);
    if (hasSound(view)) {
        plan.audioCodec = QStringLiteral("pcm_s24le");
        plan.sampleRate = soundRateOf(format);
        plan.channels = channelsOf(format);
        plan.sampleBits = sampleBits;
        plan.estimatedBytes +=
            std::int64_t(seconds * plan.sampleRate * plan.channels * sampleBits / 8);
    }
    plan.fallbackReason =
        Text::tr("Take %1 alone is written, at the size and rate of the sequence.")
            .arg(view.project.findTake(*chosen)->number);
    if (stretch->places > 1)
        plan.fallbackReason += QLatin1Char(' ')
            + Text::tr("It lies at %1 places; the first is written.").arg(qint64(stretch->places));
    return plan;
}

Result<> writeTakeAlone(const media::ViewPtr &view, const ExportPlan &plan, const QString &path,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    const auto stretch = stretchOf(*view, plan.take.value_or(model::TakeId{}));
    if (!stretch)
        return tl::unexpected(stretch.error());
    const auto report = [&](double part) {
        if (progress)
            progress(part);
    };
    const auto writer = writeTakeFile(view, stretch->wish, path, report, cancel);
    if (!writer)
        return tl::unexpected(writer.error());
    if (cancel.isCancelled())
        return fail(Error::Kind::Cancelled);
    return (*writer)->commit();
}

} // namespace timeline::render
