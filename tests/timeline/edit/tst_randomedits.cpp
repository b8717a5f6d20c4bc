// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/edit/films.h"
#include "tests/timeline/edit/oracle.h"
#include "timeline/edit/clipedits.h"
#include "timeline/edit/document.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/joins.h"
#include "timeline/edit/markers.h"
#include "timeline/edit/rangeedits.h"
#include "timeline/edit/takemarks.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QTest>

#include <array>
#include <random>

using namespace timeline;
using namespace timeline::model;
using testsupport::Cell;
using testsupport::Cells;

namespace {

constexpr int sequences = 10'000;
constexpr int steps = 8;
constexpr std::int64_t mostFrames = 60;

// A user who does anything anywhere, and a plain list of frames that says what has to come of it.
// Every choice follows from the seed.
class Editor {
public:
    explicit Editor(unsigned seed);

    void step();
    void undoAndRedo();
    void saveAndLoad();
    QString fault() const { return m_fault; } // empty: none yet

private:
    using Action = void (Editor::*)();

    int any(std::int64_t count) { return int(m_random() % std::uint64_t(count)); }
    const Project &project() const { return m_document.project(); }
    const std::vector<Clip> &clips() const { return project().sequence.clips; }
    std::int64_t count() const { return std::int64_t(m_cells.size()); }
    FrameGrid grid() const { return {project(), m_indexes}; }
    std::pair<std::int64_t, std::int64_t> anyStretch();
    FrameRange framesOf(std::size_t clip) const;

    // `expected`: none where the edit must be refused.
    void done(const char *what, const Result<Project> &after, const std::optional<Cells> &expected);
    void blame(const QString &what);

    void splitSomewhere();
    void insert();
    void append();
    void move();
    void trimBegin();
    void trimEnd();
    void roll();
    void crossfade();
    void removeClip();
    void removeRange();
    void moveRange();
    void copyAndPaste();
    void submit();
    void arrive();
    void choose();
    void purge();
    void mark();
    void unmark();
    std::optional<TakeId> anyArrived();
    Cells without(std::int64_t from, std::int64_t to) const;
    bool hasSequenceRate(const Cell &cell) const;
    bool hasRoomForCrossfade(std::size_t clip, const Join &join) const;
    void checkCrossfades();

