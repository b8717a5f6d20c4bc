// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tonecurve.h"

#include <algorithm>
#include <cmath>

namespace timeline::media {

namespace {

constexpr int codes = 65536;
constexpr double referenceWhite = 203; // cd/m²
constexpr double sdrPeak = 1000 / referenceWhite;
constexpr double hdrPeak = 10000 / referenceWhite;
constexpr double displayGamma = 2.4;

// ITU-R BT.2087, linear light.
constexpr std::array<float, 9> bt2020To709{
    1.6605F, -0.5876F, -0.0728F, -0.1246F, 1.1329F, -0.0083F, -0.0182F, -0.1006F, 1.1187F};
constexpr std::array<float, 9> bt709To2020{
    0.6274F, 0.3293F, 0.0433F, 0.0691F, 0.9195F, 0.0114F, 0.0164F, 0.0880F, 0.8956F};

// SMPTE ST 2084.
constexpr double pqM1 = 2610.0 / 16384, pqM2 = 2523.0 / 32, pqC1 = 3424.0 / 4096,
                 pqC2 = 2413.0 / 128, pqC3 = 2392.0 / 128;
// ARIB STD-B67.
constexpr double hlgA = 0.17883277, hlgB = 0.28466892, hlgC = 0.55991073, hlgGamma = 1.2;

double pqToLight(double e)
{
    const double p = std::pow(e, 1 / pqM2);
    return hdrPeak * std::pow(std::max(p - pqC1, 0.0) / (pqC2 - pqC3 * p), 1 / pqM1);
}

double lightToPq(double x)
{
    const double p = std::pow(std::clamp(x / hdrPeak, 0.0, 1.0), pqM1);
    return std::pow((pqC1 + pqC2 * p) / (1 + pqC3 * p), pqM2);
}

double hlgToLight(double e)
{
    const double scene = e <= 0.5 ? e * e / 3 : (std::exp((e - hlgC) / hlgA) + hlgB) / 12;
    return sdrPeak * std::pow(scene, hlgGamma);
}

double lightToHlg(double x)
{
    const double scene = std::pow(std::clamp(x / sdrPeak, 0.0, 1.0), 1 / hlgGamma);
    return scene <= 1.0 / 12 ? std::sqrt(3 * scene) : hlgA * std::log(12 * scene - hlgB) + hlgC;
}

double sdrToLight(double e)
{
    const double y = std::pow(e, displayGamma);
    const double w2 = sdrPeak * sdrPeak;
    return w2 / 2 * (std::sqrt((1 - y) * (1 - y) + 4 * y / w2) - (1 - y));
}

double lightToSdr(double x)
{
    const double y = x * (1 + x / (sdrPeak * sdrPeak)) / (1 + x);
    return std::pow(std::clamp(y, 0.0, 1.0), 1 / displayGamma);
}

double toLight(double e, AVColorTransferCharacteristic transfer)
{
    return transfer == AVCOL_TRC_SMPTE2084   ? pqToLight(e)
        : transfer == AVCOL_TRC_ARIB_STD_B67 ? hlgToLight(e)
                                             : sdrToLight(e);
}

double fromLight(double x, AVColorTransferCharacteristic transfer)
{
    return transfer == AVCOL_TRC_SMPTE2084   ? lightToPq(x)
        : transfer == AVCOL_TRC_ARIB_STD_B67 ? lightToHlg(x)
                                             : lightToSdr(x);
}

std::uint16_t toCode(double v)
{
    return std::uint16_t(std::lround(std::clamp(v, 0.0, 1.0) * (codes - 1)));
}

} // namespace

bool isHdr(AVColorTransferCharacteristic transfer)
{
    return transfer == AVCOL_TRC_SMPTE2084 || transfer == AVCOL_TRC_ARIB_STD_B67;
}

ToneCurve::ToneCurve(const model::Conform &conform, AVColorTransferCharacteristic from,
    AVColorTransferCharacteristic to)
{
    if (conform.colorMatch) {
        for (std::size_t c = 0; c < 3; ++c) {
            m_match[c].resize(codes);
            for (int i = 0; i < codes; ++i)
                m_match[c][std::size_t(i)] =
                    toCode(double(i) / (codes - 1) * conform.gain[c] + conform.offset[c]);
        }
    }
    if (from == to || (!isHdr(from) && !isHdr(to)))
        return;
    if (isHdr(from) != isHdr(to))
        m_primaries = isHdr(from) ? bt2020To709 : bt709To2020;
    m_peak = float(to == AVCOL_TRC_SMPTE2084 ? hdrPeak : sdrPeak);
    m_decode.resize(codes);
    m_encode.resize(codes);
    for (int i = 0; i < codes; ++i) {
        const double v = double(i) / (codes - 1);
        m_decode[std::size_t(i)] = float(toLight(v, from));
        m_encode[std::size_t(i)] = toCode(fromLight(v * v * double(m_peak), to));
    }
}

void ToneCurve::apply(std::span<std::uint16_t> rgb) const
{
    if (!m_match[0].empty()) {
        for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) {
            for (std::size_t c = 0; c < 3; ++c)
                rgb[i + c] = m_match[c][rgb[i + c]];
        }
    }
    if (!m_decode.empty())
        applyTransfer(rgb);
}

void ToneCurve::applyTransfer(std::span<std::uint16_t> rgb) const
{
    constexpr float half = 0.5F; // what is cut off then is rounded: nothing here is negative
    for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) {
        const std::array<float, 3> light{
            m_decode[rgb[i]], m_decode[rgb[i + 1]], m_decode[rgb[i + 2]]};
        for (std::size_t c = 0; c < 3; ++c) {
            const float x = m_primaries[3 * c] * light[0] + m_primaries[3 * c + 1] * light[1]
                + m_primaries[3 * c + 2] * light[2];
            const float root = std::sqrt(std::clamp(x / m_peak, 0.0F, 1.0F));
            rgb[i + c] = m_encode[std::size_t(root * float(codes - 1) + half)];
        }
    }
}

} // namespace timeline::media
