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

const TakeCard *shownPicture(const std::vector<TakeCard> &takes)
{
    const auto shown = std::ranges::find(takes, true, &TakeCard::pictureShown);
    return shown == takes.end() ? nullptr : &*shown;
}

bool isSeen(const TakeCard &card)
{
    return card.state != TakeCard::State::Pending && card.state != TakeCard::State::Rejected;
}

const model::Take *arrived(const TakeViews &views, std::optional<model::TakeId> id)
{
    const model::Take *take = id ? views.base()->project.findTake(*id) : nullptr;
    return take && !take->isPending() ? take : nullptr;
}

SideView sideOfTake(const TakeViews &views, const model::Take &take)
{
    return {take.number == 0 ? views.original() : views.of(take.id), takeTitle(take.number)};
}

void addGrid(ComparePanes &panes, const TakeViews &views, const std::vector<TakeCard> &takes)
{
    for (const TakeCard &card : takes) {
        if (!isSeen(card))
            continue;
        if (card.pictureShown)
            panes.soundPane = panes.views.size();
        panes.views.push_back(card.number == 0 ? views.original() : views.of(card.id));
        panes.titles.push_back(takeTitle(card.number));
        panes.numbers.push_back(card.number);
    }
}

} // namespace

PaneTitle takeTitle(int number)
{
    if (number == 0)
        return {tr("Original"), true};
    return {tr("Take %1").arg(number), false};
}

SideView sideOf(const TakeViews &views, const std::vector<TakeCard> &takes, const CompareWish &wish,
    CompareSide side)
{
    if (const model::Take *take = arrived(views, side == CompareSide::A ? wish.a : wish.b))
        return sideOfTake(views, *take);
    if (side == CompareSide::A)
        return {views.original(), takeTitle(0)};
    if (const TakeCard *other = comparedTake(takes))
        return {other->pictureShown ? views.base() : views.of(other->id), takeTitle(other->number)};
    return {views.base(), {tr("As chosen"), false}};
}

ComparePanes comparePanes(
    const TakeViews &views, const std::vector<TakeCard> &takes, const CompareWish &wish)
{
    ComparePanes panes;
    panes.mode = wish.mode;
    if (wish.mode == CompareMode::Grid)
        addGrid(panes, views, takes);
    if (panes.views.size() > 1)
        return panes;
    panes = {wish.mode, {}, {}, {}, 0};
    const bool atA = wish.side == CompareSide::A;
    if (wish.mode == CompareMode::One) {
        SideView seen = sideOf(views, takes, wish, wish.side);
        // Not compared with anything, the sequence is shown as it is.
        if (!atA && !arrived(views, wish.b)) {
            const TakeCard *shown = shownPicture(takes);
            seen = {views.base(), takeTitle(shown ? shown->number : 0)};
        }
        panes.views = {seen.view};
        panes.titles = {seen.title};
        return panes;
    }
    for (const CompareSide side : {CompareSide::A, CompareSide::B}) {
        const SideView each = sideOf(views, takes, wish, side);
        panes.views.push_back(each.view);
        panes.titles.push_back(each.title);
    }
    panes.soundPane = atA ? 0 : 1;
    return panes;
}

std::optional<model::TakeId> nextOnSide(const TakeViews &views, const std::vector<TakeCard> &takes,
    const CompareWish &wish, CompareSide side)
{
    std::vector<const TakeCard *> cards;
    for (const TakeCard &card : takes) {
        if (isSeen(card))
            cards.push_back(&card);
    }
    if (cards.empty())
        return std::nullopt;
    const PaneTitle now = sideOf(views, takes, wish, side).title;
    const auto here = std::ranges::find_if(
        cards, [&now](const TakeCard *card) { return takeTitle(card->number) == now; });
    if (here == cards.end() || std::next(here) == cards.end())
        return cards.front()->id;
    return (*std::next(here))->id;
}

bool hasTakes(const model::Project &project)
{
    return std::ranges::any_of(project.takes,
        [](const model::Take &take) { return !take.isOriginal() && !take.isPending(); });
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
