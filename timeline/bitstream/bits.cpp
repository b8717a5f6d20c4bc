// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/bits.h"

#include <bit>

namespace timeline::bitstream {

BitReader::BitReader(Bytes raw, std::size_t atBit)
    : m_raw(raw)
{
    skip(atBit);
}

void BitReader::breakOff()
{
    m_isValid = false;
    m_at = m_raw.size() * 8;
}

std::uint32_t BitReader::u(int bits)
{
    if (bits < 0 || bits > 32 || std::size_t(bits) > bitsLeft()) {
        breakOff();
        return 0;
    }
    std::uint64_t value = 0;
    for (int left = bits; left > 0;) {
        const int inByte = 8 - int(m_at % 8);
        const int taken = std::min(inByte, left);
        const unsigned byte = m_raw[m_at / 8] & ((1U << inByte) - 1);
        value = value << taken | byte >> (inByte - taken);
        m_at += std::size_t(taken);
        left -= taken;
    }
    return std::uint32_t(value);
}

std::uint32_t BitReader::ue()
{
    int zeros = 0;
    while (m_isValid && zeros < 32 && !flag())
        ++zeros;
    if (zeros > 31)
        breakOff();
    if (!m_isValid)
        return 0;
    const std::uint32_t rest = u(zeros);
    return m_isValid ? (std::uint32_t(1) << zeros) - 1 + rest : 0;
}

std::int32_t BitReader::se()
{
    const std::uint32_t code = ue();
    const auto half = std::int32_t(code / 2);
    return code % 2 != 0 ? half + 1 : -half;
}

int BitReader::ueUpTo(int most)
{
    const std::uint32_t value = ue();
    if (value <= std::uint32_t(most))
        return int(value);
    breakOff();
    return 0;
}

void BitReader::skip(std::size_t bits)
{
    if (bits > bitsLeft())
        breakOff();
    else
        m_at += bits;
}

std::size_t stopBitOf(Bytes raw)
{
    std::size_t end = raw.size();
    while (end > 0 && raw[end - 1] == 0)
        --end;
    return end == 0 ? 0 : end * 8 - 1 - std::size_t(std::countr_zero(raw[end - 1]));
}

void BitWriter::u(std::uint32_t value, int bits)
{
    for (int left = bits; left > 0;) {
        if (m_bits % 8 == 0)
            m_bytes.push_back(0);
        const int room = 8 - int(m_bits % 8);
        const int given = std::min(room, left);
        const unsigned part = (value >> (left - given)) & ((1U << given) - 1);
        m_bytes.back() = std::uint8_t(m_bytes.back() | part << (room - given));
        m_bits += std::size_t(given);
        left -= given;
    }
}

void BitWriter::ue(std::uint32_t value)
{
    const std::uint32_t code = value + 1;
    const int length = int(std::bit_width(code));
    u(0, length - 1);
    u(code, length);
}

void BitWriter::se(std::int32_t value)
{
    const auto size = std::uint32_t(value > 0 ? value : -std::int64_t(value));
    ue(value > 0 ? size * 2 - 1 : size * 2);
}

void BitWriter::copy(Bytes raw, std::size_t from, std::size_t to)
{
    to = std::min(to, raw.size() * 8);
    if (m_bits % 8 == 0 && from % 8 == 0 && from < to) {
        const std::size_t whole = (to - from) / 8;
        const auto begin = raw.begin() + std::ptrdiff_t(from / 8);
        m_bytes.insert(m_bytes.end(), begin, begin + std::ptrdiff_t(whole));
        m_bits += whole * 8;
        from += whole * 8;
    }
    if (from >= to)
        return;
    BitReader reader(raw, from);
    for (std::size_t left = to - from; left > 0;) {
        const int part = int(std::min<std::size_t>(left, 32));
        u(reader.u(part), part);
        left -= std::size_t(part);
    }
}

void BitWriter::alignWithOnes()
{
    while (m_bits % 8 != 0)
        u(1, 1);
}

void BitWriter::trailing()
{
    u(1, 1);
    if (m_bits % 8 != 0)
        u(0, 8 - int(m_bits % 8));
}

} // namespace timeline::bitstream
