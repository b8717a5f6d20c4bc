// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/projectjson.h"

#include "timeline/model/framemapjson.h"
#include "timeline/model/jsonvalues.h"

#include <algorithm>

namespace timeline::model {

namespace {

constexpr QLatin1String modeNames[] = {
    QLatin1String("picture"), QLatin1String("sound"), QLatin1String("both")};

QJsonArray toJson(const std::array<double, 3> &v)
{
    return {v[0], v[1], v[2]};
}

std::array<double, 3> takeTriple(QJsonObject &j, const char *key, double fallback)
{
    const QJsonArray a = take(j, key).toArray();
    return {a.at(0).toDouble(fallback), a.at(1).toDouble(fallback), a.at(2).toDouble(fallback)};
}

QJsonObject toJson(const Conform &c)
{
    return {{QStringLiteral("colorMatch"), c.colorMatch}, {QStringLiteral("gain"), toJson(c.gain)},
        {QStringLiteral("offset"), toJson(c.offset)},
        {QStringLiteral("loudnessMatch"), c.loudnessMatch},
        {QStringLiteral("loudnessGain"), c.loudnessGain},
        {QStringLiteral("crop"), QJsonArray{c.cropX, c.cropY, c.cropWidth, c.cropHeight}},
        {QStringLiteral("offsetFrames"), c.offsetFrames}};
}

Conform conformFromJson(QJsonObject &j)
{
    Conform c;
    c.colorMatch = take(j, "colorMatch").toBool();
    c.gain = takeTriple(j, "gain", 1);
    c.offset = takeTriple(j, "offset", 0);
    c.loudnessMatch = take(j, "loudnessMatch").toBool();
    c.loudnessGain = take(j, "loudnessGain").toDouble(1);
    const QJsonArray crop = take(j, "crop").toArray();
    c.cropX = crop.at(0).toDouble(0);
    c.cropY = crop.at(1).toDouble(0);
    c.cropWidth = crop.at(2).toDouble(1);
    c.cropHeight = crop.at(3).toDouble(1);
    c.offsetFrames = int(takeInt(j, "offsetFrames"));
    return c;
}

QJsonObject toJson(const Slice &slice)
{
    return merged({{QStringLiteral("take"), qint64(slice.take.value)},
                      {QStringLiteral("start"), number(slice.start)}},
        slice.extra);
}

Slice sliceFromJson(QJsonObject j)
{
    Slice slice{{takeInt(j, "take")}, takeTime(j, "start")};
    slice.extra = j;
    return slice;
}

QJsonObject toJson(const Clip &clip)
{
    QJsonArray slices;
    for (const Slice &s : clip.slices)
        slices.append(toJson(s));
    QJsonObject j{{QStringLiteral("id"), qint64(clip.id.value)},
        {QStringLiteral("length"), number(clip.length)}, {QStringLiteral("slices"), slices}};
    if (clip.picture)
        j.insert(QStringLiteral("picture"), qint64(clip.picture->value));
    if (clip.sound)
        j.insert(QStringLiteral("sound"), qint64(clip.sound->value));
    if (clip.joinIn != Join())
        j.insert(QStringLiteral("joinIn"),
            QJsonObject{{QStringLiteral("crossfade"), clip.joinIn.crossfade}});
    return merged(j, clip.extra);
}

Join joinFromJson(QJsonObject &j)
{
    return {int(std::clamp<std::int64_t>(takeInt(j, "crossfade"), 0, Join::mostFrames))};
}

Clip clipFromJson(QJsonObject j)
{
    Clip clip;
    clip.id = {takeInt(j, "id")};
    clip.length = takeTime(j, "length");
    const QJsonArray slices = take(j, "slices").toArray();
    for (const auto &s : slices)
        clip.slices.push_back(sliceFromJson(s.toObject()));
    if (j.contains(QLatin1String("picture")))
        clip.picture = TakeId{takeInt(j, "picture")};
    if (j.contains(QLatin1String("sound")))
        clip.sound = TakeId{takeInt(j, "sound")};
    clip.joinIn = takePart(j, "joinIn", joinFromJson);
    clip.extra = j;
    return clip;
}

SequenceFormat formatFromJson(QJsonObject &j)
{
    SequenceFormat format;
    format.size = takeSize(j, "size");
    format.rate = takeRational(j, "rate");
    format.color = takeColor(j);
    format.sampleRate = int(takeInt(j, "sampleRate"));
    format.channels = int(takeInt(j, "channels"));
    return format;
}

} // namespace

QJsonObject toJson(const Take &t)
{
    QJsonObject j{{QStringLiteral("id"), qint64(t.id.value)},
        {QStringLiteral("media"), qint64(t.media.value)},
        {QStringLiteral("frameMap"), toJson(t.frameMap)},
        {QStringLiteral("conform"), toJson(t.conform)},
        {QStringLiteral("hasPicture"), t.hasPicture}, {QStringLiteral("hasSound"), t.hasSound},
        {QStringLiteral("number"), t.number}, {QStringLiteral("accepted"), t.accepted},
        {QStringLiteral("rejected"), t.rejected}, {QStringLiteral("rejection"), t.rejection},
        {QStringLiteral("starred"), t.starred}, {QStringLiteral("note"), t.note}};
    if (t.retakeId)
        j.insert(QStringLiteral("retake"), qint64(t.retakeId->value));
    return merged(j, t.extra);
}

Take takeFromJson(QJsonObject j)
{
    Take t;
    t.id = {takeInt(j, "id")};
    if (j.contains(QLatin1String("retake")))
        t.retakeId = RetakeId{takeInt(j, "retake")};
    t.media = {takeInt(j, "media")};
    t.frameMap = takePart(j, "frameMap", frameMapFromJson);
    t.conform = takePart(j, "conform", conformFromJson);
    t.hasPicture = take(j, "hasPicture").toBool(true);
    t.hasSound = take(j, "hasSound").toBool(true);
    t.number = int(takeInt(j, "number"));
    t.accepted = take(j, "accepted").toBool();
    t.rejected = take(j, "rejected").toBool();
    t.rejection = take(j, "rejection").toString();
    t.starred = take(j, "starred").toBool();
    t.note = take(j, "note").toString();
    t.extra = j;
    return t;
}

QJsonObject toJson(const Retake &r)
{
    return merged(
        {{QStringLiteral("id"), qint64(r.id.value)}, {QStringLiteral("range"), jsonOf(r.range)},
            {QStringLiteral("section"), jsonOf(r.section)},
            {QStringLiteral("window"), jsonOf(r.window)},
            {QStringLiteral("mode"), modeNames[int(r.mode)]}, {QStringLiteral("prompt"), r.prompt},
            {QStringLiteral("model"), r.model}, {QStringLiteral("service"), r.service},
            {QStringLiteral("price"), r.price}, {QStringLiteral("jobId"), r.jobId},
            {QStringLiteral("requestId"), r.requestId},
            {QStringLiteral("resultHash"), r.resultHash},
            {QStringLiteral("submitted"), text(r.submitted)},
            {QStringLiteral("finished"), text(r.finished)}},
        r.extra);
}

Retake retakeFromJson(QJsonObject j)
{
    Retake r;
    r.id = {takeInt(j, "id")};
    r.range = takeRange(j, "range");
    r.section = takeRange(j, "section");
    r.window = takeRange(j, "window");
    // A mode that a newer version knows stays in the file as it is.
    const auto mode = std::ranges::find(modeNames, j.value(QLatin1String("mode")).toString());
    if (mode != std::end(modeNames)) {
        r.mode = Mode(mode - std::begin(modeNames));
        j.remove(QLatin1String("mode"));
    }
    r.prompt = take(j, "prompt").toString();
    r.model = take(j, "model").toString();
    r.service = take(j, "service").toString();
    r.price = take(j, "price").toDouble();
    r.jobId = take(j, "jobId").toString();
    r.requestId = take(j, "requestId").toString();
    r.resultHash = take(j, "resultHash").toString();
    r.submitted = takeDate(j, "submitted");
    r.finished = takeDate(j, "finished");
    r.extra = j;
    return r;
}

QJsonObject toJson(const Marker &m)
{
    QJsonObject j{{QStringLiteral("id"), qint64(m.id.value)},
        {QStringLiteral("time"), number(m.time)}, {QStringLiteral("note"), m.note}};
    if (m.length > Flicks{0})
        j.insert(QStringLiteral("length"), number(m.length));
    if (!m.draftPrompt.isEmpty())
        j.insert(QStringLiteral("draftPrompt"), m.draftPrompt);
    return merged(j, m.extra);
}

Marker markerFromJson(QJsonObject j)
{
    Marker m;
    m.id = {takeInt(j, "id")};
    m.time = takeTime(j, "time");
    m.length = takeTime(j, "length");
    m.note = take(j, "note").toString();
    m.draftPrompt = take(j, "draftPrompt").toString();
    m.extra = j;
    return m;
}

QJsonObject toJson(const Sequence &s)
{
    const QJsonObject format{{QStringLiteral("size"), jsonOf(s.format.size)},
        {QStringLiteral("rate"), jsonOf(s.format.rate)},
        {QStringLiteral("color"), jsonOf(s.format.color)},
        {QStringLiteral("sampleRate"), s.format.sampleRate},
        {QStringLiteral("channels"), s.format.channels}};
    QJsonArray clips;
    for (const Clip &clip : s.clips)
        clips.append(toJson(clip));
    return merged({{QStringLiteral("format"), format}, {QStringLiteral("clips"), clips}}, s.extra);
}

Sequence sequenceFromJson(const QJsonObject &json)
{
    Sequence s;
    QJsonObject j = json;
    const QJsonArray clips = take(j, "clips").toArray();
    for (const auto &clip : clips)
        s.clips.push_back(clipFromJson(clip.toObject()));
    s.format = takePart(j, "format", formatFromJson);
    fitJoins(s);
    s.extra = j;
    return s;
}

} // namespace timeline::model
