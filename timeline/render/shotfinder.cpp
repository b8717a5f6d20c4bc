// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/shotfinder.h"

#include "timeline/media/sequencereader.h"
#include "timeline/media/threadfavour.h"
#include "timeline/render/shots.h"

#include <QThreadPool>

#include <algorithm>
#include <map>

namespace timeline::render {

namespace {

using model::FrameNumber;
using model::FrameRange;

constexpr std::int64_t chunkFrames = 120; // looked at in one go

FrameRange framesOf(std::int64_t chunk, std::int64_t count)
{
    return {{chunk * chunkFrames}, {std::min((chunk + 1) * chunkFrames, count)}};
}

// A frame that cannot be decoded is an empty picture: nothing jumps to or from it.
std::vector<FrameNumber> findIn(
    media::SequenceReader &reader, FrameRange frames, const model::CancelToken &cancel)
{
    const std::int64_t count = reader.view()->grid->count();
    const FrameRange seen{{std::max<std::int64_t>(frames.begin.value - shotContext, 0)},
        {std::min(frames.end.value + shotContext, count)}};
    std::vector<Thumbnail> pictures;
    for (FrameNumber n = seen.begin; n < seen.end && !cancel.isCancelled(); ++n.value) {
        const auto picture = reader.image(n, QSize(96, 54), cancel);
        pictures.push_back(picture ? thumbnailOf(*picture) : Thumbnail());
    }
    std::vector<FrameNumber> shots;
    for (const std::size_t i : shotChanges(pictures)) {
        const FrameNumber n{seen.begin.value + std::int64_t(i)};
        if (frames.contains(n))
            shots.push_back(n);
    }
    return shots;
}

} // namespace

class ShotFinder::Private {
public:
    void look(ShotFinder &owner, const std::vector<std::int64_t> &chunks);

    media::ViewPtr m_view;
    std::map<std::int64_t, std::vector<FrameNumber>> m_found; // by chunk
    std::vector<std::int64_t> m_wanted;
    quint64 m_looking = 0; // which look may deliver
    model::CancelToken m_cancel;
    QThreadPool m_pool;
};

void ShotFinder::Private::look(ShotFinder &owner, const std::vector<std::int64_t> &chunks)
{
    // The destructor waits for the pool, so `owner` outlives this.
    const auto post = [&owner, looking = m_looking](
                          std::int64_t chunk, const std::vector<FrameNumber> &shots) {
        QMetaObject::invokeMethod(
            &owner,
            [&owner, looking, chunk, shots] {
                if (owner.d->m_looking != looking)
                    return;
                owner.d->m_found[chunk] = shots;
                emit owner.changed();
            },
            Qt::QueuedConnection);
    };
    m_pool.start([view = media::viewOfOriginals(m_view), chunks, cancel = m_cancel, post] {
        media::standBackInFavour();
        media::SequenceReader reader(view, media::SequenceReader::Use::Playback);
        for (const std::int64_t chunk : chunks) {
            const auto shots = findIn(reader, framesOf(chunk, view->grid->count()), cancel);
            if (cancel.isCancelled())
                return;
            post(chunk, shots);
        }
    });
}

ShotFinder::ShotFinder(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->m_pool.setMaxThreadCount(1);
}

ShotFinder::~ShotFinder()
{
    d->m_cancel.cancel();
    d->m_pool.clear();
    d->m_pool.waitForDone();
}

void ShotFinder::setView(const media::ViewPtr &view)
{
    const bool isSame = d->m_view && view && d->m_view->grid == view->grid;
    d->m_view = view;
    if (isSame)
        return;
    d->m_cancel.cancel();
    ++d->m_looking;
    d->m_wanted.clear();
    if (d->m_found.empty())
        return;
    d->m_found.clear();
    emit changed();
}

void ShotFinder::setVisible(FrameRange frames)
{
    std::vector<std::int64_t> wanted;
    if (d->m_view && !frames.isEmpty() && frames.count() <= most) {
        for (std::int64_t chunk = frames.begin.value / chunkFrames;
             chunk <= (frames.end.value - 1) / chunkFrames; ++chunk)
            wanted.push_back(chunk);
    }
    std::erase_if(wanted, [this](std::int64_t chunk) { return d->m_found.contains(chunk); });
    std::erase_if(d->m_wanted, [this](std::int64_t chunk) { return d->m_found.contains(chunk); });
    if (wanted == d->m_wanted)
        return; // it is being looked at, or known
    d->m_cancel.cancel();
    d->m_cancel = {};
    ++d->m_looking;
    d->m_wanted = wanted;
    if (!wanted.empty())
        d->look(*this, wanted);
}

std::vector<FrameNumber> ShotFinder::shots() const
{
    std::vector<FrameNumber> all;
    for (const auto &[chunk, shots] : d->m_found)
        all.insert(all.end(), shots.begin(), shots.end());
    return all;
}

bool ShotFinder::isComplete() const
{
    return std::ranges::all_of(
        d->m_wanted, [this](std::int64_t chunk) { return d->m_found.contains(chunk); });
}

} // namespace timeline::render
