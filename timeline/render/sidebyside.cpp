// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/sidebyside.h"

#include "timeline/render/comparisonpainter.h"
#include "timeline/render/fullencode.h"
#include "timeline/render/text.h"

namespace timeline::render {

using model::FrameNumber;
using model::Result;

Result<> writeSideBySide(const media::ViewPtr &view, const ExportPlan &plan, const QString &path,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    ComparisonPainter painter({{media::viewOfOriginals(view), Text::tr("Original")}, {view, {}},
        Comparison::Layout::SideBySide, {}});
    return encodeAll(view, plan, path, progress, cancel,
        [&](FrameNumber n, const model::CancelToken &token) { return painter.frame(n, token); });
}

} // namespace timeline::render
