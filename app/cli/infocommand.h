// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace app::cli {

// `retake info FILE`.
class InfoCommand : public Command {
    Q_OBJECT

public:
    using Command::Command;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    void print(const timeline::media::MediaFile &file);
};

} // namespace app::cli
