// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

// The bench's arithmetic: what was measured in, what is printed out. Pure.
namespace bench {

enum class Unit { Milliseconds, Megabytes, Count };

// One measured row. With a peer the bar is a ratio of the two, without one it is in `unit`.
struct Line {
    QString work;
    Unit unit = Unit::Milliseconds;
    std::optional<double> project; // none: it could not run
    QString peer;
    std::optional<double> peerFigure;
    double bar = 1;
    QString note; // how it was measured; why it could not run
};

enum class Verdict { Met, Short, NotRun };

// Nothing when the peer is missing or took no time.
std::optional<double> ratioOf(const Line &line);
// On the bar counts as met.
Verdict verdictOf(const Line &line);

// The middle one, of an even number the mean of the middle two; 0 of none.
double median(std::vector<double> values);
// The smallest value that at least `share` (0…1) of all do not exceed; 0 of none.
double percentile(std::vector<double> values, double share);

// "12.3 ms", "420 MB", "3"
QString figureText(double value, Unit unit);
// Aligned columns: work, project, peer, ratio, bar, verdict; notes below.
QString table(const std::vector<Line> &lines);
QJsonObject toJson(const Line &line);

} // namespace bench
