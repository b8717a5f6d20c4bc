// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/timeline/bitstream/streams.h"
#include "timeline/bitstream/avcconfig.h"
#include "timeline/bitstream/h264rebase.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline::bitstream;
using namespace testsupport;
using Kind = timeline::model::Error::Kind;

class TestH264Rebase : public QObject {
    Q_OBJECT

private slots:
    void aTailDecodesToTheSamePictures_data();
    void aTailDecodesToTheSamePictures();
    void followsPicturesWithoutAnOrderOfTheirOwn();
    void joinsAnotherEncodersPictures();
    void beginsSeveralTimes();
    void packetsOutsideComeBackAsTheyAre();
    void saysWhatItCannotDo_data();
    void saysWhatItCannotDo();
    void otherPicturesAreNoBeginning();
    void hostilePacketsAreHarmless();
};

namespace {

struct Sample {
    QByteArray data;
    qint64 pts = 0;
    bool isKey = false;
    bool isIdr = false;
};

struct Movie {
    QByteArray header; // avcC
    QList<Sample> samples; // in decoding order
    QList<QByteArray> pictures; // hashes, as shown
    QList<qint64> stamps; // sorted
};

bool hasIdr(const QByteArray &data)
{
    const auto nals = nalsOf(bytesOf(data), {4});
    return std::any_of(
        nals.begin(), nals.end(), [](Bytes nal) { return nalType(nal, Codec::H264) == 5; });
}

QList<Sample> samplesOf(const QString &path, const QByteArray &file)
{
    QList<Sample> samples;
    const QByteArray told = testsupport::runFfprobe(
        testsupport::words("-show_entries packet=pts,pos,size,flags -of compact=p=0:nk=0") << path);
    for (const QByteArray &line : told.split('\n')) {
        QHash<QByteArray, QByteArray> values;
        for (const QByteArray &part : line.split('|'))
            values.insert(part.left(part.indexOf('=')), part.mid(part.indexOf('=') + 1));
        if (!values.contains("pos"))
            continue;
        Sample sample;
        sample.data = file.mid(values["pos"].toLongLong(), values["size"].toLongLong());
        sample.pts = values["pts"].toLongLong();
        sample.isKey = values["flags"].contains('K');
        sample.isIdr = hasIdr(sample.data);
        samples.append(sample);
    }
    return samples;
}

Movie makeMovie(const QByteArray &arguments, int seconds = 4)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("movie.mp4"));
    runFfmpeg(words("-f lavfi -i")
        + QStringList{QStringLiteral("testsrc2=s=160x96:r=25:d=%1").arg(seconds),
            QStringLiteral("-vf"), QStringLiteral("noise=alls=8:allf=t,rotate=t/9:fillcolor=red")}
        + words("-c:v libx264") + words(arguments) + QStringList{path});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no movie");
    const QByteArray bytes = file.readAll();
    Movie movie;
    movie.samples = samplesOf(path, bytes);
    const qsizetype at = bytes.indexOf("avcC");
    movie.header = bytes.mid(at + 4, (quint8(bytes[at - 2]) << 8 | quint8(bytes[at - 1])) - 8);
    movie.pictures = decode(bytes, "mp4").pictures;
    for (const Sample &sample : movie.samples)
        movie.stamps.append(sample.pts);
    std::sort(movie.stamps.begin(), movie.stamps.end());
    if (movie.pictures.size() != movie.samples.size())
        qFatal("the movie does not decode");
    return movie;
}

const QByteArray open("-preset medium -x264-params open-gop=1:keyint=20:min-keyint=20:scenecut=0");

// The pictures of a movie that are shown from here on, and before there.
QList<QByteArray> shown(const Movie &movie, qint64 from, qint64 to)
{
    QList<QByteArray> pictures;
    for (qsizetype i = 0; i < movie.stamps.size(); ++i) {
        if (movie.stamps[i] >= from && movie.stamps[i] < to)
            pictures.append(movie.pictures[i]);
    }
    return pictures;
}

