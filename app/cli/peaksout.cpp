// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/peaksout.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace app::cli {

namespace {

constexpr QColor ground(0x17, 0x17, 0x17), ink(0x86, 0x86, 0x86);

// Text by hand: an hour has millions of values, and as QJsonValues they would fill gigabytes.
void append(QByteArray &text, std::span<const media::Peak> peaks)
{
    char separator = '[';
    for (const media::Peak &peak : peaks) {
        text += separator;
        text += QByteArray::number(double(peak.low), 'g', 5);
        text += ',';
        text += QByteArray::number(double(peak.high), 'g', 5);
        separator = ',';
    }
    text += peaks.empty() ? "[]" : "]";
}

} // namespace

QByteArray peaksJson(const media::Peaks &peaks)
{
    const std::size_t levels = peaks.isEmpty() ? 0 : peaks.levels();
    const double rate = peaks.sampleRate();
    const double duration =
        levels == 0 ? 0 : double(peaks.level(0).size()) * media::Peaks::samplesPerPeak / rate;
    QByteArray text = "{\"sampleRate\":" + QByteArray::number(peaks.sampleRate())
        + ",\"start\":" + QByteArray::number(model::toSeconds(peaks.start()), 'g', 12)
        + ",\"duration\":" + QByteArray::number(duration, 'g', 12) + ",\"levels\":[";
    for (std::size_t k = 0; k < levels; ++k) {
        text += k == 0 ? "\n" : ",\n";
        text += "{\"samplesPerPeak\":"
            + QByteArray::number(std::int64_t(media::Peaks::samplesPerPeak) << k) + ",\"data\":";
        append(text, peaks.level(k));
        text += '}';
    }
    return text + "]}\n";
}

QImage peaksPicture(const media::Peaks &peaks, model::TimeRange shown, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    const double middle = size.height() / 2.0, half = size.height() / 2.0 - 2;
    const auto at = [&](int x) {
        return shown.begin
            + model::Flicks{
                std::llround(double(shown.length().count()) * double(x) / double(size.width()))};
    };
    for (int x = 0; x < size.width(); ++x) {
        const media::Peak peak = peaks.over({at(x), std::max(at(x + 1), at(x) + model::Flicks{1})});
        const int top = int(std::lround(middle - std::clamp(double(peak.high), -1.0, 1.0) * half));
        const int end = int(std::lround(middle - std::clamp(double(peak.low), -1.0, 1.0) * half));
        painter.fillRect(x, top, 1, std::max(1, end - top), ink);
    }
    return image;
}

} // namespace app::cli
