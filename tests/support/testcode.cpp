// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcode.h"
#include "tests/support/testmedia.h"

#include <algorithm>
#include <array>

namespace testsupport {

namespace {

constexpr int columns = 14;
constexpr int rows = 2;
constexpr int cells = columns * rows;
constexpr double bandHeight = 0.2; // of the picture
constexpr std::uint8_t black = 16;
constexpr std::uint8_t white = 235;

// Guards stand at the band's corners: white, black, black, white.
constexpr bool isGuard(int cell)
{
    return cell == 0 || cell == columns - 1 || cell == columns || cell == cells - 1;
}
constexpr bool guardIsWhite(int cell)
{
    return cell == 0 || cell == cells - 1;
}

std::uint8_t checksum(unsigned number)
{
    unsigned crc = 0xa5; // so that an all-black band is not a valid number 0
    for (int bit = 15; bit >= 0; --bit) {
        const bool carry = ((crc >> 7) ^ (number >> bit)) & 1;
        crc = (crc << 1) & 0xff;
        if (carry)
            crc ^= 0x07;
    }
    return std::uint8_t(crc);
}

std::array<bool, cells> bitsOf(int number)
{
    const unsigned value = (unsigned(number) & 0xffff) << 8 | checksum(unsigned(number) & 0xffff);
    std::array<bool, cells> bits{};
    int next = 23;
    for (int cell = 0; cell < cells; ++cell)
        bits[std::size_t(cell)] = isGuard(cell) ? guardIsWhite(cell) : (value >> next--) & 1;
    return bits;
}

std::optional<int> numberOf(const std::array<bool, cells> &bits)
{
    unsigned value = 0;
    for (int cell = 0; cell < cells; ++cell) {
        if (!isGuard(cell))
            value = value << 1 | unsigned(bits[std::size_t(cell)]);
    }
    if (checksum(value >> 8) != (value & 0xff))
        return std::nullopt;
    return int(value >> 8);
}

// Mean of the middle of a cell, where neither scaling nor chroma bleeding reaches.
double cellMean(const QImage &picture, int cell, double bandTop)
{
    const double width = double(picture.width()) / columns;
    const double height = picture.height() * bandHeight / rows;
    const double left = width * (cell % columns);
    const double top = picture.height() * bandTop + height * (cell / columns);
    const int x0 = int(left + width * 0.3), x1 = std::max(x0 + 1, int(left + width * 0.7));
    const int y0 = int(top + height * 0.3), y1 = std::max(y0 + 1, int(top + height * 0.7));
    double sum = 0;
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x)
            sum += qGray(picture.pixel(x, y));
    }
    return sum / ((x1 - x0) * (y1 - y0));
}

std::optional<int> readBand(const QImage &picture, double bandTop)
{
    std::array<double, cells> means{};
    for (int cell = 0; cell < cells; ++cell)
        means[std::size_t(cell)] = cellMean(picture, cell, bandTop);
    const double high = (means[0] + means[cells - 1]) / 2;
    const double low = (means[columns - 1] + means[columns]) / 2;
    if (high - low < 50)
        return std::nullopt;
    std::array<bool, cells> bits{};
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const double level = (means[cell] - low) / (high - low);
        if (level > 0.35 && level < 0.65) // between the two: a mixture of frames
            return std::nullopt;
        bits[cell] = level > 0.5;
    }
    for (int cell : {0, columns - 1, columns, cells - 1}) {
        if (bits[std::size_t(cell)] != guardIsWhite(cell))
            return std::nullopt;
    }
    return numberOf(bits);
}

void paintBands(Plane &y, int number)
{
    const auto bits = bitsOf(number);
    const double band = y.size.height() * bandHeight;
    for (int row = 0; row < y.size.height(); ++row) {
        const double below = row + 0.5 - y.size.height() * (1 - bandHeight);
        const double inBand = row + 0.5 < band ? row + 0.5 : below;
        if (inBand < 0)
            continue;
        const int line = std::min(rows - 1, int(inBand / (band / rows)));
        for (int x = 0; x < y.size.width(); ++x) {
            const int column = std::min(columns - 1, x * columns / y.size.width());
            y.data[std::size_t(row * y.size.width() + x)] =
                bits[std::size_t(line * columns + column)] ? white : black;
        }
    }
}

