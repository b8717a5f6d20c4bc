// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takelist.h"

#include "timeline/edit/edits.h"
#include "ui/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

TakeCard::State stateOf(const model::Take &take)
{
    if (take.isOriginal())
        return TakeCard::State::Original;
    if (take.isPending())
        return TakeCard::State::Pending;
    if (take.rejected)
        return TakeCard::State::Rejected;
    return take.accepted ? TakeCard::State::Accepted : TakeCard::State::Ready;
}

QString stateWord(TakeCard::State state, const model::Take &take, const TakeNews &news)
{
    switch (state) {
    case TakeCard::State::Original:
        return tr("as it was");
    case TakeCard::State::Pending:
        return news.stage.isEmpty() ? tr("on its way") : news.stage;
    case TakeCard::State::Rejected:
        return take.rejection.isEmpty() ? tr("rejected") : tr("rejected: %1").arg(take.rejection);
    case TakeCard::State::Accepted:
        return tr("accepted");
    case TakeCard::State::Ready:
        break;
    }
    return tr("ready");
}

QString factsOf(const model::Project &project, const model::Take &take)
{
    if (take.isOriginal())
        return {};
    const model::Retake *retake = take.retakeId ? project.findRetake(*take.retakeId) : nullptr;
    if (!retake)
        return tr("from a file");
    QString facts = QStringLiteral("%1 · %2").arg(
        words::modeName(retake->mode), words::duration(retake->range.length()));
    if (retake->service == api::practiceId)
        return facts + tr(" · practice");
    return retake->price > 0 ? QStringLiteral("%1 · %2").arg(facts, words::money(retake->price))
                             : facts;
}

QString detailsOf(const model::Retake &retake)
{
    QStringList lines;
    const auto add = [&lines](const QString &line, const QString &value) {
        if (!value.isEmpty())
            lines << line.arg(value);
    };
    add(tr("Service: %1"), retake.service);
    add(tr("Model: %1"), retake.model);
    add(tr("Request id: %1"), retake.requestId);
    if (retake.submitted.isValid())
        add(tr("Sent: %1"),
            QLocale().toString(retake.submitted.toLocalTime(), QLocale::ShortFormat));
    if (retake.submitted.isValid() && retake.finished.isValid())
        add(tr("Took: %1"),
            words::duration(model::fromSeconds(double(retake.submitted.secsTo(retake.finished)))));
    return lines.join(QLatin1Char('\n'));
}

QString hintOf(const model::Take &take, edit::Match what)
{
    const auto why = edit::whyNoMatch(take, what);
    if (!why)
        return what == edit::Match::Color ? words::colorMatch(take.conform)
                                          : words::loudnessMatch(take.conform);
    if (*why == edit::NoMatch::Pending)
        return tr("The take is still on its way.");
    if (!take.retakeId)
        return tr("Measured only on what a service gave back.");
    return what == edit::Match::Color
        ? tr("The colours fit: nothing to match was found beside the range.")
        : tr("The loudness fits, or one of the two is silent: nothing to match.");
}

MatchSwitch switchOf(const model::Take &take, edit::Match what)
{
    if (take.isOriginal())
        return {};
    const bool on =
        what == edit::Match::Color ? take.conform.colorMatch : take.conform.loudnessMatch;
    return {!edit::whyNoMatch(take, what), on, hintOf(take, what)};
}

void describe(TakeCard &card, const model::Retake &retake)
{
    card.prompt = retake.prompt;
    card.price = retake.service == api::practiceId ? 0 : retake.price;
    card.details = detailsOf(retake);
}

// Each prompt beside the one before it that was another.
void comparePrompts(std::vector<TakeCard> &cards)
{
    const TakeCard *last = nullptr;
    for (TakeCard &card : cards) {
        if (card.prompt.isEmpty())
            continue;
        if (last && last->prompt != card.prompt) {
            card.promptBefore = last->prompt;
            card.numberBefore = last->number;
        }
        last = &card;
    }
}

TakeCard cardFor(const model::Project &project, const model::Clip &clip, const model::Take &take,
    const TakeNews &news)
{
    TakeCard card;
    card.id = take.id;
    card.number = take.number;
    card.state = stateOf(take);
    card.stateText = stateWord(card.state, take, news);
    card.facts = factsOf(project, take);
    if (const model::Retake *retake = take.retakeId ? project.findRetake(*take.retakeId) : nullptr)
        describe(card, *retake);
    card.starred = take.starred;
    card.note = take.note;
    card.checks = news.checks;
    card.hasPicture = take.hasPicture;
    card.hasSound = take.hasSound;
    card.pictureShown = clip.pictureTake() == take.id;
    card.soundShown = clip.soundTake() == take.id;
    card.color = switchOf(take, edit::Match::Color);
    card.loudness = switchOf(take, edit::Match::Loudness);
    return card;
}

