// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/csvrows.h"

#include <algorithm>
#include <array>

namespace timeline::interchange {

using model::Error;
using model::fail;
using model::Result;

namespace {

// What stands most often in the first row, outside quotes.
QChar separatorOf(const QString &text)
{
    constexpr std::array marks{u',', u';', u'\t'};
    std::array<int, marks.size()> counts{};
    bool quoted = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"'))
            quoted = !quoted;
        else if (c == QLatin1Char('\n') && !quoted)
            break;
        else if (const auto it = std::ranges::find(marks, c.unicode());
                 it != marks.end() && !quoted)
            ++counts[std::size_t(it - marks.begin())];
    }
    return marks[std::size_t(std::ranges::max_element(counts) - counts.begin())];
}

class Reader {
public:
    explicit Reader(QString text)
        : m_text(std::move(text))
    {
        m_text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
        m_text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
        m_separator = separatorOf(m_text);
    }

    Result<std::vector<CsvRow>> read()
    {
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            const QChar c = m_text[i];
            if (m_quoted)
                takeQuoted(c, i);
            else if (!take(c))
                return fail(Error::Kind::InvalidRequest,
                    QStringLiteral("line %1: after the closing quotation mark the field goes on")
                        .arg(m_line));
        }
        if (m_quoted)
            return fail(Error::Kind::InvalidRequest,
                QStringLiteral("line %1: the quotation mark is never closed").arg(m_quoteLine));
        endRow();
        return std::move(m_rows);
    }

private:
    void takeQuoted(QChar c, qsizetype &i)
    {
        const bool doubled = i + 1 < m_text.size() && m_text[i + 1] == QLatin1Char('"');
        if (c == QLatin1Char('\n'))
            ++m_line;
        if (c != QLatin1Char('"')) {
            m_field += c;
        } else if (doubled) {
            m_field += c;
            ++i;
        } else {
            m_quoted = false;
            m_wasQuoted = true;
        }
    }

    // False where a field goes on behind its closing quote.
    bool take(QChar c)
    {
        if (m_wasQuoted && c != m_separator && c != QLatin1Char('\n'))
            return c.isSpace();
        if (c == QLatin1Char('"') && m_field.trimmed().isEmpty()) {
            m_field.clear();
            m_quoted = true;
            m_quoteLine = m_line;
        } else if (c == m_separator) {
            endField();
        } else if (c == QLatin1Char('\n')) {
            endRow();
            m_row.line = ++m_line;
        } else {
            m_field += c;
        }
        return true;
    }

    void endField()
    {
        m_row.fields << m_field.trimmed();
        m_field.clear();
        m_wasQuoted = false;
    }

    void endRow()
    {
        endField();
        const bool isEmpty =
            std::ranges::all_of(m_row.fields, [](const QString &field) { return field.isEmpty(); });
        if (!isEmpty)
            m_rows.push_back(m_row);
        m_row.fields.clear();
    }

    QString m_text;
    QChar m_separator;
    int m_line = 1, m_quoteLine = 1;
    bool m_quoted = false;
    bool m_wasQuoted = false; // the field, to its closing quote
    QString m_field;
    CsvRow m_row{1, {}};
    std::vector<CsvRow> m_rows;
};

} // namespace

Result<std::vector<CsvRow>> csvRows(const QString &text)
{
    return Reader(text).read();
}

} // namespace timeline::interchange
