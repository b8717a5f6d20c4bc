// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace testsupport {

namespace {

constexpr double toneLevel = 0.05;
constexpr double clickLevel = 0.8;
constexpr double clickWidth = 90e-6; // standard deviation of the bell, seconds

double bell(double distance)
{
    return std::exp(-0.5 * distance * distance / (clickWidth * clickWidth));
}

double tonePower(
    std::span<const float> samples, int channels, int channel, int rate, double frequency)
{
    double re = 0, im = 0;
    const std::size_t count = samples.size() / std::size_t(channels);
    for (std::size_t i = 0; i < count; ++i) {
        const double phase = 2 * std::numbers::pi * frequency * double(i) / rate;
        const double hann = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(i) / double(count));
        const double value =
            hann * double(samples[i * std::size_t(channels) + std::size_t(channel)]);
        re += value * std::cos(phase);
        im += value * std::sin(phase);
    }
    return std::hypot(re, im) * 4 / double(std::max<std::size_t>(1, count));
}

} // namespace

double toneFrequency(int channel)
{
    return 200 + 40 * channel;
}

std::vector<float> makeSound(const MediaSpec &spec)
{
    const int channels = spec.audioChannels, rate = spec.audioRate;
    const auto count = std::int64_t(std::llround((spec.cutAt + expectedDuration(spec)) * rate));
    std::vector<float> out(std::size_t(count * channels), 0.0f);
    if (spec.silent)
        return out;
    for (std::int64_t i = 0; i < count; ++i) {
        const double time = double(i) / rate;
        const double nearest =
            firstClick + clickDistance * std::round((time - firstClick) / clickDistance);
        const double click = nearest < 0 ? 0 : clickLevel * bell(time - nearest);
        for (int c = 0; c < channels; ++c) {
            const double tone =
                toneLevel * std::sin(2 * std::numbers::pi * toneFrequency(c) * time);
            out[std::size_t(i * channels + c)] = float(tone + click);
        }
    }
    return out;
}

std::vector<std::int64_t> clickPositions(
    std::span<const float> samples, int channels, int channel, int rate)
{
    const auto count = std::int64_t(samples.size()) / channels;
    const auto value = [&](std::int64_t i) {
        return i < 0 || i >= count ? 0.0 : double(samples[std::size_t(i * channels + channel)]);
    };
    // Correlation with the bell: an encoder's noise moves the highest sample, hardly the best fit.
    const auto reach = std::int64_t(std::ceil(3 * clickWidth * rate));
    const auto fit = [&](std::int64_t centre) {
        double sum = 0, weight = 0;
        for (std::int64_t k = -reach; k <= reach; ++k) {
            const double shape = bell(double(k) / rate);
            sum += shape * value(centre + k);
            weight += shape * shape;
        }
        return sum / weight;
    };
    std::vector<std::int64_t> positions;
    for (std::int64_t i = 0; i < count; ++i) {
        if (value(i) < 0.4 * clickLevel)
            continue;
        std::int64_t best = i;
        for (std::int64_t k = i; k <= std::min(count - 1, i + 2 * reach); ++k) {
            if (fit(k) > fit(best))
                best = k;
        }
        positions.push_back(best);
        i = best + rate / 4;
    }
    return positions;
}

std::optional<int> toneHeard(std::span<const float> samples, int channels, int channel, int rate)
{
    std::optional<int> loudest;
    double power = toneLevel / 5;
    for (int c = 0; c < 8; ++c) {
        const double p = tonePower(samples, channels, channel, rate, toneFrequency(c));
        if (p > power) {
            power = p;
            loudest = c;
        }
    }
    return loudest;
}

} // namespace testsupport
