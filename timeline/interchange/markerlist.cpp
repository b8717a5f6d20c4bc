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

namespace timeline::interchange {

using model::Error;
using model::fail;
using model::FrameNumber;
using model::Result;

namespace {

constexpr qsizetype mostBytes = qsizetype{16} * 1024 * 1024;
constexpr qsizetype mostProblems = 5;

using Ranges = Result<std::vector<MarkerRange>>;

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
    Reader(const model::FrameGrid &grid, model::Rational rate)
        : m_grid(grid)
        , m_rate(rate)
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
        m_hour = hourOf(list);
        for (const EdlEvent &event : list.events) {
            if (located && event.locators.empty())
                continue;
            addEvent(event);
        }
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
        if (m_ranges.empty())
            return fail(Error::Kind::InvalidRequest, QStringLiteral("the list holds no range"));
        return std::move(m_ranges);
    }

    void add(int line, model::FrameRange frames, const QString &text)
    {
        frames.end = std::min(frames.end, FrameNumber{m_grid.count()});
        if (frames.begin.value < 0 || frames.begin.value >= m_grid.count())
            problem(line, QStringLiteral("the range begins behind the video's end"));
        else if (frames.isEmpty())
            problem(line, QStringLiteral("the range ends before it begins, or holds no frame"));
        else
            m_ranges.push_back({frames, text, line});
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

    // The frames that the record times count before the sequence begins.
    std::int64_t hourOf(const EdlList &list) const
    {
        std::optional<std::int64_t> first;
        QString written;
        for (const EdlEvent &event : list.events) {
            const auto in = frameOf(event.in);
            if (in && (!first || *in < *first)) {
                first = in;
                written = event.in;
            }
        }
        if (!first || *first < m_grid.count())
            return 0;
        const QString hour = written.left(written.indexOf(QLatin1Char(':')))
            + QStringLiteral(":00:00") + written.at(8) + QStringLiteral("00");
        return frameOf(hour).value_or(0);
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
        const std::int64_t end = event.markedFrames > 0 ? *in + event.markedFrames : *out;
        QStringList texts;
        for (const EdlLocator &locator : event.locators)
            texts << locator.text;
        texts.removeAll(QString());
        add(event.line, {shownAt(*in - m_hour), shownAt(end - m_hour)},
            texts.isEmpty() ? event.text : texts.join(QLatin1String(" ")));
    }

    const model::FrameGrid &m_grid;
    model::Rational m_rate;
    std::int64_t m_hour = 0;
    QStringList m_problems;
    std::vector<MarkerRange> m_ranges;
};

} // namespace

Ranges readMarkers(const QByteArray &bytes, const model::FrameGrid &grid, model::Rational rate)
{
    if (bytes.size() > mostBytes)
        return fail(Error::Kind::TooLarge, QStringLiteral("this is no list of markers"));
    const QString text = decoded(bytes);
    Reader reader(grid, rate);
    return isEdl(text) ? reader.edl(text) : reader.csv(text);
}

} // namespace timeline::interchange
