// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/barereader.h"
#include "tests/bench/program.h"
#include "tests/bench/rows.h"
#include "timeline/media/mediafile.h"

namespace bench {

namespace {

double openOurs(const QString &path)
{
    return timeOf(QStringLiteral(RETAKE_PROGRAM),
        {QStringLiteral("frame"), path, QStringLiteral("--at"), QStringLiteral("0f"),
            QStringLiteral("--json")});
}

Line indexLine(const Context &context, const QString &path, const QString &hours)
{
    const auto medians = interleaved(context.rounds,
        {[&path] {
             emptyCaches();
             return timed([&path] {
                 if (const auto file = timeline::media::openMedia(path); !file)
                     qFatal("%s: %s", qPrintable(path), qPrintable(file.error().detail));
             });
         },
            [&path] {
                return timed([&path] {
                    if (BareReader(path).demuxAll() == 0)
                        qFatal("%s has no packets", qPrintable(path));
                });
            }});
    return {QStringLiteral("index of %1 1080p").arg(hours), Unit::Milliseconds, medians[0],
        QStringLiteral("bare demux loop"), medians[1], 1.1,
        QStringLiteral("openMedia with no index on disk; both read the picture's packets only")};
}

} // namespace

std::vector<Line> openRow(const Context &context)
{
    const QString &path = context.material.hour;
    warm(path);
    const auto medians = interleaved(context.rounds,
        {[&path] {
             emptyCaches();
             return openOurs(path);
         },
            [&path] {
                return timeOf(QStringLiteral("ffmpeg"),
                    words("-v error -nostdin -i") + QStringList{path}
                        + words("-map 0:v -frames:v 1 -f null -"));
            },
            [&path] {
                // That reads the whole index and keeps it.
                timeOf(QStringLiteral(RETAKE_PROGRAM), {QStringLiteral("info"), path});
                return openOurs(path);
            }});
    const QString peer = QStringLiteral("ffmpeg -frames:v 1");
    return {{QStringLiteral("open 1 h 1080p, first frame"), Unit::Milliseconds, medians[0], peer,
                medians[1], 1.0, QStringLiteral("retake frame, seen for the first time")},
        {QStringLiteral("open it again"), Unit::Milliseconds, medians[2], peer, medians[1], 1.0,
            QStringLiteral("retake frame, its index is on disk")}};
}

std::vector<Line> indexRow(const Context &context)
{
    warm(context.material.twoHours);
    warm(context.material.hour);
    return {indexLine(context, context.material.hour, QStringLiteral("1 h")),
        indexLine(context, context.material.twoHours, QStringLiteral("2 h"))};
}

} // namespace bench
