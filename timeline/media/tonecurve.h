// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/ffmpeg.h"
#include "timeline/model/conform.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace timeline::media {

// Colour work on 16-bit R'G'B' samples. A value made once per combination; any thread.
//
// First a take's gain and offset are undone. Then, between SDR and HDR (PQ or HLG) and between the
// two HDR kinds, each sample goes to light (1.0 = 203 cd/m², the reference white of ITU-R BT.2408),
// between BT.2020 and BT.709 primaries where needed, and back. SDR is y = x(1 + x/w²)/(1 + x) with
// w = 1000/203, shown at gamma 2.4 (BT.1886): 1000 cd/m² becomes white, more is clipped. The curve
// has an exact inverse, by which an SDR take returns into its HDR source. HLG: BT.2100 with system
// gamma 1.2 on each channel.
class ToneCurve {
public:
    ToneCurve(const model::Conform &conform, AVColorTransferCharacteristic from,
        AVColorTransferCharacteristic to);

    bool changesNothing() const { return m_match[0].empty() && m_decode.empty(); }
    bool isMatchOnly() const { return !m_match[0].empty() && m_decode.empty(); }
    void apply(std::span<std::uint16_t> rgb) const; // R, G, B, R, G, B…

private:
    void applyTransfer(std::span<std::uint16_t> rgb) const;

    std::array<std::vector<std::uint16_t>, 3> m_match; // gain and offset by sample
    std::vector<float> m_decode; // sample → light
    std::vector<std::uint16_t> m_encode; // root of light/m_peak → sample
    std::array<float, 9> m_primaries{1, 0, 0, 0, 1, 0, 0, 0, 1};
    float m_peak = 1;
};

bool isHdr(AVColorTransferCharacteristic transfer);

} // namespace timeline::media
