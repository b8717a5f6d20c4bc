// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/soundspliceplan.h"

#include "tests/support/projects.h"
#include "timeline/render/soundcodec.h"

#include <QTest>

using namespace timeline;
using media::SequenceView;
using render::SampleRange;
using render::SoundSplicePlan;
using render::SoundWay;
using Ranges = std::vector<SampleRange>;

namespace {

model::AudioInfo audio(const char *codec, const char *profile = "", int channels = 2,
    const char *layout = "stereo", int rate = 48'000)
{
    model::AudioInfo info;
    info.codec = QString::fromLatin1(codec);
    info.profile = QString::fromLatin1(profile);
    info.sampleRate = rate;
    info.channels = channels;
    info.channelLayout = QString::fromLatin1(layout);
    return info;
}

struct Laid {
    double from = 0, to = 0; // seconds
    bool hasSound = true;
    int channels = 2; // 0: the take's file is silent
    double gain = 1;
};

media::MediaFile fileOf(const std::vector<model::AudioInfo> &sound, double seconds)
{
    media::MediaFile file;
    file.info.audio = sound;
    file.info.duration = testsupport::seconds(seconds);
    file.index = testsupport::indexOf(std::int64_t(seconds * 25));
    return file;
}

// Ten seconds, with takes laid in that are each in time with the sequence.
SequenceView viewOf(
    const std::vector<model::AudioInfo> &sound, const std::vector<Laid> &takes, double tail = 0)
{
    media::MediaFile source = fileOf(sound, 10);
    source.info.duration += testsupport::seconds(tail);
    model::Media media;
    media.info = source.info;
    SequenceView view;
    view.project = model::projectOf(media, *source.index);
    view.files.insert(view.project.media.front().id, source);
    const model::Clip whole = view.project.sequence.clips.front();
    std::vector<model::Clip> clips;
    double at = 0;
    const auto part = [&](double from, double to) {
        model::Clip clip = whole;
        clip.length = testsupport::seconds(to - from);
        clip.slices.front().start += testsupport::seconds(from);
        if (to > from)
            clips.push_back(clip);
        at = to;
    };
    for (const Laid &laid : takes) {
        part(at, laid.from);
        part(laid.from, laid.to);
        model::Take take;
        take.id = view.project.newId<model::TakeTag>();
        take.media = view.project.newId<model::MediaTag>();
        take.number = 1;
        take.hasSound = laid.hasSound;
        take.frameMap.entries = {{model::Flicks{0}, 0}};
        take.conform.loudnessMatch = laid.gain != 1;
        take.conform.loudnessGain = laid.gain;
        view.project.takes.push_back(take);
        const std::vector<model::AudioInfo> own{
            audio("aac", "LC", laid.channels, laid.channels == 1 ? "mono" : "stereo")};
        view.files.insert(
            take.media, fileOf(laid.channels > 0 ? own : std::vector<model::AudioInfo>(), 10));
        clips.back().slices.push_back({take.id, model::Flicks{0}});
        clips.back().sound = clips.back().picture = take.id;
    }
    part(at, 10);
    view.project.sequence.clips = clips;
    return view;
}

SoundSplicePlan planOf(const SequenceView &view, const char *container = "mp4")
{
    return render::planSoundSplice(view, QString::fromLatin1(container));
}

} // namespace

class TestSoundSplicePlan : public QObject {
    Q_OBJECT

private slots:
    void theWay_data()
    {
        QTest::addColumn<model::AudioInfo>("sound");
        QTest::addColumn<QString>("container");
        QTest::addColumn<int>("way");
        QTest::addColumn<QString>("codec");
        const auto row = [](const char *name, const model::AudioInfo &sound, const char *container,
                             SoundWay way, const char *codec) {
            QTest::newRow(name) << sound << QString::fromLatin1(container) << int(way)
                                << QString::fromLatin1(codec);
        };
        const auto packets = SoundWay::Packets, track = SoundWay::Track;
        row("AAC-LC", audio("aac", "LC"), "mp4", packets, "aac");
        row("AAC-LC 5.1", audio("aac", "LC", 6, "5.1"), "mp4", packets, "aac");
        row("HE-AAC", audio("aac", "HE-AAC"), "mp4", track, "aac");
        row("AAC Main", audio("aac", "Main"), "mp4", track, "aac");
        row("AAC-LC of eight named channels", audio("aac", "LC", 8, "7.1"), "mp4", track, "aac");
        row("16-bit PCM", audio("pcm_s16le"), "mov", packets, "pcm_s16le");
        row("24-bit PCM", audio("pcm_s24be"), "mov", packets, "pcm_s24be");
        row("float PCM", audio("pcm_f32le"), "matroska", packets, "pcm_f32le");
        row("MP3", audio("mp3"), "mp4", track, "libmp3lame");
        row("Opus", audio("opus"), "matroska", track, "libopus");
        row("Vorbis", audio("vorbis"), "matroska", track, "libvorbis");
        row("FLAC", audio("flac"), "matroska", track, "flac");
        row("ALAC", audio("alac"), "mov", track, "alac");
        row("AC-3", audio("ac3", "", 6, "5.1(side)"), "mp4", track, "ac3");
        row("E-AC-3", audio("eac3", "", 6, "5.1(side)"), "mp4", track, "eac3");
        row("what no encoder is here for", audio("wmav2"), "matroska", track, "aac");
        row("what the container cannot hold", audio("pcm_s16le"), "mp4", track, "aac");
    }

