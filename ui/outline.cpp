// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outline.h"

#include "timeline/model/timecode.h"
#include "ui/timelineitems.h"
#include "ui/words.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace ui {

namespace {

using Kind = OutlineRow::Kind;
using timeline::model::FrameNumber;
using timeline::model::FrameRange;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

OutlineRow rowOf(const TimelineScene &scene, TimelineItem::Kind item, Kind kind, std::size_t index)
{
    OutlineRow row;
    row.kind = kind;
    row.frames = itemFrames(scene, {item, index});
    row.index = index;
    return row;
}

// The takes of one range: the original, then by number.
void addTakes(OutlineRow &range, std::vector<int> numbers)
{
    std::ranges::sort(numbers);
    numbers.insert(numbers.begin(), 0);
    for (const int number : numbers)
        range.takes.push_back({Kind::Take, range.frames, 0, number});
}

void addRanges(std::vector<OutlineRow> &rows, const TimelineScene &scene)
{
    std::vector<std::pair<FrameRange, int>> takes; // where, and which number
    for (std::size_t i = 0; i < scene.blocks.size(); ++i)
        takes.emplace_back(
            itemFrames(scene, {TimelineItem::Kind::Take, i}), scene.blocks[i].number);
    const auto place = [](const std::pair<FrameRange, int> &take) {
        return std::tuple(take.first.begin, take.first.end);
    };
    std::ranges::stable_sort(takes, {}, place);
    for (auto first = takes.begin(); first != takes.end();) {
        const auto behind = std::find_if(
            first, takes.end(), [&](const auto &take) { return place(take) != place(*first); });
        OutlineRow range;
        range.kind = Kind::Range;
        range.frames = first->first;
        std::vector<int> numbers;
        for (; first != behind; ++first)
            numbers.push_back(first->second);
        addTakes(range, std::move(numbers));
        rows.push_back(std::move(range));
    }
}

QString clipText(const TimelineScene &scene, const OutlineRow &row)
{
    const auto &project = scene.view->project;
    const std::size_t clip = scene.geometry.grid().clipOf(row.frames.begin);
    const auto &clips = project.sequence.clips;
    const auto *take =
        clip < clips.size() ? project.findTake(clips[clip].slices.front().take) : nullptr;
    const auto *media = take ? project.findMedia(take->media) : nullptr;
    const QString name = tr("Clip %1").arg(row.index + 1);
    return media ? QStringLiteral("%1 · %2").arg(name, QFileInfo(media->path).fileName()) : name;
}

const timeline::model::Marker &markerOf(const TimelineScene &scene, const OutlineRow &row)
{
    return scene.markers()[row.index];
}

QString whatText(const TimelineScene &scene, const TakeNewsById &news, const OutlineRow &row)
{
    switch (row.kind) {
    case Kind::Clip:
        return clipText(scene, row);
    case Kind::Chosen:
        return tr("Chosen range");
    case Kind::Range:
        return row.takes.size() == 2 ? tr("Range with 1 take")
                                     : tr("Range with %1 takes").arg(row.takes.size() - 1);
    case Kind::Take: {
        if (row.number == 0)
            return tr("Original");
        const auto card = outlineTake(scene, news, row);
        const QString name = tr("Take %1").arg(row.number);
        return card && !card->facts.isEmpty() ? QStringLiteral("%1 · %2").arg(name, card->facts)
                                              : name;
    }
    case Kind::Marker:
        break;
    }
    const QString note = markerOf(scene, row).note;
    return note.isEmpty() ? tr("Marker") : tr("Marker · %1").arg(words::excerpt(note, 80));
}

QString shownText(const TakeCard &card)
{
    if (card.pictureShown && card.soundShown)
        return tr("%1, chosen").arg(card.stateText);
    if (card.isShown())
        return card.pictureShown ? tr("%1, picture chosen").arg(card.stateText)
                                 : tr("%1, sound chosen").arg(card.stateText);
    return card.stateText;
}

QString stateText(const TimelineScene &scene, const TakeNewsById &news, const OutlineRow &row)
{
    if (row.kind == Kind::Marker)
        return markerOf(scene, row).draftPrompt.isEmpty() ? QString() : tr("to be sent");
    if (row.kind == Kind::Take) {
        const auto card = outlineTake(scene, news, row);
        return card ? shownText(*card) : QString();
    }
    if (row.kind != Kind::Range)
        return {};
    for (const OutlineRow &each : row.takes) {
        const auto card = outlineTake(scene, news, each);
        if (card && card->isShown() && each.number > 0)
            return tr("take %1 chosen").arg(each.number);
    }
    return tr("original chosen");
}

QString promptText(const TimelineScene &scene, const TakeNewsById &news, const OutlineRow &row)
{
    if (row.kind == Kind::Marker)
        return markerOf(scene, row).draftPrompt.simplified();
    const auto card = row.kind == Kind::Take ? outlineTake(scene, news, row) : std::nullopt;
    return card ? card->prompt.simplified() : QString();
}

} // namespace

