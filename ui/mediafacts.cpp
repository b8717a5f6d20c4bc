// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mediafacts.h"

#include "timeline/model/timecode.h"
#include "ui/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

Fact codec(const model::VideoInfo &video)
{
    QString value = video.codec.toUpper();
    if (!video.profile.isEmpty())
        value += QLatin1Char(' ') + video.profile;
    return {tr("Codec"), value, video.interlaced ? tr("interlaced") : QString()};
}

Fact pictureSize(const model::VideoInfo &video)
{
    QString value = words::size(video.displaySize);
    if (video.rotation != 0)
        value = tr("%1, turned by %2°").arg(value).arg(video.rotation);
    if (video.codedSize != video.displaySize && video.rotation % 180 == 0)
        value = tr("%1 (stored as %2)").arg(value, words::size(video.codedSize));
    return {tr("Size"), value, {}};
}

Fact rate(const media::MediaFile &file)
{
    const bool variable = file.index && file.index->isVariable();
    const model::Rational average =
        file.index ? file.index->averageRate() : file.info.video.frameRate;
    return {tr("Rate"),
        variable ? tr("%1 on average").arg(words::rate(average))
                 : words::rate(file.info.video.frameRate),
        variable ? tr("VFR") : QString()};
}

Fact color(const model::VideoInfo &video)
{
    QStringList parts;
    for (const QString &part : {video.color.primaries, video.color.transfer, video.color.matrix}) {
        if (!part.isEmpty() && !parts.contains(part))
            parts << part;
    }
    QString value = parts.isEmpty() ? tr("not stated") : parts.join(QStringLiteral(" · "));
    if (!video.color.range.isEmpty())
        value =
            tr("%1, %2 range")
                .arg(value, video.color.range == QLatin1String("pc") ? tr("full") : tr("limited"));
    return {tr("Colour"), value, video.color.isHdr() ? tr("HDR") : QString()};
}

Fact keyFrames(const model::FrameIndex &index)
{
    const std::vector<model::FrameNumber> keys = index.keyFrames();
    std::int64_t longest = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const model::FrameNumber next =
            i + 1 < keys.size() ? keys[i + 1] : model::FrameNumber{index.count()};
        longest = std::max(longest, next - keys[i]);
    }
    const QString count = QLocale().toString(qulonglong(keys.size()));
    return {tr("Key frames"),
        keys.empty() ? count : tr("%1, at most %2 apart").arg(count, words::frames(longest)), {}};
}

FactGroup pictureGroup(const media::MediaFile &file)
{
    const model::VideoInfo &video = file.info.video;
    FactGroup group{tr("Picture"), {codec(video), pictureSize(video), rate(file)}};
    if (file.index) {
        group.facts.push_back(
            {tr("Frames"), QLocale().toString(qlonglong(file.index->count())), {}});
        group.facts.push_back(keyFrames(*file.index));
    }
    group.facts.push_back(
        {tr("Depth"), tr("%1 bit, %2").arg(video.bitDepth).arg(video.pixelFormat), {}});
    group.facts.push_back(color(video));
    if (video.bitRate > 0)
        group.facts.push_back({tr("Bit rate"),
            tr("%1 Mbit/s").arg(QLocale().toString(double(video.bitRate) / 1e6, 'f', 1)), {}});
    return group;
}

FactGroup soundGroup(const model::MediaInfo &info)
{
    FactGroup group{tr("Sound"), {}};
    int number = 0;
    for (const model::AudioInfo &track : info.audio) {
        ++number;
        QString value =
            QStringLiteral("%1 · %2 kHz · %3")
                .arg(track.codec.toUpper(), QLocale().toString(track.sampleRate / 1000.0),
                    track.channelLayout.isEmpty() ? tr("%1 channels").arg(track.channels)
                                                  : track.channelLayout);
        if (!track.language.isEmpty())
            value += QStringLiteral(" · ") + track.language;
        group.facts.push_back(
            {info.audio.size() == 1 ? tr("Track") : tr("Track %1").arg(number), value, {}});
    }
    if (group.facts.empty())
        group.facts.push_back({tr("Track"), tr("none"), {}});
    return group;
}

} // namespace

std::vector<FactGroup> mediaFacts(const timeline::media::MediaFile &file)
{
    const model::Flicks length = file.index ? file.index->duration() : file.info.duration;
    FactGroup whole{tr("File"),
        {{tr("Name"), QFileInfo(file.path).fileName(), {}},
            {tr("Length"), model::toClock(length), {}},
            {tr("Size"), words::bytes(file.info.fileSize), {}},
            {tr("Container"), file.info.container.section(QLatin1Char(','), 0, 1), {}}}};
    if (file.info.otherStreams > 0)
        whole.facts.push_back({tr("Other tracks"), QLocale().toString(file.info.otherStreams), {}});
    if (file.info.chapters > 0)
        whole.facts.push_back({tr("Chapters"), QLocale().toString(file.info.chapters), {}});
    return {whole, pictureGroup(file), soundGroup(file.info)};
}

} // namespace ui
