// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/scene.h"
#include "timeline/media/sequencepictures.h"
#include "timeline/media/sourcepool.h"

#include <QHash>

#include <functional>
#include <optional>

namespace timeline::media {

// The panes' decoded pictures while playing, out of the cache or of the decoder that stands
// nearest. Two decoders may play one file: while one is at a loop's end, the other waits at its
// begin. Worker-confined; the cache is shared.
class PlayReader {
public:
    PlayReader(PictureCache &cache, SourcePool &sources);

    // Sees the sequence frames whose pictures were decoded on the way.
    void setTouched(std::function<void(model::FrameNumber)> touched);

    model::Result<DecodedFrame> picture(const Scene &scene, std::size_t pane, model::FrameNumber n,
        FrameSource::OnTheWay onTheWay, const model::CancelToken &cancel);
    // The frame at n, or the nearest behind it, that others refer to, decoded into the cache. Of
    // the first pane. Nothing when there is none in this clip.
    std::optional<model::FrameNumber> referenceFrom(
        const Scene &scene, model::FrameNumber n, const model::CancelToken &cancel);
    // The same for the key frame at n or the nearest before it, decoded alone.
    std::optional<model::FrameNumber> keyBefore(const Scene &scene, model::FrameNumber n);

    // Around n in the first pane: the frame where decoding would have to begin (it may lie before
    // the clip), and the next one where it can begin anew, a key frame or what lies behind a cut;
    // `end` when there is none before. Nothing when that is out of sight.
    struct Stretch {
        std::int64_t key = 0;
        std::int64_t next = 0;
    };
    std::optional<Stretch> stretchAt(
        const Scene &scene, model::FrameNumber n, std::int64_t end) const;

    // A few pictures of the way to frame n, those from `keep` on into the cache. False when there
    // is nothing left to do, or nothing to be done.
    bool approach(const Scene &scene, std::size_t pane, model::FrameNumber n,
        model::FrameNumber keep, const model::CancelToken &cancel);
    // The same with the decoder that is not playing, up to the frame before n; in a crossfade up to
    // what is mixed in there.
    bool standBy(const Scene &scene, std::size_t pane, model::FrameNumber n,
        const model::CancelToken &cancel);

private:
    model::Result<FrameSource *> nearest(
        const MediaFile &file, const PictureKey &wanted, bool opensOther);
    model::Result<VideoFrame> part(const Scene &scene, std::size_t pane, const PanePart &wanted,
        model::FrameNumber n, bool opensOther, FrameSource::OnTheWay onTheWay,
        const model::CancelToken &cancel);
    void keep(FrameSource &source, const PanePart &wanted, model::FrameNumber n, std::int64_t from);
    std::optional<model::FrameNumber> shownAs(const Scene &scene, const PanePicture &wanted,
        model::FrameNumber n, model::FrameNumber fileFrame) const;

    PictureCache &m_cache;
    SourcePool &m_sources;
    std::function<void(model::FrameNumber)> m_touched;
    QHash<quint64, int> m_lanes; // which decoder of a file is playing
};

} // namespace timeline::media
