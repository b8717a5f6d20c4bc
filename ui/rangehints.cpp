// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rangehints.h"

#include "ui/rangesnap.h"
#include "ui/words.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

// The one rule that matters most while dragging.
QString rule(const model::WindowPlan &plan, bool crosses)
{
    if (plan.has(model::WindowNote::TooLong))
        return tr("too long for one piece: split it");
    if (plan.has(model::WindowNote::RangeClamped))
        return tr("stops at the end of the video");
    if (plan.has(model::WindowNote::SectionLengthened))
        return tr("%1 are sent, only the range is used").arg(words::seconds(plan.duration));
    return crosses ? tr("crosses a cut") : QString();
}

} // namespace

RangeHint rangeHint(
    const std::optional<model::WindowPlan> &plan, const ServiceInfo &service, bool crossesCut)
{
    if (!plan)
        return {};
    RangeHint hint;
    hint.section = plan->section;
    hint.window = plan->window;
    const QString price = service.isFree() ? tr("free") : tr("≈ %1").arg(words::money(plan->price));
    const QString figures =
        tr("sends %1, %2, %3")
            .arg(words::seconds(plan->seconds()), words::bytes(plan->estimatedBytes), price);
    const QString why = rule(*plan, crossesCut);
    hint.text = why.isEmpty() ? figures : QStringLiteral("%1 · %2").arg(why, figures);
    if (!plan->isPossible()) {
        hint.level = RangeHint::Level::Blocked;
        hint.text = why;
    } else if (!why.isEmpty()) {
        hint.level = RangeHint::Level::Note;
    }
    return hint;
}

bool crossesCut(const media::SequenceView &view, const model::FrameRange &range)
{
    const model::TimeRange times = view.grid->shown(range);
    for (const model::Flicks cut : visibleCuts(view.project.sequence)) {
        if (cut > times.begin && cut < times.end)
            return true;
    }
    return false;
}

QString cutWarning()
{
    return tr("The range crosses a cut: the service sees both shots and may blend them. A range on "
              "each side keeps them apart.");
}

} // namespace ui
