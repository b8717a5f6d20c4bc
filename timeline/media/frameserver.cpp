// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/frameserver.h"

#include "timeline/media/frameworker.h"

#include <QMetaObject>

#include <utility>

namespace timeline::media {

class FrameServer::Private {
public:
    Private(FrameServer &server, std::function<void()> beforePlayed)
        : worker({[&server, this](Pictures pictures) {
                      QMetaObject::invokeMethod(
                          &server,
                          [&server, this, pictures = std::move(pictures)] {
                              if (pictures.generation == generation)
                                  emit server.picturesReady(pictures);
                          },
                          Qt::QueuedConnection);
                  },
            [&server] {
                QMetaObject::invokeMethod(
                    &server, &FrameServer::cacheChanged, Qt::QueuedConnection);
            },
            std::move(beforePlayed)})
    {
    }

    ScenePtr scene;
    quint64 generation = 0;
    quint64 playable = 0; // generation from which on pictures may be played
    FrameWorker worker;
};

FrameServer::FrameServer(QObject *parent)
    : FrameServer(std::function<void()>(), parent)
{
}

FrameServer::FrameServer(std::function<void()> beforePlayed, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(beforePlayed)))
{
}

FrameServer::~FrameServer() = default;

void FrameServer::setViews(std::vector<ViewPtr> views)
{
    d->scene = makeScene(std::move(views), d->scene, ++d->generation);
    d->playable = d->generation;
    d->worker.setScene(d->scene);
    emit cacheChanged();
}

void FrameServer::changeViews(std::vector<ViewPtr> views)
{
    d->scene = makeScene(std::move(views), d->scene, ++d->generation);
    d->worker.changeScene(d->scene);
    emit cacheChanged();
}

quint64 FrameServer::generation() const
{
    return d->generation;
}

void FrameServer::setPictureSize(QSize size)
{
    d->worker.setPictureSize(size);
}

void FrameServer::setCacheBudget(std::size_t bytes)
{
    d->worker.setCacheBudget(bytes);
    emit cacheChanged();
}

void FrameServer::request(model::FrameNumber frame)
{
    d->worker.request(frame);
}

void FrameServer::startPlayback(
    model::FrameNumber frame, int step, const std::optional<model::FrameRange> &loop)
{
    d->worker.startPlayback(frame, step, loop);
}

void FrameServer::stopPlayback()
{
    d->worker.stopPlayback();
}

bool FrameServer::isPlaybackReady() const
{
    return d->worker.isPlaybackReady();
}

Pictures FrameServer::takeForPlayback(std::int64_t place)
{
    if (auto pictures = d->worker.takeForPlayback(place);
        pictures && pictures->generation >= d->playable)
        return *std::move(pictures);
    const std::size_t panes = d->scene ? d->scene->views.size() : 0;
    return {{}, std::vector<QVideoFrame>(panes), std::vector<QString>(panes),
        std::vector<bool>(panes), false, d->generation};
}

std::vector<model::FrameRange> FrameServer::cachedRanges() const
{
    return d->worker.cachedRanges();
}

} // namespace timeline::media
