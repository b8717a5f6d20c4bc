// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/failure.h"
#include "app/retakeorder.h"
#include "timeline/model/windowplan.h"

#include <QCommandLineParser>
#include <QUrl>

#include <optional>

namespace app::cli {

// What `retake run` was asked for. `order.range` is filled when the video's frames are known.
struct RunOptions {
    QString file;
    QString from, to;
    RetakeOrder order;
    QUrl serviceUrl; // empty: the service's own
    std::optional<double> maxCost; // USD, for all takes together
    bool dryRun = false;
    QString project, report, out; // empty: none
};

// --from, --to and --context, of every command that cuts a window.
struct RangeOptions {
    QString from, to;
    model::Flicks context;
};
void addRangeOptions(QCommandLineParser &parser);
tl::expected<RangeOptions, Failure> readRangeOptions(const QCommandLineParser &parser);

// --mode.
void addModeOption(QCommandLineParser &parser);
tl::expected<model::Mode, Failure> readModeOption(const QCommandLineParser &parser);

void addRunOptions(QCommandLineParser &parser);
// Everything that can be known without opening the file.
tl::expected<RunOptions, Failure> readRunOptions(const QCommandLineParser &parser);
// Whether --max-cost allows all takes together; CostCap. Pure.
tl::expected<void, Failure> checkCost(const RunOptions &options, const model::WindowPlan &plan);

} // namespace app::cli
