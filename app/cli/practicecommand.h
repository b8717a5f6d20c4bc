// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/practice/host.h"

#include <memory>

namespace app::cli {

// `retake practice`: runs until it is interrupted.
class PracticeCommand : public Command {
    Q_OBJECT

public:
    using Command::Command;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;
    void interrupt() override;

private:
    void listFaults();

    std::unique_ptr<practice::PracticeHost> m_host;
};

} // namespace app::cli