constexpr qint64 never = std::numeric_limits<qint64>::max();

QByteArray behindStartCodes(const AvcConfig &config, Bytes packets)
{
    std::vector<Buffer> sets = config.sps;
    sets.insert(sets.end(), config.pps.begin(), config.pps.end());
    return arrayOf(*joinNals(sets, {})) + arrayOf(*convertNals(packets, config.format(), {}));
}

H264Rebase rebaseOf(const Movie &movie)
{
    return std::move(*H264Rebase::create(bytesOf(movie.header)));
}

void append(Buffer &packets, const Result<Buffer> &packet)
{
    if (!packet)
        qFatal("%s", qPrintable(packet.error().detail));
    packets.insert(packets.end(), packet->begin(), packet->end());
}

// The packets from this one on, without its leading pictures.
Buffer tailOf(const Movie &movie, qsizetype first, bool showsWhatIsBefore)
{
    H264Rebase rebase = rebaseOf(movie);
    for (qsizetype i = 0; i < first && showsWhatIsBefore; ++i)
        rebase.leaveOut(bytesOf(movie.samples[i].data));
    Buffer packets;
    append(packets, rebase.begin(bytesOf(movie.samples[first].data)));
    for (qsizetype i = first + 1; i < movie.samples.size(); ++i) {
        if (movie.samples[i].pts < movie.samples[first].pts)
            rebase.leaveOut(bytesOf(movie.samples[i].data));
        else
            append(packets, rebase.rewrite(bytesOf(movie.samples[i].data)));
    }
    return packets;
}

QList<qsizetype> entriesOf(const Movie &movie)
{
    QList<qsizetype> entries;
    for (qsizetype i = 0; i < movie.samples.size(); ++i) {
        if (movie.samples[i].isKey && !movie.samples[i].isIdr)
            entries.append(i);
    }
    return entries;
}

} // namespace

void TestH264Rebase::aTailDecodesToTheSamePictures_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::newRow("CABAC, B-pyramid, weights") << open;
    QTest::newRow("CAVLC") << open + ":cabac=0";
    QTest::newRow("several slices, CAVLC") << open + ":cabac=0:slices=3";
    QTest::newRow("several slices, CABAC") << open + ":slices=4";
    QTest::newRow("one B-frame") << open + ":bframes=1:b-adapt=0:ref=2";
    QTest::newRow("16 references and B-frames") << open + ":bframes=16:ref=16:b-adapt=2";
    QTest::newRow("strict pyramid, few references") << open + ":b-pyramid=strict:ref=3:bframes=5";
    QTest::newRow("no pyramid") << open + ":b-pyramid=none:bframes=4:ref=5";
    QTest::newRow("explicit weights for fading") << open + ":weightp=2:ref=6 -vf fade=in:0:90";
    QTest::newRow("10 bit 4:2:2") << open + " -pix_fmt yuv422p10le";
    QTest::newRow("4:4:4") << open + " -pix_fmt yuv444p";
    QTest::newRow("macroblock-adaptive frames and fields") << open + ":tff=1";
    QTest::newRow("temporal direct prediction") << open + ":direct=temporal:bframes=5:ref=4";
}

void TestH264Rebase::aTailDecodesToTheSamePictures()
{
    QFETCH(QByteArray, arguments);
    const Movie movie = makeMovie(arguments);
    const AvcConfig config = *parseAvcConfig(bytesOf(movie.header));
    const QList<qsizetype> entries = entriesOf(movie);
    QVERIFY(entries.size() >= 3);
    for (const qsizetype entry : entries) {
        for (const bool showsWhatIsBefore : {true, false}) {
            const Buffer packets = tailOf(movie, entry, showsWhatIsBefore);
            const Decoded decoded = decode(behindStartCodes(config, packets));
            QCOMPARE(decoded.messages, QByteArray());
            QCOMPARE(decoded.pictures, shown(movie, movie.samples[entry].pts, never));
        }
    }
}

