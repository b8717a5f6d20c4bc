// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/takepictures.h"

#include "timeline/media/sequencereader.h"
#include "timeline/media/threadfavour.h"

#include <QThreadPool>

#include <algorithm>

namespace timeline::media {

namespace {

// What is read for a take. Equal wishes have equal pictures.
struct Wish {
    std::vector<model::PictureRef> refs;
    std::vector<model::FrameNumber> frames;
    model::Conform conform;
    QString path; // of the take's file: found again elsewhere it is another
    QSize size;

    bool operator==(const Wish &) const = default;
};

Wish wishOf(
    const SequenceView &view, const model::Take &take, model::FrameRange stretch, int height)
{
    Wish wish;
    wish.frames = framesStandingFor(stretch, TakePictures::most);
    for (const model::FrameNumber n : wish.frames)
        wish.refs.push_back(view.pictureAt(n));
    wish.conform = take.conform;
    wish.path = view.files.value(take.media).path;
    const QSize format = view.project.sequence.format.size;
    wish.size = format.scaled(QSize(format.width(), height), Qt::KeepAspectRatio);
    return wish;
}

} // namespace

class TakePictures::Private {
public:
    struct Entry {
        Wish wish;
        std::vector<QImage> pictures;
        model::CancelToken cancel;
        quint64 reading = 0; // which one may deliver
        bool isRead = false;
    };

    void read(TakePictures &owner, model::TakeId take, const ViewPtr &view);
    void deliver(model::TakeId take, quint64 reading, const QImage &picture, bool isLast);

    QHash<model::TakeId, Entry> m_entries;
    quint64 m_readings = 0;
    QThreadPool m_pool;
};

void TakePictures::Private::deliver(
    model::TakeId take, quint64 reading, const QImage &picture, bool isLast)
{
    const auto entry = m_entries.find(take);
    if (entry == m_entries.end() || entry->reading != reading)
        return;
    if (!picture.isNull())
        entry->pictures.push_back(picture);
    entry->isRead = isLast;
}

void TakePictures::Private::read(TakePictures &owner, model::TakeId take, const ViewPtr &view)
{
    Entry &entry = m_entries[take];
    entry.reading = ++m_readings;
    // The destructor waits for the pool, so `owner` outlives this.
    const auto post = [&owner, take, reading = entry.reading](const QImage &picture, bool isLast) {
        QMetaObject::invokeMethod(
            &owner,
            [&owner, take, reading, picture, isLast] {
                owner.d->deliver(take, reading, picture, isLast);
                emit owner.changed();
            },
            Qt::QueuedConnection);
    };
    m_pool.start([view, wish = entry.wish, cancel = entry.cancel, post] {
        standBackInFavour();
        SequenceReader reader(view);
        for (const model::FrameNumber n : wish.frames) {
            if (cancel.isCancelled())
                return;
            if (const auto picture = reader.image(n, wish.size, cancel))
                post(*picture, false);
        }
        post({}, true);
    });
}

TakePictures::TakePictures(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->m_pool.setMaxThreadCount(1);
}

TakePictures::~TakePictures()
{
    for (Private::Entry &entry : d->m_entries)
        entry.cancel.cancel();
    d->m_pool.clear();
    d->m_pool.waitForDone();
}

void TakePictures::setWanted(const ViewPtr &view, const std::vector<model::TakeId> &takes,
    model::FrameRange stretch, int height)
{
    QHash<model::TakeId, Private::Entry> kept;
    std::vector<std::pair<model::TakeId, ViewPtr>> missing;
    for (const model::TakeId id :
        view && !stretch.isEmpty() ? takes : std::vector<model::TakeId>()) {
        const model::Take *take = view->project.findTake(id);
        if (!take || take->isPending() || !take->hasPicture)
            continue;
        const ViewPtr seen = viewOfTake(view, id);
        Private::Entry entry;
        entry.wish = wishOf(*seen, *take, stretch, height);
        const auto known = d->m_entries.constFind(id);
        if (known != d->m_entries.constEnd() && known->wish == entry.wish) {
            kept.insert(id, *known);
        } else {
            kept.insert(id, entry);
            missing.emplace_back(id, seen);
        }
    }
    const bool isSame = missing.empty() && kept.size() == d->m_entries.size();
    for (auto entry = d->m_entries.begin(); entry != d->m_entries.end(); ++entry) {
        if (kept.value(entry.key()).reading != entry->reading)
            entry->cancel.cancel();
    }
    d->m_entries = std::move(kept);
    for (const auto &[id, seen] : missing)
        d->read(*this, id, seen);
    if (!isSame)
        emit changed();
}

QHash<model::TakeId, std::vector<QImage>> TakePictures::pictures() const
{
    QHash<model::TakeId, std::vector<QImage>> all;
    for (auto entry = d->m_entries.cbegin(); entry != d->m_entries.cend(); ++entry)
        all.insert(entry.key(), entry->pictures);
    return all;
}

bool TakePictures::isComplete() const
{
    return std::ranges::all_of(d->m_entries, &Private::Entry::isRead);
}

std::vector<model::FrameNumber> framesStandingFor(model::FrameRange stretch, int most)
{
    std::vector<model::FrameNumber> frames;
    const std::int64_t count = std::min<std::int64_t>(most, stretch.count());
    for (std::int64_t i = 0; i < count; ++i)
        frames.push_back({stretch.begin.value + i * stretch.count() / count});
    return frames;
}

} // namespace timeline::media
