// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/pairpicture.h"

#include <QtMath>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace timeline::render {

namespace {

constexpr double nothing = 1e-9; // a right angle's cosine is not quite 0

// From A to B, across the line. Of right angles exactly so.
QPointF acrossOf(double angle)
{
    const double turn = qDegreesToRadians(angle);
    const auto clean = [](double x) { return std::abs(x) < nothing ? 0 : x; };
    return {clean(std::cos(turn)), clean(std::sin(turn))};
}

// How far the picture reaches along `across`.
double extentOf(const QSizeF &picture, const QPointF &across)
{
    return picture.width() * std::abs(across.x()) + picture.height() * std::abs(across.y());
}

// Where the line lies along `across`, from the picture's middle.
double offsetOf(const QSizeF &picture, const QPointF &across, double position)
{
    return (std::clamp(position, 0.0, 1.0) - 0.5) * extentOf(picture, across);
}

const quint32 *rowOf(const QImage &image, int y)
{
    return reinterpret_cast<const quint32 *>(image.constScanLine(y));
}

quint32 *rowOf(QImage &image, int y)
{
    return reinterpret_cast<quint32 *>(image.scanLine(y));
}

// A pixel belongs to A when its middle lies before the line.
void wipe(const QImage &a, const QImage &b, const Pairing &how, QImage &out)
{
    const QPointF across = acrossOf(how.angle);
    const double offset = offsetOf(out.size(), across, how.position);
    const double left = out.width() / 2.0, top = out.height() / 2.0;
    const int width = out.width();
    for (int y = 0; y < out.height(); ++y) {
        const double rest = offset - (y + 0.5 - top) * across.y();
        int first = 0, end = 0; // that are A's
        if (across.x() == 0) {
            end = rest > 0 ? width : 0;
        } else {
            const double edge = std::clamp(rest / across.x() + left, -1.0, width + 1.0);
            const int cut = std::clamp(
                int(across.x() > 0 ? std::ceil(edge - 0.5) : std::floor(edge - 0.5) + 1), 0, width);
            first = across.x() > 0 ? 0 : cut;
            end = across.x() > 0 ? cut : width;
        }
        quint32 *line = rowOf(out, y);
        std::copy_n(rowOf(b, y), width, line);
        std::copy(rowOf(a, y) + first, rowOf(a, y) + end, line + first);
    }
}

int channel(quint32 pixel, int shift)
{
    return int((pixel >> shift) & 255U);
}

// BT.709, in 256ths.
int lumaRise(quint32 a, quint32 b)
{
    return 54 * (channel(b, 16) - channel(a, 16)) + 183 * (channel(b, 8) - channel(a, 8))
        + 19 * (channel(b, 0) - channel(a, 0));
}

quint32 grey(int value)
{
    return 0xff000000U | quint32(value) * 0x010101U;
}

template <class Pixel> void each(const QImage &a, const QImage &b, QImage &out, Pixel pixel)
{
    // Asked in the loop, the width would cost as much as the pixel.
    const int width = out.width();
    for (int y = 0; y < out.height(); ++y) {
        const quint32 *left = rowOf(a, y);
        const quint32 *right = rowOf(b, y);
        quint32 *line = rowOf(out, y);
        for (int x = 0; x < width; ++x)
            line[x] = pixel(left[x], right[x]);
    }
}

void difference(const QImage &a, const QImage &b, const Pairing &how, QImage &out)
{
    const int gain = std::clamp(how.gain, 1, Pairing::mostGain);
    if (how.measure == Pairing::Measure::Luma) {
        each(a, b, out, [gain](quint32 p, quint32 q) {
            return grey(std::min((std::abs(lumaRise(p, q)) * gain + 128) >> 8, 255));
        });
    } else if (how.measure == Pairing::Measure::Signed) {
        each(a, b, out, [gain](quint32 p, quint32 q) {
            return grey(std::clamp(128 + ((lumaRise(p, q) * gain + 128) >> 8), 0, 255));
        });
    } else {
        each(a, b, out, [gain](quint32 p, quint32 q) {
            const auto apart = [&](int shift) {
                const int rise = std::abs(channel(q, shift) - channel(p, shift));
                return quint32(std::min(rise * gain, 255)) << shift;
            };
            return 0xff000000U | apart(16) | apart(8) | apart(0);
        });
    }
}

void blend(const QImage &a, const QImage &b, const Pairing &how, QImage &out)
{
    const auto ofB = quint32(std::lround(std::clamp(how.share, 0.0, 1.0) * 256));
    const quint32 ofA = 256 - ofB;
    // Red and blue at once, each with room above it.
    each(a, b, out, [ofA, ofB](quint32 p, quint32 q) {
        const quint32 rb = ((p & 0xff00ffU) * ofA + (q & 0xff00ffU) * ofB + 0x800080U) >> 8;
        const quint32 g = (((p >> 8) & 255U) * ofA + ((q >> 8) & 255U) * ofB + 128U) & 0xff00U;
        return 0xff000000U | (rb & 0xff00ffU) | g;
    });
}

QImage opaque(const QImage &image)
{
    return image.format() == QImage::Format_RGB32 ? image
                                                  : image.convertToFormat(QImage::Format_RGB32);
}

} // namespace

QImage paired(const QImage &a, const QImage &b, const Pairing &how)
{
    if (a.isNull() || b.isNull())
        return {};
    const QImage first = opaque(a);
    const QImage second = opaque(b.size() == a.size()
            ? b
            : b.scaled(a.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    QImage out(a.size(), QImage::Format_RGB32);
    if (out.isNull() || first.isNull() || second.isNull())
        return {};
    switch (how.kind) {
    case Pairing::Kind::Wipe:
        wipe(first, second, how, out);
        break;
    case Pairing::Kind::Difference:
        difference(first, second, how, out);
        break;
    case Pairing::Kind::Blend:
        blend(first, second, how, out);
        break;
    }
    return out;
}

QLineF wipeLine(const QSizeF &picture, double angle, double position)
{
    const QPointF across = acrossOf(angle);
    const QPointF along(-across.y(), across.x());
    const QPointF middle(picture.width() / 2, picture.height() / 2);
    const QPointF on = middle + across * offsetOf(picture, across, position);
    // From `on` by `least` to `most` along the line, as far as it is inside.
    double least = -extentOf(picture, along), most = -least;
    const auto limit = [&](double from, double step, double length) {
        if (step == 0)
            return from >= 0 && from <= length;
        const double one = -from / step, other = (length - from) / step;
        least = std::max(least, std::min(one, other));
        most = std::min(most, std::max(one, other));
        return true;
    };
    const bool isInside = limit(on.x(), along.x(), picture.width())
        && limit(on.y(), along.y(), picture.height()) && least <= most;
    return isInside ? QLineF(on + along * least, on + along * most) : QLineF();
}

double wipePositionAt(const QSizeF &picture, double angle, const QPointF &at)
{
    const QPointF across = acrossOf(angle);
    const double extent = extentOf(picture, across);
    if (extent <= 0)
        return 0.5;
    const QPointF from = at - QPointF(picture.width() / 2, picture.height() / 2);
    return std::clamp(QPointF::dotProduct(from, across) / extent + 0.5, 0.0, 1.0);
}

} // namespace timeline::render
