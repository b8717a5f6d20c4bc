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
};

QString soundChannels(const HandoverFile &file)
{
    return file.channels == 1 ? QStringLiteral("A") : QStringLiteral("AA");
}

std::vector<Event> eventsOf(const Handover &handover)
{
    std::vector<Event> events;
    for (const HandoverSpan &span : handover.spans) {
        const HandoverTake &picture = span.takes[span.picture];
        if (span.sound && *span.sound != span.picture) {
            const HandoverTake &sound = span.takes[*span.sound];
            events.push_back({&span, &picture, QStringLiteral("V")});
            events.push_back({&span, &sound, soundChannels(handover.files[sound.file])});
        } else if (span.sound) {
            const bool mono = handover.files[picture.file].channels == 1;
            events.push_back(
                {&span, &picture, mono ? QStringLiteral("B") : QStringLiteral("AA/V")});
        } else {
            events.push_back({&span, &picture, QStringLiteral("V")});
        }
    }
    return events;
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

    void add(const Event &event)
    {
        const HandoverFile &file = m_handover.files[event.take->file];
        const std::int64_t in = file.start + Handover::inFile(*event.span, *event.take);
        const std::int64_t length = event.span->length;
        m_text += QStringLiteral("\n%1  %2 %3 C        %4 %5 %6 %7\n")
                      .arg(++m_number, 3, 10, QLatin1Char('0'))
                      .arg(file.reel, -8)
                      .arg(event.channels, -5)
                      .arg(timecode(in), timecode(in + length), timecode(event.span->start),
                          timecode(event.span->start + length));
        m_text += QStringLiteral("* FROM CLIP NAME: %1\n").arg(plainText(file.name()));
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
