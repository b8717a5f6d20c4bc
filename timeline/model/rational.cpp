// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/rational.h"

#include <cmath>

namespace timeline::model {

namespace {

__extension__ using Int128 = __int128;

// round(a·b / c), halves away from zero.
std::int64_t mulDiv(std::int64_t a, std::int64_t b, std::int64_t c)
{
    // Nearly always it fits, and dividing 64 bits takes a fraction of the time.
    std::int64_t small = 0, rounded = 0;
    if (!__builtin_mul_overflow(a, b, &small)
        && !__builtin_add_overflow(small, small >= 0 ? c / 2 : -(c / 2), &rounded))
        return rounded / c;
    const Int128 product = Int128(a) * b;
    const Int128 half = c / 2;
    return std::int64_t(product >= 0 ? (product + half) / c : (product - half) / c);
}

} // namespace

QString Rational::toString() const
{
    return QStringLiteral("%1/%2").arg(num).arg(den);
}

Flicks toFlicks(std::int64_t value, Rational timeBase)
{
    return Flicks(mulDiv(value, flicksPerSecond * timeBase.num, timeBase.den));
}

std::int64_t toTicks(Flicks time, Rational timeBase)
{
    return mulDiv(time.count(), timeBase.den, flicksPerSecond * timeBase.num);
}

Flicks frameStart(std::int64_t n, Rational rate)
{
    return toFlicks(n, rate.inverse());
}

double toSeconds(Flicks time)
{
    return double(time.count()) / double(flicksPerSecond);
}

Flicks fromSeconds(double seconds)
{
    return Flicks(std::llround(seconds * double(flicksPerSecond)));
}

} // namespace timeline::model
