// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/loudness.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace timeline::render {

namespace {

// ITU-R BS.1770-4, tables 1 and 2: the head's effect, then a high-pass; at 48 kHz.
struct Biquad {
    double b0, b1, b2, a1, a2;
};
constexpr Biquad head{
    1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585};
constexpr Biquad highPass{1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621};

constexpr int step = LoudnessMeter::rate / 10;
constexpr std::size_t stepsPerBlock = 4;
constexpr double absoluteGate = -70; // LUFS
constexpr double relativeGate = -10; // LU below what passes the first gate
constexpr double mostGain = 12; // dB

// Transposed direct form II.
double filtered(const Biquad &f, double &s1, double &s2, double in)
{
    const double out = f.b0 * in + s1;
    s1 = f.b1 * in - f.a1 * out + s2;
    s2 = f.b2 * in - f.a2 * out;
    return out;
}

double lufs(double power)
{
    return -0.691 + 10 * std::log10(std::max(power, 1e-20));
}

double meanAbove(std::span<const double> blocks, double gate)
{
    double sum = 0;
    std::size_t count = 0;
    for (const double power : blocks) {
        if (lufs(power) > gate) {
            sum += power;
            ++count;
        }
    }
    return count > 0 ? sum / double(count) : 0;
}

} // namespace

double LoudnessMeter::weighted(Filter &filter, double sample) const
{
    auto &s = filter.state;
    return filtered(highPass, s[2], s[3], filtered(head, s[0], s[1], sample));
}

void LoudnessMeter::add(std::span<const float> stereo)
{
    for (std::size_t i = 0; i + 1 < stereo.size(); i += 2) {
        for (std::size_t c = 0; c < 2; ++c) {
            const double v = weighted(m_filters[c], double(stereo[i + c]));
            m_power += v * v;
        }
        if (++m_count < step)
            continue;
        m_steps.push_back(m_power / step);
        m_power = m_count = 0;
        if (m_steps.size() < stepsPerBlock)
            continue;
        m_blocks.push_back(std::accumulate(m_steps.begin(), m_steps.end(), 0.0) / stepsPerBlock);
        m_steps.erase(m_steps.begin());
    }
}

void LoudnessMeter::startPiece()
{
    m_filters = {};
    m_power = m_count = 0;
    m_steps.clear();
}

std::optional<double> LoudnessMeter::loudness() const
{
    const double first = meanAbove(m_blocks, absoluteGate);
    if (first <= 0)
        return std::nullopt;
    return lufs(meanAbove(m_blocks, lufs(first) + relativeGate));
}

double loudnessGain(std::optional<double> neighbours, std::optional<double> take)
{
    if (!neighbours || !take)
        return 1;
    const double dB = std::clamp(*neighbours - *take, -mostGain, mostGain);
    return std::pow(10, dB / 20);
}

} // namespace timeline::render
