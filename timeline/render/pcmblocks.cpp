// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/pcmblocks.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstdlib>

namespace timeline::render {

PcmBlocks::PcmBlocks(int rate, int sampleBytes)
    : m_rate(std::max(rate, 1))
    , m_sampleBytes(std::max(sampleBytes, 1))
{
}

std::int64_t PcmBlocks::left() const
{
    const std::int64_t into = ((m_first % size) + size) % size;
    return (size - into) * m_sampleBytes - m_bytes.size();
}

void PcmBlocks::close(std::vector<PacketPrint> &blocks)
{
    const qsizetype bytes = m_bytes.size();
    if (bytes > 0)
        blocks.push_back({model::toFlicks(m_first, {1, m_rate}), bytes,
            QCryptographicHash::hash(m_bytes, QCryptographicHash::Md5), m_count++});
    m_first += bytes / m_sampleBytes;
    m_bytes.clear();
}

std::vector<PacketPrint> PcmBlocks::add(std::int64_t sample, std::span<const std::uint8_t> bytes)
{
    std::vector<PacketPrint> blocks;
    // Stamps that are coarser than a sample: what follows within their rounding follows at once.
    const std::int64_t slack = m_rate / 900 + 1;
    const std::int64_t next = m_first + m_bytes.size() / m_sampleBytes;
    const bool goesOn = (m_count > 0 || !m_bytes.isEmpty()) && std::llabs(sample - next) <= slack;
    if (!goesOn) {
        close(blocks);
        m_first = sample;
    }
    while (!bytes.empty()) {
        const auto taken = std::size_t(std::min(left(), std::int64_t(bytes.size())));
        m_bytes.append(reinterpret_cast<const char *>(bytes.data()), qsizetype(taken));
        bytes = bytes.subspan(taken);
        if (left() <= 0)
            close(blocks);
    }
    return blocks;
}

std::vector<PacketPrint> PcmBlocks::finish()
{
    std::vector<PacketPrint> blocks;
    close(blocks);
    return blocks;
}

} // namespace timeline::render
