// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparepanes.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

PaneTitle titleOf(const TakeCard *card)
{
    if (!card || card->number == 0)
        return {tr("Original"), true};
    return {tr("Take %1").arg(card->number), false};
}

// The original of the first clip stands for all: number 0 chooses each clip's own.
media::ViewPtr originalOf(const media::ViewPtr &view)
{
    const auto &takes = view->project.takes;
    const auto original = std::ranges::find(takes, 0, &model::Take::number);
    return original == takes.end() ? view : media::viewOfTake(view, original->id);
}

const TakeCard *shownPicture(const std::vector<TakeCard> &takes)
{
    const auto shown = std::ranges::find(takes, true, &TakeCard::pictureShown);
    return shown == takes.end() ? nullptr : &*shown;
}

} // namespace

ComparePanes comparePanes(const media::ViewPtr &view, const std::vector<TakeCard> &takes,
    CompareMode mode, bool showOriginal)
{
    if (mode == CompareMode::One) {
        if (showOriginal)
            return {{originalOf(view)}, {{tr("Original"), true}}, 0};
        return {{view}, {titleOf(shownPicture(takes))}, 0};
    }
    const TakeCard *other = comparedTake(takes);
    // The sound is that of the sequence as chosen, and of the original while one peeks at it.
    if (!other)
        return {{originalOf(view), view}, {{tr("Original"), true}, {tr("As chosen"), false}},
            showOriginal ? 0u : 1u};
    return {{originalOf(view), other->pictureShown ? view : media::viewOfTake(view, other->id)},
        {{tr("Original"), true}, titleOf(other)}, showOriginal ? 0u : 1u};
}

QString lightOf(const media::SequenceView &view, timeline::model::FrameNumber frame)
{
    if (frame.value < 0 || frame.value >= view.grid->count())
        return {};
    const auto file = view.files.constFind(view.pictureAt(frame).media);
    if (file == view.files.constEnd() || !file->info.video.color.isHdr())
        return {};
    const bool isPq = file->info.video.color.transfer == QLatin1String("smpte2084");
    return isPq ? tr("HDR (PQ) shown as SDR") : tr("HDR (HLG) shown as SDR");
}

} // namespace ui
