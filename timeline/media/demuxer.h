// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/media/fileinput.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"

#include <QString>

#include <chrono>
#include <memory>
#include <vector>

namespace timeline::media {

// The least and the most that a file may ask of us.
inline constexpr int maxPictureSide = 16384;
inline constexpr std::int64_t maxPicturePixels = 200'000'000;
inline constexpr int maxStreams = 100;

// An open container. Only ordinary local files of known container formats: no playlists, no
// references to other files, no protocols but `file:`, whatever the name looks like.
// Worker-confined.
class Demuxer {
public:
    // Streams: their first packets are decoded to learn what they hold. Header: that is known
    // already, so that it is left out where the container's own header names every stream.
    enum class Look { Streams, Header };

    // Opens and looks; errors are classified as in openfault.h.
    static model::Result<std::unique_ptr<Demuxer>> open(
        const QString &path, const model::CancelToken &cancel = {}, Look look = Look::Streams);
    ~Demuxer();

    AVFormatContext &context() const { return *m_input; }
    bool isMov() const; // MP4 or MOV
    AVStream *stream(int index) const; // nullptr: there is none
    // The stream that is shown: the default one, else the largest; cover art is no picture. -1:
    // none.
    int pictureStream() const;
    std::vector<int> soundStreams() const; // in file order

    void setCancel(const model::CancelToken &cancel);
    // Packets of all other streams are skipped, as early as the container allows.
    void readOnly(const std::vector<int> &streams);

    // For who wants to know what packets there are, and of key packets alone what is in them: the
    // content of all others is not read where the container says beforehand which they are, and is
    // anything. False: it does not, and all is read.
    bool leaveOutAllButKeys(int stream);
    void leaveOutNothing();

    // The next packet into `packet`; false at the end of the file.
    model::Result<bool> read(AVPacket &packet);
    // To a packet of `stream` with at most this dts (its own ticks), as near as the container can.
    model::Result<> seek(int stream, std::int64_t dts);
    model::Result<> rewind();
    // To the first packet, whatever a seek makes of this file: the file is opened anew. AVStreams
    // and the context from before are gone.
    model::Result<> reopen();

private:
    struct Guard {
        model::CancelToken cancel;
        std::chrono::steady_clock::time_point deadline =
            std::chrono::steady_clock::time_point::max();
    };

    Demuxer();
    static int interrupted(void *guard);
    model::Result<> openInput(const QString &path);
    model::Result<> checkSizes() const;
    model::Result<> findStreams();

    QString m_path;
    Look m_look = Look::Streams;
    std::vector<int> m_wanted; // as readOnly() said; empty: all
    std::unique_ptr<Guard> m_guard; // FFmpeg keeps the address of both: they outlive m_input
    std::unique_ptr<FileInput> m_file;
    InputPtr m_input;
};

} // namespace timeline::media
