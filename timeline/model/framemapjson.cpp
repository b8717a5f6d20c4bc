// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/framemapjson.h"

#include "timeline/model/jsonvalues.h"

#include <QtCore/qnumeric.h>

#include <algorithm>

namespace timeline::model {

namespace {

using Entry = FrameMap::Entry;

QJsonArray runsOf(const std::vector<Entry> &entries)
{
    QJsonArray runs;
    std::size_t begin = 0;
    while (begin < entries.size()) {
        const Entry &first = entries[begin];
        std::size_t end = begin + 1;
        Flicks step{0};
        std::int64_t frameStep = 0;
        if (end < entries.size()) {
            step = entries[end].time - first.time;
            frameStep = entries[end].resultFrame - first.resultFrame;
        }
        while (end < entries.size() && entries[end].time - entries[end - 1].time == step
            && entries[end].resultFrame - entries[end - 1].resultFrame == frameStep)
            ++end;
        runs.append(QJsonArray{number(first.time), number(step), qint64(first.resultFrame),
            qint64(frameStep), qint64(end - begin)});
        begin = end;
    }
    return runs;
}

} // namespace

QJsonObject toJson(const FrameMap &map)
{
    return {{QStringLiteral("runs"), runsOf(map.entries)},
        {QStringLiteral("length"), number(map.length)},
        {QStringLiteral("soundOffset"), number(map.soundOffset)}};
}

FrameMap frameMapFromJson(QJsonObject &j)
{
    FrameMap map;
    const QJsonArray runs = take(j, "runs").toArray();
    for (const auto &run : runs) {
        const std::int64_t room = mostMapped - std::int64_t(map.entries.size());
        const std::int64_t count = std::min<std::int64_t>(run[4].toInteger(), room);
        const qint64 step = run[1].toInteger(), frameStep = run[3].toInteger();
        qint64 time = run[0].toInteger(), frame = run[2].toInteger(-1);
        for (std::int64_t n = 0; n < count; ++n) {
            map.entries.push_back({Flicks(time), frame});
            if (qAddOverflow(time, step, &time) || qAddOverflow(frame, frameStep, &frame))
                break;
        }
    }
    std::ranges::sort(map.entries, {}, &Entry::time);
    map.length = takeTime(j, "length");
    map.soundOffset = takeTime(j, "soundOffset");
    return map;
}

QJsonArray runsOfPairs(const QJsonArray &pairs)
{
    std::vector<Entry> entries;
    for (const auto &pair : pairs)
        entries.push_back({Flicks(pair[0].toInteger()), pair[1].toInteger(-1)});
    return runsOf(entries);
}

} // namespace timeline::model
