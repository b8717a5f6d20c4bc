// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace app::cli {

// `retake timeline PROJECT -o X.otio|X.edl|X.fcpxml|X.mlt`: to another editor; and with `--markers
// LIST` the way back: what somebody marked there, as ranges of this sequence.
class TimelineCommand : public Command {
    Q_OBJECT

public:
    using Command::Command;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    void handOver(const QCommandLineParser &parser);
    void showMarkers(const QString &project, const QString &list);
};

} // namespace app::cli
