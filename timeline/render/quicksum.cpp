// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/quicksum.h"

namespace timeline::render {

QuickSum::QuickSum()
{
    av_murmur3_init(m_hash.get());
}

void QuickSum::add(std::span<const std::uint8_t> bytes)
{
    av_murmur3_update(m_hash.get(), bytes.data(), bytes.size());
}

void QuickSum::add(std::int64_t number)
{
    av_murmur3_update(m_hash.get(), reinterpret_cast<const std::uint8_t *>(&number), sizeof number);
}

QByteArray QuickSum::digest()
{
    QByteArray digest(16, '\0');
    av_murmur3_final(m_hash.get(), reinterpret_cast<std::uint8_t *>(digest.data()));
    return digest;
}

} // namespace timeline::render
