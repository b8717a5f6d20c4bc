// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/infocommand.h"

#include "app/cli/infojson.h"
#include "timeline/model/timecode.h"

namespace app::cli {

void InfoCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("The video."));
}

void InfoCommand::start(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().constFirst();
    inBackground(
        QStringLiteral("Indexing"), path,
        [path](const model::CancelToken &cancel, const model::Progress &progress) {
            return media::openMedia(path, progress, cancel);
        },
        [this](const media::MediaFile &file) {
            console().result(infoJson(file));
            print(file);
            finish();
        });
}

void InfoCommand::print(const media::MediaFile &file)
{
    const model::VideoInfo &video = file.info.video;
    const model::FrameIndex &index = *file.index;
    const auto fitness = model::serviceFitness(file.info, index.count(), index.isVariable());
    console().line(
        QStringLiteral("%1, %2").arg(file.info.container, model::toClock(index.duration())));
    console().line(QStringLiteral("picture  %1 %2x%3, %4 frames at %5/s%6, %7 key frames")
                       .arg(video.codec)
                       .arg(video.displaySize.width())
                       .arg(video.displaySize.height())
                       .arg(index.count())
                       .arg(QString::number(index.averageRate().toDouble()),
                           index.isVariable() ? QStringLiteral(" (variable)") : QString())
                       .arg(index.keyFrames().size()));
    for (const model::AudioInfo &track : file.info.audio)
        console().line(QStringLiteral("sound    %1 %2 Hz, %3 channels")
                           .arg(track.codec)
                           .arg(track.sampleRate)
                           .arg(track.channels));
    for (const QString &text : fitness.conversions + fitness.losses)
        console().line(QStringLiteral("service  ") + text);
}

} // namespace app::cli
