// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/bitstream/streams.h"
#include "timeline/bitstream/avcconfig.h"

#include <QTest>

using namespace timeline::bitstream;
using namespace testsupport;
using Kind = timeline::model::Error::Kind;

class TestAvcConfig : public QObject {
    Q_OBJECT

private slots:
    void readsAndWritesTheRecordOfAFile_data();
    void readsAndWritesTheRecordOfAFile();
    void makesARecordOfStartCodes();
    void findsAFreeId();
    void twoEncodersDecodeUnderOneRecord_data();
    void twoEncodersDecodeUnderOneRecord();
    void setsOfOneIdMustBeEqual();
    void picturesMustBeOfOneKind();
    void keepsToTheLimitsOfTheRecord();
    void hostileBytesAreHarmless();
};

namespace {

// The contents of the first box of this name in an MP4.
Buffer boxOf(const QByteArray &file, const char *name)
{
    const qsizetype at = file.indexOf(name);
    if (at < 4)
        qFatal("no %s", name);
    const Bytes bytes = bytesOf(file);
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i)
        size = size << 8 | bytes[std::size_t(at) - 4 + i];
    const Bytes box = bytes.subspan(std::size_t(at) + 4, size - 8);
    return Buffer(box.begin(), box.end());
}

QByteArray makeMp4(const char *arguments, const char *picture)
{
    const QByteArray movie = QByteArray(arguments) + " -movflags +frag_keyframe+empty_moov";
    return makeStream(movie, "mp4", picture);
}

// Behind start codes: what an `avc1` track with this record and these packets would decode as.
QByteArray asStream(const AvcConfig &config, const QList<QByteArray> &streams)
{
    std::vector<Buffer> nals = config.sps;
    nals.insert(nals.end(), config.pps.begin(), config.pps.end());
    for (const QByteArray &stream : streams) {
        for (const Bytes nal : nalsOf(bytesOf(stream), {})) {
            const int type = nalType(nal, Codec::H264);
            if (type != h264SpsType && type != h264PpsType)
                nals.emplace_back(nal.begin(), nal.end());
        }
    }
    return arrayOf(joinNals(nals, {}).value());
}

AvcConfig configOf(const QByteArray &stream)
{
    return readAvcConfig(bytesOf(stream)).value();
}

} // namespace

void TestAvcConfig::readsAndWritesTheRecordOfAFile_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<bool>("isHigh");
    QTest::newRow("baseline") << QByteArray("-c:v libx264 -profile:v baseline") << false;
    QTest::newRow("high") << QByteArray("-c:v libx264 -profile:v high") << true;
    QTest::newRow("10 bit 4:2:2") << QByteArray("-c:v libx264 -pix_fmt yuv422p10le") << true;
}

void TestAvcConfig::readsAndWritesTheRecordOfAFile()
{
    QFETCH(QByteArray, arguments);
    QFETCH(bool, isHigh);
    const Buffer record = boxOf(makeMp4(arguments, "s=160x96:d=0.2"), "avcC");
    const auto config = parseAvcConfig(record);
    QVERIFY(config);
    QCOMPARE(config->sps.size(), std::size_t(1));
    QCOMPARE(config->pps.size(), std::size_t(1));
    QCOMPARE(config->lengthSize, 4);
    const H264Sps sps = *parseH264Sps(config->sps.front());
    QCOMPARE(config->profile, sps.profile);
    QCOMPARE(config->constraints, sps.constraints);
    QCOMPARE(config->level, sps.level);
    QCOMPARE(config->high.has_value(), isHigh);
    if (isHigh)
        QVERIFY((*config->high
            == AvcConfig::High{sps.chromaFormat, sps.lumaDepth, sps.chromaDepth, {}}));
    QCOMPARE(*serialise(*config), record);
    AvcConfig bare = *config; // as writers leave the last part out
    bare.high.reset();
    QVERIFY(*parseAvcConfig(*serialise(bare)) == bare);
}

void TestAvcConfig::makesARecordOfStartCodes()
{
    const char *arguments = "-c:v libx264 -pix_fmt yuv420p10le";
    const QByteArray stream = makeStream(arguments, "h264", "s=160x96:d=0.2");
    const Buffer record = boxOf(makeMp4(arguments, "s=160x96:d=0.2"), "avcC");
    QCOMPARE(*serialise(configOf(stream)), record);
    QCOMPARE(readAvcConfig({}).error().kind, Kind::Damaged);
}

void TestAvcConfig::findsAFreeId()
{
    AvcConfig config = configOf(makeStream("-c:v libx264", "h264", "s=160x96:d=0.2"));
    QCOMPARE(*freeParameterSetId(config), 1);
    config.sps.push_back(*withIds(config.sps.front(), 1));
    config.pps.push_back(*withIds(config.pps.front(), 2, 1));
    QCOMPARE(*freeParameterSetId(config), 3);
    for (int id = 2; id < h264SpsIds; ++id)
        config.sps.push_back(*withIds(config.sps.front(), id));
    QCOMPARE(freeParameterSetId(config).error().kind, Kind::InvalidRequest);
}

