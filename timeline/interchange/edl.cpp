// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/edl.h"

#include "timeline/interchange/handoverrate.h"
#include "timeline/interchange/mediaurl.h"
#include "timeline/model/timecode.h"

#include <vector>

namespace timeline::interchange {

using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr std::size_t mostEvents = 999;
constexpr qsizetype longestTitle = 70;

struct Event {
    const HandoverSpan *span;
    const HandoverTake *take;
    QString channels;
    // It begins with a dissolve from this take of the span before it; nullptr: a cut.
    const HandoverTake *from = nullptr;
    const HandoverSpan *before = nullptr;
    std::int64_t cutShort = 0; // frames at its end that belong to the dissolve behind it
};

QString soundChannels(const HandoverFile &file)
{
    return file.channels == 1 ? QStringLiteral("A") : QStringLiteral("AA");
}

class Events {
public:
    explicit Events(const Handover &handover)
        : m_handover(handover)
    {
    }

    std::vector<Event> all() const
    {
        std::vector<Event> events;
        for (std::size_t i = 0; i < m_handover.spans.size(); ++i) {
            const HandoverSpan &span = m_handover.spans[i];
            const HandoverFile &picture = m_handover.files[span.takes[span.picture].file];
            if (isOneEvent(i)) {
                const bool mono = picture.channels == 1;
                const QString both = mono ? QStringLiteral("B") : QStringLiteral("AA/V");
                events.push_back(event(i, false, span.sound ? both : QStringLiteral("V")));
                continue;
            }
            events.push_back(event(i, false, QStringLiteral("V")));
            const HandoverFile &sound = m_handover.files[span.takes[*span.sound].file];
            events.push_back(event(i, true, soundChannels(sound)));
        }
        return events;
    }

private:
    static bool fades(const HandoverSpan &span, bool isSound)
    {
        return !span.fadeIn.isEmpty() && (!isSound || span.soundFades);
    }

    // Picture and sound of one take that begin, end and dissolve together; or no sound.
    bool isOneEvent(std::size_t i) const
    {
        const HandoverSpan &span = m_handover.spans[i];
        if (!span.sound)
            return true;
        const auto isAlike = [](const HandoverSpan &each) {
            return fades(each, true) == fades(each, false);
        };
        const bool fromOne =
            !fades(span, true) || m_handover.spans[i - 1].sound == m_handover.spans[i - 1].picture;
        const bool endsAlike = i + 1 == m_handover.spans.size() || isAlike(m_handover.spans[i + 1]);
        return *span.sound == span.picture && isAlike(span) && fromOne && endsAlike;
    }

    Event event(std::size_t i, bool isSound, const QString &channels) const
    {
        const HandoverSpan &span = m_handover.spans[i];
        Event made{&span, &span.takes[isSound ? *span.sound : span.picture], channels};
        if (fades(span, isSound)) {
            made.before = &m_handover.spans[i - 1];
            made.from = &made.before->takes[isSound ? *made.before->sound : made.before->picture];
        }
        if (i + 1 < m_handover.spans.size() && fades(m_handover.spans[i + 1], isSound))
            made.cutShort = m_handover.spans[i + 1].fadeIn.before;
        return made;
    }

    const Handover &m_handover;
};

std::vector<Event> eventsOf(const Handover &handover)
{
    return Events(handover).all();
}

class Writer {
public:
    explicit Writer(const Handover &handover)
        : m_handover(handover)
    {
    }

    QString text()
    {
        const QString title = plainText(m_handover.name).simplified().left(longestTitle);
        m_text = QStringLiteral("TITLE: %1\nFCM: %2\n")
                     .arg(title,
                         m_handover.dropFrame ? QStringLiteral("DROP FRAME")
                                              : QStringLiteral("NON-DROP FRAME"));
        for (const Event &event : eventsOf(m_handover))
            add(event);
        return m_text;
    }

private:
    QString timecode(std::int64_t frame) const
    {
        const std::int64_t day = dayLength();
        return model::toTimecode({frame % day}, m_handover.rate, m_handover.dropFrame);
    }

    // Timecode begins anew at midnight.
    std::int64_t dayLength() const
    {
        const QString last =
            m_handover.dropFrame ? QStringLiteral("24:00:00;00") : QStringLiteral("24:00:00:00");
        return model::fromTimecode(last, m_handover.rate)
            .value_or(model::FrameNumber{INT64_MAX})
            .value;
    }

    // What the tape of a take counts where the dissolve or the cut begins.
    std::int64_t sourceIn(const HandoverSpan &span, const HandoverTake &take) const
    {
        return m_handover.files[take.file].start + Handover::inFile(span, take);
    }

    void addLine(const HandoverFile &file, const QString &channels, const QString &edit,
        std::int64_t source, std::int64_t record, std::int64_t length)
    {
        m_text += QStringLiteral("%1  %2 %3 %4 %5 %6 %7 %8\n")
                      .arg(m_number, 3, 10, QLatin1Char('0'))
                      .arg(file.reel, -8)
                      .arg(channels, -5)
                      .arg(edit, -8)
                      .arg(timecode(source), timecode(source + length), timecode(record),
                          timecode(record + length));
    }

    void addName(const char *what, const HandoverFile &file)
    {
        m_text +=
            QStringLiteral("* %1 CLIP NAME: %2\n").arg(QLatin1String(what), plainText(file.name()));
    }

    // A dissolve is two lines of one number: none of what goes, and what comes with its length.
    void add(const Event &event)
    {
        const HandoverFile &file = m_handover.files[event.take->file];
        const HandoverFade fade = event.from ? event.span->fadeIn : HandoverFade();
        const std::int64_t record = event.span->start - fade.before;
        const std::int64_t source = sourceIn(*event.span, *event.take) - fade.before;
        const std::int64_t length = event.span->length + fade.before - event.cutShort;
        const QString cut = QStringLiteral("C");
        ++m_number;
        m_text += QLatin1Char('\n');
        if (event.from) {
            const HandoverFile &left = m_handover.files[event.from->file];
            const std::int64_t at =
                sourceIn(*event.before, *event.from) + event.before->length - fade.before;
            addLine(left, event.channels, cut, at, record, 0);
            const QString frames =
                QStringLiteral("D    %1").arg(qint64(fade.length()), 3, 10, QLatin1Char('0'));
            addLine(file, event.channels, frames, source, record, length);
            addName("FROM", left);
            addName("TO", file);
        } else {
            addLine(file, event.channels, cut, source, record, length);
            addName("FROM", file);
        }
        m_text += QStringLiteral("* SOURCE FILE: %1\n")
                      .arg(plainText(mediaPath(file.path, m_handover.folder)));
    }

    const Handover &m_handover;
    QString m_text;
    int m_number = 0;
};

} // namespace

Result<QByteArray> writeEdl(const Handover &handover)
{
    if (!hasTimecode(handover.rate))
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("an EDL counts 24, 25, 30, 48, 50 or 60 frames a second or 1000/1001 of "
                           "that, and this sequence has %1")
                .arg(handover.rate.toDouble(), 0, 'g', 6));
    const std::size_t events = eventsOf(handover).size();
    if (events > mostEvents)
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("an EDL holds %1 events, and this sequence needs %2")
                .arg(mostEvents)
                .arg(events));
    return Writer(handover).text().toUtf8();
}

} // namespace timeline::interchange
