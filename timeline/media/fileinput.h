// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"

#include <QFile>

#include <functional>
#include <memory>
#include <vector>

namespace timeline::media {

// A local file as FFmpeg reads one, which can leave out bytes that nobody is going to look at: who
// only wants to know where packets lie need not read gigabytes of pictures. Worker-confined; its
// address is known to FFmpeg.
class FileInput {
public:
    struct Span {
        std::int64_t begin = 0;
        std::int64_t size = 0;
    };

    // `isInterrupted` is asked before each read.
    static model::Result<std::unique_ptr<FileInput>> open(
        const QString &path, std::function<bool()> isInterrupted);
    Q_DISABLE_COPY_MOVE(FileInput)

    AVIOContext *context() const { return m_context.get(); }

    // From now on what lies wholly within one of these is not read: what arrives in its place is
    // anything. None: all is read again.
    void leaveOut(std::vector<Span> spans);

private:
    FileInput(const QString &path, std::function<bool()> isInterrupted);
    static int read(void *self, std::uint8_t *to, int most);
    static std::int64_t seek(void *self, std::int64_t offset, int whence);
    bool isLeftOut(std::int64_t begin, std::int64_t size);

    QFile m_file;
    std::function<bool()> m_isInterrupted;
    std::int64_t m_position = 0;
    std::int64_t m_size = 0; // when something began to be left out
    std::vector<Span> m_leftOut; // in the file's order
    std::size_t m_near = 0; // of them, where the last read was
    IoPtr m_context; // calls the above: the last to be built
};

} // namespace timeline::media
