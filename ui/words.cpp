// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words.h"

#include "timeline/model/windowtext.h"
#include "ui/exportwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui::words {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("ui::words", text, nullptr, n);
}

} // namespace

QString seconds(double value)
{
    return tr("%1 s").arg(QLocale().toString(value, 'f', value < 0.095 && value > 0 ? 2 : 1));
}

QString duration(model::Flicks length)
{
    const double value = model::toSeconds(length);
    if (value < 60)
        return seconds(value);
    const qint64 whole = std::llround(value);
    const QLatin1Char zero('0');
    const QString tail = QStringLiteral("%1:%2")
                             .arg(whole / 60 % 60, whole < 3600 ? 1 : 2, 10, zero)
                             .arg(whole % 60, 2, 10, zero);
    return whole < 3600 ? tail : QStringLiteral("%1:%2").arg(whole / 3600).arg(tail);
}

QString bytes(std::int64_t value)
{
    return QLocale().formattedDataSize(value, value < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString money(double usd)
{
    if (usd > 0 && usd < 0.005)
        return tr("less than $0.01");
    return QStringLiteral("$%1").arg(QLocale().toString(usd, 'f', 2));
}

QString frames(std::int64_t count)
{
    if (count == 1)
        return tr("1 frame");
    return tr("%1 frames").arg(QLocale().toString(qlonglong(count)));
}

QString size(QSize size)
{
    return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

QString rate(model::Rational rate)
{
    if (!rate.isValid())
        return tr("unknown rate");
    QString text = QLocale().toString(rate.toDouble(), 'f', 3);
    const QString point = QLocale().decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return tr("%1 fps").arg(text);
}

QString modeName(model::Mode mode)
{
    switch (mode) {
    case model::Mode::Picture:
        return tr("picture");
    case model::Mode::Sound:
        return tr("sound");
    case model::Mode::Both:
        break;
    }
    return tr("picture and sound");
}

QString excerpt(const QString &text, int length)
{
    const QString line = text.simplified();
    if (line.size() <= length)
        return line;
    const qsizetype space = line.lastIndexOf(QLatin1Char(' '), length - 1);
    return line.left(space > length / 2 ? space : length - 1) + QStringLiteral("…");
}

QString upload(const model::WindowPlan &plan)
{
    return tr("%1 · %2 · about %3")
        .arg(seconds(plan.seconds()), frames(plan.frames), bytes(plan.estimatedBytes));
}

QString retakeCaption(const std::optional<model::WindowPlan> &plan, model::Flicks length, int takes,
    const ServiceInfo &service)
{
    if (length <= model::Flicks{0})
        return tr("Retake");
    const QString stretch = tr("Retake %1").arg(seconds(model::toSeconds(length)));
    const QString what = takes > 1 ? tr("%1 · %2 takes").arg(stretch).arg(takes) : stretch;
    if (service.practice)
        return tr("%1 · practice, free").arg(what);
    if (service.isFree())
        return tr("%1 · free").arg(what);
    if (!plan || !plan->isPossible())
        return what;
    return tr("%1 · ≈ %2").arg(what, money(plan->price * takes));
}

QString retakeHindrance(bool open, const std::optional<model::FrameRange> &range,
    const std::optional<model::WindowPlan> &plan, const QString &prompt, const ServiceInfo &service)
{
    if (!open)
        return tr("Open a video first.");
    if (!range || range->isEmpty())
        return tr("Drag a range on the timeline, or press I and O.");
    if (!service.problem.isEmpty())
        return service.problem;
    if (!plan)
        return tr("This range cannot be sent.");
    if (!plan->isPossible())
        return model::noteSentence(model::WindowNote::TooLong, *plan);
    if (prompt.trimmed().isEmpty())
        return tr("Write what should happen instead.");
    if (prompt.size() > service.maxPrompt)
        return tr("The text is longer than the service takes.");
    return {};
}

QString serviceLine(const ServiceInfo &service)
{
    if (service.practice)
        return tr("Practice service: no AI, no cost");
    if (service.isFree())
        return tr("%1 on this computer: no cost").arg(service.title);
    return tr("%1 · %2 per second sent").arg(service.title, money(service.pricePerSecond));
}

QString check(const render::Check &check)
{
    const QString value = QLocale().toString(std::abs(check.value), 'g', 3);
    const QString percent = QString::number(std::lround(100 * check.value));
    if (check.name == QLatin1String("length") && !check.ok)
        return check.value < 0 ? tr("Length does not fit: %1 s too short").arg(value)
                               : tr("Length does not fit: %1 s too long").arg(value);
    if (check.name == QLatin1String("length"))
        return tr("Length fits");
    if (check.name == QLatin1String("black"))
        return check.ok ? tr("Not black") : tr("Goes black: %1 % of its pictures").arg(percent);
    if (check.name == QLatin1String("frozen"))
        return check.ok ? tr("Moves") : tr("The picture freezes: %1 % of it is still").arg(percent);
    if (check.name == QLatin1String("silent"))
        return check.ok
            ? tr("Sound is there")
            : tr("The sound is silent: %1 dB at most").arg(QLocale().toString(check.value, 'f', 0));
    if (check.name == QLatin1String("drift"))
        return check.ok ? tr("Colours hold outside the range")
                        : tr("Colours drift outside the range: %1").arg(value);
    return check.ok ? check.name : tr("%1: %2").arg(check.name, value);
}

QString placing(render::PlacedBy by)
{
    switch (by) {
    case render::PlacedBy::TimeAsStill:
        return tr("Placed by time alone: the pictures do not tell its frames apart");
    case render::PlacedBy::TimeAsRepeating:
        return tr("Placed by time alone: the picture repeats itself");
    case render::PlacedBy::Pictures:
    case render::PlacedBy::Time:
        break;
    }
    return {};
}

QString colorMatch(const model::Conform &conform)
{
    const QString names[] = {tr("red"), tr("green"), tr("blue")};
    QStringList channels;
    for (std::size_t c = 0; c < 3; ++c) {
        const double percent = conform.offset[c] * 100;
        channels << tr("%1 × %2 %3 %4 %")
                        .arg(names[c], QLocale().toString(conform.gain[c], 'f', 2),
                            percent < 0 ? QStringLiteral("−") : QStringLiteral("+"),
                            QLocale().toString(std::abs(percent), 'f', 1));
    }
    return tr("Measured beside the range: %1").arg(channels.join(QStringLiteral(", ")));
}

QString loudnessMatch(const model::Conform &conform)
{
    const double dB = 20 * std::log10(std::max(conform.loudnessGain, 1e-6));
    const QString value = QLocale().toString(std::abs(dB), 'f', 1);
    return dB < 0
        ? tr("Measured: the take is %1 dB louder than what is heard beside it").arg(value)
        : tr("Measured: the take is %1 dB quieter than what is heard beside it").arg(value);
}

QString exportPlan(const render::ExportPlan &plan)
{
    std::int64_t encoded = 0;
    for (const model::FrameRange &range : plan.reencoded)
        encoded += range.count();
    if (const QString piece = piecePlan(plan); !piece.isEmpty())
        return piece;
    const QString codec = QStringLiteral("%1, %2").arg(codecName(plan.videoCodec), size(plan.size));
    if (encoded >= plan.frames)
        return tr("All %1 are encoded again (%2).").arg(frames(plan.frames), codec);
    return tr("%1 of %2 are copied as they are; %3 are encoded (%4).")
        .arg(QString::number(plan.frames - encoded), frames(plan.frames), frames(encoded), codec);
}

} // namespace ui::words
