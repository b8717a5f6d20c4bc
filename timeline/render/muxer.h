// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"

#include <QString>

#include <memory>

namespace timeline::render {

// One container, written to NAME.part beside its final name and renamed when it is complete. What
// is not committed is removed; a file that was there before is never touched until then.
// Worker-confined.
class Muxer {
public:
    // `format` is FFmpeg's name. NotWritable when the folder is missing or not ours to write.
    static model::Result<std::unique_ptr<Muxer>> create(const QString &path, const QString &format);
    ~Muxer();

    bool wantsGlobalHeader() const;
    // Of the first frame, before start(); kept by MP4, MOV, MXF and Matroska.
    void setTimecode(const QString &timecode);
    // The number of the new stream, to be given to write().
    model::Result<int> addStream(const AVCodecContext &encoder);
    // What the file is made of, for who describes its streams himself; before start().
    AVFormatContext &context() { return *m_output; }
    model::Result<> start();
    // Interleaves; takes the packet's contents, whose stamps are ticks of `timeBase`.
    model::Result<> write(AVPacket &packet, int stream, AVRational timeBase);
    // Index and trailer; the part file is complete then, at partPath().
    model::Result<> finish();
    const QString &partPath() const { return m_partPath; }
    // After finish(): the part file is the caller's to name or remove.
    QString release();
    // Replaces `path` by the part file, in one step.
    model::Result<> commit();

private:
    Muxer() = default;
    model::Result<> createPart();
    model::Result<> checked(int code, const QString &what) const;

    QString m_path;
    QString m_partPath; // empty: nothing of ours lies on the disk
    media::OutputPtr m_output;
    bool m_hasStarted = false;
};

// Why `path` cannot be written, before any work is done; success says nothing about the disk's
// space.
model::Result<> checkWritable(const QString &path);

} // namespace timeline::render