std::vector<OutlineRow> outlineOf(const TimelineScene &scene)
{
    std::vector<OutlineRow> rows;
    if (!scene.view)
        return rows;
    for (std::size_t i = 0; i < scene.clips.size(); ++i)
        rows.push_back(rowOf(scene, TimelineItem::Kind::Clip, Kind::Clip, i));
    for (std::size_t i = 0; i < scene.markers().size(); ++i)
        rows.push_back(rowOf(scene, TimelineItem::Kind::Marker, Kind::Marker, i));
    if (scene.range)
        rows.push_back(rowOf(scene, TimelineItem::Kind::Range, Kind::Chosen, 0));
    addRanges(rows, scene);
    std::ranges::stable_sort(rows, {}, [](const OutlineRow &row) {
        return std::tuple(row.frames.begin, row.kind, row.frames.end);
    });
    return rows;
}

bool holds(const OutlineRow &row, FrameNumber frame)
{
    return row.frames.isEmpty() ? row.frames.begin == frame : row.frames.contains(frame);
}

int rowAt(const std::vector<OutlineRow> &rows, FrameNumber frame)
{
    auto row = std::ranges::upper_bound(
        rows, frame, {}, [](const OutlineRow &each) { return each.frames.begin; });
    while (row != rows.begin()) {
        --row;
        if (holds(*row, frame))
            return int(row - rows.begin());
    }
    return -1;
}

QString outlineTitle(OutlineColumn column)
{
    switch (column) {
    case OutlineColumn::What:
        return tr("What");
    case OutlineColumn::Begin:
        return tr("Begin");
    case OutlineColumn::End:
        return tr("End");
    case OutlineColumn::Length:
        return tr("Length");
    case OutlineColumn::State:
        return tr("State");
    case OutlineColumn::Prompt:
        break;
    }
    return tr("Prompt");
}

QString outlineText(const TimelineScene &scene, const TakeNewsById &news, const OutlineRow &row,
    OutlineColumn column)
{
    const auto rate = scene.geometry.rate();
    const bool isPlace = row.frames.isEmpty();
    switch (column) {
    case OutlineColumn::What:
        return whatText(scene, news, row);
    case OutlineColumn::Begin:
        return toTimecode(row.frames.begin, rate);
    case OutlineColumn::End:
        return isPlace ? QString() : toTimecode(row.frames.end, rate);
    case OutlineColumn::Length:
        return isPlace ? QString()
                       : words::duration(scene.geometry.grid().shown(row.frames).length());
    case OutlineColumn::State:
        return stateText(scene, news, row);
    case OutlineColumn::Prompt:
        break;
    }
    return promptText(scene, news, row);
}

QString outlineSentence(const TimelineScene &scene, const TakeNewsById &news, const OutlineRow &row)
{
    const auto rate = scene.geometry.rate();
    QStringList said{whatText(scene, news, row),
        row.frames.isEmpty() ? toTimecode(row.frames.begin, rate) : stretchText(row.frames, rate),
        stateText(scene, news, row), promptText(scene, news, row)};
    said.removeAll(QString());
    return said.join(QStringLiteral(", "));
}

std::optional<TakeCard> outlineTake(
    const TimelineScene &scene, const TakeNewsById &news, const OutlineRow &row)
{
    if (!scene.view || row.kind != Kind::Take)
        return std::nullopt;
    const auto cards = takesAt(scene.view->project, scene.geometry.grid(), row.frames.begin, news);
    const TakeCard *card = cardOf(cards, row.number);
    return card ? std::optional(*card) : std::nullopt;
}

} // namespace ui