// POC type 2, and I pictures that nothing marks: x264 writes them at cuts.
void TestH264Rebase::followsPicturesWithoutAnOrderOfTheirOwn()
{
    const Movie movie =
        makeMovie("-x264-params bframes=0:ref=1:keyint=1000:min-keyint=500:scenecut=300 "
                  "-vf negate=enable=between(n\\,33\\,69)");
    const AvcConfig config = *parseAvcConfig(bytesOf(movie.header));
    QCOMPARE(parseH264Sps(config.sps.front())->pocType, 2);
    for (const int entry : {33, 70}) {
        const Decoded decoded = decode(behindStartCodes(config, tailOf(movie, entry, true)));
        QCOMPARE(decoded.messages, QByteArray());
        QCOMPARE(decoded.pictures, movie.pictures.mid(entry));
    }
    H264Rebase rebase = rebaseOf(movie);
    QVERIFY(!rebase.begin(bytesOf(movie.samples[34].data)));
}

void TestH264Rebase::joinsAnotherEncodersPictures()
{
    const Movie movie = makeMovie(open);
    const Movie other = makeMovie("-preset medium -x264-params sps-id=1", 1);
    const AvcConfig merged = *mergeAvcConfig(
        *parseAvcConfig(bytesOf(movie.header)), *parseAvcConfig(bytesOf(other.header)));
    Buffer packets;
    for (const Sample &sample : other.samples)
        append(packets, Buffer(bytesOf(sample.data).begin(), bytesOf(sample.data).end()));
    const qsizetype entry = entriesOf(movie).at(1);
    append(packets, tailOf(movie, entry, true));
    const Decoded decoded = decode(behindStartCodes(merged, packets));
    QCOMPARE(decoded.messages, QByteArray());
    QCOMPARE(decoded.pictures, other.pictures + shown(movie, movie.samples[entry].pts, never));
}

// Two parts are left out: each later part begins anew, with the sum of all before it.
void TestH264Rebase::beginsSeveralTimes()
{
    const Movie movie = makeMovie(open + ":ref=5", 5);
    const QList<qsizetype> entries = entriesOf(movie);
    QVERIFY(entries.size() >= 4);
    const qsizetype first = entries[0], second = entries[2];
    const qint64 begin = movie.samples[first].pts, again = movie.samples[second].pts;
    const qint64 end = movie.samples[entries[1]].pts;
    H264Rebase rebase = rebaseOf(movie);
    Buffer packets;
    for (qsizetype i = 0; i < movie.samples.size(); ++i) {
        const Sample &sample = movie.samples[i];
        const bool isLeftOut = sample.pts < begin || (i < second && sample.pts > end)
            || (i > second && sample.pts < again);
        if (isLeftOut)
            rebase.leaveOut(bytesOf(sample.data));
        else if (i == first || i == second)
            append(packets, rebase.begin(bytesOf(sample.data)));
        else
            append(packets, rebase.rewrite(bytesOf(sample.data)));
    }
    const AvcConfig config = *parseAvcConfig(bytesOf(movie.header));
    const Decoded decoded = decode(behindStartCodes(config, packets));
    QCOMPARE(decoded.messages, QByteArray());
    QCOMPARE(decoded.pictures, shown(movie, begin, end + 1) + shown(movie, again, never));
}

void TestH264Rebase::packetsOutsideComeBackAsTheyAre()
{
    const Movie movie = makeMovie(open + " -forced-idr 1 -force_key_frames 2.4");
    const QList<qsizetype> entries = entriesOf(movie);
    H264Rebase rebase = rebaseOf(movie);
    int changed = 0, same = 0;
    for (qsizetype i = 0; i < movie.samples.size(); ++i) {
        const Sample &sample = movie.samples[i];
        if (i > entries[1] && sample.pts < movie.samples[entries[1]].pts) {
            rebase.leaveOut(bytesOf(sample.data));
            continue;
        }
        const auto packet = i == entries[1] ? rebase.begin(bytesOf(sample.data))
                                            : rebase.rewrite(bytesOf(sample.data));
        QVERIFY(packet);
        if (sample.isIdr)
            QVERIFY(!rebase.isActive());
        ++(arrayOf(*packet) == sample.data ? same : changed);
        QVERIFY(rebase.isActive() || arrayOf(*packet) == sample.data);
    }
    QVERIFY(changed > 5 && same > 60);
    QVERIFY(!rebase.isActive());
}

