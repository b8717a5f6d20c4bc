// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/timecode.h"

#include <QRegularExpression>

#include <cmath>

namespace timeline::model {

namespace {

std::int64_t nominalRate(Rational rate)
{
    return rate.isValid() ? std::max<std::int64_t>(1, std::llround(rate.toDouble())) : 25;
}

// Drop-frame exists for multiples of 29.97 only: two numbers per 30 are left out each minute but
// the tenth.
std::int64_t droppedPerMinute(Rational rate)
{
    return rate.den == 1001 && nominalRate(rate) % 30 == 0 ? nominalRate(rate) / 15 : 0;
}

std::int64_t withDroppedNumbers(std::int64_t frame, Rational rate)
{
    const std::int64_t drop = droppedPerMinute(rate);
    if (drop == 0)
        return frame;
    const std::int64_t perMinute = nominalRate(rate) * 60 - drop;
    const std::int64_t perTen = perMinute * 10 + drop;
    const std::int64_t tens = frame / perTen;
    const std::int64_t rest = frame % perTen;
    const std::int64_t minutes =
        rest < perMinute + drop ? 0 : 1 + (rest - perMinute - drop) / perMinute;
    return frame + drop * (9 * tens + minutes);
}

Result<FrameNumber> badTime(const QString &text)
{
    return fail(Error::Kind::InvalidRequest,
        QStringLiteral("\"%1\" is not a time; write 12.5, 00:12:03.500, 00:12:03:12 or 451f")
            .arg(text));
}

Result<FrameNumber> countedBy(const QRegularExpressionMatch &m, const QString &text, Rational rate)
{
    const std::int64_t fps = nominalRate(rate);
    const std::int64_t h = m.captured(1).toLongLong(), min = m.captured(2).toLongLong();
    const std::int64_t s = m.captured(3).toLongLong(), f = m.captured(5).toLongLong();
    if (min > 59 || s > 59 || f >= fps)
        return badTime(text);
    std::int64_t frame = ((h * 60 + min) * 60 + s) * fps + f;
    if (m.captured(4) == QLatin1Char(';')) {
        const std::int64_t drop = droppedPerMinute(rate);
        const std::int64_t minutes = h * 60 + min;
        if (drop > 0 && s == 0 && f < drop && minutes % 10 != 0)
            return badTime(text); // a number that drop-frame leaves out
        frame -= drop * (minutes - minutes / 10);
    }
    return FrameNumber{frame};
}

QRegularExpressionMatch matchTimecode(const QString &text)
{
    static const QRegularExpression timecode(
        QStringLiteral("^(\\d{1,6}):(\\d{1,2}):(\\d{1,2})([:;])(\\d{1,3})$"));
    return timecode.match(text);
}

Result<FrameNumber> fromSecondsText(double seconds, const FrameGrid &grid)
{
    if (seconds > 1e7)
        return FrameNumber{grid.count()};
    const Flicks time = fromSeconds(seconds);
    return time >= grid.length() ? FrameNumber{grid.count()} : grid.frameAt(time);
}

} // namespace

QString toTimecode(FrameNumber frame, Rational rate, bool dropFrame)
{
    const bool drop = dropFrame && droppedPerMinute(rate) > 0;
    const std::int64_t fps = nominalRate(rate);
    const std::int64_t n = drop ? withDroppedNumbers(frame.value, rate) : frame.value;
    const QLatin1Char zero('0');
    return QStringLiteral("%1:%2:%3%4%5")
        .arg(n / (fps * 3600), 2, 10, zero)
        .arg(n / (fps * 60) % 60, 2, 10, zero)
        .arg(n / fps % 60, 2, 10, zero)
        .arg(QLatin1Char(drop ? ';' : ':'))
        .arg(n % fps, fps > 100 ? 3 : 2, 10, zero);
}

Result<FrameNumber> fromTimecode(const QString &text, Rational rate)
{
    const QString t = text.trimmed();
    const auto match = matchTimecode(t);
    return match.hasMatch() ? countedBy(match, t, rate) : badTime(t);
}

QString toClock(Flicks time)
{
    const std::int64_t ms = time.count() / (flicksPerSecond / 1000);
    const QLatin1Char zero('0');
    return QStringLiteral("%1:%2:%3.%4")
        .arg(ms / 3'600'000, 2, 10, zero)
        .arg(ms / 60'000 % 60, 2, 10, zero)
        .arg(ms / 1000 % 60, 2, 10, zero)
        .arg(ms % 1000, 3, 10, zero);
}

Result<FrameNumber> parseTime(const QString &text, const FrameGrid &grid, Rational rate)
{
    static const QRegularExpression number(QStringLiteral("^(\\d{1,15})f$"));
    static const QRegularExpression seconds(QStringLiteral("^\\d{1,15}(\\.\\d*)?$"));
    static const QRegularExpression clock(
        QStringLiteral("^(\\d{1,6}):(\\d{1,2}):(\\d{1,2}(?:\\.\\d*)?)$"));

    const QString t = text.trimmed();
    Result<FrameNumber> frame = badTime(t);
    if (const auto m = number.match(t); m.hasMatch()) {
        frame = FrameNumber{m.captured(1).toLongLong()};
    } else if (seconds.match(t).hasMatch()) {
        frame = fromSecondsText(t.toDouble(), grid);
    } else if (const auto hms = clock.match(t); hms.hasMatch()) {
        const double s = hms.captured(3).toDouble();
        if (hms.captured(2).toInt() > 59 || s >= 60)
            return badTime(t);
        frame = fromSecondsText(
            (hms.captured(1).toInt() * 60 + hms.captured(2).toInt()) * 60.0 + s, grid);
    } else if (const auto tc = matchTimecode(t); tc.hasMatch()) {
        frame = countedBy(tc, t, rate);
    }
    if (frame && frame->value > grid.count())
        return FrameNumber{grid.count()};
    return frame;
}

} // namespace timeline::model
