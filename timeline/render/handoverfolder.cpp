// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/handoverfolder.h"

#include "timeline/interchange/handoverrate.h"
#include "timeline/media/sequencereader.h"
#include "timeline/model/timecode.h"
#include "timeline/render/fileset.h"
#include "timeline/render/mediawriter.h"
#include "timeline/render/roundedstamp.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace timeline::render {

using interchange::ConformedTake;
using interchange::Format;
using interchange::Handover;
using interchange::HandoverTake;
using interchange::TakeRun;
using model::Error;
using model::fail;
using model::Flicks;
using model::Result;

namespace {

const char *suffixOf(Format format)
{
    switch (format) {
    case Format::Otio:
        return "otio";
    case Format::Edl:
        return "edl";
    case Format::Fcpxml:
        return "fcpxml";
    case Format::Mlt:
        break;
    }
    return "mlt";
}

// A folder that is removed again unless it is kept: only what was made here.
class MadeFolder {
public:
    Result<> make(const QString &path)
    {
        QString missing = path;
        // A drive that is not there is its own parent.
        while (!QFileInfo::exists(missing) && QFileInfo(missing).path() != missing) {
            m_made << missing;
            missing = QFileInfo(missing).path();
        }
        if (QDir().mkpath(path))
            return {};
        return fail(Error::Kind::NotWritable, QStringLiteral("the folder cannot be made"));
    }
    ~MadeFolder()
    {
        for (const QString &path : m_made) // the innermost first; one that holds anything stays
            QDir().rmdir(path);
    }
    void keep() { m_made.clear(); }

private:
    QStringList m_made;
};

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

Result<> checkTarget(const media::SequenceView &view, const QString &path)
{
    if (media::readsFile(view, path))
        return fail(
            Error::Kind::SameFile, QStringLiteral("the sequence is made of this very file"));
    return checkWritable(path);
}

// Writes one stretch of a take as the sequence would show it.
class TakeWriting {
public:
    TakeWriting(const media::ViewPtr &view, const TakeRun &run, const Handover &as)
        : m_view(media::viewOfTake(view, run.take))
        , m_run(run)
        , m_rate(as.rate)
        , m_reader(m_view, media::SequenceReader::Use::Playback)
    {
        const model::SequenceFormat &format = m_view->project.sequence.format;
        m_settings.container = QStringLiteral("mov");
        VideoSettings &video = m_settings.video;
        video.codec = QStringLiteral("prores_ks");
        video.size = {
            std::max(format.size.width() & ~1, 2), std::max(format.size.height() & ~1, 2)};
        video.format = AV_PIX_FMT_YUV422P10; // the HQ profile by itself
        video.color = format.color;
        video.color.range = QStringLiteral("tv"); // ProRes knows no other
        video.rate = m_rate;
        video.timeBase = m_rate.inverse();
        m_channels = std::clamp(format.channels, 1, 8);
        m_soundRate = format.sampleRate > 0 ? format.sampleRate : 48'000;
        if (hasSound(*view))
            m_settings.audio =
                AudioSettings{QStringLiteral("pcm_s24le"), m_soundRate, m_channels, 24};
        if (interchange::hasTimecode(m_rate))
            m_settings.timecode = model::toTimecode({run.mediaStart}, m_rate, as.dropFrame);
    }

    // The complete file, under its passing name.
    Result<QString> write(
        const QString &path, const model::Progress &progress, const model::CancelToken &cancel)
    {
        auto writer = MediaWriter::create(path, m_settings);
        if (!writer)
            return tl::unexpected(writer.error());
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
        return (*writer)->release();
    }

private:
    static bool hasSound(const media::SequenceView &view)
    {
        return std::ranges::any_of(
            view.files, [](const media::MediaFile &file) { return !file.info.audio.empty(); });
    }

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
    TakeRun m_run;
    model::Rational m_rate;
    media::SequenceReader m_reader;
    WriterSettings m_settings;
    int m_soundRate = 48'000, m_channels = 2;
    std::vector<float> m_sound;
};

std::int64_t takesIn(const Handover &handover)
{
    std::set<QString> paths;
    for (const interchange::HandoverSpan &span : handover.spans) {
        for (const HandoverTake &take : span.takes) {
            if (&take != &span.takes.front())
                paths.insert(handover.files[take.file].path);
        }
    }
    return std::int64_t(paths.size());
}

class Work {
public:
    Work(const media::ViewPtr &view, const HandoverWish &wish, model::Progress progress,
        model::CancelToken cancel)
        : m_view(view)
        , m_wish(wish)
        , m_progress(std::move(progress))
        , m_cancel(std::move(cancel))
        , m_project(projectOf(*view))
        , m_indexes(media::indexesOf(view->files))
    {
        m_options.name = QFileInfo(wish.path).completeBaseName();
        m_options.folder = QFileInfo(wish.path).absolutePath();
        m_options.withPrompts = wish.withPrompts;
        m_options.dropFrame = wish.dropFrame;
    }