    void theWay()
    {
        QFETCH(model::AudioInfo, sound);
        QFETCH(QString, container);
        QFETCH(int, way);
        QFETCH(QString, codec);
        const auto plan = render::planSoundSplice(viewOf({sound}, {{2, 4}}), container);
        QCOMPARE(int(plan.way), way);
        QCOMPARE(plan.codec, codec);
        QCOMPARE(plan.reason.isEmpty(), way == int(SoundWay::Packets));
        QCOMPARE(plan.sampleRate, 48'000);
        QCOMPARE(plan.channels, sound.channels);
    }

    void whatIsTouched_data()
    {
        QTest::addColumn<std::vector<Laid>>("takes");
        QTest::addColumn<Ranges>("touched");
        // Half of the 15 ms, and the sample more that the reader takes.
        constexpr std::int64_t fade = 360 + 1;
        constexpr std::int64_t second = 48'000;
        QTest::newRow("nothing laid in") << std::vector<Laid>() << Ranges();
        QTest::newRow("a take") << std::vector<Laid>{{2, 4}}
                                << Ranges{{2 * second - fade, 4 * second + fade}};
        QTest::newRow("a take of the picture alone")
            << std::vector<Laid>{{2, 4, false}} << Ranges();
        QTest::newRow("a take whose file is silent")
            << std::vector<Laid>{{2, 4, true, 0}} << Ranges();
        QTest::newRow("two takes beside each other")
            << std::vector<Laid>{{2, 4}, {4, 5}} << Ranges{{2 * second - fade, 5 * second + fade}};
        QTest::newRow("two takes apart") << std::vector<Laid>{{2, 4}, {6, 7}}
                                         << Ranges{{2 * second - fade, 4 * second + fade},
                                                {6 * second - fade, 7 * second + fade}};
        QTest::newRow("at the very begin")
            << std::vector<Laid>{{0, 1}} << Ranges{{-1, second + fade}};
    }

    void whatIsTouched()
    {
        QFETCH(std::vector<Laid>, takes);
        QFETCH(Ranges, touched);
        const auto plan = planOf(viewOf({audio("aac", "LC")}, takes));
        QCOMPARE(plan.touched, touched);
        QCOMPARE(plan.way, touched.empty() ? SoundWay::Copy : SoundWay::Packets);
        QCOMPARE(plan.reason, QString());
    }

    void atTheEndTheTakeLastsAsLongAsTheTrack()
    {
        const auto exact = planOf(viewOf({audio("aac", "LC")}, {{8, 10}}));
        QCOMPARE(exact.touched.size(), std::size_t(1));
        QVERIFY(exact.touched.front().end > 480'000);
        // Sound that goes on for long after the pictures stays the file's own.
        const auto longer = planOf(viewOf({audio("aac", "LC")}, {{8, 10}}, 5));
        QCOMPARE(longer.touched, (Ranges{{384'000 - 361, 480'000 + 361}}));
    }

    void aLouderTakeIsTouchedEvenWhereItsSoundIsTheSame()
    {
        SequenceView view = viewOf({audio("aac", "LC")}, {{2, 4, true, 2, 0.5}});
        QCOMPARE(planOf(view).touched.size(), std::size_t(1));
    }

    void silentFiles()
    {
        QCOMPARE(planOf(viewOf({}, {})).way, SoundWay::None);
        QCOMPARE(planOf(viewOf({}, {{2, 4, false}})).way, SoundWay::None);
        const auto plan = planOf(viewOf({}, {{2, 4, true, 1}}));
        QCOMPARE(plan.way, SoundWay::NewTrack);
        QCOMPARE(plan.codec, QStringLiteral("aac"));
        QCOMPARE(plan.channels, 1);
        QCOMPARE(plan.touched, (Ranges{{96'000 - 361, 192'000 + 361}}));
        QCOMPARE(planOf(viewOf({}, {{2, 4, true, 6}})).channels, 2);
    }

    void whatBecomesOfChannelsIsSaid()
    {
        const auto surround = audio("aac", "LC", 6, "5.1");
        const auto notes = planOf(viewOf({surround}, {{2, 4}})).notes;
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes.front().contains(QLatin1String("front pair")));
        QCOMPARE(planOf(viewOf({surround}, {})).notes, QStringList());
        QCOMPARE(planOf(viewOf({audio("aac", "LC")}, {{2, 4}})).notes, QStringList());
    }

    void packetsAroundWhatIsTouched_data()
    {
        QTest::addColumn<Ranges>("touched");
        QTest::addColumn<std::int64_t>("origin");
        QTest::addColumn<Ranges>("packets"); // in numbers of packets
        const std::int64_t p = 1024;
        QTest::newRow("inside one packet")
            << Ranges{{10 * p + 5, 10 * p + 6}} << std::int64_t(0) << Ranges{{8, 13}};
        QTest::newRow("exactly one packet")
            << Ranges{{10 * p, 11 * p}} << std::int64_t(0) << Ranges{{8, 13}};
        QTest::newRow("one sample more")
            << Ranges{{10 * p, 11 * p + 1}} << std::int64_t(0) << Ranges{{8, 14}};
        QTest::newRow("with priming") << Ranges{{10 * p, 11 * p}} << -p << Ranges{{9, 14}};
        QTest::newRow("another origin")
            << Ranges{{10 * p, 11 * p}} << std::int64_t(512) << Ranges{{7, 13}};
        QTest::newRow("at the begin") << Ranges{{0, 100}} << std::int64_t(0) << Ranges{{0, 3}};
        QTest::newRow("before the begin")
            << Ranges{{-50 * p, 100}} << std::int64_t(0) << Ranges{{0, 3}};
        QTest::newRow("close together")
            << Ranges{{10 * p, 11 * p}, {18 * p, 19 * p}} << std::int64_t(0) << Ranges{{8, 21}};
        QTest::newRow("just apart") << Ranges{{10 * p, 11 * p}, {19 * p, 20 * p}} << std::int64_t(0)
                                    << Ranges{{8, 13}, {17, 22}};
        QTest::newRow("nothing") << Ranges() << std::int64_t(0) << Ranges();
    }

    void packetsAroundWhatIsTouched()
    {
        QFETCH(Ranges, touched);
        QFETCH(std::int64_t, origin);
        QFETCH(Ranges, packets);
        for (SampleRange &range : packets)
            range = {origin + range.begin * 1024, origin + range.end * 1024};
        QCOMPARE(render::packetsToReplace(touched, {origin, 1024}), packets);
    }

    void decodersAreToldTheSame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<bool>("isEqual"); // to AAC-LC, 48 kHz, stereo
        const auto row = [](const char *name, const char *hex, bool isKnown, bool isEqual) {
            QTest::newRow(name) << QByteArray::fromHex(hex) << isKnown << isEqual;
        };
        row("two bytes", "1190", true, true);
        row("HE-AAC denied", "119056e500", true, true);
        row("HE-AAC told in addition", "119056e5a5", true, false);
        row("HE-AAC told at once", "2b920800", true, false);
        row("44.1 kHz", "1210", true, false);
        row("mono", "1188", true, false);
        row("channels told in the packets", "118004c8", true, false);
        row("960 samples", "1194", true, false);
        row("the rate in full", "17805dc010", true, true);
        row("nothing", "", false, false);
        row("one byte", "11", false, false);
        row("ones", "ffffffff", false, false);
    }

    void decodersAreToldTheSame()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isKnown);
        QFETCH(bool, isEqual);
        const auto config = render::readAacConfig(
            {reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())});
        QCOMPARE(config.has_value(), isKnown);
        const render::AacConfig plain{2, 48'000, 2, false, false};
        QCOMPARE(config == std::optional(plain), isEqual);
    }
};

QTEST_GUILESS_MAIN(TestSoundSplicePlan)
#include "tst_soundspliceplan.moc"
