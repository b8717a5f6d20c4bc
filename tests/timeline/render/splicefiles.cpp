// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/render/splicefiles.h"

#include "tests/support/ffmpegtool.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

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
    return testsupport::runFfprobe(
        words("-show_chapters -show_entries "
              "format_tags=title:stream=codec_name,codec_tag_string,profile,start_pts,time_base,"
              "duration_ts,r_frame_rate,color_space,color_transfer,color_primaries,color_range,"
              "sample_aspect_ratio:stream_tags=language:stream_disposition=default:"
              "stream_side_data=rotation")
        << path);
}

namespace {

QByteArray answerOf(const QString &program, const QStringList &arguments, const char *package)
{
    if (QStandardPaths::findExecutable(program).isEmpty())
        qFatal("%s is missing: install %s", qPrintable(program), package);
    return testsupport::runTool(program, arguments);
}

// Bytes of all pictures that the other decoder makes of a file, and the packets they come from.
struct Decoded {
    qint64 bytes = 0, packets = 0;
};

Decoded decodedElsewhere(const QString &path, bool isHevc)
{
    const QString stream = path + (isHevc ? QStringLiteral(".hevc") : QStringLiteral(".h264"));
    const QString raw = path + QStringLiteral(".yuv");
    testsupport::runFfmpeg(QStringList{QStringLiteral("-i"), path}
        + words(isHevc ? "-map 0:v:0 -c copy -bsf:v hevc_mp4toannexb -f hevc"
                       : "-map 0:v:0 -c copy -bsf:v h264_mp4toannexb -f h264")
        + QStringList{stream});
    QFile::remove(raw);
    if (isHevc)
        answerOf(QStringLiteral("libde265-dec265"), words("-q -o") + QStringList{raw, stream},
            "libde265-examples");
    else
        answerOf(QStringLiteral("gst-launch-1.0"),
            QStringList{QStringLiteral("-q"), QStringLiteral("filesrc"),
                QStringLiteral("location=") + stream}
                + words("! h264parse ! openh264dec ! filesink")
                + QStringList{QStringLiteral("location=") + raw},
            "gstreamer1.0-tools and gstreamer1.0-plugins-bad");
    const Decoded decoded{
        QFile(raw).size(), qint64(listed(path, "-map 0:v:0 -c copy").lines.size())};
    QFile::remove(raw);
    QFile::remove(stream);
    return decoded;
}

} // namespace

QString otherDecoderDisagrees(const QString &source, const QString &out)
{
    const QByteArray kind = testsupport::runFfprobe(
        words("-select_streams v:0 -show_entries stream=codec_name,pix_fmt -of csv=p=0") << source)
                                .trimmed();
    const bool isHevc = kind.startsWith("hevc,");
    if (!isHevc && kind != "h264,yuv420p")
        return {};
    const Decoded before = decodedElsewhere(source, isHevc), after = decodedElsewhere(out, isHevc);
    // A splice at the beginning may leave out hidden pictures: packets tell how many there are.
    if (before.bytes > 0 && before.bytes * after.packets == after.bytes * before.packets)
        return {};
    return QStringLiteral(
        "another decoder makes %1 bytes of %2 pictures, and of the source's %3 %4")
        .arg(after.bytes)
        .arg(after.packets)
        .arg(before.packets)
        .arg(before.bytes);
}

} // namespace splicefiles
