// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/waveform.h"

#include "timeline/media/soundplan.h"
#include "timeline/media/threadfavour.h"

#include <QThreadPool>

#include <algorithm>
#include <cmath>

namespace timeline::media {

using PeaksPtr = std::shared_ptr<const Peaks>;

class Waveform::Private {
public:
    struct Entry {
        model::MediaIdentity identity;
        QString path;
        PeaksPtr peaks;
        bool isRead = false; // to the end, or as far as it can be
        quint64 reading = 0; // which reading may still deliver
    };

    void read(Waveform &waveform, model::MediaId id, const MediaFile &file);
    void deliver(model::MediaId id, quint64 reading, PeaksPtr peaks, bool isLast);

    std::vector<SoundSegment> m_segments;
    QHash<model::MediaId, Entry> m_entries;
    quint64 m_readings = 0;
    model::CancelToken m_cancel;
    QThreadPool m_pool;
};

// Reads stretches one after the other: each begins no earlier than the one before.
class Waveform::Reader {
public:
    Reader(const Private &d, model::Flicks from)
        : m_d(d)
        , m_segment(std::ranges::upper_bound(
              d.m_segments, from, {}, [](const SoundSegment &s) { return s.range.end; }))
    {
    }

    Peak next(model::TimeRange range)
    {
        const auto end = m_d.m_segments.end();
        while (m_segment != end && m_segment->range.end <= range.begin)
            ++m_segment;
        Peak peak;
        for (auto segment = m_segment; segment != end && segment->range.begin < range.end;
             ++segment) {
            const Peaks *peaks = peaksOf(segment->media);
            if (!peaks)
                continue;
            const Peak part =
                peaks->over({std::max(range.begin, segment->range.begin) + segment->offset,
                    std::min(range.end, segment->range.end) + segment->offset});
            peak.low = std::min(peak.low, part.low * float(segment->gain));
            peak.high = std::max(peak.high, part.high * float(segment->gain));
        }
        return {std::clamp(peak.low, -1.0f, 1.0f), std::clamp(peak.high, -1.0f, 1.0f)};
    }

private:
    const Peaks *peaksOf(model::MediaId media)
    {
        if (media != m_media) {
            const auto entry = m_d.m_entries.constFind(media);
            m_peaks = entry == m_d.m_entries.constEnd() ? nullptr : entry->peaks.get();
            m_media = media;
        }
        return m_peaks;
    }

    const Private &m_d;
    std::vector<SoundSegment>::const_iterator m_segment;
    model::MediaId m_media; // of the file looked up last
    const Peaks *m_peaks = nullptr;
};

void Waveform::Private::deliver(model::MediaId id, quint64 reading, PeaksPtr peaks, bool isLast)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end() || entry->reading != reading)
        return;
    if (peaks)
        entry->peaks = std::move(peaks);
    entry->isRead = isLast;
}

void Waveform::Private::read(Waveform &waveform, model::MediaId id, const MediaFile &file)
{
    const quint64 reading = ++m_readings;
    m_entries.insert(id, {file.identity, file.path, nullptr, false, reading});
    // The destructor waits for the pool, so `waveform` outlives this; what it has not yet got of
    // the queue goes with it.
    const auto post = [&waveform, id, reading](PeaksPtr peaks, bool isLast) {
        QMetaObject::invokeMethod(
            &waveform,
            [&waveform, id, reading, peaks = std::move(peaks), isLast] {
                waveform.d->deliver(id, reading, peaks, isLast);
                emit waveform.grown();
            },
            Qt::QueuedConnection);
    };
    m_pool.start([file, post, cancel = m_cancel] {
        standBackInFavour();
        const auto peaks = cachedPeaks(
            file, [&](const Peaks &some) { post(std::make_shared<const Peaks>(some), false); },
            cancel);
        if (!cancel.isCancelled())
            post(peaks ? std::make_shared<const Peaks>(*peaks) : nullptr, true);
    });
}

Waveform::Waveform(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->m_pool.setMaxThreadCount(1);
}

Waveform::~Waveform()
{
    d->m_cancel.cancel();
    d->m_pool.clear();
    d->m_pool.waitForDone();
}

void Waveform::setView(const ViewPtr &view)
{
    d->m_segments = view ? planSound(*view) : std::vector<SoundSegment>();
    for (const SoundSegment &segment : d->m_segments) {
        if (!segment.media.isValid())
            continue;
        const MediaFile file = view->files.value(segment.media);
        const auto known = d->m_entries.constFind(segment.media);
        if (known == d->m_entries.constEnd() || known->identity != file.identity
            || known->path != file.path)
            d->read(*this, segment.media, file);
    }
    emit grown();
}

Peak Waveform::over(model::TimeRange range) const
{
    Reader reader(*d, range.begin);
    return reader.next(range);
}

std::vector<Peak> Waveform::columns(double length, std::int64_t first, std::size_t count) const
{
    const auto edge = [&](std::size_t i) {
        return model::Flicks{std::llround(double(first + std::int64_t(i)) * length)};
    };
    std::vector<Peak> peaks(count);
    Reader reader(*d, edge(0));
    for (std::size_t i = 0; i < count; ++i)
        peaks[i] = reader.next({edge(i), std::max(edge(i + 1), edge(i) + model::Flicks{1})});
    return peaks;
}

bool Waveform::isComplete() const
{
    return std::ranges::all_of(d->m_segments, [&](const SoundSegment &segment) {
        return !segment.media.isValid() || d->m_entries.value(segment.media).isRead;
    });
}

} // namespace timeline::media
