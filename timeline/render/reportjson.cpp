// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/verify.h"

#include <QJsonArray>

namespace timeline::render {

namespace {

QJsonValue numberOf(int track)
{
    return track < 0 ? QJsonValue() : QJsonValue(track);
}

QJsonObject trackJson(const TrackDifference &track)
{
    QJsonArray touched;
    for (const PacketRun &run : track.touched)
        touched.append(QJsonArray{qint64(run.first), qint64(run.last)});
    return {{QStringLiteral("kind"), track.kind}, {QStringLiteral("codec"), track.codec},
        {QStringLiteral("base"), numberOf(track.base)},
        {QStringLiteral("out"), numberOf(track.out)},
        {QStringLiteral("state"), wordOf(track.state)},
        {QStringLiteral("copied"), qint64(track.packets.copied)},
        {QStringLiteral("reencoded"), qint64(track.packets.other)},
        {QStringLiteral("lost"), qint64(track.packets.lost)}, {QStringLiteral("touched"), touched},
        {QStringLiteral("late"), model::toSeconds(track.late)},
        {QStringLiteral("header"), QJsonArray::fromStringList(track.header)}};
}

} // namespace

QString wordOf(TrackState state)
{
    switch (state) {
    case TrackState::Copied:
        return QStringLiteral("copied");
    case TrackState::Touched:
        return QStringLiteral("touched");
    case TrackState::Rewritten:
        return QStringLiteral("rewritten");
    case TrackState::New:
        return QStringLiteral("new");
    case TrackState::Missing:
        return QStringLiteral("missing");
    }
    return {};
}

QJsonObject toJson(const Report &report)
{
    QJsonArray reencoded, checks, tracks;
    for (const model::FrameRange &r : report.reencoded)
        reencoded.append(QJsonArray{qint64(r.begin.value), qint64(r.end.value)});
    for (const Check &c : report.checks)
        checks.append(QJsonObject{{QStringLiteral("name"), c.name}, {QStringLiteral("ok"), c.ok},
            {QStringLiteral("value"), c.value}});
    for (const TrackDifference &track : report.tracks)
        tracks.append(trackJson(track));
    const auto counts = [](std::int64_t copied, std::int64_t other) {
        return QJsonObject{{QStringLiteral("copied"), qint64(copied)},
            {QStringLiteral("reencoded"), qint64(other)}};
    };
    return {{QStringLiteral("ok"), report.ok}, {QStringLiteral("frames"), qint64(report.frames)},
        {QStringLiteral("identical"), qint64(report.identical)},
        {QStringLiteral("decoded"), qint64(report.decoded)},
        {QStringLiteral("reencoded"), reencoded},
        {QStringLiteral("packets"), counts(report.packetsCopied, report.packetsReencoded)},
        {QStringLiteral("sound"), counts(report.soundCopied, report.soundReencoded)},
        {QStringLiteral("tracks"), tracks},
        {QStringLiteral("fallback"), report.fallback ? QJsonValue(*report.fallback) : QJsonValue()},
        {QStringLiteral("checks"), checks}};
}

} // namespace timeline::render
