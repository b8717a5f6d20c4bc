// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/otio.h"

#include "timeline/interchange/mediaurl.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace timeline::interchange {

namespace {

QJsonObject object(const char *schema, QJsonObject fields)
{
    fields.insert(QStringLiteral("OTIO_SCHEMA"), QLatin1String(schema));
    return fields;
}

QJsonObject named(const char *schema, const QString &name, QJsonObject fields)
{
    fields.insert(QStringLiteral("name"), name);
    if (!fields.contains(QStringLiteral("metadata")))
        fields.insert(QStringLiteral("metadata"), QJsonObject());
    return object(schema, std::move(fields));
}

// What may stand in a track or be one.
QJsonObject item(const char *schema, const QString &name, QJsonObject fields)
{
    fields.insert(QStringLiteral("effects"), QJsonArray());
    fields.insert(QStringLiteral("markers"), QJsonArray());
    fields.insert(QStringLiteral("enabled"), true);
    if (!fields.contains(QStringLiteral("source_range")))
        fields.insert(QStringLiteral("source_range"), QJsonValue());
    return named(schema, name, std::move(fields));
}

class Writer {
public:
    enum class Kind { Picture, Sound };

    explicit Writer(const Handover &handover)
        : m_handover(handover)
        , m_rate(handover.rate.toDouble())
    {
    }

    QJsonObject timeline() const
    {
        QJsonArray tracks{track(QStringLiteral("Video"), Kind::Picture)};
        if (m_handover.hasSound())
            tracks.append(track(QStringLiteral("Audio"), Kind::Sound));
        return named("Timeline.1", m_handover.name,
            {{QStringLiteral("global_start_time"), time(0)},
                {QStringLiteral("tracks"),
                    item("Stack.1", QStringLiteral("tracks"),
                        {{QStringLiteral("children"), tracks}})}});
    }

private:
    QJsonObject time(std::int64_t frames) const
    {
        return object("RationalTime.1",
            {{QStringLiteral("rate"), m_rate}, {QStringLiteral("value"), double(frames)}});
    }

    QJsonObject range(std::int64_t start, std::int64_t length) const
    {
        return object("TimeRange.1",
            {{QStringLiteral("start_time"), time(start)},
                {QStringLiteral("duration"), time(length)}});
    }

    QJsonObject track(const QString &kind, Kind what) const
    {
        QJsonArray children;
        for (const HandoverSpan &span : m_handover.spans) {
            if (!span.fadeIn.isEmpty() && (what == Kind::Picture || span.soundFades))
                children.append(transition(span.fadeIn));
            children.append(what == Kind::Sound && !span.sound ? gap(span) : clip(span, what));
        }
        return item("Track.1", kind,
            {{QStringLiteral("kind"), kind}, {QStringLiteral("children"), children}});
    }

    // Lies on the cut between its neighbours, whose own ranges it does not change.
    QJsonObject transition(const HandoverFade &fade) const
    {
        return named("Transition.1", QString(),
            {{QStringLiteral("transition_type"), QStringLiteral("SMPTE_Dissolve")},
                {QStringLiteral("in_offset"), time(fade.before)},
                {QStringLiteral("out_offset"), time(fade.after)}});
    }

    QJsonObject gap(const HandoverSpan &span) const
    {
        return item("Gap.1", QString(), {{QStringLiteral("source_range"), range(0, span.length)}});
    }

    QJsonObject clip(const HandoverSpan &span, Kind what) const
    {
        const HandoverTake &active = span.takes[what == Kind::Picture ? span.picture : *span.sound];
        QJsonObject references;
        for (const HandoverTake &take : span.takes) {
            if (what == Kind::Picture ? take.hasPicture : take.hasSound)
                references.insert(take.key, reference(take));
        }
        return item("Clip.2", m_handover.files[active.file].name(),
            {{QStringLiteral("source_range"), range(span.mediaStart, span.length)},
                {QStringLiteral("media_references"), references},
                {QStringLiteral("active_media_reference_key"), active.key}});
    }

    QJsonObject reference(const HandoverTake &take) const
    {
        const HandoverFile &file = m_handover.files[take.file];
        return named("ExternalReference.1", file.name(),
            {{QStringLiteral("target_url"), mediaUrl(file.path, m_handover.folder)},
                {QStringLiteral("available_range"), range(take.mediaStart, file.length)},
                {QStringLiteral("available_image_bounds"), QJsonValue()},
                {QStringLiteral("metadata"),
                    QJsonObject{{QStringLiteral("retake_studio"), take.facts}}}});
    }

    const Handover &m_handover;
    double m_rate;
};

} // namespace

QByteArray writeOtio(const Handover &handover)
{
    return QJsonDocument(Writer(handover).timeline()).toJson();
}

} // namespace timeline::interchange
