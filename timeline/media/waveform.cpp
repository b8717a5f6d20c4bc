// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/waveform.h"

#include "timeline/media/soundplan.h"
#include "timeline/media/threadfavour.h"

#include <QThreadPool>

#include <algorithm>

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
    Peak peak;
    auto segment = std::ranges::upper_bound(
        d->m_segments, range.begin, {}, [](const SoundSegment &s) { return s.range.end; });
    for (; segment != d->m_segments.end() && segment->range.begin < range.end; ++segment) {
        const auto entry = d->m_entries.constFind(segment->media);
        if (entry == d->m_entries.constEnd() || !entry->peaks)
            continue;
        const Peak part =
            entry->peaks->over({std::max(range.begin, segment->range.begin) + segment->offset,
                std::min(range.end, segment->range.end) + segment->offset});
        peak.low = std::min(peak.low, part.low * float(segment->gain));
        peak.high = std::max(peak.high, part.high * float(segment->gain));
    }
    return {std::clamp(peak.low, -1.0f, 1.0f), std::clamp(peak.high, -1.0f, 1.0f)};
}

bool Waveform::isComplete() const
{
    return std::ranges::all_of(d->m_segments, [&](const SoundSegment &segment) {
        return !segment.media.isValid() || d->m_entries.value(segment.media).isRead;
    });
}

} // namespace timeline::media
