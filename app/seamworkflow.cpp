// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seamworkflow.h"

#include "timeline/edit/clipedits.h"
#include "timeline/media/sequencereader.h"
#include "timeline/media/videoimage.h"
#include "timeline/model/errortext.h"

#include <algorithm>

namespace app {

using edit::SeamSide;
using edit::TakeRun;
using model::Error;
using model::FrameNumber;
using model::Result;

namespace {

constexpr int restBefore = 300; // ms
constexpr model::Flicks reach{model::flicksPerSecond}; // beside a join, of what is suggested
constexpr std::size_t foundAtOnce = 10;

media::Pictures read(const media::ViewPtr &view, const std::vector<FrameNumber> &frames, QSize size,
    const model::CancelToken &cancel)
{
    media::Pictures all;
    media::SequenceReader reader(view);
    for (const FrameNumber n : frames) {
        const auto picture = reader.image(n, size, cancel).and_then(media::toVideoFrame);
        all.panes.push_back(picture.value_or(QVideoFrame()));
        all.errors.push_back(picture ? QString() : model::errorSentence(picture.error()));
        all.fallback.push_back(view->pictureAt(n).fallback);
    }
    return all;
}

// The edge at which `clip` begins, brought as far as it goes; as it was where it cannot.
model::Project rolled(const model::Project &project, const model::FrameIndexes &indexes,
    model::ClipId clip, model::Flicks to)
{
    return edit::rollEdge(project, indexes, clip, to).value_or(project);
}

struct Places {
    media::ViewPtr left, right;
    model::FrameRange frames;
    FrameNumber now;
};

Result<Places> placesAround(const media::ViewPtr &view, model::ClipId clip)
{
    const model::FrameIndexes indexes = media::indexesOf(view->files);
    const auto whole = edit::seamReach(view->project, indexes, clip);
    const auto at = edit::beginOf(view->project, clip);
    if (!whole || !at)
        return tl::unexpected(whole ? at.error() : whole.error());
    const model::TimeRange near{
        std::max(whole->begin, *at - reach), std::min(whole->end, *at + reach)};
    const auto moved = [&](model::Flicks to) {
        return media::makeView(rolled(view->project, indexes, clip, to), view->files);
    };
    const model::FrameGrid &grid = *view->grid;
    const FrameNumber first = grid.framesIn({near.begin, grid.length()}).begin;
    const FrameNumber last = grid.framesIn({near.end, grid.length()}).begin;
    return Places{moved(near.end), moved(near.begin), {first, last + 1},
        grid.framesIn({*at, grid.length()}).begin};
}

} // namespace

SeamReach reachedOut(
    const model::Project &project, const model::FrameIndexes &indexes, const TakeRun &run)
{
    SeamReach out{project, run.range};
    if (run.begin && !run.begin->isCut) {
        if (const auto whole = edit::seamReach(out.project, indexes, run.begin->clip))
            out.project = rolled(out.project, indexes, run.begin->clip, whole->begin);
    }
    if (run.end && !run.end->isCut) {
        if (const auto whole = edit::seamReach(out.project, indexes, run.end->clip))
            out.project = rolled(out.project, indexes, run.end->clip, whole->end);
    }
    if (const auto now = edit::takeRunOf(out.project, run.take, run.range.begin))
        out.range = now->range;
    return out;
}

SeamWorkflow::SeamWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restBefore);
    connect(&m_rest, &QTimer::timeout, this, &SeamWorkflow::compareNow);
}

void SeamWorkflow::look(const std::vector<FrameNumber> &frames, QSize size)
{
    m_looking.cancel();
    stopComparing(); // what somebody waits for comes first
    const quint64 number = ++m_look;
    const media::ViewPtr view = m_session.view();
    if (!view)
        return;
    m_looking = m_tasks.start(
        this,
        [view, frames, size](const model::CancelToken &cancel, const model::Progress &) {
            return read(view, frames, size, cancel);
        },
        [this, number](const media::Pictures &pictures) {
            if (number != m_look)
                return;
            emit pictured(pictures);
            m_rest.start();
        });
}

void SeamWorkflow::measure(const TakeRun &run)
{
    m_measuring.cancel();
    const quint64 number = ++m_measure;
    m_measuring = {};
    for (const SeamSide side : {SeamSide::Begin, SeamSide::End}) {
        if (run.seam(side) && m_session.view())
            measureSide(run, side, number);
    }
}