void TestAvcConfig::twoEncodersDecodeUnderOneRecord_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("encoder");
    QTest::newRow("high and high") << QByteArray("-c:v libx264 -refs 4 -bf 3 -g 10")
                                   << QByteArray("-c:v libx264 -refs 2 -bf 0 -g 10");
    QTest::newRow("main and high") << QByteArray("-c:v libx264 -profile:v main -g 10")
                                   << QByteArray("-c:v libx264 -preset slow -g 10");
    QTest::newRow("10 bit") << QByteArray("-c:v libx264 -pix_fmt yuv420p10le -g 10")
                            << QByteArray("-c:v libx264 -pix_fmt yuv420p10le -refs 6 -g 10");
}

void TestAvcConfig::twoEncodersDecodeUnderOneRecord()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, encoder);
    const QByteArray mine = makeStream(source);
    const int free = *freeParameterSetId(configOf(mine));
    const QByteArray theirs =
        makeStream(encoder + " -x264-params sps-id=" + QByteArray::number(free));
    const auto merged = mergeAvcConfig(bytesOf(mine), bytesOf(theirs));
    QVERIFY2(merged, merged ? "" : qPrintable(merged.error().detail));
    const AvcConfig config = *parseAvcConfig(*merged);
    QCOMPARE(config.sps.size(), std::size_t(2));
    QCOMPARE(config.profile, std::max(configOf(mine).profile, configOf(theirs).profile));
    QCOMPARE(config.level, std::max(configOf(mine).level, configOf(theirs).level));
    const Decoded decoded = decode(asStream(config, {mine, theirs, mine}));
    QCOMPARE(decoded.messages, QByteArray());
    const QList<QByteArray> once = decode(mine).pictures;
    QCOMPARE(decoded.pictures, once + decode(theirs).pictures + once);
}

void TestAvcConfig::setsOfOneIdMustBeEqual()
{
    const AvcConfig mine = configOf(makeStream("-c:v libx264 -bf 3", "h264", "s=160x96:d=0.2"));
    const AvcConfig theirs = configOf(makeStream("-c:v libx264 -bf 0", "h264", "s=160x96:d=0.2"));
    QVERIFY(*mergeAvcConfig(mine, mine) == mine);
    QCOMPARE(mergeAvcConfig(mine, theirs).error().kind, Kind::InvalidRequest);
    QCOMPARE(mergeAvcConfig(mine, AvcConfig()).error().kind, Kind::Damaged);
}

void TestAvcConfig::picturesMustBeOfOneKind()
{
    const char *const small = "s=160x96:d=0.2";
    const AvcConfig mine = configOf(makeStream("-c:v libx264", "h264", small));
    for (const char *arguments : {"-c:v libx264 -x264-params sps-id=1 -pix_fmt yuv420p10le",
             "-c:v libx264 -x264-params sps-id=1 -pix_fmt yuv422p"})
        QCOMPARE(mergeAvcConfig(mine, configOf(makeStream(arguments, "h264", small))).error().kind,
            Kind::InvalidRequest);
}

void TestAvcConfig::keepsToTheLimitsOfTheRecord()
{
    AvcConfig config = configOf(makeStream("-c:v libx264", "h264", "s=160x96:d=0.2"));
    const AvcConfig one = config;
    for (int id = 1; id < 31; ++id)
        config.sps.push_back(*withIds(config.sps.front(), id));
    for (int id = 1; id < 255; ++id)
        config.pps.push_back(*withIds(config.pps.front(), id, 0));
    QVERIFY(*parseAvcConfig(*serialise(config)) == config);
    AvcConfig more = config;
    more.sps.push_back(*withIds(config.sps.front(), 31));
    QCOMPARE(serialise(more).error().kind, Kind::InvalidRequest);
    more = config;
    more.pps.push_back(*withIds(config.pps.front(), 255, 0));
    QCOMPARE(serialise(more).error().kind, Kind::InvalidRequest);
    more = one;
    more.pps.front().resize(0x10000);
    QCOMPARE(serialise(more).error().kind, Kind::InvalidRequest);
}

void TestAvcConfig::hostileBytesAreHarmless()
{
    std::mt19937 random(7);
    const QByteArray stream =
        makeStream("-c:v libx264 -pix_fmt yuv420p10le", "h264", "s=160x96:d=0.2");
    const Buffer record = *serialise(configOf(stream));
    const Buffer other = *serialise(configOf(makeStream(
        "-c:v libx264 -pix_fmt yuv420p10le -x264-params sps-id=1", "h264", "s=160x96:d=0.2")));
    for (int run = 0; run < 10000; ++run) {
        const Buffer broken = damaged(record, random);
        if (const auto config = readAvcConfig(broken); config && broken[0] == 1)
            QVERIFY(*parseAvcConfig(*serialise(*config)) == *config);
        if (const auto merged = mergeAvcConfig(broken, other); merged)
            QVERIFY(parseAvcConfig(*merged));
        if (const auto merged = mergeAvcConfig(other, broken); merged)
            QVERIFY(parseAvcConfig(*merged));
    }
    for (std::size_t size = 0; size + 4 < record.size(); ++size)
        QVERIFY(!parseAvcConfig(Bytes(record).first(size)));
}

QTEST_GUILESS_MAIN(TestAvcConfig)
#include "tst_avcconfig.moc"
