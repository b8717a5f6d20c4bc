// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/handover.h"

#include "timeline/interchange/handoverfades.h"
#include "timeline/interchange/handoverrate.h"
#include "timeline/interchange/takeclock.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace timeline::interchange {

using model::Clip;
using model::Error;
using model::fail;
using model::Flicks;
using model::Result;
using model::TakeId;
using model::TimeRange;

namespace {

// A clip, or the part of it in which the same take is seen throughout.
struct Part {
    Flicks offset{0}; // into the clip
    Flicks length{0};
    TakeId picture, sound;
};

void put(QJsonObject &facts, const char *key, const QJsonValue &value)
{
    const bool empty = value.isNull() || (value.isString() && value.toString().isEmpty());
    if (!empty)
        facts.insert(QLatin1String(key), value);
}

QString modeWord(model::Mode mode)
{
    switch (mode) {
    case model::Mode::Picture:
        return QStringLiteral("picture");
    case model::Mode::Sound:
        return QStringLiteral("sound");
    case model::Mode::Both:
        break;
    }
    return QStringLiteral("both");
}

QJsonObject factsOf(const model::Project &project, const model::Take &take, bool withPrompts)
{
    QJsonObject facts{{QStringLiteral("take"), take.number}};
    for (const auto &[key, is] : {std::pair("accepted", take.accepted),
             std::pair("rejected", take.rejected), std::pair("starred", take.starred)}) {
        if (is)
            facts.insert(QLatin1String(key), true);
    }
    if (withPrompts)
        put(facts, "note", take.note);
    const model::Retake *retake = take.retakeId ? project.findRetake(*take.retakeId) : nullptr;
    if (!retake)
        return facts;
    if (withPrompts)
        put(facts, "prompt", retake->prompt);
    put(facts, "mode", modeWord(retake->mode));
    put(facts, "model", retake->model);
    put(facts, "service", retake->service);
    put(facts, "job_id", retake->jobId);
    put(facts, "request_id", retake->requestId);
    put(facts, "submitted", retake->submitted.toUTC().toString(Qt::ISODate));
    put(facts, "finished", retake->finished.toUTC().toString(Qt::ISODate));
    return facts;
}

class Builder {
public:
    Builder(const model::Project &project, const model::FrameIndexes &indexes,
        const HandoverOptions &options)
        : m_project(project)
        , m_options(options)
        , m_clock(project, indexes)
        , m_grid(project, indexes)
    {
    }

    Result<Handover> build()
    {
        const model::SequenceFormat &format = m_project.sequence.format;
        m_made.name = m_options.name;
        m_made.folder = m_options.folder;
        m_made.rate = m_clock.rate();
        m_made.dropFrame =
            canDropFrames(m_made.rate) && (m_options.dropFrame || m_clock.hasDropTimecode());
        m_made.size = format.size;
        m_made.color = format.color;
        m_made.sampleRate = format.sampleRate;
        m_made.channels = format.channels;
        m_start = Flicks{0};
        for (const Clip &clip : joinedClips(m_project.sequence)) {
            const std::size_t first = m_made.spans.size();
            for (const Part &part : partsOf(clip)) {
                if (auto ok = addSpan(clip, part); !ok)
                    return tl::unexpected(ok.error());
            }
            if (m_made.spans.size() > first)
                m_fades.push_back({first, fadeInto(clip)});
            m_start += clip.length;
        }
        if (m_made.spans.empty())
            return fail(Error::Kind::InvalidRequest, QStringLiteral("the sequence has no frames"));
        addFades(m_made, m_fades);
        if (m_made.name.isEmpty())
            m_made.name = QFileInfo(m_made.files.front().path).completeBaseName();
        return std::move(m_made);
    }

private:
    HandoverFade fadeInto(const Clip &clip) const
    {
        const auto &clips = m_project.sequence.clips;
        const auto at = std::ranges::find(clips, clip.id, &Clip::id) - clips.begin();
        const auto range = m_grid.shown(m_grid.crossfade(m_project, std::size_t(at)));
        const std::int64_t cut = m_clock.frames(m_start);
        return {cut - m_clock.frames(range.begin), m_clock.frames(range.end) - cut};
    }

