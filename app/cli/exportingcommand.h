// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "timeline/render/exporter.h"
#include "timeline/render/verify.h"

#include <functional>
#include <optional>

namespace app::cli {

struct ExportWish {
    render::Preset preset = render::Preset::MatchSource;
    QString out, report; // the report may be empty
    std::optional<int> take; // number, for Preset::TakeAlone
};

// A command that ends with a video: written, proved when a report is wanted, and told of. GUI
// thread.
class ExportingCommand : public Command {
    Q_OBJECT

public:
    using Command::Command;

protected:
    // What is to be written; called in the pool.
    using MakeView =
        std::function<tl::expected<media::ViewPtr, Failure>(const model::CancelToken &cancel)>;

    static void addExportOptions(QCommandLineParser &parser);
    // -o is needed, and the report must be writable.
    static tl::expected<ExportWish, Failure> readExportOptions(const QCommandLineParser &parser);
    void exportInBackground(const ExportWish &wish, MakeView makeView);

private:
    struct Done {
        render::ExportDone exported;
        std::optional<render::Report> report;
    };
    using Answer = tl::expected<Done, Failure>;

    static Answer write(const media::ViewPtr &view, const ExportWish &wish, bool proof,
        const model::Progress &progress, const model::CancelToken &cancel);
    void tell(const ExportWish &wish, const Done &done);
    void tellPiece(const ExportWish &wish, const Done &done);
};

} // namespace app::cli
