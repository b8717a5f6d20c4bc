// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/journal.h"
#include "app/cli/command.h"

#include <optional>

namespace app::cli {

// `retake jobs`: what the journal holds and who acts on it; takes jobs off it. Nothing goes over
// the network.
class JobsCommand : public Command {
    Q_OBJECT

public:
    using Command::Command;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    tl::expected<void, Failure> act(const QStringList &stop, const QStringList &forget);
    void list();

    std::optional<api::Journal> m_journal;
};

} // namespace app::cli
