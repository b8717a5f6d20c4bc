// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figures.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace bench {

namespace {

constexpr int columns = 6;
using Cells = std::array<QString, columns>;

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met:
        return QStringLiteral("met");
    case Verdict::Short:
        return QStringLiteral("short");
    case Verdict::NotRun:
        break;
    }
    return QStringLiteral("not run");
}

QString unitWord(Unit unit)
{
    switch (unit) {
    case Unit::Milliseconds:
        return QStringLiteral("ms");
    case Unit::Megabytes:
        return QStringLiteral("MB");
    case Unit::Count:
        break;
    }
    return QStringLiteral("count");
}

Cells cellsOf(const Line &line)
{
    const QString nothing = QStringLiteral("-");
    const auto ratio = ratioOf(line);
    const bool isAbsolute = line.peer.isEmpty();
    QString peer = nothing;
    if (!isAbsolute && line.peerFigure)
        peer = figureText(*line.peerFigure, line.unit) + QLatin1Char(' ') + line.peer;
    return {line.work, line.project ? figureText(*line.project, line.unit) : nothing, peer,
        ratio ? QString::number(*ratio, 'f', 2) : nothing,
        isAbsolute ? QStringLiteral("<= ") + figureText(line.bar, line.unit)
                   : QStringLiteral("<= %1 x").arg(line.bar, 0, 'f', 2),
        verdictWord(verdictOf(line))};
}

} // namespace

std::optional<double> ratioOf(const Line &line)
{
    if (!line.project || !line.peerFigure || *line.peerFigure <= 0)
        return std::nullopt;
    return *line.project / *line.peerFigure;
}

Verdict verdictOf(const Line &line)
{
    const auto measured = line.peer.isEmpty() ? line.project : ratioOf(line);
    if (!measured)
        return Verdict::NotRun;
    return *measured <= line.bar ? Verdict::Met : Verdict::Short;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const double rank = std::ceil(share * double(values.size()));
    return values[std::size_t(std::clamp(rank, 1.0, double(values.size()))) - 1];
}

QString figureText(double value, Unit unit)
{
    if (unit == Unit::Count)
        return QString::number(std::llround(value));
    const int digits = value < 10 ? 2 : value < 100 ? 1 : 0;
    return QString::number(value, 'f', digits) + QLatin1Char(' ') + unitWord(unit);
}

QString table(const std::vector<Line> &lines)
{
    std::vector<Cells> rows{
        {QStringLiteral("work"), QStringLiteral("project"), QStringLiteral("peer"),
            QStringLiteral("ratio"), QStringLiteral("bar"), QStringLiteral("verdict")}};
    for (const Line &line : lines)
        rows.push_back(cellsOf(line));
    std::array<qsizetype, columns> widths{};
    for (const Cells &row : rows) {
        for (std::size_t c = 0; c < columns; ++c)
            widths[c] = std::max(widths[c], row[c].size());
    }
    QString text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        QString row;
        for (std::size_t c = 0; c < columns; ++c)
            row += rows[r][c].leftJustified(int(widths[c]) + 2);
        text += row.trimmed() + QLatin1Char('\n');
        if (r > 0 && !lines[r - 1].note.isEmpty())
            text += QStringLiteral("    ") + lines[r - 1].note + QLatin1Char('\n');
    }
    return text;
}

QJsonObject toJson(const Line &line)
{
    const auto value = [](std::optional<double> v) { return v ? QJsonValue(*v) : QJsonValue(); };
    return {{QStringLiteral("work"), line.work}, {QStringLiteral("unit"), unitWord(line.unit)},
        {QStringLiteral("project"), value(line.project)},
        {QStringLiteral("peer"), line.peer.isEmpty() ? QJsonValue() : QJsonValue(line.peer)},
        {QStringLiteral("peerFigure"), value(line.peerFigure)},
        {QStringLiteral("ratio"), value(ratioOf(line))}, {QStringLiteral("bar"), line.bar},
        {QStringLiteral("barIsRatio"), !line.peer.isEmpty()},
        {QStringLiteral("verdict"), verdictWord(verdictOf(line))},
        {QStringLiteral("note"), line.note}};
}

} // namespace bench
