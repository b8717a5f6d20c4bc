// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/infojson.h"

#include <QJsonArray>

namespace app::cli {

namespace {

QJsonObject videoJson(const model::VideoInfo &video, const model::FrameIndex &index)
{
    QJsonArray keyFrames;
    for (const model::FrameNumber n : index.keyFrames())
        keyFrames.append(qint64(n.value));
    return {{QStringLiteral("codec"), video.codec}, {QStringLiteral("profile"), video.profile},
        {QStringLiteral("width"), video.displaySize.width()},
        {QStringLiteral("height"), video.displaySize.height()},
        {QStringLiteral("codedWidth"), video.codedSize.width()},
        {QStringLiteral("codedHeight"), video.codedSize.height()},
        {QStringLiteral("frames"), qint64(index.count())},
        {QStringLiteral("rate"), index.averageRate().toString()},
        {QStringLiteral("nominalRate"), video.frameRate.toString()},
        {QStringLiteral("vfr"), index.isVariable()}, {QStringLiteral("keyframes"), keyFrames},
        {QStringLiteral("rotation"), video.rotation},
        {QStringLiteral("pixelFormat"), video.pixelFormat},
        {QStringLiteral("interlaced"), video.interlaced},
        {QStringLiteral("start"), model::toSeconds(index.start())},
        {QStringLiteral("color"),
            QJsonObject{{QStringLiteral("matrix"), video.color.matrix},
                {QStringLiteral("range"), video.color.range},
                {QStringLiteral("primaries"), video.color.primaries},
                {QStringLiteral("transfer"), video.color.transfer}}}};
}

QJsonArray audioJson(const std::vector<model::AudioInfo> &tracks)
{
    QJsonArray audio;
    for (const model::AudioInfo &track : tracks)
        audio.append(QJsonObject{{QStringLiteral("codec"), track.codec},
            {QStringLiteral("sampleRate"), track.sampleRate},
            {QStringLiteral("channels"), track.channels},
            {QStringLiteral("layout"), track.channelLayout},
            {QStringLiteral("language"), track.language}});
    return audio;
}

} // namespace

QJsonObject infoJson(const media::MediaFile &file)
{
    const model::FrameIndex &index = *file.index;
    const auto fitness = model::serviceFitness(file.info, index.count(), index.isVariable());
    return {{QStringLiteral("container"), file.info.container},
        {QStringLiteral("size"), qint64(file.info.fileSize)},
        {QStringLiteral("duration"), model::toSeconds(index.duration())},
        {QStringLiteral("video"), videoJson(file.info.video, index)},
        {QStringLiteral("audio"), audioJson(file.info.audio)},
        {QStringLiteral("otherStreams"), file.info.otherStreams},
        {QStringLiteral("chapters"), file.info.chapters},
        {QStringLiteral("service"),
            QJsonObject{{QStringLiteral("accepted"), fitness.accepted},
                {QStringLiteral("conversions"), QJsonArray::fromStringList(fitness.conversions)},
                {QStringLiteral("losses"), QJsonArray::fromStringList(fitness.losses)}}}};
}

} // namespace app::cli
