// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "timeline/media/filmstrip.h"

#include <optional>

namespace app::cli {

// `retake strip FILE -o OUT.png`: a contact sheet by the timeline's own filmstrip.
class StripCommand : public Command {
    Q_OBJECT

public:
    using Command::Command;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;
    void interrupt() override;

private:
    void wish(const media::ViewPtr &view, std::int64_t tiles);
    void finishIfComplete();
    void writeSheet();

    QString m_path, m_out;
    media::ViewPtr m_view;
    std::vector<model::FrameNumber> m_frames;
    std::optional<media::Filmstrip> m_strip;
};

} // namespace app::cli
