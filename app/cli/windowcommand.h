// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace app::cli {

// `retake window FILE --from TIME --to TIME -o OUT.mp4`: the very file that `retake run` would
// upload, to look at; and which frame of FILE each of its frames shows.
class WindowCommand : public Command {
    Q_OBJECT

public:
    using Command::Command;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;
};

} // namespace app::cli
