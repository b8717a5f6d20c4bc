// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace testsupport {

// Reads a timeline as OpenTimelineIO's own reader does: fields that its schemas require, types,
// keys that must exist; and what this program promises on top: every range written, one rate, urls
// that are urls. Facts of the schemas: Timeline.1, Stack.1, Track.1, Clip.2, Gap.1,
// Transition.1, ExternalReference.1, MissingReference.1, TimeRange.1, RationalTime.1.
class OtioChecker {
public:
    explicit OtioChecker(const QByteArray &bytes)
    {
        QJsonParseError error{};
        const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
        if (error.error != QJsonParseError::NoError || !document.isObject()) {
            say(QStringLiteral("no JSON object"));
            return;
        }
        m_timeline = document.object();
        timeline(m_timeline);
    }

    const QStringList &problems() const { return m_problems; }
    const QJsonObject &timeline() const { return m_timeline; }
    // The children of the first track of this kind.
    QJsonArray children(const QString &kind) const
    {
        const QJsonArray tracks =
            m_timeline[QStringLiteral("tracks")][QStringLiteral("children")].toArray();
        for (const auto &track : tracks) {
            if (track[QStringLiteral("kind")] == kind)
                return track[QStringLiteral("children")].toArray();
        }
        return {};
    }

private:
    void say(const QString &what) { m_problems << what; }

    bool is(const QJsonValue &value, const char *schema)
    {
        const QString found = value[QStringLiteral("OTIO_SCHEMA")].toString();
        if (found == QLatin1String(schema))
            return true;
        say(QStringLiteral("%1 where %2 is wanted").arg(found, QLatin1String(schema)));
        return false;
    }

    QJsonValue required(const QJsonValue &value, const char *key)
    {
        const QJsonObject object = value.toObject();
        const auto it = object.find(QLatin1String(key));
        if (it == object.end() || it->isNull()) {
            say(QStringLiteral("%1 has no %2")
                    .arg(object[QStringLiteral("OTIO_SCHEMA")].toString(), QLatin1String(key)));
            return {};
        }
        return *it;
    }

    void timeline(const QJsonValue &value)
    {
        if (!is(value, "Timeline.1"))
            return;
        if (const QJsonValue start = value[QStringLiteral("global_start_time")]; !start.isNull())
            time(start);
        const QJsonValue stack = required(value, "tracks");
        if (!is(stack, "Stack.1"))
            return;
        double length = -1;
        for (const auto &each : required(stack, "children").toArray()) {
            const double one = track(each);
            if (length >= 0 && one != length)
                say(QStringLiteral("tracks of different lengths"));
            length = one;
        }
        if (length <= 0)
            say(QStringLiteral("no tracks"));
    }

    double track(const QJsonValue &value)
    {
        if (!is(value, "Track.1"))
            return 0;
        const QString kind = required(value, "kind").toString();
        if (kind != QLatin1String("Video") && kind != QLatin1String("Audio"))
            say(QStringLiteral("a track of kind %1").arg(kind));
        double length = 0;
        for (const auto &child : required(value, "children").toArray()) {
            const QString schema = child[QStringLiteral("OTIO_SCHEMA")].toString();
            if (schema == QLatin1String("Transition.1")) {
                transition(child);
                continue;
            }
            if (schema == QLatin1String("Clip.2"))
                clip(child);
            else if (schema != QLatin1String("Gap.1"))
                say(QStringLiteral("%1 in a track").arg(schema));
            length += range(required(child, "source_range"))[1];
        }
        return length;
    }

    void transition(const QJsonValue &value)
    {
        required(value, "transition_type");
        if (time(required(value, "in_offset")) + time(required(value, "out_offset")) <= 0)
            say(QStringLiteral("a transition without length"));
    }

    void clip(const QJsonValue &value)
    {
        const QString active = required(value, "active_media_reference_key").toString();
        const QJsonObject references = required(value, "media_references").toObject();
        if (active.isEmpty() || !references.contains(active))
            say(QStringLiteral("the active key \"%1\" names no reference").arg(active));
        for (auto it = references.begin(); it != references.end(); ++it) {
            if (it.key().isEmpty())
                say(QStringLiteral("an empty key"));
            reference(*it);
        }
        const auto source = range(required(value, "source_range"));
        const auto available =
            range(references[active].toObject()[QStringLiteral("available_range")]);
        if (source[0] < available[0] || source[0] + source[1] > available[0] + available[1])
            say(QStringLiteral("a clip shows what its active reference does not have"));
    }

    void reference(const QJsonValue &value)
    {
        if (!is(value, "ExternalReference.1"))
            return;
        const QString url = required(value, "target_url").toString();
        if (url.isEmpty() || !QUrl(url, QUrl::StrictMode).isValid())
            say(QStringLiteral("\"%1\" is no url").arg(url));
        range(required(value, "available_range"));
    }

    std::array<double, 2> range(const QJsonValue &value)
    {
        if (!is(value, "TimeRange.1"))
            return {0, 0};
        const double start = time(required(value, "start_time"));
        const double duration = time(required(value, "duration"));
        if (duration <= 0)
            say(QStringLiteral("a range without length"));
        return {start, duration};
    }

    double time(const QJsonValue &value)
    {
        if (!is(value, "RationalTime.1"))
            return 0;
        const QJsonValue rate = required(value, "rate"), count = required(value, "value");
        if (!rate.isDouble() || !count.isDouble() || rate.toDouble() <= 0)
            say(QStringLiteral("a time that is no number"));
        if (m_rate > 0 && rate.toDouble() != m_rate)
            say(QStringLiteral("two rates"));
        m_rate = rate.toDouble();
        return count.toDouble();
    }

    QJsonObject m_timeline;
    QStringList m_problems;
    double m_rate = 0;
};

} // namespace testsupport
