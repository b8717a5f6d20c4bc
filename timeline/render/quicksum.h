// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/ffmpeg.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <span>

namespace timeline::render {

// 128 bits over bytes and numbers in their order, about as fast as memory is read. Tells equal
// things from other ones, not from ones that were made to deceive.
class QuickSum {
public:
    QuickSum();

    void add(std::span<const std::uint8_t> bytes);
    void add(std::int64_t number);
    QByteArray digest(); // ends the sum

private:
    struct Free {
        void operator()(AVMurMur3 *hash) const { av_free(hash); }
    };
    std::unique_ptr<AVMurMur3, Free> m_hash{av_murmur3_alloc()};
};

} // namespace timeline::render