Plane plane(QSize size, std::uint8_t value)
{
    return {size, std::vector<std::uint8_t>(std::size_t(size.width() * size.height()), value)};
}

Plane turnedPlane(const Plane &in, int degrees)
{
    const int w = in.size.width(), h = in.size.height();
    Plane out = plane(degrees % 180 ? in.size.transposed() : in.size, 0);
    for (int y = 0; y < out.size.height(); ++y) {
        for (int x = 0; x < out.size.width(); ++x) {
            int fromX = x, fromY = y;
            if (degrees == 90)
                fromX = w - 1 - y, fromY = x;
            else if (degrees == 180)
                fromX = w - 1 - x, fromY = h - 1 - y;
            else if (degrees == 270)
                fromX = y, fromY = h - 1 - x;
            out.data[std::size_t(y * out.size.width() + x)] =
                in.data[std::size_t(fromY * w + fromX)];
        }
    }
    return out;
}

void paintMiddle(Picture420 &picture, int number)
{
    const int w = picture.y.size.width(), h = picture.y.size.height();
    const int boxX = number * 5 % std::max(1, w - w / 8),
              boxY = h / 3 + number * 2 % std::max(1, h / 5);
    std::uint32_t noise = std::uint32_t(number) * 2654435761u + 1;
    for (int y = int(h * bandHeight); y < int(h * (1 - bandHeight)); ++y) {
        for (int x = 0; x < w; ++x) {
            noise = noise * 1664525u + 1013904223u;
            const bool inBox = x >= boxX && x < boxX + w / 8 && y >= boxY && y < boxY + h / 6;
            const int value = inBox ? 200 : 40 + (x * 120 / w + number) % 130 + int(noise >> 29);
            picture.y.data[std::size_t(y * w + x)] = std::uint8_t(value);
        }
    }
    const int cw = picture.u.size.width(), ch = picture.u.size.height();
    for (int y = int(ch * bandHeight) + 1; y < int(ch * (1 - bandHeight)) - 1; ++y) {
        for (int x = 0; x < cw; ++x) {
            picture.u.data[std::size_t(y * cw + x)] = std::uint8_t(90 + x * 76 / cw);
            picture.v.data[std::size_t(y * cw + x)] = std::uint8_t(166 - y * 76 / ch);
        }
    }
}

} // namespace

Picture420 paintPicture(int number, QSize upright)
{
    const QSize chroma{(upright.width() + 1) / 2, (upright.height() + 1) / 2};
    Picture420 picture{plane(upright, black), plane(chroma, 128), plane(chroma, 128)};
    paintMiddle(picture, number);
    paintBands(picture.y, number);
    return picture;
}

Picture420 turned(const Picture420 &picture, int degrees)
{
    return {turnedPlane(picture.y, degrees), turnedPlane(picture.u, degrees),
        turnedPlane(picture.v, degrees)};
}

QImage paintNumber(int number, QSize size)
{
    const Plane y = paintPicture(number, size).y;
    QImage image(size, QImage::Format_RGB32);
    for (int row = 0; row < size.height(); ++row) {
        for (int x = 0; x < size.width(); ++x) {
            const int level = y.data[std::size_t(row * size.width() + x)];
            const int grey = std::clamp((level - 16) * 255 / 219, 0, 255);
            image.setPixel(x, row, qRgb(grey, grey, grey));
        }
    }
    return image;
}

std::optional<int> readNumber(const QImage &picture)
{
    if (picture.width() < columns * 3 || picture.height() < 30)
        return std::nullopt;
    const std::optional<int> top = readBand(picture, 0);
    const std::optional<int> bottom = readBand(picture, 1 - bandHeight);
    if (top && bottom && *top != *bottom)
        return std::nullopt;
    return top ? top : bottom;
}

} // namespace testsupport
