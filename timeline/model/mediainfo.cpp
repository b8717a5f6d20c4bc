// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/mediainfo.h"

#include <QCoreApplication>

#include <algorithm>

namespace timeline::model {

bool ColorInfo::isHdr() const
{
    return transfer == QLatin1String("smpte2084") || transfer == QLatin1String("arib-std-b67");
}

namespace {

class FitnessText {
    Q_DECLARE_TR_FUNCTIONS(timeline::model::FitnessText)

public:
    static void addPictureNotes(const VideoInfo &video, bool variableRate, ServiceFitness &fitness);
    static void addSoundNotes(const std::vector<AudioInfo> &audio, ServiceFitness &fitness);
    static void addLengthNotes(std::int64_t frames, ServiceFitness &fitness);
};

void FitnessText::addPictureNotes(
    const VideoInfo &video, bool variableRate, ServiceFitness &fitness)
{
    const int longSide = std::max(video.displaySize.width(), video.displaySize.height());
    const int shortSide = std::min(video.displaySize.width(), video.displaySize.height());
    if (shortSide > 1080 || longSide > 1920)
        fitness.losses << tr("The new stretch comes back at 1080p and is scaled up to %1x%2.")
                              .arg(video.displaySize.width())
                              .arg(video.displaySize.height());
    else if (shortSide < 1080)
        fitness.conversions << tr("The new stretch comes back at 1080p and is scaled down.");
    // Within half a percent of 16:9 no padding is needed.
    if (std::abs(longSide * 9 - shortSide * 16) > longSide * 9 / 200)
        fitness.conversions << tr(
            "The picture is padded to 16:9 for the service and cropped again.");
    if (video.color.isHdr())
        fitness.losses << tr("HDR is sent as SDR; the new stretch has no highlights above white.");
    if (video.bitDepth > 8)
        fitness.losses << tr("%1-bit colour is sent as 8-bit.").arg(video.bitDepth);
    if (video.interlaced)
        fitness.conversions << tr("Interlaced pictures are sent as whole frames.");
    if (variableRate)
        fitness.conversions << tr(
            "The variable frame rate is sent at a constant rate and mapped back.");
}

void FitnessText::addLengthNotes(std::int64_t frames, ServiceFitness &fitness)
{
    if (frames < 73)
        fitness.conversions << tr(
            "The video is shorter than 73 frames; its last frame is held as padding.");
}

void FitnessText::addSoundNotes(const std::vector<AudioInfo> &audio, ServiceFitness &fitness)
{
    if (audio.empty())
        fitness.conversions << tr("The video has no sound; a retake of the sound adds a track.");
    else if (audio.front().channels > 2)
        fitness.losses << tr("Sound is sent as stereo; surround channels keep the original.");
    if (audio.size() > 1)
        fitness.conversions << tr("Only the first audio track is sent.");
}

} // namespace

ServiceFitness serviceFitness(const MediaInfo &info, std::int64_t frames, bool variableRate)
{
    ServiceFitness fitness;
    FitnessText::addPictureNotes(info.video, variableRate, fitness);
    FitnessText::addLengthNotes(frames, fitness);
    FitnessText::addSoundNotes(info.audio, fitness);
    fitness.accepted = frames > 0;
    return fitness;
}

} // namespace timeline::model
