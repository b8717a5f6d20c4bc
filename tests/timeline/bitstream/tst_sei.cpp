// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/bitstream/streams.h"
#include "timeline/bitstream/sei.h"

#include <QTest>

using namespace timeline::bitstream;
using namespace testsupport;

class TestSei : public QObject {
    Q_OBJECT

private slots:
    void takesTheEncodersWordsOutOfAStream_data();
    void takesTheEncodersWordsOutOfAStream();
    void keepsTheOtherMessagesOfAUnit();
    void keepsWhatItCannotRead();
    void hostileBytesAreHarmless();
};

namespace {

Buffer message(std::uint8_t type, const Buffer &payload)
{
    Buffer written{type};
    std::size_t size = payload.size();
    for (; size >= 255; size -= 255)
        written.push_back(255);
    written.push_back(std::uint8_t(size));
    written.insert(written.end(), payload.begin(), payload.end());
    return written;
}

Buffer fromX264()
{
    Buffer payload{0xDC, 0x45, 0xE9, 0xBD, 0xE6, 0xD9, 0x48, 0xB7, 0x96, 0x2C, 0xD8, 0x20, 0xD9,
        0x23, 0xEE, 0xEF};
    payload.resize(600, 'x');
    return message(5, payload);
}

Buffer seiOf(const std::vector<Buffer> &messages)
{
    Buffer raw{6};
    for (const Buffer &one : messages)
        raw.insert(raw.end(), one.begin(), one.end());
    raw.push_back(0x80);
    return escape(raw);
}

} // namespace

void TestSei::takesTheEncodersWordsOutOfAStream_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("extension");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QList<QByteArray>>("kept");
    QTest::newRow("x264, recovery points stay")
        << QByteArray("-c:v libx264 -x264-params open-gop=1:keyint=10:bframes=2")
        << QByteArray("h264") << QByteArray("x264 - core") << QList<QByteArray>{"Recovery Point"};
    QTest::newRow("x264, timing stays")
        << QByteArray("-c:v libx264 -b:v 300k -maxrate 300k -bufsize 300k -x264-params "
                      "nal-hrd=vbr:pic-struct=1")
        << QByteArray("h264") << QByteArray("x264 - core")
        << QList<QByteArray>{"Buffering Period", "Picture Timing"};
    QTest::newRow("x265, HDR10 stays")
        << QByteArray("-c:v libx265 -pix_fmt yuv420p10le -x265-params "
                      "log-level=none:hdr10=1:max-cll=1000,400:repeat-headers=1:master-display=G("
                      "13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1)")
        << QByteArray("hevc") << QByteArray("x265 (build")
        << QList<QByteArray>{"Mastering Display Colour Volume", "Content Light Level Information"};
}

void TestSei::takesTheEncodersWordsOutOfAStream()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, extension);
    QFETCH(QByteArray, words);
    QFETCH(QList<QByteArray>, kept);
    const Codec codec = extension == "h264" ? Codec::H264 : Codec::Hevc;
    const QByteArray stream = makeStream(arguments, extension);
    QVERIFY(stream.contains(words));
    for (const NalFormat format : {NalFormat{0}, NalFormat{4}}) {
        const Buffer packet = *convertNals(bytesOf(stream), {}, format);
        const Buffer rest = *stripSei(packet, format, codec);
        QVERIFY(!arrayOf(rest).contains(words));
        QCOMPARE(*stripSei(rest, format, codec), rest);
        const QByteArray after = arrayOf(*convertNals(rest, format, {}));
        for (const QByteArray &name : kept) {
            const auto before = named(trace(stream, extension), name);
            QVERIFY2(!before.isEmpty(), name);
            QCOMPARE(named(trace(after, extension), name).size(), before.size());
        }
        QCOMPARE(decode(after, extension).pictures, decode(stream, extension).pictures);
    }
}

void TestSei::keepsTheOtherMessagesOfAUnit()
{
    const Buffer recovery = message(6, {0x84}), other = message(5, Buffer(300, 7));
    const Buffer slice{0x65, 1, 2};
    const auto strip = [](const std::vector<Buffer> &units) {
        return *stripSei(*joinNals(units, {2}), {2}, Codec::H264);
    };
    QCOMPARE(strip({seiOf({recovery, fromX264(), other}), slice}),
        *joinNals(std::vector<Buffer>{seiOf({recovery, other}), slice}, {2}));
    QCOMPARE(strip({seiOf({fromX264()}), slice}), *joinNals(std::vector<Buffer>{slice}, {2}));
    QCOMPARE(strip({seiOf({fromX264()})}), Buffer());
    QCOMPARE(strip({seiOf({recovery, other}), slice}),
        *joinNals(std::vector<Buffer>{seiOf({recovery, other}), slice}, {2}));
}

void TestSei::keepsWhatItCannotRead()
{
    for (const Buffer &unit : {Buffer{6}, Buffer{6, 5}, Buffer{6, 5, 200, 1, 0x80}, Buffer{6, 0x80},
             Buffer{6, 255, 255, 255, 0x80}}) {
        const Buffer packet = *joinNals(std::vector<Buffer>{unit, {0x65, 1}}, {4});
        QCOMPARE(*stripSei(packet, {4}, Codec::H264), packet);
    }
    QVERIFY(!stripSei(Buffer{0, 0, 0, 9, 6}, {4}, Codec::H264));
}

void TestSei::hostileBytesAreHarmless()
{
    std::mt19937 random(8);
    const Buffer packet =
        *joinNals(std::vector<Buffer>{seiOf({message(6, {0x84}), fromX264()}), {0x65, 1}}, {4});
    for (int run = 0; run < 10000; ++run) {
        const Buffer broken = damaged(packet, random);
        for (const Codec codec : {Codec::H264, Codec::Hevc}) {
            const auto rest = stripSei(broken, {4}, codec);
            QVERIFY(!rest || rest->size() <= broken.size() + 8);
        }
    }
}

QTEST_GUILESS_MAIN(TestSei)
#include "tst_sei.moc"
