// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/material.h"

#include "tests/bench/program.h"
#include "tests/support/testmedia.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace bench {

namespace {

const QString folder = QStringLiteral(BENCH_MEDIA "/");

// Written aside and renamed, so that a file with its final name is always whole.
QString made(const QString &name, const QStringList &arguments)
{
    const QString path = folder + name, part = folder + QStringLiteral("part-") + name;
    if (QFileInfo::exists(path))
        return path;
    std::fprintf(stderr, "making %s\n", qPrintable(name));
    timeOf(QStringLiteral("ffmpeg"), words("-v error -nostdin -y") + arguments + QStringList{part});
    QFile::rename(part, path);
    return path;
}

// Drawn small and blown up, since drawing takes longer than encoding; the noise gives a second of
// it as many bits as a camera's has.
QString pictures()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("bench");
    spec.frames = Material::pieceFrames;
    spec.size = {480, 270};
    spec.audioChannels = 0;
    return made(QStringLiteral("piece.mp4"),
        words("-i") + QStringList{testsupport::make(spec)}
            + words("-vf scale=1920:1080,noise=alls=6:allf=t -c:v libx264 -preset veryfast -g 250 "
                    "-keyint_min 250 -sc_threshold 0 -bf 3 -b:v 4M -maxrate 6M -bufsize 8M"));
}

QStringList looped(int times, const QString &path)
{
    return {QStringLiteral("-stream_loop"), QString::number(times - 1), QStringLiteral("-i"), path};
}

} // namespace

Material makeMaterial()
{
    QDir().mkpath(folder);
    const QString piece = pictures();
    // 3000 AAC frames: a minute and 4 s, so that loops meet without a gap.
    const QString sound = made(QStringLiteral("sound.m4a"),
        words("-f lavfi -i sine=440:r=48000:d=64 -f lavfi -i anoisesrc=r=48000:a=0.1:d=64 "
              "-filter_complex [0][1]join=inputs=2 -c:a aac -b:a 128k"));
    const QString tiny = made(QStringLiteral("tiny.mp4"),
        words("-i") + QStringList{piece}
            + words("-vf scale=160:90 -c:v libx264 -preset ultrafast -g 250 -bf 2"));
    const QString large = made(QStringLiteral("large.mp4"),
        words("-i") + QStringList{piece}
            + words("-frames:v 250 -vf scale=3840:2160:flags=neighbor -c:v libx264 -preset "
                    "superfast -g 250 -bf 2"));
    const auto withSound = [&sound](const QString &name, const QStringList &picture, int seconds) {
        return made(name,
            picture + looped(seconds / 64 + 1, sound) + words("-map 0:v -map 1:a -c copy -t")
                + QStringList{QString::number(seconds)});
    };
    Material material;
    material.hour = withSound(QStringLiteral("hour.mp4"), looped(180, piece), 3600);
    material.twoHours = withSound(QStringLiteral("two-hours.mp4"), looped(360, piece), 7200);
    material.small = withSound(QStringLiteral("small.mp4"), looped(180, tiny), 3600);
    material.sixty = withSound(
        QStringLiteral("sixty.mp4"), words("-itsscale 0.4166666667") + looped(4, piece), 33);
    // As x264 encodes when it is not told otherwise, but for the evenly placed key frames.
    const QString usual = made(QStringLiteral("usual.mp4"),
        words("-i") + QStringList{piece}
            + words("-c:v libx264 -g 250 -keyint_min 250 -sc_threshold 0 -crf 20"));
    material.tenMinutes = withSound(QStringLiteral("ten-minutes.mp4"), looped(30, usual), 600);
    material.take = made(QStringLiteral("take.mp4"),
        words("-ss 12 -t 5 -i") + QStringList{piece} + words("-ss 12 -t 5 -i") + QStringList{sound}
            + words("-c:v libx264 -preset veryfast -crf 18 -c:a aac"));
    material.fourK =
        made(QStringLiteral("four-k.mp4"), looped(6, large) + words("-map 0:v -c copy"));
    return material;
}

} // namespace bench
