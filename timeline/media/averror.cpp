// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/averror.h"

#include "timeline/media/ffmpeg.h"

#include <array>
#include <cerrno>

namespace timeline::media {

using Kind = model::Error::Kind;

namespace {

Kind kindOf(int code)
{
    switch (code) {
    case AVERROR_EXIT:
        return Kind::Cancelled;
    case AVERROR_EOF:
        return Kind::Truncated;
    case AVERROR_INVALIDDATA:
        return Kind::Damaged;
    case AVERROR_DECODER_NOT_FOUND:
    case AVERROR_PATCHWELCOME:
        return Kind::NoDecoder;
    case AVERROR_ENCODER_NOT_FOUND:
        return Kind::NoEncoder;
    case AVERROR_DEMUXER_NOT_FOUND:
    case AVERROR_PROTOCOL_NOT_FOUND:
        return Kind::NotMedia;
    case AVERROR(ENOENT):
        return Kind::NotFound;
    case AVERROR(EACCES):
    case AVERROR(EPERM):
    case AVERROR(EIO):
        return Kind::NotReadable;
    case AVERROR(ENOMEM):
        return Kind::TooLarge;
    case AVERROR(ENOSPC):
        return Kind::DiskFull;
    case AVERROR(EROFS):
        return Kind::NotWritable;
    default:
        return Kind::Internal;
    }
}

} // namespace

model::Error avError(int code, const QString &what)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> words{};
    av_strerror(code, words.data(), words.size());
    return {kindOf(code), what + QStringLiteral(": ") + QString::fromUtf8(words.data())};
}

tl::unexpected<model::Error> avFail(int code, const QString &what)
{
    return tl::unexpected<model::Error>(avError(code, what));
}

} // namespace timeline::media
