// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"

#include <QDeadlineTimer>
#include <QSize>
#include <QString>

#include <memory>

namespace practice {

// An uploaded file, opened: MP4, MOV or Matroska from the disk, nothing else and no reference to
// anything else. Confined to the thread that uses it.
class MediaInput {
public:
    static timeline::model::Result<std::unique_ptr<MediaInput>> open(
        const QString &path, const timeline::model::CancelToken &cancel, QDeadlineTimer deadline);

    AVFormatContext *format() const { return m_format.get(); }
    const AVStream *video() const; // never null
    const AVStream *audio() const; // null when silent
    int rotation() const; // degrees clockwise to show the picture upright: 0, 90, 180, 270
    QSize displaySize() const; // upright, with square pixels
    AVRational frameRate() const;

    // The next packet; false at the end. Damaged packets are skipped.
    timeline::model::Result<bool> read(AVPacket *packet);

private:
    MediaInput(timeline::model::CancelToken cancel, QDeadlineTimer deadline);
    static int interrupted(void *self);

    timeline::model::CancelToken m_cancel;
    QDeadlineTimer m_deadline;
    timeline::media::InputPtr m_format; // after what its interrupt callback reads
    int m_video = -1;
    int m_audio = -1;
};

// A decoder for one stream of it, with its parameters checked.
timeline::model::Result<timeline::media::CodecPtr> openDecoder(const AVStream *stream);

} // namespace practice
