// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/takeruns.h"

#include "timeline/interchange/takeclock.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace timeline::interchange {

using model::Clip;
using model::Flicks;

namespace {

bool continues(const Clip &before, const Clip &after)
{
    if (before.slices.size() != after.slices.size() || before.pictureTake() != after.pictureTake()
        || before.soundTake() != after.soundTake())
        return false;
    for (std::size_t i = 0; i < before.slices.size(); ++i) {
        if (before.slices[i].take != after.slices[i].take
            || before.slices[i].start + before.length != after.slices[i].start)
            return false;
    }
    return true;
}

bool goesOn(const Clip &before, const Clip &after, model::TakeId take)
{
    const model::Slice *a = before.slice(take), *b = after.slice(take);
    return a && b && a->start + before.length == b->start;
}

// The name that a user knows the shot by, fit for every disk.
QString shotName(const model::Project &project, const Clip &clip)
{
    const model::Take *original = project.findTake(clip.slices.front().take);
    const model::Media *media = original ? project.findMedia(original->media) : nullptr;
    QString name = media ? QFileInfo(media->path).completeBaseName() : QString();
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != QLatin1Char('-') && c != QLatin1Char('_'))
            c = QLatin1Char('_');
    }
    name.truncate(60);
    return name.isEmpty() ? QStringLiteral("shot") : name;
}

QString runName(const model::Project &project, const Clip &clip, const model::Take &take)
{
    const auto retake = take.retakeId
        ? std::ranges::find(project.retakes, *take.retakeId, &model::Retake::id)
        : project.retakes.end();
    // 0: a file that was added by hand.
    const auto number = retake == project.retakes.end() ? 0 : retake - project.retakes.begin() + 1;
    const QLatin1Char zero('0');
    return QStringLiteral("%1-r%2-take%3")
        .arg(shotName(project, clip))
        .arg(qint64(number), 2, 10, zero)
        .arg(take.number, 2, 10, zero);
}

QString uniqueName(const QString &base, QSet<QString> &used)
{
    QString name = base + QStringLiteral(".mov");
    for (int i = 2; used.contains(name.toCaseFolded()); ++i)
        name = QStringLiteral("%1-%2.mov").arg(base).arg(i);
    used.insert(name.toCaseFolded());
    return name;
}

} // namespace

std::vector<Clip> joinedClips(const model::Sequence &sequence)
{
    std::vector<Clip> joined;
    for (const Clip &clip : sequence.clips) {
        if (!joined.empty() && continues(joined.back(), clip))
            joined.back().length += clip.length;
        else
            joined.push_back(clip);
    }
    return joined;
}

std::vector<TakeRun> takeRuns(const model::Project &project, const model::FrameIndexes &indexes)
{
    const TakeClock clock(project, indexes);
    const std::vector<Clip> clips = joinedClips(project.sequence);
    QSet<QString> used;
    for (const model::Media &media : project.media)
        used.insert(QFileInfo(media.path).fileName().toCaseFolded());
    std::vector<TakeRun> runs;
    for (const model::Take &take : project.takes) {
        if (take.isPending() || take.isOriginal())
            continue;
        const Clip *before = nullptr;
        Flicks start{0};
        for (const Clip &clip : clips) {
            const Clip *last = std::exchange(before, &clip);
            const Flicks end = start + clip.length;
            const auto mediaStart = clock.mediaStart(clip, start, Flicks{0});
            if (clip.slice(take.id) && mediaStart) {
                const bool same = last && goesOn(*last, clip, take.id)
                    && goesOn(*last, clip, clip.slices.front().take)
                    && last->slices.front().take == clip.slices.front().take && !runs.empty()
                    && runs.back().take == take.id && runs.back().range.end == start;
                if (same)
                    runs.back().range.end = end;
                else
                    runs.push_back({take.id, {start, end}, *mediaStart, 0,
                        uniqueName(runName(project, clip, take), used)});
                TakeRun &run = runs.back();
                run.length = clock.frames(run.range.end) - clock.frames(run.range.begin);
            }
            start = end;
        }
    }
    std::erase_if(runs, [](const TakeRun &run) { return run.length <= 0; });
    return runs;
}

} // namespace timeline::interchange
