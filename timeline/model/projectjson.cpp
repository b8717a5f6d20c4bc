// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/projectjson.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace timeline::model {

namespace {

const QString modeNames[] = { QStringLiteral("picture"), QStringLiteral("sound"),
    QStringLiteral("both") };

// Reading takes what it knows out of the object; what is left over is the caller's `extra`.
QJsonValue take(QJsonObject &json, const char *key)
{
    return json.take(QLatin1String(key));
}

std::int64_t takeInt(QJsonObject &json, const char *key)
{
    return take(json, key).toInteger();
}

Flicks takeTime(QJsonObject &json, const char *key)
{
    return Flicks(takeInt(json, key));
}

qint64 number(Flicks time)
{
    return time.count();
}

QJsonArray toJson(TimeRange range)
{
    return { number(range.begin), number(range.end) };
}

TimeRange takeRange(QJsonObject &json, const char *key)
{
    const QJsonArray a = take(json, key).toArray();
    return { Flicks(a.at(0).toInteger()), Flicks(a.at(1).toInteger()) };
}

QJsonArray toJson(QSize size)
{
    return { size.width(), size.height() };
}

QSize takeSize(QJsonObject &json, const char *key)
{
    const QJsonArray a = take(json, key).toArray();
    return { a.at(0).toInt(), a.at(1).toInt() };
}

QJsonArray toJson(Rational r)
{
    return { qint64(r.num), qint64(r.den) };
}

Rational takeRational(QJsonObject &json, const char *key)
{
    const QJsonArray a = take(json, key).toArray();
    return { a.at(0).toInteger(), std::max<qint64>(a.at(1).toInteger(1), 1) };
}

QString text(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime takeDate(QJsonObject &json, const char *key)
{
    const QString s = take(json, key).toString();
    return s.isEmpty() ? QDateTime() : QDateTime::fromString(s, Qt::ISODateWithMs);
}

QJsonObject toJson(const ColorInfo &c)
{
    return { { QStringLiteral("matrix"), c.matrix }, { QStringLiteral("range"), c.range },
        { QStringLiteral("primaries"), c.primaries }, { QStringLiteral("transfer"), c.transfer } };
}

ColorInfo takeColor(QJsonObject &json)
{
    QJsonObject c = take(json, "color").toObject();
    return { take(c, "matrix").toString(), take(c, "range").toString(),
        take(c, "primaries").toString(), take(c, "transfer").toString() };
}

QJsonObject toJson(const VideoInfo &v)
{
    return { { QStringLiteral("stream"), v.streamIndex }, { QStringLiteral("codec"), v.codec },
        { QStringLiteral("profile"), v.profile },
        { QStringLiteral("codedSize"), toJson(v.codedSize) },
        { QStringLiteral("displaySize"), toJson(v.displaySize) },
        { QStringLiteral("rotation"), v.rotation },
        { QStringLiteral("sampleAspect"), toJson(v.sampleAspect) },
        { QStringLiteral("pixelFormat"), v.pixelFormat },
        { QStringLiteral("bitDepth"), v.bitDepth }, { QStringLiteral("interlaced"), v.interlaced },
        { QStringLiteral("color"), toJson(v.color) },
        { QStringLiteral("timeBase"), toJson(v.timeBase) },
        { QStringLiteral("frameRate"), toJson(v.frameRate) },
        { QStringLiteral("bitRate"), qint64(v.bitRate) } };
}

VideoInfo videoFromJson(QJsonObject j)
{
    VideoInfo v;
    v.streamIndex = int(takeInt(j, "stream"));
    v.codec = take(j, "codec").toString();
    v.profile = take(j, "profile").toString();
    v.codedSize = takeSize(j, "codedSize");
    v.displaySize = takeSize(j, "displaySize");
    v.rotation = int(takeInt(j, "rotation"));
    v.sampleAspect = takeRational(j, "sampleAspect");
    v.pixelFormat = take(j, "pixelFormat").toString();
    v.bitDepth = int(takeInt(j, "bitDepth"));
    v.interlaced = take(j, "interlaced").toBool();
    v.color = takeColor(j);
    v.timeBase = takeRational(j, "timeBase");
    v.frameRate = takeRational(j, "frameRate");
    v.bitRate = takeInt(j, "bitRate");
    return v;
}

QJsonObject toJson(const AudioInfo &a)
{
    return { { QStringLiteral("stream"), a.streamIndex }, { QStringLiteral("codec"), a.codec },
        { QStringLiteral("sampleRate"), a.sampleRate }, { QStringLiteral("channels"), a.channels },
        { QStringLiteral("layout"), a.channelLayout },
        { QStringLiteral("timeBase"), toJson(a.timeBase) },
        { QStringLiteral("start"), number(a.start) }, { QStringLiteral("language"), a.language } };
}

AudioInfo audioFromJson(QJsonObject j)
{
    AudioInfo a;
    a.streamIndex = int(takeInt(j, "stream"));
    a.codec = take(j, "codec").toString();
    a.sampleRate = int(takeInt(j, "sampleRate"));
    a.channels = int(takeInt(j, "channels"));
    a.channelLayout = take(j, "layout").toString();
    a.timeBase = takeRational(j, "timeBase");
    a.start = takeTime(j, "start");
    a.language = take(j, "language").toString();
    return a;
}

QJsonObject toJson(const MediaInfo &info)
{
    QJsonArray audio;
    for (const AudioInfo &a : info.audio)
        audio.append(toJson(a));
    return { { QStringLiteral("container"), info.container },
        { QStringLiteral("duration"), number(info.duration) },
        { QStringLiteral("fileSize"), qint64(info.fileSize) },
        { QStringLiteral("video"), toJson(info.video) }, { QStringLiteral("audio"), audio },
        { QStringLiteral("otherStreams"), info.otherStreams },
        { QStringLiteral("chapters"), info.chapters } };
}

MediaInfo mediaInfoFromJson(QJsonObject j)
{
    MediaInfo info;
    info.container = take(j, "container").toString();
    info.duration = takeTime(j, "duration");
    info.fileSize = takeInt(j, "fileSize");
    info.video = videoFromJson(take(j, "video").toObject());
    for (const QJsonValue &a : take(j, "audio").toArray())
        info.audio.push_back(audioFromJson(a.toObject()));
    info.otherStreams = int(takeInt(j, "otherStreams"));
    info.chapters = int(takeInt(j, "chapters"));
    return info;
}

QJsonObject toJson(const FrameMap &map)
{
    QJsonArray entries;
    for (const FrameMap::Entry &e : map.entries)
        entries.append(QJsonArray{ number(e.time), qint64(e.resultFrame) });
    return { { QStringLiteral("entries"), entries },
        { QStringLiteral("length"), number(map.length) },
        { QStringLiteral("soundOffset"), number(map.soundOffset) } };
}

FrameMap frameMapFromJson(QJsonObject j)
{
    FrameMap map;
    for (const QJsonValue &e : take(j, "entries").toArray())
        map.entries.push_back({ Flicks(e[0].toInteger()), e[1].toInteger(-1) });
    std::ranges::sort(map.entries, {}, &FrameMap::Entry::time);
    map.length = takeTime(j, "length");
    map.soundOffset = takeTime(j, "soundOffset");
    return map;
}

QJsonArray toJson(const std::array<double, 3> &v)
{
    return { v[0], v[1], v[2] };
}

std::array<double, 3> takeTriple(QJsonObject &j, const char *key, double fallback)
{
    const QJsonArray a = take(j, key).toArray();
    return { a.at(0).toDouble(fallback), a.at(1).toDouble(fallback), a.at(2).toDouble(fallback) };
}

QJsonObject toJson(const Conform &c)
{
    return { { QStringLiteral("colorMatch"), c.colorMatch },
        { QStringLiteral("gain"), toJson(c.gain) }, { QStringLiteral("offset"), toJson(c.offset) },
        { QStringLiteral("loudnessMatch"), c.loudnessMatch },
        { QStringLiteral("loudnessGain"), c.loudnessGain },
        { QStringLiteral("crop"), QJsonArray{ c.cropX, c.cropY, c.cropWidth, c.cropHeight } },
        { QStringLiteral("offsetFrames"), c.offsetFrames } };
}

Conform conformFromJson(QJsonObject j)
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

QJsonObject toJson(const Clip &clip)
{
    QJsonArray slices;
    for (const Slice &s : clip.slices)
        slices.append(QJsonObject{ { QStringLiteral("take"), qint64(s.take.value) },
            { QStringLiteral("start"), number(s.start) } });
    QJsonObject j{ { QStringLiteral("id"), qint64(clip.id.value) },
        { QStringLiteral("length"), number(clip.length) }, { QStringLiteral("slices"), slices } };
    if (clip.picture)
        j.insert(QStringLiteral("picture"), qint64(clip.picture->value));
    if (clip.sound)
        j.insert(QStringLiteral("sound"), qint64(clip.sound->value));
    return j;
}

Clip clipFromJson(QJsonObject j)
{
    Clip clip;
    clip.id = { takeInt(j, "id") };
    clip.length = takeTime(j, "length");
    for (const QJsonValue &s : take(j, "slices").toArray())
        clip.slices.push_back({ { s[QLatin1String("take")].toInteger() },
            Flicks(s[QLatin1String("start")].toInteger()) });
    if (j.contains(QLatin1String("picture")))
        clip.picture = TakeId{ takeInt(j, "picture") };
    if (j.contains(QLatin1String("sound")))
        clip.sound = TakeId{ takeInt(j, "sound") };
    return clip;
}

QJsonObject merged(QJsonObject known, const QJsonObject &extra)
{
    for (auto it = extra.begin(); it != extra.end(); ++it)
        known.insert(it.key(), it.value());
    return known;
}

} // namespace

QJsonObject toJson(const Media &media, const QDir &folder)
{
    const QJsonObject identity{ { QStringLiteral("size"), qint64(media.identity.size) },
        { QStringLiteral("modified"), text(media.identity.modified) },
        { QStringLiteral("edgeHash"), QString::fromLatin1(media.identity.edgeHash.toHex()) } };
    return merged(
        { { QStringLiteral("id"), qint64(media.id.value) }, { QStringLiteral("path"), media.path },
            { QStringLiteral("relativePath"), folder.relativeFilePath(media.path) },
            { QStringLiteral("identity"), identity },
            { QStringLiteral("info"), toJson(media.info) } },
        media.extra);
}

Media mediaFromJson(QJsonObject j, const QDir &folder)
{
    Media media;
    media.id = { takeInt(j, "id") };
    media.path = take(j, "path").toString();
    // A project that moved together with its media finds them beside itself.
    const QString beside =
        QDir::cleanPath(folder.absoluteFilePath(take(j, "relativePath").toString()));
    if (beside != media.path && QFileInfo(beside).isFile())
        media.path = beside;
    QJsonObject identity = take(j, "identity").toObject();
    media.identity.size = takeInt(identity, "size");
    media.identity.modified = takeDate(identity, "modified");
    media.identity.edgeHash = QByteArray::fromHex(take(identity, "edgeHash").toString().toLatin1());
    media.info = mediaInfoFromJson(take(j, "info").toObject());
    media.extra = j;
    return media;
}

QJsonObject toJson(const Take &t)
{
    QJsonObject j{ { QStringLiteral("id"), qint64(t.id.value) },
        { QStringLiteral("media"), qint64(t.media.value) },
        { QStringLiteral("frameMap"), toJson(t.frameMap) },
        { QStringLiteral("conform"), toJson(t.conform) },
        { QStringLiteral("hasPicture"), t.hasPicture }, { QStringLiteral("hasSound"), t.hasSound },
        { QStringLiteral("number"), t.number }, { QStringLiteral("accepted"), t.accepted },
        { QStringLiteral("rejected"), t.rejected }, { QStringLiteral("starred"), t.starred },
        { QStringLiteral("note"), t.note } };
    if (t.retakeId)
        j.insert(QStringLiteral("retake"), qint64(t.retakeId->value));
    return merged(j, t.extra);
}

Take takeFromJson(QJsonObject j)
{
    Take t;
    t.id = { takeInt(j, "id") };
    if (j.contains(QLatin1String("retake")))
        t.retakeId = RetakeId{ takeInt(j, "retake") };
    t.media = { takeInt(j, "media") };
    t.frameMap = frameMapFromJson(take(j, "frameMap").toObject());
    t.conform = conformFromJson(take(j, "conform").toObject());
    t.hasPicture = take(j, "hasPicture").toBool(true);
    t.hasSound = take(j, "hasSound").toBool(true);
    t.number = int(takeInt(j, "number"));
    t.accepted = take(j, "accepted").toBool();
    t.rejected = take(j, "rejected").toBool();
    t.starred = take(j, "starred").toBool();
    t.note = take(j, "note").toString();
    t.extra = j;
    return t;
}

QJsonObject toJson(const Retake &r)
{
    return merged(
        { { QStringLiteral("id"), qint64(r.id.value) },
            { QStringLiteral("range"), toJson(r.range) },
            { QStringLiteral("section"), toJson(r.section) },
            { QStringLiteral("window"), toJson(r.window) },
            { QStringLiteral("mode"), modeNames[int(r.mode)] },
            { QStringLiteral("prompt"), r.prompt }, { QStringLiteral("model"), r.model },
            { QStringLiteral("service"), r.service }, { QStringLiteral("price"), r.price },
            { QStringLiteral("jobId"), r.jobId }, { QStringLiteral("requestId"), r.requestId },
            { QStringLiteral("resultHash"), r.resultHash },
            { QStringLiteral("submitted"), text(r.submitted) },
            { QStringLiteral("finished"), text(r.finished) } },
        r.extra);
}

Retake retakeFromJson(QJsonObject j)
{
    Retake r;
    r.id = { takeInt(j, "id") };
    r.range = takeRange(j, "range");
    r.section = takeRange(j, "section");
    r.window = takeRange(j, "window");
    const auto mode = std::ranges::find(modeNames, take(j, "mode").toString());
    r.mode = mode == std::end(modeNames) ? Mode::Both : Mode(mode - std::begin(modeNames));
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

QJsonObject toJson(const Sequence &s)
{
    const QJsonObject format{ { QStringLiteral("size"), toJson(s.format.size) },
        { QStringLiteral("rate"), toJson(s.format.rate) },
        { QStringLiteral("color"), toJson(s.format.color) },
        { QStringLiteral("sampleRate"), s.format.sampleRate },
        { QStringLiteral("channels"), s.format.channels } };
    QJsonArray clips;
    for (const Clip &clip : s.clips)
        clips.append(toJson(clip));
    return { { QStringLiteral("format"), format }, { QStringLiteral("clips"), clips } };
}

Sequence sequenceFromJson(const QJsonObject &json)
{
    Sequence s;
    QJsonObject j = json;
    QJsonObject format = take(j, "format").toObject();
    s.format.size = takeSize(format, "size");
    s.format.rate = takeRational(format, "rate");
    s.format.color = takeColor(format);
    s.format.sampleRate = int(takeInt(format, "sampleRate"));
    s.format.channels = int(takeInt(format, "channels"));
    for (const QJsonValue &clip : take(j, "clips").toArray())
        s.clips.push_back(clipFromJson(clip.toObject()));
    return s;
}

} // namespace timeline::model