bool continues(const model::Clip &before, const model::Clip &after)
{
    if (before.pictureTake() != after.pictureTake() || before.soundTake() != after.soundTake()
        || before.slices.size() != after.slices.size())
        return false;
    return std::ranges::all_of(before.slices, [&](const model::Slice &slice) {
        const model::Slice *next = after.slice(slice.take);
        return next && next->start == slice.start + before.length;
    });
}

} // namespace

std::vector<TakeCard> takesAt(const model::Project &project, const model::FrameGrid &grid,
    model::FrameNumber frame, const TakeNewsById &news)
{
    if (grid.isEmpty() || project.sequence.clips.empty())
        return {};
    const std::size_t position =
        std::min(grid.clipOf(grid.clamp(frame)), project.sequence.clips.size() - 1);
    const model::Clip &clip = project.sequence.clips[position];
    std::vector<TakeCard> cards;
    for (const model::Slice &slice : clip.slices) {
        if (const model::Take *take = project.findTake(slice.take))
            cards.push_back(cardFor(project, clip, *take, news.value(take->id)));
    }
    std::ranges::stable_sort(cards, {}, &TakeCard::number);
    comparePrompts(cards);
    // The original stands for "none of the others": it is chosen where the shown one lies.
    for (TakeCard &card : cards) {
        if (card.state != TakeCard::State::Original)
            continue;
        const TakeCard *other = comparedTake(cards);
        if (other)
            card.where = other->id;
        else if (cards.size() > 1)
            card.where = cards.back().id;
    }
    return cards;
}

QStringList unplacedTakes(const model::Project &project, const TakeNewsById &news)
{
    QStringList sentences;
    for (const model::Take &take : project.takes) {
        // What failed or was withdrawn has no place either, but nothing is to come.
        const bool isDue = take.isPending() && !news.value(take.id).stage.isEmpty();
        if (take.isOriginal() || take.rejected || (take.isPending() && !isDue)
            || !edit::placesOf(project, take.id).empty())
            continue;
        sentences << (take.isPending()
                ? tr("Take %1 is on its way, but its stretch was deleted: it will be kept here.")
                : tr("Take %1 is kept, but its stretch was deleted. Undo brings it back."))
                         .arg(take.number);
    }
    return sentences;
}

const TakeCard *cardOf(const std::vector<TakeCard> &cards, int number)
{
    const auto found = std::ranges::find(cards, number, &TakeCard::number);
    return found == cards.end() ? nullptr : &*found;
}

const TakeCard *comparedTake(const std::vector<TakeCard> &cards)
{
    const auto isNew = [](const TakeCard &card) {
        return card.state != TakeCard::State::Original && card.state != TakeCard::State::Pending;
    };
    const TakeCard *best = nullptr;
    int bestRank = 0;
    for (const TakeCard &card : cards) {
        if (!isNew(card))
            continue;
        const bool rejected = card.state == TakeCard::State::Rejected;
        const int rank = card.pictureShown ? 4 : card.soundShown ? 3 : rejected ? 1 : 2;
        // Among equals the newest: cards stand in the order of their numbers.
        if (rank >= bestRank && rank > 1) {
            best = &card;
            bestRank = rank;
        }
    }
    return best;
}

std::optional<TakeChoice> choiceOf(const TakeCard &card, edit::Part part)
{
    if (!card.isChoosable() || (card.state == TakeCard::State::Original && !card.where))
        return {};
    if ((part == edit::Part::Picture && !card.hasPicture)
        || (part == edit::Part::Sound && !card.hasSound))
        return {};
    return TakeChoice{card.id, part, card.where};
}

QString purgeQuestion(const std::vector<TakeCard> &cards)
{
    QStringList names;
    double price = 0;
    for (const TakeCard &card : cards) {
        names << tr("take %1").arg(card.number);
        price += card.price;
    }
    const QString what =
        tr("This deletes %1. What was downloaded for it goes when you save the project.")
            .arg(QLocale().createSeparatedList(names));
    const QString cost = price > 0
        ? tr("It cost about %1, which no one gives back.").arg(words::money(price))
        : tr("It cost nothing.");
    return QStringList{what, cost, tr("It cannot be undone, and neither can the steps before it.")}
        .join(QLatin1Char(' '));
}

std::vector<model::FrameNumber> boundaries(const model::Project &project,
    const model::FrameGrid &grid, std::optional<model::FrameRange> range)
{
    std::vector<model::FrameNumber> found{{0}, {grid.count()}};
    const auto &clips = project.sequence.clips;
    model::Flicks start{0};
    for (std::size_t i = 1; i < clips.size(); ++i) {
        start += clips[i - 1].length;
        if (!continues(clips[i - 1], clips[i]))
            found.push_back(grid.frameAt(start));
    }
    if (range) {
        found.push_back(grid.clamp(range->begin));
        found.push_back(grid.clamp(range->end));
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace ui
