// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/render/splicefiles.h"

#include "tests/support/ffmpegtool.h"

#include <QFile>
#include <QProcess>

namespace splicefiles {

using testsupport::words;

QString madeIn(const QTemporaryDir &folder, const Encode &encode)
{
    const QString path = folder.filePath(QStringLiteral("source.") + QLatin1String(encode.suffix));
    QStringList arguments{QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
        QStringLiteral("testsrc2=s=%1:r=%2,noise=alls=4:allf=t")
            .arg(QLatin1String(encode.size), QLatin1String(encode.rate))};
    if (*encode.sound)
        arguments << words("-f lavfi -i sine=440:r=48000") << words(encode.sound);
    arguments << words("-frames:v 100 -t 4 -pix_fmt yuv420p") << words(encode.args);
    if (!*encode.by) {
        testsupport::runFfmpeg(arguments << path);
        return path;
    }
    const QString first = folder.filePath(QStringLiteral("first.") + QLatin1String(encode.by));
    testsupport::runFfmpeg(arguments << first);
    testsupport::runFfmpeg(words(encode.seek)
        << QStringLiteral("-i") << first << words("-map 0 -c copy") << words(encode.copied)
        << path);
    return path;
}

Listing listed(const QString &path, const char *how)
{
    QProcess process;
    process.start(QStringLiteral("ffmpeg"),
        words("-v error -nostdin -copyts -i") + QStringList{path} + words(how)
            + words("-f framemd5 -"));
    if (!process.waitForFinished(120'000))
        qFatal("ffmpeg hangs");
    Listing listing;
    listing.complaints = process.readAllStandardError();
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        QList<QByteArray> fields;
        for (const QByteArray &field : line.split(','))
            fields << field.trimmed();
        listing.lines.push_back(fields);
    }
    return listing;
}

Listing pictures(const QString &path)
{
    return listed(path, "-map 0:v:0 -fps_mode passthrough -enc_time_base -1");
}

Listing packets(const QString &path)
{
    return listed(path, "-map 0 -c copy");
}

// Chapters, a subtitle track, two languages, tags, a default that is not the first.
QString richFile(const QTemporaryDir &folder, const QString &suffix)
{
    const auto write = [&](const char *name, const char *text) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("cannot write");
        return file.fileName();
    };
    const QString tags = write("tags.txt",
        ";FFMETADATA1\ntitle=A film\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=One\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=2000\nEND=4000\ntitle=Two\n");
    const QString texts = write("texts.srt",
        "1\n00:00:00,000 --> 00:00:01,500\nHello\n\n2\n00:00:01,500 --> 00:00:03,000\nWorld\n");
    const QString path = folder.filePath(QStringLiteral("rich.") + suffix);
    testsupport::runFfmpeg(words("-f lavfi -i testsrc2=s=320x180:r=25 -f lavfi -i sine=440:r=48000 "
                                 "-f lavfi -i sine=880:r=48000")
        << QStringLiteral("-i") << texts << QStringLiteral("-i") << tags
        << words(
               "-map 0 -map 1 -map 2 -map 3 -map_metadata 4 -map_chapters 4 -t 4 -c:v libx264 "
               "-preset ultrafast -g 24 -bf 2 -pix_fmt yuv420p -c:a aac -metadata:s:a:0 "
               "language=eng -metadata:s:a:1 language=ger -disposition:a:0 0 -disposition:a:1 "
               "default -color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv")
        << QStringLiteral("-c:s")
        << (suffix == QLatin1String("mkv") ? QStringLiteral("srt") : QStringLiteral("mov_text"))
        << path);
    return path;
}

// What `ffprobe` tells of a file that a copy has to tell as well.
QByteArray facts(const QString &path)
{
    QProcess process;
    process.start(QStringLiteral("ffprobe"),
        words("-v error -show_chapters -show_entries "
              "format_tags=title:stream=codec_name,codec_tag_string,profile,start_pts,time_base,"
              "duration_ts,r_frame_rate,color_space,color_transfer,color_primaries,color_range,"
              "sample_aspect_ratio:stream_tags=language:stream_disposition=default:"
              "stream_side_data=rotation")
            << path);
    if (!process.waitForFinished(60'000))
        qFatal("ffprobe hangs");
    return process.readAllStandardOutput();
}

} // namespace splicefiles
