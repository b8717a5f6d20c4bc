// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/filmstrip.h"

#include "timeline/media/tileplan.h"
#include "timeline/media/tileworker.h"

#include <QMetaObject>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace timeline::media {

using model::FrameNumber;

namespace {

constexpr std::size_t memoryBudget = 64ULL << 20;
// Tiles of the sequence as it is now; more would only serve as neighbours far away.
constexpr std::size_t maxPlaced = 600;

// What of it changes a picture.
model::Conform pictureConform(const model::Take *take)
{
    model::Conform conform = take ? take->conform : model::Conform{};
    conform.loudnessMatch = false;
    conform.loudnessGain = 1;
    conform.offsetFrames = 0;
    return conform;
}

// The least distance between tiles: how many frames one of them stands for.
std::int64_t spacingOf(std::vector<FrameNumber> frames)
{
    std::ranges::sort(frames);
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 1; i < frames.size(); ++i) {
        if (frames[i] != frames[i - 1])
            least = std::min(least, frames[i] - frames[i - 1]);
    }
    return frames.size() < 2 ? 1 : least;
}

} // namespace

class Filmstrip::Private {
public:
    explicit Private(Filmstrip &filmstrip)
        : strip(filmstrip)
        , worker([this](const TileWish &wish, const QImage &image, TileWorker::Stage stage) {
            QMetaObject::invokeMethod(
                &strip, [this, wish, image, stage] { receive(wish, image, stage); },
                Qt::QueuedConnection);
        })
    {
    }

    std::optional<TileWish> wishFor(FrameNumber frame, std::int64_t spacing) const;
    void place(FrameNumber frame, const QImage &image);
    void placeOwn(FrameNumber frame, const QImage &image);
    void receive(const TileWish &wish, const QImage &image, TileWorker::Stage stage);
    void wish();

    Filmstrip &strip;
    ScenePtr scene;
    quint64 generation = 0;
    std::vector<FrameNumber> visible;
    int height = 0;
    std::vector<TileWish> wished; // not there yet
    ScenePtr wishedIn;
    std::map<std::int64_t, QImage> placed; // by sequence frame
    std::set<std::int64_t> unmade; // sequence frames whose own tile cannot be had
    FrameCache<TileKey, QImage, TileKeyHash> tiles{memoryBudget}; // null: cannot be had
    TileWorker worker; // the last to be built
};

std::optional<TileWish> Filmstrip::Private::wishFor(FrameNumber frame, std::int64_t spacing) const
{
    const auto own = panePicture(*scene, 0, frame);
    if (!own)
        return std::nullopt;
    const MediaFile file = scene->views.front()->files.value(own->ref.media);
    if (!file.index || own->ref.frame.value >= file.index->count())
        return std::nullopt;
    const model::Conform conform =
        pictureConform(scene->views.front()->project.findTake(own->ref.take));
    TileWish wish{{own->key, height, false, conform}, own->ref, frame};
    const TilePick pick = pickTile(*file.index, own->ref.frame, spacing);
    wish.key.isLoose = pick.isLoose;
    // Behind a cut the file's next frames are not the sequence's.
    const auto there = panePicture(*scene, 0, frame + (pick.frame - own->ref.frame));
    if (there && there->key == PictureKey{own->key.file, pick.frame})
        wish.key.picture.frame = pick.frame;
    return wish;
}

void Filmstrip::Private::place(FrameNumber frame, const QImage &image)
{
    if (image.isNull())
        return;
    placed[frame.value] = image;
    if (placed.size() <= maxPlaced)
        return;
    const bool isLeft =
        frame.value - placed.begin()->first > std::prev(placed.end())->first - frame.value;
    placed.erase(isLeft ? placed.begin() : std::prev(placed.end()));
}

// What stood in for it stays when it cannot be had.
void Filmstrip::Private::placeOwn(FrameNumber frame, const QImage &image)
{
    place(frame, image);
    if (image.isNull())
        unmade.insert(frame.value);
    else
        unmade.erase(frame.value);
}

void Filmstrip::Private::receive(const TileWish &made, const QImage &image, TileWorker::Stage stage)
{
    if (stage == TileWorker::Stage::Draft) {
        if (std::ranges::find(wished, made) == wished.end())
            return;
        place(made.frame, image);
        emit strip.tilesChanged();
        return;
    }
    tiles.insert(made.key, image, std::size_t(std::max<qsizetype>(image.sizeInBytes(), 64)));
    // A tile of an earlier view is worth keeping but stands nowhere.
    const auto now = std::ranges::find(wished, made);
    if (now == wished.end())
        return;
    wished.erase(now);
    placeOwn(made.frame, image);
    emit strip.tilesChanged();
}

// Takes what is there and wishes for the rest.
void Filmstrip::Private::wish()
{
    if (!scene)
        return;
    std::vector<TileWish> missing;
    const bool isSeen = !scene->views.empty() && height > 0;
    const std::int64_t spacing = spacingOf(visible);
    for (const FrameNumber frame : isSeen ? visible : std::vector<FrameNumber>()) {
        const auto tile = wishFor(frame, spacing);
        if (!tile)
            continue;
        if (const auto ready = tiles.find(tile->key))
            placeOwn(frame, *ready);
        else
            missing.push_back(*tile);
    }
    if (missing == wished && scene == wishedIn)
        return;
    wished = std::move(missing);
    wishedIn = scene;
    worker.setWishes(scene, wished);
}

Filmstrip::Filmstrip(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{
}

Filmstrip::~Filmstrip() = default;

void Filmstrip::setView(ViewPtr view)
{
    d->scene = makeScene({std::move(view)}, d->scene, ++d->generation);
    d->placed.clear();
    d->unmade.clear();
    d->wished.clear();
    d->wish();
    emit tilesChanged();
}

void Filmstrip::setVisible(std::vector<FrameNumber> frames, int height)
{
    d->visible = std::move(frames);
    d->height = height;
    d->wish();
}

bool Filmstrip::hasOwnTile(FrameNumber frame) const
{
    return d->placed.contains(frame.value) && !d->unmade.contains(frame.value);
}

bool Filmstrip::isComplete() const
{
    return d->wished.empty();
}

QImage Filmstrip::tile(FrameNumber frame) const
{
    const auto &placed = d->placed;
    if (placed.empty())
        return {};
    const auto after = placed.lower_bound(frame.value);
    if (after == placed.begin())
        return after->second;
    const auto before = std::prev(after);
    if (after == placed.end() || frame.value - before->first <= after->first - frame.value)
        return before->second;
    return after->second;
}

} // namespace timeline::media
