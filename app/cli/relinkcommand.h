// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/projecthold.h"
#include "app/relinking.h"

namespace app::cli {

// `retake relink PROJECT FOLDER|FILE [--accept-different]`.
class RelinkCommand : public Command {
    Q_OBJECT

public:
    using Command::Command;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    struct Done {
        model::Project project;
        Relinking answer;
        int written = 0; // files that the saved project names now
    };
    using Answer = tl::expected<Done, Failure>;

    static Answer relink(const QString &project, const QString &place, bool acceptsDifferent,
        const model::Progress &progress, const model::CancelToken &cancel);
    void tell(const Done &done, bool acceptsDifferent);

    ProjectHold m_hold;
};

} // namespace app::cli
