// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/edlevents.h"

#include <QRegularExpression>

#include <utility>

namespace timeline::interchange {

namespace {

const QRegularExpression &eventStart()
{
    static const QRegularExpression e(QStringLiteral("^\\s*(\\d{1,6})\\s+\\S"));
    return e;
}

// A timecode in any of the ways in which lists write it.
QString timecodePattern()
{
    return QStringLiteral("(\\d{1,2}:\\d{2}:\\d{2}[:;.]\\d{2,3})");
}

const QRegularExpression &fourTimes()
{
    static const QRegularExpression e(
        QStringList(4, timecodePattern()).join(QStringLiteral("\\s+")) + QStringLiteral("\\s*$"));
    return e;
}

class Reader {
public:
    void take(int line, const QString &text)
    {
        static const QRegularExpression locator(
            QStringLiteral("^\\*?\\s*LOC:\\s*%1\\s*(\\S*)\\s*(.*)$").arg(timecodePattern()));
        static const QRegularExpression comment(QStringLiteral("^\\*\\s*COMMENT:\\s*(.*)$"));
        static const QRegularExpression marker(
            QStringLiteral("\\|M:([^|]*)(?:\\|D:\\s*(\\d{1,9}))?"));
        if (text.startsWith(QLatin1String("FCM:")))
            m_dropFrame = !text.contains(QLatin1String("NON"));
        else if (const auto m = locator.match(text); m.hasMatch())
            add(EdlLocator{line, m.captured(3).trimmed()});
        else if (const auto c = comment.match(text); c.hasMatch() && !m_list.events.empty())
            m_list.events.back().text = c.captured(1).trimmed();
        else if (const auto r = marker.match(text); r.hasMatch() && !m_list.events.empty())
            mark(r.captured(1).trimmed(), r.captured(2).toLongLong());
        else if (const auto e = eventStart().match(text); e.hasMatch())
            addEvent(line, e.captured(1).toLongLong(), text);
        else if (text.startsWith(QLatin1String("* LOC")) || text.startsWith(QLatin1String("*LOC")))
            m_list.problems << QStringLiteral("line %1: this locator has no timecode").arg(line);
    }

    EdlList list() { return std::move(m_list); }

private:
    void add(EdlLocator locator)
    {
        auto &all = m_list.events.empty() ? m_list.loose : m_list.events.back().locators;
        all.push_back(std::move(locator));
    }

    void mark(const QString &text, qint64 frames)
    {
        m_list.events.back().text = text;
        m_list.events.back().markedFrames = frames;
    }

    void addEvent(int line, qint64 number, const QString &text)
    {
        const auto m = fourTimes().match(text);
        if (!m.hasMatch()) {
            m_list.problems
                << QStringLiteral("line %1: this event has no four timecodes").arg(line);
            return;
        }
        EdlEvent event{
            line, number, timecodeOf(m.captured(3)), timecodeOf(m.captured(4)), {}, 0, {}};
        if (const EdlEvent *before = beginningOf(event)) {
            event.text = before->text;
            event.locators = before->locators;
            m_list.events.pop_back();
        }
        m_list.events.push_back(std::move(event));
    }

    // The line without length with which a dissolve begins.
    const EdlEvent *beginningOf(const EdlEvent &event) const
    {
        if (m_list.events.empty())
            return nullptr;
        const EdlEvent &last = m_list.events.back();
        return last.number == event.number && last.in == last.out ? &last : nullptr;
    }

    QString timecodeOf(QString written) const
    {
        written.replace(QLatin1Char('.'), QLatin1Char(';'));
        const QLatin1Char semicolon(';');
        if (const qsizetype last = written.lastIndexOf(QLatin1Char(':'));
            m_dropFrame && last > written.lastIndexOf(semicolon))
            written[last] = semicolon;
        return written;
    }

    EdlList m_list;
    bool m_dropFrame = false;
};

QStringList linesOf(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    return text.split(QLatin1Char('\n'));
}

} // namespace

bool isEdl(const QString &text)
{
    for (const QString &line : linesOf(text)) {
        const QString t = line.trimmed();
        if (t.startsWith(QLatin1String("TITLE:")) || t.startsWith(QLatin1String("FCM:"))
            || (eventStart().match(t).hasMatch() && fourTimes().match(t).hasMatch()))
            return true;
    }
    return false;
}

EdlList edlEvents(const QString &text)
{
    Reader reader;
    int number = 0;
    for (const QString &line : linesOf(text))
        reader.take(++number, line.trimmed());
    return reader.list();
}

} // namespace timeline::interchange
