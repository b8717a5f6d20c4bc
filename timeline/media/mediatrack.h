// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

struct AVStream;

namespace timeline::media {

// One stream of a container, as far as another one wants to know whether it can hold it. A value.
struct MediaTrack {
    int stream = -1;
    QString kind; // FFmpeg's word: "video", "audio", "subtitle", "data", "attachment"
    QString codec; // FFmpeg's short name; "none" where it knows none
    std::uint32_t tag = 0; // the container's own name of the codec
    bool isCover = false; // a still picture of the whole

    bool isTimed() const { return !isCover && kind != QLatin1String("attachment"); }
    bool isTimecode() const;
    bool operator==(const MediaTrack &) const = default;
};

MediaTrack trackOf(const AVStream &stream);

} // namespace timeline::media