    const ConformedTake *conformed(TakeId take) const
    {
        const auto it = std::ranges::find_if(m_options.conformed, [&](const ConformedTake &c) {
            return c.run.take == take && c.run.range.contains(m_start);
        });
        return it == m_options.conformed.end() ? nullptr : &*it;
    }

    bool hasSound(const model::Take &take) const
    {
        const model::Media *media = m_project.findMedia(take.media);
        return take.hasSound && media && !media->info.audio.empty();
    }

    // The takes that are seen and heard: the original stands in for what is not there.
    Part wholePart(const Clip &clip) const
    {
        const TakeId original = clip.slices.front().take;
        Part part{Flicks{0}, clip.length, clip.pictureTake(), clip.soundTake()};
        const model::Take *picture = m_project.findTake(part.picture);
        const model::Take *sound = m_project.findTake(part.sound);
        if (!picture || picture->isPending() || !picture->hasPicture)
            part.picture = original;
        if (!sound || sound->isPending() || !hasSound(*sound))
            part.sound = original;
        return part;
    }

    std::vector<Part> partsOf(const Clip &clip) const
    {
        const TakeId original = clip.slices.front().take;
        const Part whole = wholePart(clip);
        if (whole.picture == original || conformed(whole.picture))
            return {whole};
        const Flicks window = clip.slice(whole.picture)->start;
        const TimeRange covered =
            m_clock.covered(*m_project.findTake(whole.picture), window, clip.length);
        // What the file does not cover shows and sounds the original.
        Part outside = whole;
        outside.picture = original;
        if (whole.sound == whole.picture)
            outside.sound = original;
        if (covered.isEmpty())
            return {outside};
        std::vector<Part> parts;
        const auto add = [&](Part part, Flicks begin, Flicks end) {
            part.offset = begin;
            part.length = end - begin;
            if (part.length > Flicks{0})
                parts.push_back(part);
        };
        add(outside, Flicks{0}, covered.begin - window);
        add(whole, covered.begin - window, covered.end - window);
        add(outside, covered.end - window, clip.length);
        return parts;
    }

    Result<> addSpan(const Clip &clip, const Part &part)
    {
        HandoverSpan span;
        span.start = m_clock.frames(m_start + part.offset);
        span.length = m_clock.frames(m_start + part.offset + part.length) - span.start;
        if (span.length <= 0)
            return {};
        const auto mediaStart = m_clock.mediaStart(clip, m_start, part.offset);
        if (!mediaStart)
            return fail(Error::Kind::NotFound, QStringLiteral("a clip has no file"));
        span.mediaStart = *mediaStart;
        for (const model::Slice &slice : clip.slices)
            addTake(span, slice, part);
        m_made.spans.push_back(std::move(span));
        return {};
    }

    void addTake(HandoverSpan &span, const model::Slice &slice, const Part &part)
    {
        const model::Take *take = m_project.findTake(slice.take);
        const model::Media *media = take ? m_project.findMedia(take->media) : nullptr;
        if (!media)
            return;
        HandoverTake made;
        made.key = keyOf(span, *take);
        made.hasPicture = take->hasPicture;
        made.hasSound = hasSound(*take);
        made.facts = factsOf(m_project, *take, m_options.withPrompts);
        if (span.takes.empty()) {
            made.file = fileOf(*media);
            made.mediaStart = m_made.files[made.file].start;
            HandoverFile &file = m_made.files[made.file];
            // Rounding a variable rate may reach one frame further.
            file.length = std::max(file.length, span.mediaEnd() - file.start);
        } else if (const ConformedTake *own = conformed(take->id)) {
            made.file = fileOf(*own, *media);
            made.mediaStart = own->run.mediaStart;
        } else if (const auto in = m_clock.inFile(*take, slice.start + part.offset)) {
            made.file = fileOf(*media);
            made.mediaStart = span.mediaStart - *in;
        } else {
            return; // its file covers nothing of it
        }
        if (take->id == part.picture)
            span.picture = span.takes.size();
        if (take->id == part.sound && made.hasSound)
            span.sound = span.takes.size();
        span.takes.push_back(std::move(made));
    }