    std::mt19937 m_random;
    FrameIndexes m_indexes;
    edit::Document m_document;
    Cells m_cells;
    std::vector<std::pair<Sequence, Cells>> m_history;
    std::map<TakeId, FrameMap> m_sent; // of pending takes
    int m_names = 0;
    QString m_fault;
};

const std::vector<Rational> rates{{25, 1}, {30'000, 1001}, {24, 1}};

Editor::Editor(unsigned seed)
    : m_random(seed)
{
    const Rational rate = rates[seed % rates.size()];
    testsupport::Built built = testsupport::projectOf(12 + any(12), rate);
    m_indexes = built.indexes;
    m_document.reset(built.project);
    m_cells = testsupport::cellsOf(project(), m_indexes);
    m_history.push_back({project().sequence, m_cells});
}

std::pair<std::int64_t, std::int64_t> Editor::anyStretch()
{
    const std::int64_t from = any(count());
    return {from, std::min(from + 1 + any(8), count())};
}

FrameRange Editor::framesOf(std::size_t clip) const
{
    const FrameGrid frames = grid();
    const Flicks start = project().sequence.clipStart(clip);
    return frames.framesIn({start, start + clips()[clip].length});
}

void Editor::blame(const QString &what)
{
    if (m_fault.isEmpty())
        m_fault = what;
}

void Editor::done(
    const char *what, const Result<Project> &after, const std::optional<Cells> &expected)
{
    const QString name = QString::fromLatin1(what);
    if (!after && expected)
        return blame(name + QStringLiteral(" was refused: ") + after.error().detail);
    if (after && !expected)
        return blame(name + QStringLiteral(" was not refused"));
    if (!after)
        return;
    if (const auto ok = checkInvariant(after->sequence); !ok)
        return blame(name + QStringLiteral(": ") + ok.error().detail);
    m_document.apply(name, *after);
    m_cells = *expected;
    const QString differs =
        testsupport::difference(testsupport::cellsOf(project(), m_indexes), m_cells);
    if (!differs.isEmpty())
        blame(name + QStringLiteral(": ") + differs);
    if (project().sequence != m_history.back().first) // else there was nothing to do
        m_history.push_back({project().sequence, m_cells});
}

void Editor::splitSomewhere()
{
    done("split", edit::split(project(), grid().timeOf({any(count() + 1)})), m_cells);
}

void Editor::insert()
{
    const Rational rate = rates[std::size_t(any(3))];
    const std::int64_t frames = 3 + any(5), at = any(count() + 1);
    const auto index = testsupport::indexOf(frames, rate, 25, 900 * any(3));
    Media media = testsupport::otherMedia(rate);
    media.path += QString::number(++m_names);
    const auto inserted =
        edit::insertMedia(project(), m_indexes, media, *index, grid().timeOf({at}));
    if (!inserted)
        return blame(QStringLiteral("insert was refused: ") + inserted.error().detail);
    m_indexes.insert(inserted->media, index);
    Cells expected = m_cells, more;
    for (std::int64_t n = 0; n < frames; ++n)
        more.push_back({inserted->media, n, {}, {}, {}});
    expected.insert(expected.begin() + at, more.begin(), more.end());
    done("insert", inserted->project, expected);
}

void Editor::append()
{
    const Media media = project().media[std::size_t(any(std::int64_t(project().media.size())))];
    const auto index = m_indexes.value(media.id);
    const auto appended = edit::appendMedia(project(), media, *index);
    if (!appended)
        return blame(QStringLiteral("append was refused: ") + appended.error().detail);
    Cells expected = m_cells;
    for (std::int64_t n = 0; n < index->count(); ++n)
        expected.push_back({media.id, n, {}, {}, {}});
    done("append", appended->project, expected);
}

void Editor::move()
{
    const std::size_t from = std::size_t(any(std::int64_t(clips().size())));
    const std::size_t before = std::size_t(any(std::int64_t(clips().size()) + 1));
    const FrameRange frames = framesOf(from);
    Cells expected = m_cells;
    const auto at = [&](std::int64_t n) { return expected.begin() + n; };
    const std::int64_t to = before < clips().size() ? framesOf(before).begin.value : count();
    if (to > frames.end.value)
        std::rotate(at(frames.begin.value), at(frames.end.value), at(to));
    else if (to < frames.begin.value)
        std::rotate(at(to), at(frames.begin.value), at(frames.end.value));
    done("move", edit::moveClip(project(), clips()[from].id, before), expected);
}

Cells Editor::without(std::int64_t from, std::int64_t to) const
{
    Cells rest = m_cells;
    rest.erase(rest.begin() + from, rest.begin() + to);
    return rest;
}

void Editor::trimBegin()
{
    const std::size_t clip = std::size_t(any(std::int64_t(clips().size())));
    const FrameRange frames = framesOf(clip);
    const std::int64_t by = any(frames.count() + 5) - 4;
    const Cell first = m_cells[std::size_t(frames.begin.value)];
    std::optional<Cells> expected = m_cells;
    Flicks to = grid().timeOf(frames.begin + by);
    if (by < 0) {
        const auto index = m_indexes.value(first.media);
        to = project().sequence.clipStart(clip) + by * index->shown({0}).length();
        const auto wanted = testsupport::beside(first, by, project(), m_indexes);
        if (wanted)
            to = project().sequence.clipStart(clip)
                - (index->at({first.frame}).time - index->at({wanted->frame}).time);
        for (std::int64_t n = -1; wanted && n >= by; --n)
            expected->insert(expected->begin() + frames.begin.value,
                *testsupport::beside(first, n, project(), m_indexes));
        if (!wanted)
            expected.reset();
    } else if (by < frames.count()) {
        expected = without(frames.begin.value, frames.begin.value + by);
    } else {
        expected.reset();
    }
    done("trim begin", edit::trimBegin(project(), m_indexes, clips()[clip].id, to), expected);
}

void Editor::trimEnd()
{
    const std::size_t clip = std::size_t(any(std::int64_t(clips().size())));
    const FrameRange frames = framesOf(clip);
    const std::int64_t by = any(frames.count() + 5) - 4; // shorter
    const Cell last = m_cells[std::size_t(frames.end.value - 1)];
    const Flicks end = project().sequence.clipStart(clip) + clips()[clip].length;
    std::optional<Cells> expected;
    Flicks to = grid().timeOf(frames.end - by);
    if (by < 0) {
        const auto index = m_indexes.value(last.media);
        to = end - by * index->shown({0}).length();
        const auto wanted = testsupport::beside(last, -by, project(), m_indexes);
        if (wanted) {
            to = end + index->shown({wanted->frame}).end - index->shown({last.frame}).end;
            expected = m_cells;
        }
        for (std::int64_t n = 1; wanted && n <= -by; ++n)
            expected->insert(expected->begin() + frames.end.value + n - 1,
                *testsupport::beside(last, n, project(), m_indexes));
    } else if (by < frames.count()) {
        expected = without(frames.end.value - by, frames.end.value);
    }
    done("trim end", edit::trimEnd(project(), m_indexes, clips()[clip].id, to), expected);
}

// Only between files of one rate: else the edge cannot lie on frames of both.
void Editor::roll()
{
    if (clips().size() < 2)
        return;
    const std::size_t clip = 1 + std::size_t(any(std::int64_t(clips().size()) - 1));
    const FrameRange left = framesOf(clip - 1), right = framesOf(clip);
    const Cell before = m_cells[std::size_t(right.begin.value - 1)];
    const Cell after = m_cells[std::size_t(right.begin.value)];
    const Flicks frame = m_indexes.value(after.media)->shown({0}).length();
    if (m_indexes.value(before.media)->shown({0}).length() != frame)
        return;
    const std::int64_t by = any(9) - 4;
    std::optional<Cells> expected = m_cells;
    for (std::int64_t n = 1; expected && n <= std::abs(by); ++n) {
        const auto more = by > 0 ? testsupport::beside(before, n, project(), m_indexes)
                                 : testsupport::beside(after, -n, project(), m_indexes);
        const std::int64_t room = by > 0 ? right.count() : left.count();
        if (!more || n >= room) {
            expected.reset();
            break;
        }
        // Markers lie at times, and those do not move.
        Cell &cell = (*expected)[std::size_t(right.begin.value + (by > 0 ? n - 1 : -n))];
        const QStringList notes = cell.notes;
        cell = *more;
        cell.notes = notes;
    }
    const Flicks to = project().sequence.clipStart(clip) + by * frame;
    done("roll", edit::rollEdge(project(), m_indexes, clips()[clip].id, to), expected);
}

bool Editor::hasSequenceRate(const Cell &cell) const
{
    return m_indexes.value(cell.media)->shown({0}).length()
        == frameStart(1, project().sequence.format.rate);
}

// Told from the frames: those that the clips have, and those that lie beside them in their files.
bool Editor::hasRoomForCrossfade(std::size_t clip, const Join &join) const
{
    const FrameRange left = framesOf(clip - 1), right = framesOf(clip);
    const Join next = clip + 1 < clips().size() ? clips()[clip + 1].joinIn : Join();
    const Cell &before = m_cells[std::size_t(left.end.value - 1)];
    const Cell &after = m_cells[std::size_t(right.begin.value)];
    return join.before() + clips()[clip - 1].joinIn.after() <= left.count()
        && join.after() + next.before() <= right.count()
        && testsupport::beside(before, join.after(), project(), m_indexes)
        && testsupport::beside(after, -join.before(), project(), m_indexes);
}

// Only between files of the sequence's rate: else its frames are not those of the clips.
void Editor::crossfade()
{
    const std::size_t clip = std::size_t(any(std::int64_t(clips().size())));
    const Join join{any(Join::mostFrames + 2)};
    const bool isPossible = join.crossfade <= Join::mostFrames;
    bool fits = isPossible && (clip > 0 || join.crossfade == 0);
    if (fits && join.crossfade > 0) {
        const std::size_t cut = std::size_t(framesOf(clip).begin.value);
        if (!hasSequenceRate(m_cells[cut - 1]) || !hasSequenceRate(m_cells[cut]))
            return;
        fits = hasRoomForCrossfade(clip, join);
    }
    const ClipId id = clips()[clip].id;
    done("crossfade", edit::setCrossfade(project(), m_indexes, id, join.crossfade),
        fits ? std::optional(m_cells) : std::nullopt);
    if (fits && m_fault.isEmpty()
        && (clips()[clip].joinIn != join
            || grid().crossfade(project(), clip).count() != join.crossfade))
        blame(QStringLiteral("a crossfade is not as long as was wished"));
}

// However short takes and clips have become: none longer than its join, none over another.
void Editor::checkCrossfades()
{
    const FrameGrid frames = grid();
    FrameNumber end{0};
    for (std::size_t clip = 0; clip < clips().size(); ++clip) {
        const FrameRange fade = frames.crossfade(project(), clip);
        if (fade.count() > clips()[clip].joinIn.crossfade || fade.begin < end)
            blame(QStringLiteral("the crossfade into clip %1 does not fit").arg(qint64(clip)));
        end = fade.end;
    }
}

void Editor::removeClip()
{
    const std::size_t clip = std::size_t(any(std::int64_t(clips().size())));
    const FrameRange frames = framesOf(clip);
    std::optional<Cells> expected;
    if (clips().size() > 1)
        expected = without(frames.begin.value, frames.end.value);
    done("remove clip", edit::deleteClips(project(), {clips()[clip].id}), expected);
}

void Editor::removeRange()
{
    const auto [from, to] = anyStretch();
    std::optional<Cells> expected;
    if (to - from < count())
        expected = without(from, to);
    done("remove range",
        edit::deleteRange(project(), m_indexes, grid().shown(FrameRange{{from}, {to}})), expected);
}

void Editor::moveRange()
{
    const auto [from, to] = anyStretch();
    const std::int64_t at = any(count() + 1);
    const FrameGrid frames = grid();
    const auto moved = edit::moveRange(
        project(), m_indexes, frames.shown(FrameRange{{from}, {to}}), frames.timeOf({at}));
    std::optional<Cells> expected;
    if (at <= from || at >= to) {
        expected = m_cells;
        const auto cell = expected->begin();
        if (at <= from)
            std::rotate(cell + at, cell + from, cell + to);
        else
            std::rotate(cell + from, cell + to, cell + at);
    }
    done("move range", moved, expected);
}

void Editor::copyAndPaste()
{
    const auto [from, to] = anyStretch();
    const std::int64_t at = any(count() + 1);
    const auto excerpt =
        edit::copyRange(project(), m_indexes, grid().shown(FrameRange{{from}, {to}}));
    if (!excerpt)
        return blame(QStringLiteral("copy was refused: ") + excerpt.error().detail);
    Cells expected = m_cells;
    const Cells copied(expected.begin() + from, expected.begin() + to);
    expected.insert(expected.begin() + at, copied.begin(), copied.end());
    done("paste", edit::paste(project(), m_indexes, *excerpt, grid().timeOf({at})), expected);
}

// As a retake is sent: pending, its window reaching some frames beyond the range.
void Editor::submit()
{
    const auto [from, to] = anyStretch();
    const FrameGrid frames = grid();
    const FrameRange window{
        {std::max<std::int64_t>(from - any(4), 0)}, {std::min(to + any(4), count())}};
    Project with = project();
    Take take;
    take.id = with.newId<TakeTag>();
    take.number = int(with.takes.size());
    FrameMap &map = m_sent[take.id];
    map.length = frames.shown(window).length();
    for (FrameNumber n = window.begin; n < window.end; n = n + 1)
        map.entries.push_back({frames.timeOf(n) - frames.timeOf(window.begin), n - window.begin});
    with.takes.push_back(take);
    Cells expected = m_cells;
    for (std::int64_t n = from; n < to; ++n)
        expected[std::size_t(n)].takes[take.id] = frames.timeOf({n}) - frames.timeOf(window.begin);
    done("submit",
        edit::layTake(
            with, take.id, frames.shown(FrameRange{{from}, {to}}), frames.timeOf(window.begin)),
        expected);
}

void Editor::arrive()
{
    if (m_sent.empty())
        return;
    const auto sent = std::next(m_sent.begin(), any(std::int64_t(m_sent.size())));
    Project facts = project();
    Media media = testsupport::otherMedia();
    media.id = facts.newId<MediaTag>();
    media.path = QStringLiteral("/videos/result %1.mp4").arg(++m_names);
    Take *take = facts.findTake(sent->first);
    take->media = media.id;
    take->frameMap = sent->second;
    m_indexes.insert(media.id, testsupport::indexOf(std::int64_t(sent->second.entries.size())));
    facts.media.push_back(media);
    m_sent.erase(sent);
    m_document.record(std::move(facts));
}

std::optional<TakeId> Editor::anyArrived()
{
    std::vector<TakeId> arrived;
    for (const Take &take : project().takes) {
        if (!take.isPending() && !take.isOriginal())
            arrived.push_back(take.id);
    }
    if (arrived.empty())
        return std::nullopt;
    return arrived[std::size_t(any(std::int64_t(arrived.size())))];
}

void Editor::choose()
{
    const std::optional<TakeId> take = anyArrived();
    if (!take)
        return;
    std::optional<Cells> expected;
    for (std::size_t n = 0; n < m_cells.size(); ++n) {
        if (!m_cells[n].takes.contains(*take))
            continue;
        if (!expected)
            expected = m_cells;
        (*expected)[n].chosen = take;
    }
    done("choose", edit::chooseTake(project(), *take, edit::Part::Both), expected);
}

// Copied before, pasted after.
void Editor::purge()
{
    const std::optional<TakeId> take = anyArrived();
    if (!take)
        return;
    const auto [from, to] = anyStretch();
    const auto excerpt =
        edit::copyRange(project(), m_indexes, grid().shown(FrameRange{{from}, {to}}));
    const auto purged = edit::rejectTake(project(), *take).and_then([&](Project rejected) {
        return edit::purgeTake(std::move(rejected), *take);
    });
    if (!excerpt || !purged)
        return blame(QStringLiteral("copy or purge was refused"));
    for (Cell &cell : m_cells) {
        cell.takes.erase(*take);
        if (cell.chosen == take)
            cell.chosen.reset();
    }
    m_document.applyForGood(*purged);
    m_history = {{project().sequence, m_cells}};
    const std::int64_t at = any(count() + 1);
    Cells expected = m_cells;
    const Cells copied(expected.begin() + from, expected.begin() + to);
    expected.insert(expected.begin() + at, copied.begin(), copied.end());
    done("paste after purge", edit::paste(project(), m_indexes, *excerpt, grid().timeOf({at})),
        expected);
}

void Editor::mark()
{
    const std::int64_t at = any(count());
    Marker marker;
    marker.time = grid().timeOf({at});
    marker.note = QStringLiteral("m%1").arg(++m_names);
    Cells expected = m_cells;
    expected[std::size_t(at)].notes << marker.note;
    std::ranges::sort(expected[std::size_t(at)].notes);
    done("mark", edit::addMarker(project(), marker), expected);
}

void Editor::unmark()
{
    const auto &markers = project().sequence.markers;
    if (markers.empty())
        return;
    const Marker marker = markers[std::size_t(any(std::int64_t(markers.size())))];
    Cells expected = m_cells;
    expected[std::size_t(grid().frameAt(marker.time).value)].notes.removeOne(marker.note);
    done("unmark", edit::removeMarker(project(), marker.id), expected);
}

void Editor::step()
{
    static constexpr std::array<Action, 19> actions{&Editor::splitSomewhere, &Editor::insert,
        &Editor::append, &Editor::move, &Editor::moveRange, &Editor::trimBegin, &Editor::trimEnd,
        &Editor::roll, &Editor::removeClip, &Editor::removeRange, &Editor::copyAndPaste,
        &Editor::crossfade, &Editor::roll, &Editor::submit, &Editor::arrive, &Editor::choose,
        &Editor::purge, &Editor::mark, &Editor::unmark};
    const bool isFull = count() > mostFrames;
    (this->*(isFull ? &Editor::removeRange : actions[std::size_t(any(19))]))();
    const QString wrong = testsupport::misshown(m_cells, project(), m_indexes);
    if (!wrong.isEmpty())
        blame(wrong);
    checkCrossfades();
}

void Editor::undoAndRedo()
{
    QUndoStack &stack = m_document.undoStack();
    const Project end = project();
    for (std::size_t i = m_history.size() - 1; i-- > 0;) {
        stack.undo();
        if (project().sequence != m_history[i].first)
            return blame(QStringLiteral("undo to step %1 is another sequence").arg(i));
    }
    if (stack.canUndo())
        return blame(QStringLiteral("the start is not the start"));
    const QString wrong =
        testsupport::difference(testsupport::cellsOf(project(), m_indexes), m_history[0].second);
    if (!wrong.isEmpty())
        blame(QStringLiteral("at the start: ") + wrong);
    for (std::size_t i = 1; i < m_history.size(); ++i) {
        stack.redo();
        if (project().sequence != m_history[i].first)
            return blame(QStringLiteral("redo to step %1 is another sequence").arg(i));
    }
    if (stack.canRedo() || project() != end)
        blame(QStringLiteral("the end is not the end"));
}

void Editor::saveAndLoad()
{
    const QString folder = QStringLiteral("/videos");
    const auto loaded = projectFromJson(projectToJson(project(), folder), folder);
    if (!loaded)
        blame(QStringLiteral("the project cannot be read: ") + loaded.error().detail);
    else if (*loaded != project())
        blame(QStringLiteral("the project comes back as another one"));
}

} // namespace

class TestRandomEdits : public QObject {
    Q_OBJECT

private slots:
    void tenThousandSequencesDoWhatTheyShould()
    {
        for (unsigned seed = 1; seed <= sequences; ++seed) {
            Editor editor(seed);
            for (int i = 0; i < steps && editor.fault().isEmpty(); ++i)
                editor.step();
            if (editor.fault().isEmpty())
                editor.saveAndLoad();
            if (editor.fault().isEmpty())
                editor.undoAndRedo();
            QVERIFY2(editor.fault().isEmpty(),
                qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(editor.fault())));
        }
    }
};

QTEST_GUILESS_MAIN(TestRandomEdits)
#include "tst_randomedits.moc"