void SeamWorkflow::measureSide(const TakeRun &run, SeamSide side, quint64 number)
{
    const media::ViewPtr view = m_session.view();
    const FrameNumber behind =
        view->grid->framesIn({run.seam(side)->time, view->grid->length()}).begin;
    m_tasks.start(
        this,
        [view, behind, cancel = m_measuring](
            const model::CancelToken &own, const model::Progress &) -> Result<render::SeamScore> {
            if (own.isCancelled())
                return model::fail(Error::Kind::Cancelled);
            return render::measureSeam(view, media::viewOfOriginals(view), behind, cancel);
        },
        [this, number, side](const Result<render::SeamScore> &score) {
            if (number != m_measure)
                return;
            if (score)
                emit measured(side, *score);
            else
                emit notMeasured(side, score.error());
        });
}

void SeamWorkflow::suggest(model::ClipId clip)
{
    m_suggesting.cancel();
    const quint64 number = ++m_suggest;
    const media::ViewPtr view = m_session.view();
    if (!view)
        return;
    const auto places = placesAround(view, clip);
    if (!places) {
        emit notSuggested(places.error());
        return;
    }
    m_suggesting = m_tasks.start(
        this,
        [places = *places](const model::CancelToken &cancel,
            const model::Progress &) -> Result<render::SeamSuggestion> {
            const auto measured =
                render::measurePlaces(places.left, places.right, places.frames, cancel);
            if (!measured)
                return tl::unexpected(measured.error());
            const auto best = render::suggestSeam(*measured, places.now);
            return best ? Result<render::SeamSuggestion>(*best)
                        : model::fail(Error::Kind::InvalidEdit,
                            tr("the take has no pictures beside this seam"));
        },
        [this, number, clip, view](const Result<render::SeamSuggestion> &best) {
            if (number != m_suggest || view != m_session.view())
                return;
            if (best)
                emit suggested(clip, *best);
            else
                emit notSuggested(best.error());
        });
}

void SeamWorkflow::compare(const std::optional<TakeRun> &run)
{
    stopComparing();
    m_run = run;
    m_pair.reset();
    prepare();
}

// Takes time where there are many clips: not while takes are played across.
void SeamWorkflow::prepare()
{
    const media::ViewPtr view = m_session.view();
    const model::Take *take = m_run && view ? view->project.findTake(m_run->take) : nullptr;
    if (m_isHeld || !take || !take->hasPicture || take->isPending()) {
        emit differed({});
        return;
    }
    const SeamReach out = reachedOut(view->project, media::indexesOf(view->files), *m_run);
    const media::ViewPtr wide = media::makeView(out.project, view->files);
    m_pair = {media::viewOfTake(wide, m_run->take), media::viewOfOriginals(wide),
        wide->grid->framesIn(out.range)};
    emit differed(m_known.known(*m_pair));
    m_rest.start();
}

void SeamWorkflow::setHeld(bool held)
{
    m_isHeld = held;
    if (held)
        stopComparing();
    else if (m_pair)
        m_rest.start();
    else
        prepare();
}

void SeamWorkflow::stopComparing()
{
    m_comparing.cancel();
    ++m_compare;
    m_rest.stop();
}

void SeamWorkflow::compareNow()
{
    if (m_isHeld || !m_pair)
        return;
    m_comparing.cancel();
    const quint64 number = ++m_compare;
    const render::DifferenceRow row = m_known.known(*m_pair);
    if (std::ranges::none_of(row.levels, [](float level) { return level < 0; }))
        return;
    using Found = std::vector<std::pair<FrameNumber, float>>;
    const auto tell = [this, number](Found found) {
        QMetaObject::invokeMethod(
            this, [this, number, found = std::move(found)] { addDifferences(number, found); },
            Qt::QueuedConnection);
    };
    m_comparing = m_tasks.start(
        this,
        [pair = *m_pair, row, tell](const model::CancelToken &cancel, const model::Progress &) {
            Found found;
            render::measureDifferences(
                pair, row,
                [&](FrameNumber n, float levels) {
                    found.emplace_back(n, levels);
                    if (found.size() >= foundAtOnce)
                        tell(std::exchange(found, {}));
                },
                cancel);
            return found;
        },
        [this, number](const Found &found) { addDifferences(number, found); });
}

void SeamWorkflow::addDifferences(
    quint64 number, const std::vector<std::pair<FrameNumber, float>> &found)
{
    if (number != m_compare || !m_pair || found.empty())
        return;
    for (const auto &[frame, levels] : found)
        m_known.insert(*m_pair, frame, levels);
    emit differed(m_known.known(*m_pair));
}

} // namespace app
