// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/fileinput.h"

#include "timeline/model/nearlysorted.h"

#include <algorithm>

namespace timeline::media {

using Kind = model::Error::Kind;

namespace {

constexpr int bufferBytes = 32 * 1024; // as FFmpeg's own

} // namespace

FileInput::FileInput(const QString &path, std::function<bool()> isInterrupted)
    : m_file(path)
    , m_isInterrupted(std::move(isInterrupted))
{
}

model::Result<std::unique_ptr<FileInput>> FileInput::open(
    const QString &path, std::function<bool()> isInterrupted)
{
    std::unique_ptr<FileInput> input(new FileInput(path, std::move(isInterrupted)));
    if (!input->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return model::fail(Kind::NotReadable, input->m_file.errorString());
    auto *buffer = static_cast<unsigned char *>(av_malloc(bufferBytes));
    if (buffer)
        input->m_context.reset(avio_alloc_context(
            buffer, bufferBytes, 0, input.get(), &FileInput::read, nullptr, &FileInput::seek));
    if (input->m_context)
        return input;
    av_free(buffer);
    return model::fail(Kind::TooLarge, QStringLiteral("out of memory"));
}

void FileInput::leaveOut(std::vector<Span> spans)
{
    m_leftOut = std::move(spans);
    model::sortNearlySorted(m_leftOut, &Span::begin);
    m_near = 0;
    m_size = m_file.size();
    // Packets come in one read each, so that hardly one is read in vain; and what the buffer holds
    // is what stands in the file: a seek forgets it.
    m_context->direct = 1;
    avio_seek(m_context.get(), avio_tell(m_context.get()), SEEK_SET);
    m_context->direct = m_leftOut.empty() ? 0 : 1;
}

bool FileInput::isLeftOut(std::int64_t begin, std::int64_t size)
{
    const auto isAround = [&](std::size_t i) {
        return i < m_leftOut.size() && m_leftOut[i].begin <= begin
            && begin + size <= m_leftOut[i].begin + m_leftOut[i].size;
    };
    // Mostly one packet after the other.
    if (isAround(m_near) || isAround(++m_near))
        return true;
    const auto behind = std::ranges::upper_bound(m_leftOut, begin, {}, &Span::begin);
    m_near = std::size_t(std::max<std::ptrdiff_t>(behind - m_leftOut.begin(), 1) - 1);
    return isAround(m_near);
}

int FileInput::read(void *self, std::uint8_t *to, int most)
{
    auto &input = *static_cast<FileInput *>(self);
    if (input.m_isInterrupted())
        return AVERROR_EXIT;
    if (!input.m_leftOut.empty() && input.isLeftOut(input.m_position, most)) {
        const auto size = std::min<std::int64_t>(most, input.m_size - input.m_position);
        input.m_position += std::max<std::int64_t>(size, 0);
        return size > 0 ? int(size) : AVERROR_EOF;
    }
    if (input.m_file.pos() != input.m_position && !input.m_file.seek(input.m_position))
        return AVERROR(EIO);
    const qint64 got = input.m_file.read(reinterpret_cast<char *>(to), most);
    if (got < 0)
        return AVERROR(EIO);
    input.m_position += got;
    return got == 0 ? AVERROR_EOF : int(got);
}

std::int64_t FileInput::seek(void *self, std::int64_t offset, int whence)
{
    auto &input = *static_cast<FileInput *>(self);
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
        return input.m_file.size();
    case SEEK_SET:
        break;
    case SEEK_CUR:
        offset += input.m_position;
        break;
    case SEEK_END:
        offset += input.m_file.size();
        break;
    default:
        return AVERROR(EINVAL);
    }
    if (offset < 0)
        return AVERROR(EINVAL);
    input.m_position = offset;
    return offset;
}

} // namespace timeline::media
