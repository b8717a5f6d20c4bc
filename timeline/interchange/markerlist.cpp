// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/markerlist.h"

#include "timeline/interchange/csvrows.h"
#include "timeline/interchange/edlevents.h"
#include "timeline/model/timecode.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace timeline::interchange {

using model::Error;
using model::fail;
using model::FrameNumber;
using model::Result;

namespace {

constexpr qsizetype mostBytes = qsizetype{16} * 1024 * 1024;
constexpr qsizetype mostProblems = 5;

using Ranges = Result<MarkerList>;

tl::unexpected<Error> refused(QStringList problems)
{
    const qsizetype more = problems.size() - mostProblems;
    if (more > 0) {
        problems.resize(mostProblems);
        problems << QStringLiteral("and %1 more").arg(more);
    }
    return fail(Error::Kind::InvalidRequest, problems.join(QLatin1String("; ")));
}

QString decoded(const QByteArray &bytes)
{
    // UTF-8 and UTF-16 by their byte order marks; else UTF-8, or Latin-1 where it is none.
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

struct Columns {
    qsizetype start = 0, end = 1, text = 2;
    bool named = false;
};

std::optional<qsizetype> columnOf(const QStringList &fields, const QStringList &names)
{
    for (const QString &name : names) {
        for (qsizetype i = 0; i < fields.size(); ++i) {
            if (fields[i].compare(name, Qt::CaseInsensitive) == 0)
                return i;
        }
    }
    return std::nullopt;
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

Columns columnsOf(const QStringList &fields)
{
    const auto start = columnOf(fields, words("start in from begin"));
    const auto end = columnOf(fields, words("end out to"));
    if (!start || !end)
        return {};
    const auto text = columnOf(fields, words("prompt text note comment description name"));
    return {*start, *end, text.value_or(-1), true};
}

class Reader {
public:
    explicit Reader(const MarkedSequence &sequence)
        : m_grid(sequence.grid)
        , m_rate(sequence.rate)
        , m_timecode(sequence.timecode)
    {
    }

    Ranges csv(const QString &text)
    {
        const auto rows = csvRows(text);
        if (!rows)
            return tl::unexpected(rows.error());
        if (rows->empty())
            return fail(Error::Kind::InvalidRequest, QStringLiteral("the list is empty"));
        const Columns columns = columnsOf(rows->front().fields);
        for (auto row = rows->begin() + (columns.named ? 1 : 0); row != rows->end(); ++row)
            addRow(*row, columns);
        return done();
    }

    Ranges edl(const QString &text)
    {
        EdlList list = edlEvents(text);
        m_problems = list.problems;
        for (const EdlLocator &locator : list.loose)
            problem(locator.line, QStringLiteral("this locator stands in no event"));
        const bool located = std::ranges::any_of(
            list.events, [](const EdlEvent &event) { return !event.locators.empty(); });
        if (located)
            std::erase_if(list.events, [](const EdlEvent &e) { return e.locators.empty(); });
        findStart(list.events);
        for (const EdlEvent &event : list.events)
            addEvent(event);
        return done();
    }

private:
    void problem(int line, const QString &what)
    {
        m_problems << QStringLiteral("line %1: %2").arg(line).arg(what);
    }

    Ranges done()
    {
        if (!m_problems.isEmpty())
            return refused(m_problems);
        if (m_made.ranges.empty())
            return fail(Error::Kind::InvalidRequest, QStringLiteral("the list holds no range"));
        return std::move(m_made);
    }

    void add(int line, model::FrameRange frames, const QString &text)
    {
        frames.end = std::min(frames.end, FrameNumber{m_grid.count()});
        if (frames.begin.value < 0 || frames.begin.value >= m_grid.count())
            problem(line, QStringLiteral("the range begins behind the video's end"));
        else if (frames.isEmpty())
            problem(line, QStringLiteral("the range ends before it begins, or holds no frame"));
        else
            m_made.ranges.push_back({frames, text, line});
    }

    void addRow(const CsvRow &row, const Columns &columns)
    {
        const auto field = [&](qsizetype i) { return i < 0 ? QString() : row.fields.value(i); };
        const auto start = model::parseTime(field(columns.start), m_grid, m_rate);
        const auto end = model::parseTime(field(columns.end), m_grid, m_rate);
        for (const auto *time : {&start, &end}) {
            if (!*time)
                return problem(row.line, time->error().detail);
        }
        add(row.line, {*start, *end}, field(columns.text));
    }

    std::optional<std::int64_t> frameOf(const QString &timecode) const
    {
        const auto frame = model::fromTimecode(timecode, m_rate);
        return frame ? std::optional(frame->value) : std::nullopt;
    }

    // Where all events begin inside the video when its first frame counts `start`.
    bool fits(const std::vector<std::int64_t> &begins, std::int64_t start) const
    {
        return std::ranges::all_of(begins, [&](std::int64_t begin) {
            return begin >= start && shownAt(begin - start).value < m_grid.count();
        });
    }

    // What record times may count at the first frame, the likeliest first; empty: zero.
    QStringList startsOf(const QString &firstIn) const
    {
        QString hour = firstIn.left(firstIn.indexOf(QLatin1Char(':'))).rightJustified(2, u'0');
        hour += firstIn.contains(QLatin1Char(';')) ? QStringLiteral(":00:00;00")
                                                   : QStringLiteral(":00:00:00");
        QStringList starts{QString(), hour};
        // A list of a whole timeline begins with its first frame.
        if (frameOf(hour) == frameOf(firstIn))
            starts.swapItemsAt(0, 1);
        if (!m_timecode.isEmpty())
            starts.prepend(m_timecode);
        return starts;
    }

    void findStart(const std::vector<EdlEvent> &events)
    {
        std::vector<std::int64_t> begins;
        QString first;
        for (const EdlEvent &event : events) {
            const auto in = frameOf(event.in);
            if (in && (begins.empty() || *in < std::ranges::min(begins)))
                first = event.in;
            if (in)
                begins.push_back(*in);
        }
        std::set<std::int64_t> possible;
        for (const QString &start : startsOf(first)) {
            const std::int64_t count = start.isEmpty() ? 0 : frameOf(start).value_or(0);
            if (!fits(begins, count))
                continue;
            if (possible.empty()) {
                m_start = count;
                m_made.countsFrom = count > 0 ? start : QString();
            }
            possible.insert(count);
        }
        m_made.isGuessed = possible.size() > 1;
    }

    // Counts of timecode are of the nominal rate; those of a variable one are found by time.
    FrameNumber shownAt(std::int64_t count) const
    {
        const model::Flicks time = model::frameStart(count, m_rate);
        if (time >= m_grid.length())
            return {m_grid.count()};
        const model::Flicks half = model::frameStart(1, m_rate) / 2;
        return m_grid.frameAt(std::min(time + half, m_grid.length() - model::Flicks{1}));
    }

    void addEvent(const EdlEvent &event)
    {
        const auto in = frameOf(event.in), out = frameOf(event.out);
        if (!in || !out)
            return problem(event.line, QStringLiteral("this is no timecode of the video's rate"));
        if (*in < m_start)
            return problem(event.line, QStringLiteral("the range begins before the video"));
        const std::int64_t end = event.markedFrames > 0 ? *in + event.markedFrames : *out;
        QStringList texts;
        for (const EdlLocator &locator : event.locators)
            texts << locator.text;
        texts.removeAll(QString());
        const QString text = texts.isEmpty() ? event.text : texts.join(QLatin1String(" "));
        const model::FrameRange frames{shownAt(*in - m_start), shownAt(end - m_start)};
        if (!isThere(frames, text))
            add(event.line, frames, text);
    }

    // Picture and sound of one edit are events of their own; their words are kept together.
    bool isThere(const model::FrameRange &frames, const QString &text)
    {
        const auto same = std::ranges::find(m_made.ranges, frames, &MarkerRange::frames);
        if (same == m_made.ranges.end())
            return false;
        if (!same->text.contains(text))
            same->text = (same->text + QLatin1Char(' ') + text).trimmed();
        return true;
    }

    const model::FrameGrid &m_grid;
    model::Rational m_rate;
    QString m_timecode;
    std::int64_t m_start = 0; // what record times count at the first frame
    QStringList m_problems;
    MarkerList m_made;
};

} // namespace

Ranges readMarkers(const QByteArray &bytes, const MarkedSequence &sequence)
{
    if (bytes.size() > mostBytes)
        return fail(Error::Kind::TooLarge, QStringLiteral("this is no list of markers"));
    const QString text = decoded(bytes);
    Reader reader(sequence);
    return isEdl(text) ? reader.edl(text) : reader.csv(text);
}

} // namespace timeline::interchange
