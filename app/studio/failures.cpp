// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/failures.h"

#include "api/errortext.h"
#include "timeline/model/errortext.h"

namespace studio {

namespace model = timeline::model;

void showFailure(ui::MainWindow &window, const model::Error &error, const QString &file)
{
    if (error.kind == model::Error::Kind::Cancelled)
        return;
    window.showMessage(
        ui::MessageLevel::Problem, model::errorSentence(error, file), model::errorDetails(error));
}

bool startRetake(Studio &studio, ui::MainWindow &window, const app::RetakeOrder &order)
{
    if (const auto allowed = studio.retaking.checkCaps(order); !allowed) {
        window.showMessage(ui::MessageLevel::Warning, api::errorSentence(allowed.error()));
        return false;
    }
    const auto started = studio.retaking.start(order);
    if (!started)
        showFailure(window, started.error());
    return started.has_value();
}

} // namespace studio
