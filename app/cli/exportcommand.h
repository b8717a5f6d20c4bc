// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exportingcommand.h"

namespace app::cli {

// `retake export PROJECT -o OUT`.
class ExportCommand : public ExportingCommand {
    Q_OBJECT

public:
    using ExportingCommand::ExportingCommand;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;
};

} // namespace app::cli