void TestH264Rebase::saysWhatItCannotDo_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::newRow("intra refresh has no I pictures")
        << QByteArray("-x264-params intra-refresh=1:keyint=20");
}

void TestH264Rebase::saysWhatItCannotDo()
{
    QFETCH(QByteArray, arguments);
    const Movie movie = makeMovie(arguments);
    const QList<qsizetype> entries = entriesOf(movie);
    QVERIFY(!entries.isEmpty());
    H264Rebase rebase = rebaseOf(movie);
    for (qsizetype i = 0; i < entries[0]; ++i)
        rebase.leaveOut(bytesOf(movie.samples[i].data));
    const auto begun = rebase.begin(bytesOf(movie.samples[entries[0]].data));
    QCOMPARE(begun.error().kind, Kind::InvalidRequest);
    QVERIFY(!rebase.isActive());
}

void TestH264Rebase::otherPicturesAreNoBeginning()
{
    const Movie movie = makeMovie(open);
    for (qsizetype i = 1; i < entriesOf(movie).at(0); ++i) {
        H264Rebase rebase = rebaseOf(movie);
        QVERIFY(!rebase.begin(bytesOf(movie.samples[i].data)));
    }
    // A leading picture that was to be left out.
    H264Rebase rebase = rebaseOf(movie);
    const qsizetype entry = entriesOf(movie).at(0);
    QVERIFY(rebase.begin(bytesOf(movie.samples[entry].data)));
    QVERIFY(movie.samples[entry + 1].pts < movie.samples[entry].pts);
    QCOMPARE(
        rebase.rewrite(bytesOf(movie.samples[entry + 1].data)).error().kind, Kind::InvalidRequest);
    // A gap: packets that were not shown.
    H264Rebase gap = rebaseOf(movie);
    gap.leaveOut(bytesOf(movie.samples[0].data));
    QVERIFY(!gap.begin(bytesOf(movie.samples[entry].data)));
    QVERIFY(!H264Rebase::create({}));
}

void TestH264Rebase::hostilePacketsAreHarmless()
{
    std::mt19937 random(10);
    int written = 0;
    for (const char *more : {":cabac=0:slices=2:ref=4", ":ref=6", ":tff=1:ref=3"}) {
        const Movie movie = makeMovie(open + more, 2);
        const qsizetype entry = entriesOf(movie).at(0);
        for (int run = 0; run < 60; ++run) {
            H264Rebase rebase = rebaseOf(movie);
            for (qsizetype i = 0; i < movie.samples.size(); ++i) {
                Buffer packet(
                    bytesOf(movie.samples[i].data).begin(), bytesOf(movie.samples[i].data).end());
                if (random() % 3 == 0) { // near the header, where it is read
                    const std::size_t head = std::min<std::size_t>(packet.size(), 40);
                    const Buffer broken = damaged(Bytes(packet).first(head), random);
                    std::copy(broken.begin(), broken.end(), packet.begin());
                    if (random() % 4 == 0)
                        packet.resize(random() % packet.size());
                }
                if (i < entry || random() % 8 == 0)
                    rebase.leaveOut(packet);
                else if (i == entry || random() % 16 == 0)
                    written += rebase.begin(packet).has_value();
                else
                    written += rebase.rewrite(packet).has_value();
            }
        }
    }
    QVERIFY(written > 100);
}

QTEST_GUILESS_MAIN(TestH264Rebase)
#include "tst_h264rebase.moc"
