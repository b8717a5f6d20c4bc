// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/seamfiles.h"
#include "tests/timeline/render/splicefiles.h"
#include "timeline/render/exporter.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline;
using render::ExportDone;
using render::ExportPlan;
using render::Preset;
using seamfiles::Beside;
using seamfiles::probed;
using seamfiles::remade;
using splicefiles::packets;
using testsupport::words;

namespace {

// What `ffprobe` tells of a file besides how its pictures and its sound are coded.
QString told(const QString &path)
{
    return QString::fromUtf8(testsupport::runFfprobe(
        words("-of compact -show_entries chapter=start_time,end_time:chapter_tags=title:"
              "format_tags=title,artist,comment:stream=index,codec_type,codec_name,color_space,"
              "color_transfer,color_primaries,color_range,chroma_location:stream_tags=language,"
              "title,filename,mimetype,timecode:stream_disposition=default,forced,attached_pic")
        << path));
}

// Two languages, subtitles, chapters, tags and a cover.
QString sourceIn(const QTemporaryDir &folder, const QString &suffix)
{
    const QString plain = splicefiles::richFile(folder, suffix);
    const QString cover = folder.filePath(QStringLiteral("cover.png"));
    testsupport::runFfmpeg(words("-f lavfi -i color=red:s=64x64 -frames:v 1") << cover);
    const QString path = folder.filePath(QStringLiteral("source.") + suffix);
    QStringList command = QStringList{QStringLiteral("-i"), plain};
    if (suffix == QLatin1String("mkv")) {
        command << words("-map 0 -attach") << cover << words("-metadata:s:t mimetype=image/png");
        command << QStringLiteral("-attach") << folder.filePath(QStringLiteral("texts.srt"))
                << words("-metadata:s:t:1 mimetype=text/plain");
    } else {
        command << QStringLiteral("-i") << cover
                << words("-map 0:v -map 0:a -map 0:s -map 1 -disposition:v:1 attached_pic");
    }
    command << words("-c copy -metadata artist=Somebody -metadata comment=Shot_in_May "
                     "-metadata:s:s:0 language=fre -metadata:s:v:0 language=jpn");
    if (suffix == QLatin1String("mov"))
        command << words("-metadata:s:v:0 timecode=01:02:03:04");
    testsupport::runFfmpeg(command << path);
    return path;
}

media::ViewPtr withTake(const media::ViewPtr &view)
{
    return testsupport::withTake(
        view, {testsupport::make(testsupport::takeSpec()), {{20}, {45}}, 12, 0, true, true, {}});
}

ExportPlan plannedAnew(
    const media::ViewPtr &view, const QString &path, Preset preset = Preset::MatchSource)
{
    const auto plan =
        render::planFullEncode(*view, preset, path, QStringLiteral("The test wants it."));
    if (!plan)
        qFatal("no plan: %s", qPrintable(plan.error().detail));
    return *plan;
}

ExportDone encoded(
    const media::ViewPtr &view, const QString &path, Preset preset = Preset::MatchSource)
{
    const auto done = render::runExport(view, plannedAnew(view, path, preset), path);
    if (!done)
        qFatal("not exported: %s", qPrintable(done.error().detail));
    return *done;
}

// From the word on, in the first line that has it.
QString lineWith(const QString &text, const char *word)
{
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (line.contains(QLatin1String(word)))
            return line.mid(line.indexOf(QLatin1String(word)));
    }
    return {};
}

// How bright the first picture says it is: a line for the picture and one for each kind of light,
// but for what an encoder says of itself.
QStringList lightOf(const QString &path)
{
    const QString all = QString::fromUtf8(probed(path,
        "-read_intervals %+#1 -show_frames -show_entries frame=color_transfer,color_primaries,"
        "color_space:side_data=side_data_type,red_x,red_y,green_x,green_y,blue_x,blue_y,"
        "white_point_x,white_point_y,min_luminance,max_luminance,max_content,max_average "
        "-of compact"));
    QStringList lines;
    for (const QString &line : all.split(u'\n')) {
        if (line.startsWith(QLatin1String("frame|"))
            || line.startsWith(QLatin1String("side_data|side_data_type=Content")))
            lines << line;
    }
    return lines;
}

} // namespace

