// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/blockletters.h"

#include <algorithm>
#include <array>

namespace practice {

namespace {

constexpr int cellWidth = 6; // five columns and a gap
constexpr int cellHeight = 7;
constexpr std::uint8_t white = 235;
constexpr std::uint8_t dark = 28;

using Letter = std::array<std::string_view, cellHeight>;

constexpr Letter letterP{"####.", "#...#", "#...#", "####.", "#....", "#....", "#...."};
constexpr Letter letterR{"####.", "#...#", "#...#", "####.", "#.#..", "#..#.", "#...#"};
constexpr Letter letterA{".###.", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"};
constexpr Letter letterC{".####", "#....", "#....", "#....", "#....", "#....", ".####"};
constexpr Letter letterT{"#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#.."};
constexpr Letter letterI{"#####", "..#..", "..#..", "..#..", "..#..", "..#..", "#####"};
constexpr Letter letterE{"#####", "#....", "#....", "####.", "#....", "#....", "#####"};
constexpr Letter blank{".....", ".....", ".....", ".....", ".....", ".....", "....."};

const Letter &letterFor(char c)
{
    switch (c) {
    case 'P':
        return letterP;
    case 'R':
        return letterR;
    case 'A':
        return letterA;
    case 'C':
        return letterC;
    case 'T':
        return letterT;
    case 'I':
        return letterI;
    case 'E':
        return letterE;
    default:
        return blank;
    }
}

void fill(const Plane &plane, int x, int y, int width, int height, std::uint8_t value)
{
    const int left = std::clamp(x, 0, plane.size.width());
    const int right = std::clamp(x + width, left, plane.size.width());
    const int bottom = std::clamp(y + height, 0, plane.size.height());
    for (int row = std::max(y, 0); row < bottom; ++row) {
        std::uint8_t *line = plane.data + std::ptrdiff_t(row) * plane.stride;
        std::fill(line + left, line + right, value);
    }
}

} // namespace

QRect drawBlockText(const Plane &luma, std::string_view text)
{
    const int columns = int(text.size()) * cellWidth;
    if (columns == 0)
        return {};
    const int dot = std::max(1, luma.size.width() * 2 / 3 / columns);
    const int left = (luma.size.width() - (columns - 1) * dot) / 2;
    const int top = luma.size.height() * 3 / 4 - cellHeight * dot / 2;
    const QRect box =
        QRect(left - 2 * dot, top - 2 * dot, (columns + 3) * dot, (cellHeight + 4) * dot)
            .intersected(QRect(QPoint(), luma.size));
    fill(luma, box.x(), box.y(), box.width(), box.height(), dark);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Letter &letter = letterFor(text[i]);
        for (int row = 0; row < cellHeight; ++row) {
            for (int column = 0; column < cellWidth - 1; ++column) {
                if (letter[std::size_t(row)][std::size_t(column)] == '#')
                    fill(luma, left + (int(i) * cellWidth + column) * dot, top + row * dot, dot,
                        dot, white);
            }
        }
    }
    return box;
}

} // namespace practice