    static QString keyOf(const HandoverSpan &span, const model::Take &take)
    {
        if (span.takes.empty())
            return QStringLiteral("original");
        const QString key = QStringLiteral("take-%1").arg(take.number);
        const bool used =
            std::ranges::find(span.takes, key, &HandoverTake::key) != span.takes.end();
        return used ? QStringLiteral("%1-%2").arg(key).arg(take.id.value) : key;
    }

    std::size_t fileOf(const model::Media &media)
    {
        HandoverFile file;
        file.path = media.path;
        file.size = media.info.video.displaySize;
        file.rate = m_clock.rateOf(media);
        file.start = m_clock.startOf(media);
        file.length = m_clock.lengthOf(media);
        file.hasSound = !media.info.audio.empty();
        if (file.hasSound) {
            file.channels = media.info.audio.front().channels;
            file.sampleRate = media.info.audio.front().sampleRate;
        }
        return placeOf(std::move(file));
    }

    std::size_t fileOf(const ConformedTake &own, const model::Media &media)
    {
        HandoverFile file;
        file.path = own.path;
        file.size = m_made.size;
        file.rate = m_made.rate;
        file.start = own.run.mediaStart;
        file.length = own.run.length;
        file.hasSound = !media.info.audio.empty();
        file.channels = m_made.channels;
        file.sampleRate = m_made.sampleRate;
        return placeOf(std::move(file));
    }

    std::size_t placeOf(HandoverFile file)
    {
        const auto it = std::ranges::find(m_made.files, file.path, &HandoverFile::path);
        if (it != m_made.files.end())
            return std::size_t(it - m_made.files.begin());
        file.reel = reelOf(file);
        m_made.files.push_back(std::move(file));
        return m_made.files.size() - 1;
    }

    QString reelOf(const HandoverFile &file) const
    {
        QString base;
        const QString name = file.name().section(QLatin1Char('.'), 0, 0).toUpper();
        for (const QChar c : name) {
            if (c.unicode() < 128 && c.isLetterOrNumber())
                base += c;
        }
        base = base.isEmpty() ? QStringLiteral("REEL") : base.left(8);
        QString reel = base;
        for (int i = 2;
             std::ranges::find(m_made.files, reel, &HandoverFile::reel) != m_made.files.end();
             ++i) {
            const QString number = QString::number(i);
            reel = base.left(8 - int(number.size())) + number;
        }
        return reel;
    }

    const model::Project &m_project;
    const HandoverOptions &m_options;
    TakeClock m_clock;
    model::FrameGrid m_grid;
    Flicks m_start{0}; // of the clip
    std::vector<WantedFade> m_fades;
    Handover m_made;
};

} // namespace

QString HandoverFile::name() const
{
    return QFileInfo(path).fileName();
}

std::int64_t Handover::length() const
{
    return spans.empty() ? 0 : spans.back().start + spans.back().length;
}

std::int64_t Handover::inFile(const HandoverSpan &span, const HandoverTake &take)
{
    return std::max<std::int64_t>(span.mediaStart - take.mediaStart, 0);
}

bool Handover::hasSound() const
{
    return std::ranges::any_of(
        spans, [](const HandoverSpan &span) { return span.sound.has_value(); });
}

bool Handover::hasFades() const
{
    return std::ranges::any_of(
        spans, [](const HandoverSpan &span) { return !span.fadeIn.isEmpty(); });
}

Result<Handover> handoverOf(const model::Project &project, const model::FrameIndexes &indexes,
    const HandoverOptions &options)
{
    if (auto ok = model::checkInvariant(project.sequence); !ok)
        return tl::unexpected(ok.error());
    return Builder(project, indexes, options).build();
}

} // namespace timeline::interchange