    Result<HandedOver> run()
    {
        if (auto ok = planLists(); !ok)
            return tl::unexpected(ok.error());
        // Found out before any work is done: what a format cannot say, and where nothing can be
        // written.
        const auto plain = made();
        if (!plain)
            return tl::unexpected(plain.error());
        MadeFolder folder;
        if (auto ok = prepare(folder); !ok)
            return tl::unexpected(ok.error());
        // The takes first: a list never names what is not there.
        FileSet set;
        QStringList lists, takes;
        if (m_wish.withTakes) {
            if (auto ok = writeTakes(set, takes, *plain); !ok)
                return tl::unexpected(ok.error());
        }
        const auto final = made();
        if (!final)
            return tl::unexpected(final.error());
        for (const auto &[format, path] : m_lists) {
            const auto bytes = interchange::writeAs(format, *final);
            if (!bytes)
                return tl::unexpected(bytes.error());
            if (auto ok = set.addBytes(*bytes, path); !ok)
                return tl::unexpected(ok.error());
            lists << path;
        }
        if (m_cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        if (auto ok = set.commit(); !ok)
            return tl::unexpected(ok.error());
        folder.keep();
        if (m_progress)
            m_progress(1);
        return HandedOver{lists + takes, std::int64_t(final->spans.size()), takesIn(*final)};
    }

private:
    Result<> planLists()
    {
        const auto format = interchange::formatOf(m_wish.path);
        if (!format)
            return fail(Error::Kind::InvalidRequest,
                QStringLiteral("the name must end in .otio, .edl, .fcpxml or .mlt"));
        m_lists.emplace_back(*format, QFileInfo(m_wish.path).absoluteFilePath());
        for (const Format more : m_wish.more) {
            const QString path =
                QStringLiteral("%1/%2.%3")
                    .arg(m_options.folder, m_options.name, QLatin1String(suffixOf(more)));
            if (more != *format)
                m_lists.emplace_back(more, path);
        }
        return {};
    }

    Result<Handover> made() const
    {
        auto handover = interchange::handoverOf(m_project, m_indexes, m_options);
        for (const auto &[format, path] : m_lists) {
            if (!handover)
                break;
            if (const auto bytes = interchange::writeAs(format, *handover); !bytes)
                return tl::unexpected(bytes.error());
        }
        return handover;
    }

    Result<> prepare(MadeFolder &folder)
    {
        if (m_wish.withTakes && !QFileInfo::exists(m_options.folder)) {
            if (auto ok = folder.make(m_options.folder); !ok)
                return ok;
        }
        for (const auto &[format, path] : m_lists) {
            if (auto ok = checkTarget(*m_view, path); !ok)
                return ok;
        }
        return {};
    }

    Result<> writeTakes(FileSet &set, QStringList &paths, const Handover &as)
    {
        const std::vector<TakeRun> runs = interchange::takeRuns(m_project, m_indexes);
        std::int64_t all = 1, done = 0;
        for (const TakeRun &run : runs)
            all += run.length;
        for (const TakeRun &run : runs) {
            const QString path = QDir(m_options.folder).filePath(run.fileName);
            if (auto ok = checkTarget(*m_view, path); !ok)
                return ok;
            const auto progress = [&](double part) {
                if (m_progress)
                    m_progress((double(done) + part * double(run.length)) / double(all));
            };
            const auto part = TakeWriting(m_view, run, as).write(path, progress, m_cancel);
            if (!part)
                return tl::unexpected(part.error());
            set.addPart(*part, path);
            paths << path;
            m_options.conformed.push_back({run, path});
            done += run.length;
        }
        return {};
    }

    media::ViewPtr m_view;
    const HandoverWish &m_wish;
    model::Progress m_progress;
    model::CancelToken m_cancel;
    model::Project m_project;
    model::FrameIndexes m_indexes;
    interchange::HandoverOptions m_options;
    std::vector<std::pair<Format, QString>> m_lists;
};

} // namespace

Result<HandedOver> handOver(const media::ViewPtr &view, const HandoverWish &wish,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    if (!view || !view->grid || view->grid->isEmpty())
        return fail(Error::Kind::InvalidRequest, QStringLiteral("the sequence has no frames"));
    return Work(view, wish, progress, cancel).run();
}

} // namespace timeline::render
