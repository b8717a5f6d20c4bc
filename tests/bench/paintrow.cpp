// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/rows.h"
#include "tests/bench/waiting.h"
#include "tests/support/testsequence.h"
#include "timeline/media/filmstrip.h"
#include "timeline/media/waveform.h"
#include "ui/timelineview.h"

#include <QApplication>
#include <QWheelEvent>

#include <ctime>

namespace bench {

namespace media = timeline::media;
namespace model = timeline::model;

namespace {

constexpr int clipCount = 10'000;
constexpr int takeCount = 2'000;

// The hour cut into clips that change places two by two, so that each has its own place in the
// file.
media::ViewPtr cutUp(const media::ViewPtr &whole)
{
    model::Project project = whole->project;
    const model::Clip original = project.sequence.clips.front();
    const std::int64_t frames = whole->grid->count();
    std::vector<model::Clip> clips;
    for (std::int64_t i = 0; i < clipCount; ++i) {
        const std::int64_t k = i ^ 1;
        const model::TimeRange part = whole->grid->shown(
            model::FrameRange{{k * frames / clipCount}, {(k + 1) * frames / clipCount}});
        model::Clip clip = original;
        clip.id = project.newId<model::ClipTag>();
        clip.length = part.length();
        clip.slices.front().start += part.begin;
        clips.push_back(clip);
    }
    project.sequence.clips = std::move(clips);
    return media::makeView(project, whole->files);
}

// In every state, two rows of them in places.
std::vector<ui::TakeBlock> takeBlocks(const model::FrameGrid &grid)
{
    std::vector<ui::TakeBlock> blocks;
    for (std::int64_t i = 0; i < takeCount; ++i) {
        const std::int64_t first = i * grid.count() / takeCount;
        ui::TakeBlock block;
        block.range = grid.shown(
            model::FrameRange{{first}, {std::min(grid.count(), first + (i % 3 ? 30 : 60))}});
        block.take = {i + 1};
        block.number = int(i) + 1;
        block.mode = model::Mode(i % 3);
        block.state = ui::TakeState(i % 5);
        block.progress = block.state == ui::TakeState::Running ? 0.4 : -1;
        block.chosen = i % 2;
        blocks.push_back(block);
    }
    return blocks;
}

std::vector<model::FrameRange> cachedRanges(const model::FrameGrid &grid)
{
    std::vector<model::FrameRange> ranges;
    for (std::int64_t n = 0; n + 20 < grid.count(); n += 300)
        ranges.push_back({{n}, {n + 20}});
    return ranges;
}

void scroll(ui::TimelineView &view, int by)
{
    const QPointF at = view.rect().center();
    QWheelEvent event(at, view.mapToGlobal(at), QPoint(), QPoint(0, by), Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view, &event);
}

struct Paints {
    std::vector<double> wall, own; // ms as seen by the user, and of this thread alone
    double worst = 0, worstZoom = 0;
};

// Of this thread, so that what other programs do to a busy machine is told apart.
double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

// Through the hour at each zoom, with the pictures that come in meanwhile.
Paints paintEverywhere(ui::TimelineView &view, media::Filmstrip &strip)
{
    constexpr int steps = 16, patience = 60;
    Paints paints;
    view.zoomToFit();
    for (double before = -1; view.scene().geometry.zoom() > before; view.zoomIn()) {
        before = view.scene().geometry.zoom();
        for (int step = 0; step < steps; ++step) {
            runLoop(patience, [&] { return strip.isComplete(); });
            const double started = threadMilliseconds();
            paints.wall.push_back(timed([&] { view.repaint(); }));
            paints.own.push_back(threadMilliseconds() - started);
            if (paints.wall.back() > paints.worst) {
                paints.worst = paints.wall.back();
                paints.worstZoom = before;
            }
            scroll(view, step < steps / 2 ? -480 : 480);
        }
    }
    return paints;
}

} // namespace

std::vector<Line> paintRow(const Context &context)
{
    media::Filmstrip strip;
    media::Waveform waveform;
    ui::TimelineView view(strip, waveform);
    view.resize(1440, 320);
    const media::ViewPtr cut = cutUp(testsupport::openSequence(context.material.small));
    view.setView(cut);
    view.setTakeBlocks(takeBlocks(*cut->grid));
    view.setCachedRanges(cachedRanges(*cut->grid));
    view.setRange(model::FrameRange{{44'000}, {44'200}});
    view.setDifference({{{43'950}, {44'250}}, std::vector<float>(300, 6)});
    view.setRangeHint({QStringLiteral("sends 10 s"), ui::RangeHint::Level::Ok,
        cut->grid->shown(model::FrameRange{{43'990}, {44'210}}),
        cut->grid->shown(model::FrameRange{{43'965}, {44'235}})});
    view.setPosition({45'000});
    view.show();
    waitFor(
        waveform, &media::Waveform::grown, [&] { return waveform.isComplete(); }, 120'000);
    const Paints paints = paintEverywhere(view, strip);
    return {{QStringLiteral("paint the timeline: 1 h, 10 000 clips, every zoom"),
        Unit::Milliseconds, percentile(paints.wall, 0.99), {}, {}, 4,
        QStringLiteral(
            "p99 of %1 paints of 1440x320 with 2 000 takes; median %2 ms, worst %3 ms at "
            "zoom %4; p99 of the thread's own time %5 ms")
            .arg(paints.wall.size())
            .arg(median(paints.wall), 0, 'f', 2)
            .arg(paints.worst, 0, 'f', 1)
            .arg(paints.worstZoom, 0, 'f', 2)
            .arg(percentile(paints.own, 0.99), 0, 'f', 2)}};
}

} // namespace bench
