// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/jsonvalues.h"
#include "timeline/model/projectjson.h"

#include <QFileInfo>

namespace timeline::model {

namespace {

QJsonObject toJson(const VideoInfo &v)
{
    return {{QStringLiteral("stream"), v.streamIndex}, {QStringLiteral("codec"), v.codec},
        {QStringLiteral("profile"), v.profile}, {QStringLiteral("codedSize"), jsonOf(v.codedSize)},
        {QStringLiteral("displaySize"), jsonOf(v.displaySize)},
        {QStringLiteral("rotation"), v.rotation},
        {QStringLiteral("sampleAspect"), jsonOf(v.sampleAspect)},
        {QStringLiteral("pixelFormat"), v.pixelFormat}, {QStringLiteral("bitDepth"), v.bitDepth},
        {QStringLiteral("interlaced"), v.interlaced}, {QStringLiteral("color"), jsonOf(v.color)},
        {QStringLiteral("timeBase"), jsonOf(v.timeBase)},
        {QStringLiteral("frameRate"), jsonOf(v.frameRate)},
        {QStringLiteral("bitRate"), qint64(v.bitRate)}};
}

VideoInfo videoFromJson(QJsonObject &j)
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
    return {{QStringLiteral("stream"), a.streamIndex}, {QStringLiteral("codec"), a.codec},
        {QStringLiteral("profile"), a.profile}, {QStringLiteral("sampleRate"), a.sampleRate},
        {QStringLiteral("channels"), a.channels}, {QStringLiteral("layout"), a.channelLayout},
        {QStringLiteral("timeBase"), jsonOf(a.timeBase)},
        {QStringLiteral("start"), number(a.start)}, {QStringLiteral("language"), a.language}};
}

AudioInfo audioFromJson(QJsonObject &j)
{
    AudioInfo a;
    a.streamIndex = int(takeInt(j, "stream"));
    a.codec = take(j, "codec").toString();
    a.profile = take(j, "profile").toString();
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
    return {{QStringLiteral("container"), info.container},
        {QStringLiteral("duration"), number(info.duration)},
        {QStringLiteral("fileSize"), qint64(info.fileSize)},
        {QStringLiteral("video"), toJson(info.video)}, {QStringLiteral("audio"), audio},
        {QStringLiteral("otherStreams"), info.otherStreams},
        {QStringLiteral("chapters"), info.chapters}, {QStringLiteral("timecode"), info.timecode}};
}

MediaInfo mediaInfoFromJson(QJsonObject &j)
{
    MediaInfo info;
    info.container = take(j, "container").toString();
    info.duration = takeTime(j, "duration");
    info.fileSize = takeInt(j, "fileSize");
    info.video = takePart(j, "video", videoFromJson);
    info.audio = takeParts(j, "audio", audioFromJson);
    info.otherStreams = int(takeInt(j, "otherStreams"));
    info.chapters = int(takeInt(j, "chapters"));
    info.timecode = take(j, "timecode").toString();
    return info;
}

MediaIdentity identityFromJson(QJsonObject &j)
{
    return {takeInt(j, "size"), takeDate(j, "modified"),
        QByteArray::fromHex(take(j, "edgeHash").toString().toLatin1())};
}

} // namespace

QJsonObject toJson(const Media &media, const QDir &folder)
{
    const QJsonObject identity{{QStringLiteral("size"), qint64(media.identity.size)},
        {QStringLiteral("modified"), text(media.identity.modified)},
        {QStringLiteral("edgeHash"), QString::fromLatin1(media.identity.edgeHash.toHex())}};
    return merged(
        {{QStringLiteral("id"), qint64(media.id.value)}, {QStringLiteral("path"), media.path},
            {QStringLiteral("relativePath"), folder.relativeFilePath(media.path)},
            {QStringLiteral("identity"), identity}, {QStringLiteral("info"), toJson(media.info)}},
        media.extra);
}

Media mediaFromJson(QJsonObject j, const QDir &folder)
{
    Media media;
    media.id = {takeInt(j, "id")};
    media.path = take(j, "path").toString();
    // A project that moved together with its media finds them beside itself. One that was collected
    // knows no other place.
    const QString relative = take(j, "relativePath").toString();
    const QString beside = QDir::cleanPath(folder.absoluteFilePath(relative));
    if (!relative.isEmpty() && beside != media.path
        && (media.path.isEmpty() || QFileInfo(beside).isFile()))
        media.path = beside;
    media.identity = takePart(j, "identity", identityFromJson);
    media.info = takePart(j, "info", mediaInfoFromJson);
    media.extra = j;
    return media;
}

} // namespace timeline::model
