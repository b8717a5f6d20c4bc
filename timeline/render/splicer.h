// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/demuxer.h"
#include "timeline/media/filewatch.h"
#include "timeline/model/task.h"
#include "timeline/render/muxer.h"
#include "timeline/render/packettally.h"
#include "timeline/render/soundsplice.h"

#include <QStringList>

#include <map>
#include <memory>

namespace timeline::render {

// What was copied of one track, as it was read.
struct CopiedTrack {
    int outStream = -1;
    std::int64_t packets = 0;
    QByteArray digest;
    bool isRewritten = false; // then the digest is of those that were copied, where that is known
    model::TimeRange span; // of the sound that it holds, on the source's clock
};

// Copies a file, track by track, in one pass over it: packets as they are but for those of tracks
// that have a rewriter; chapters, tags, languages, dispositions, rotation and side data as well.
// Memory does not grow with length. Worker-confined.
class Splicer {
public:
    // `container` is FFmpeg's name of a muxer. SourceChanged when the file is no longer the one
    // that was indexed.
    static model::Result<std::unique_ptr<Splicer>> open(const media::MediaFile &source,
        const QString &path, const QString &container, const model::CancelToken &cancel);

    const media::Demuxer &demuxer() const { return *m_demuxer; }
    void rewrite(int stream, std::unique_ptr<TrackRewriter> rewriter);
    // A track that the source has not.
    void add(std::unique_ptr<NewSoundTrack> track) { m_newTrack = std::move(track); }
    // The packets that are copied although their track has a rewriter.
    void setCopied(int pictureStream, CopiedPackets copied);
    void setCopied(int soundStream, CopiedSound copied);

    // Complete after run(), still under its passing name.
    model::Result<> run(const model::Progress &progress, const model::CancelToken &cancel);
    const QString &partPath() const { return m_muxer->partPath(); }
    model::Result<> commit() { return m_muxer->commit(); }

    const std::map<int, CopiedTrack> &tracks() const { return m_copied; } // by the source's number
    // Tracks that the container cannot hold, in words for people.
    const QStringList &leftOut() const { return m_leftOut; }
    int newTrack() const { return m_newOut; } // -1: none was added

private:
    struct Track {
        int out = -1;
        AVRational timeBase{0, 1}; // of the packets that are written
        std::int64_t shift = 0; // to be added to their stamps
        std::unique_ptr<TrackRewriter> rewriter;
        PacketTally tally{PacketTally::Kind::Packets};
        TrackSpan span;
    };

    explicit Splicer(const media::MediaFile &source)
        : m_watch(source)
    {
    }
    model::Result<> addTracks();
    model::Result<> addTrack(const AVStream &stream);
    model::Result<> addNewTrack();
    model::Result<> copyNext(AVPacket &packet);
    model::Result<> copy(AVPacket &packet);
    model::Result<> finish();
    PacketSink sinkOf(const Track &track);
    PacketSink newSink();

    media::FileWatch m_watch;
    std::unique_ptr<media::Demuxer> m_demuxer;
    std::unique_ptr<Muxer> m_muxer;
    std::map<int, std::unique_ptr<TrackRewriter>> m_rewriters; // until run()
    std::map<int, Track> m_tracks;
    std::map<int, CopiedTrack> m_copied;
    std::unique_ptr<NewSoundTrack> m_newTrack; // mostly none
    int m_newOut = -1;
    int m_pictureStream = -1;
    CopiedPackets m_pictures;
    std::map<int, CopiedSound> m_sounds; // of tracks that are rewritten in places
    QStringList m_leftOut;
};

} // namespace timeline::render