class TestSideTracks : public QObject {
    Q_OBJECT

private slots:
    void aFileThatStaysInPlaceKeepsEverythingElse_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("MP4") << QStringLiteral("mp4");
        QTest::newRow("QuickTime") << QStringLiteral("mov");
        QTest::newRow("Matroska") << QStringLiteral("mkv");
    }

    void aFileThatStaysInPlaceKeepsEverythingElse()
    {
        QFETCH(QString, suffix);
        QTemporaryDir folder;
        const QString source = sourceIn(folder, suffix);
        const QString out = folder.filePath(QStringLiteral("out.") + suffix);
        const media::ViewPtr view = withTake(testsupport::openSequence(source));
        const ExportDone done = encoded(view, out);
        QVERIFY(!done.plan.splice);
        QCOMPARE(done.plan.leftOut, QStringList());
        QCOMPARE(done.leftOut, QStringList());
        QVERIFY(told(source).count(QLatin1String("chapter|")) == 2);
        QVERIFY(told(source).contains(QLatin1String("tag:artist=Somebody"), Qt::CaseInsensitive));
        QCOMPARE(told(out).split(QLatin1Char('\n')), told(source).split(QLatin1Char('\n')));
        const splicefiles::Listing before = packets(source), after = packets(out);
        QVERIFY(before.of(2).size() > 150 && before.of(3).size() >= 2);
        for (const int stream : {2, 3, 4})
            QCOMPARE(after.of(stream), before.of(stream));
    }

    void measurementsAreCopied()
    {
        QTemporaryDir folder;
        const QString plain =
            splicefiles::madeIn(folder, {"", "-c:v libx264 -preset ultrafast -g 24", "mp4", ""});
        const QString source = remade(
            folder, plain, [](AVStream &) {}, [](AVPacket &) {}, Beside::Measurements);
        const QString out = folder.filePath(QStringLiteral("out.mp4"));
        const ExportDone done = encoded(testsupport::openSequence(source), out);
        QCOMPARE(done.leftOut, QStringList());
        QCOMPARE(told(out), told(source));
        QVERIFY(packets(source).of(1).size() >= 20);
        QCOMPARE(packets(out).of(1), packets(source).of(1));
    }

    void whatAnotherContainerCannotHoldIsNamed()
    {
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out.mkv"));
        const media::ViewPtr view =
            testsupport::openSequence(sourceIn(folder, QStringLiteral("mp4")));
        const QStringList expected{
            QStringLiteral("subtitle track 3 (mov_text), which this kind of file cannot hold")};
        QCOMPARE(plannedAnew(view, out).leftOut, expected);
        QCOMPARE(encoded(view, out).leftOut, expected);
        const QString facts = told(out);
        QCOMPARE(facts.count(QLatin1String("codec_type=audio")), 2);
        QCOMPARE(facts.count(QLatin1String("codec_name=png")), 1);
        QCOMPARE(facts.count(QLatin1String("codec_type=subtitle")), 0);
        QCOMPARE(facts.count(QLatin1String("chapter|")), 2);
    }

    void aTrackThatCannotBeCopiedStopsNothing()
    {
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out.mkv"));
        const media::ViewPtr view =
            testsupport::openSequence(sourceIn(folder, QStringLiteral("mp4")));
        ExportPlan plan = plannedAnew(view, out);
        QCOMPARE(plan.keptTracks, (std::vector<int>{2, 5}));
        plan.keptTracks = {2, 3}; // the muxer knows nothing of the subtitles' codec
        plan.leftOut.clear();
        const auto done = render::runExport(view, plan, out);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(done->leftOut,
            (QStringList{QStringLiteral("audio track 2 (aac), as it could not be copied"),
                QStringLiteral("subtitle track 3 (mov_text), as it could not be copied")}));
        QCOMPARE(told(out).count(QLatin1String("stream|")), 2);
        QCOMPARE(told(out).count(QLatin1String("chapter|")), 2);
    }

    void aCutNamesItsTracksAndMovesItsChapters()
    {
        QTemporaryDir folder;
        const QString source = sourceIn(folder, QStringLiteral("mp4"));
        const QString out = folder.filePath(QStringLiteral("out.mp4"));
        const media::ViewPtr view =
            testsupport::withoutFrames(testsupport::openSequence(source), {{25}, {40}});
        const QStringList expected{
            QStringLiteral("audio track 2 (aac), as frames were cut out or moved"),
            QStringLiteral("subtitle track 3 (mov_text), as frames were cut out or moved")};
        const auto plan = render::planExport(*view, Preset::MatchSource, out);
        QVERIFY(plan && !plan->splice);
        QCOMPARE(plan->leftOut, expected);
        const auto done = render::runExport(view, *plan, out);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(done->leftOut, expected);
        const QString after = told(out), before = told(source);
        QCOMPARE(after.count(QLatin1String("stream|")), 4);
        QVERIFY(lineWith(after, "codec_name=h264").contains(QLatin1String("language=jpn")));
        QVERIFY(lineWith(after, "codec_name=aac").contains(QLatin1String("language=eng")));
        QCOMPARE(lineWith(after, "codec_name=png"), lineWith(before, "codec_name=png"));
        QCOMPARE(lineWith(after, "format|"), lineWith(before, "format|"));
        QCOMPARE(lineWith(after, "chapter|start_time=0.0"),
            QStringLiteral("chapter|start_time=0.000000|end_time=1.400000|tag:title=One"));
        QCOMPARE(lineWith(after, "chapter|start_time=1"),
            QStringLiteral("chapter|start_time=1.400000|end_time=3.400000|tag:title=Two"));
    }

    void theTracksOfAnotherFileAreNamed()
    {
        QTemporaryDir folder;
        const media::ViewPtr rich =
            testsupport::openSequence(sourceIn(folder, QStringLiteral("mp4")));
        const media::ViewPtr plain = testsupport::openSequence(
            splicefiles::madeIn(folder, {"", "-c:v libx264 -preset ultrafast", "mkv", ""}));
        model::Project project = plain->project;
        media::MediaFiles files = plain->files;
        const auto other = project.newId<model::MediaTag>();
        files[other] = *rich->files.cbegin();
        model::Clip clip = rich->project.sequence.clips.front();
        model::Take take = rich->project.takes.front();
        clip.id = project.newId<model::ClipTag>();
        take.id = project.newId<model::TakeTag>();
        take.media = other;
        for (model::Slice &slice : clip.slices)
            slice.take = take.id;
        project.takes.push_back(take);
        project.sequence.clips.push_back(clip);
        const media::ViewPtr both = media::makeView(project, files);
        QCOMPARE(both->grid->count(), 200);
        const QString out = folder.filePath(QStringLiteral("out.mkv"));
        const QStringList expected{
            QStringLiteral("audio track 2 (aac) of source.mp4, as it is not the first file"),
            QStringLiteral("subtitle track 3 (mov_text) of source.mp4, as it is not the first "
                           "file")};
        QCOMPARE(plannedAnew(both, out).leftOut, expected);
        QCOMPARE(encoded(both, out).leftOut, expected);
        // As all else in Matroska, late by what the sound's encoder needs beforehand.
        QCOMPARE(lineWith(told(out), "chapter|"),
            QStringLiteral("chapter|start_time=4.021000|end_time=6.021000|tag:title=One"));
    }

    void hdr10IsSaidByEncoderAndContainer()
    {
        QTemporaryDir folder;
        const QString source = splicefiles::madeIn(folder,
            {"",
                "-c:v libx265 -preset ultrafast -tag:v hvc1 -pix_fmt yuv420p10le -color_primaries "
                "bt2020 -color_trc smpte2084 -colorspace bt2020nc -color_range tv -x265-params "
                "log-level=none:keyint=24:hdr10=1:repeat-headers=1:max-cll=1000,400:master-display="
                "G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1)",
                "mp4", ""});
        const QString out = folder.filePath(QStringLiteral("out.mp4"));
        const media::ViewPtr view = testsupport::openSequence(source);
        encoded(view, out);
        // The container says it as well, which the source's did not.
        QVERIFY2(
            lineWith(told(out), "stream|").startsWith(lineWith(told(source), "stream|") + u'|'),
            qPrintable(told(out)));
        // Of the first frame, as a decoder finds it in the stream itself.
        const QString bare = folder.filePath(QStringLiteral("bare.hevc"));
        testsupport::runFfmpeg("-map 0:v:0 -c copy -bsf:v hevc_mp4toannexb -f hevc", out, bare);
        const QStringList expected = lightOf(source);
        QCOMPARE(expected.size(), 2);
        QVERIFY(expected[0].contains(QLatin1String("max_luminance=10000000/10000")));
        QVERIFY(expected[1].contains(QLatin1String("max_content=1000|max_average=400")));
        QCOMPARE(lightOf(bare), expected);
        const QString container = QString::fromUtf8(
            probed(out, "-show_streams -show_entries stream=color_transfer -of compact"));
        for (const char *word : {"side_data_type=Mastering display metadata", "max_content=1000",
                 "max_average=400", "color_transfer=smpte2084"})
            QVERIFY2(container.contains(QLatin1String(word)), qPrintable(container));

        const QString sdr = folder.filePath(QStringLiteral("sdr.mp4"));
        encoded(view, sdr, Preset::H264);
        const QStringList dark = lightOf(sdr);
        QCOMPARE(dark.size(), 1);
        QVERIFY(dark[0].contains(QLatin1String("color_transfer=bt709")));
    }
};

QTEST_GUILESS_MAIN(TestSideTracks)
#include "tst_sidetracks.moc"
