// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/nal.h"

namespace timeline::bitstream {

// Reads syntax elements from bytes without emulation prevention (ITU-T H.264 §7.2, §9.1; H.265 is
// the same). Reading past the end, or a code that no syntax allows, gives zero and makes the reader
// invalid for good. Views the bytes, which must outlive it.
class BitReader {
public:
    explicit BitReader(Bytes raw, std::size_t atBit = 0);

    std::uint32_t u(int bits); // 0–32
    bool flag() { return u(1) != 0; }
    std::uint32_t ue();
    std::int32_t se();
    // As ue(), invalid above `most`.
    int ueUpTo(int most);
    void skip(std::size_t bits);

    bool isValid() const { return m_isValid; }
    std::size_t position() const { return m_at; } // bits
    std::size_t bitsLeft() const { return m_raw.size() * 8 - m_at; }

private:
    void breakOff();

    Bytes m_raw;
    std::size_t m_at = 0;
    bool m_isValid = true;
};

// The place of rbsp_stop_one_bit: the last bit that is set, in bits; 0 when there is none.
std::size_t stopBitOf(Bytes raw);

// Writes what BitReader reads; the opposite of it in all respects.
class BitWriter {
public:
    void u(std::uint32_t value, int bits); // 0–32
    void flag(bool value) { u(value ? 1 : 0, 1); }
    void ue(std::uint32_t value); // below 2^32 − 1
    void se(std::int32_t value);
    // Bits of other bytes, [from, to); those that they do not have are not written.
    void copy(Bytes raw, std::size_t from, std::size_t to);
    // Ones until a byte begins (cabac_alignment_one_bit).
    void alignWithOnes();
    // rbsp_trailing_bits(): a one, then zeros until a byte begins.
    void trailing();

    std::size_t position() const { return m_bits; } // bits
    // The last byte is filled with zeros.
    const Buffer &bytes() const { return m_bytes; }

private:
    Buffer m_bytes;
    std::size_t m_bits = 0;
};

} // namespace timeline::bitstream
