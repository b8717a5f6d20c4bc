// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/bits.h"
#include "timeline/bitstream/hevcjoin.h"

#include <QTest>

#include <random>

using namespace timeline::bitstream;

class TestNal : public QObject {
    Q_OBJECT

private slots:
    void unitsOfAPacket_data();
    void unitsOfAPacket();
    void aPacketOfWholeUnitsOnly();
    void joinsWhatItTookApart();
    void aUnitTooLongForItsLengthIsAnError();
    void emulationPrevention_data();
    void emulationPrevention();
    void anyBytesSurviveEscaping();
    void bitsAreReadAsWritten();
    void readingPastTheEndStaysInvalid();
    void copiesBitsFromAnywhereToAnywhere();
    void findsTheStopBit();
    void renamesOnlyTheSlicesOfACra();
    void anythingButACraStaysAsItIs();
    void hostileBytesAreHarmless();
};

namespace {

Buffer randomBytes(std::mt19937 &random, std::size_t size, int kinds)
{
    Buffer bytes(size);
    for (std::uint8_t &byte : bytes)
        byte = std::uint8_t(std::uniform_int_distribution<int>(0, kinds - 1)(random));
    return bytes;
}

} // namespace

void TestNal::unitsOfAPacket_data()
{
    QTest::addColumn<Buffer>("packet");
    QTest::addColumn<int>("lengthSize");
    QTest::addColumn<std::vector<Buffer>>("units");
    using Units = std::vector<Buffer>;

    QTest::newRow("nothing holds nothing") << Buffer{} << 0 << Units{};
    QTest::newRow("bytes without a start code") << Buffer{1, 2, 3} << 0 << Units{};
    QTest::newRow("a short start code") << Buffer{0, 0, 1, 9} << 0 << Units{{9}};
    QTest::newRow("short and long start codes")
        << Buffer{0, 0, 0, 1, 9, 8, 0, 0, 1, 7, 0, 0, 0, 1, 6} << 0 << Units{{9, 8}, {7}, {6}};
    QTest::newRow("zeros at the end belong to no unit")
        << Buffer{0, 0, 1, 9, 0, 0, 0} << 0 << Units{{9}};
    QTest::newRow("a start code with nothing behind it is no unit")
        << Buffer{0, 0, 1, 0, 0, 1, 5} << 0 << Units{{5}};
    QTest::newRow("lengths of four bytes")
        << Buffer{0, 0, 0, 1, 9, 0, 0, 0, 2, 8, 7} << 4 << Units{{9}, {8, 7}};
    QTest::newRow("lengths of one byte") << Buffer{1, 9, 2, 8, 7} << 1 << Units{{9}, {8, 7}};
    QTest::newRow("a length beyond the end") << Buffer{1, 9, 3, 8, 7} << 1 << Units{{9}};
    QTest::newRow("half a length") << Buffer{0, 1, 9, 0} << 2 << Units{{9}};
    QTest::newRow("a length of zero") << Buffer{1, 9, 0, 1, 8} << 1 << Units{{9}};
    QTest::newRow("the greatest length") << Buffer{0xFF, 0xFF, 0xFF, 0xFF, 1} << 4 << Units{};
}

void TestNal::unitsOfAPacket()
{
    QFETCH(Buffer, packet);
    QFETCH(int, lengthSize);
    QFETCH(std::vector<Buffer>, units);
    std::vector<Buffer> found;
    for (const Bytes nal : nalsOf(packet, {lengthSize}))
        found.emplace_back(nal.begin(), nal.end());
    QCOMPARE(found, units);
}

void TestNal::aPacketOfWholeUnitsOnly()
{
    QCOMPARE(wholeNalsOf(Buffer{1, 9, 1, 8}, {1})->size(), std::size_t(2));
    for (const Buffer &broken : {Buffer{}, Buffer{1, 9, 2, 8}, Buffer{1, 9, 0}, Buffer{0}})
        QCOMPARE(wholeNalsOf(broken, {1}).error().kind, timeline::model::Error::Kind::Damaged);
}

void TestNal::joinsWhatItTookApart()
{
    std::mt19937 random(1);
    for (int run = 0; run < 500; ++run) {
        std::vector<Buffer> units;
        for (int i = 0; i < 1 + run % 5; ++i) {
            Buffer raw = randomBytes(random, 1 + random() % 60, 5);
            raw[0] = 0x65;
            units.push_back(escape(raw));
        }
        for (const NalFormat format : {NalFormat{0}, NalFormat{1}, NalFormat{2}, NalFormat{4}}) {
            const auto packet = joinNals(units, format);
            std::vector<Buffer> found;
            for (const Bytes nal : nalsOf(*packet, format))
                found.emplace_back(nal.begin(), nal.end());
            QCOMPARE(found, units);
        }
    }
}

void TestNal::aUnitTooLongForItsLengthIsAnError()
{
    const std::vector<Buffer> units{Buffer(256, 1)};
    QCOMPARE(joinNals(units, {1}).error().kind, timeline::model::Error::Kind::InvalidRequest);
    QVERIFY(joinNals(units, {2}).has_value());
}

void TestNal::emulationPrevention_data()
{
    QTest::addColumn<Buffer>("raw");
    QTest::addColumn<Buffer>("escaped");

    QTest::newRow("nothing to prevent") << Buffer{0, 1, 0, 0, 4} << Buffer{0, 1, 0, 0, 4};
    QTest::newRow("a start code") << Buffer{0, 0, 1} << Buffer{0, 0, 3, 1};
    QTest::newRow("the escape itself") << Buffer{0, 0, 3} << Buffer{0, 0, 3, 3};
    QTest::newRow("many zeros") << Buffer{0, 0, 0, 0, 0, 1} << Buffer{0, 0, 3, 0, 0, 3, 0, 1};
    QTest::newRow("CABAC zero words") << Buffer{7, 0, 0, 0, 0} << Buffer{7, 0, 0, 3, 0, 0, 3};
}

void TestNal::emulationPrevention()
{
    QFETCH(Buffer, raw);
    QFETCH(Buffer, escaped);
    QCOMPARE(escape(raw), escaped);
    QCOMPARE(unescape(escaped), raw);
}

void TestNal::anyBytesSurviveEscaping()
{
    std::mt19937 random(2);
    for (int run = 0; run < 2000; ++run) {
        Buffer raw = randomBytes(random, random() % 40, 5);
        raw.push_back(0x80);
        const Buffer escaped = escape(raw);
        QCOMPARE(unescape(escaped), raw);
        QCOMPARE(findStartCode(escaped, 0), escaped.size());
    }
}

void TestNal::bitsAreReadAsWritten()
{
    std::mt19937 random(3);
    std::vector<std::uint32_t> values;
    BitWriter writer;
    for (int i = 0; i < 3000; ++i) {
        const std::uint32_t value = std::uint32_t(random()) >> random() % 32;
        values.push_back(value);
        writer.u(value, 32);
        writer.u(value & 0x1F, 5);
        writer.ue(std::min(value, 0xFFFFFFFEU));
        writer.se(std::int32_t(value / 2));
        writer.se(-std::int32_t(value / 2));
        writer.flag(value % 2 != 0);
    }
    writer.trailing();
    BitReader reader(writer.bytes());
    for (const std::uint32_t value : values) {
        QCOMPARE(reader.u(32), value);
        QCOMPARE(reader.u(5), value & 0x1F);
        QCOMPARE(reader.ue(), std::min(value, 0xFFFFFFFEU));
        QCOMPARE(reader.se(), std::int32_t(value / 2));
        QCOMPARE(reader.se(), -std::int32_t(value / 2));
        QCOMPARE(reader.flag(), value % 2 != 0);
    }
    QVERIFY(reader.isValid());
    QCOMPARE(stopBitOf(writer.bytes()), reader.position());
}

void TestNal::readingPastTheEndStaysInvalid()
{
    const Buffer bytes{0x80, 0};
    BitReader reader(bytes);
    QCOMPARE(reader.u(9), 0x100U);
    QCOMPARE(reader.u(8), 0U);
    QVERIFY(!reader.isValid());
    QCOMPARE(reader.u(1), 0U);
    QCOMPARE(reader.ue(), 0U);
    QCOMPARE(reader.bitsLeft(), std::size_t(0));
    BitReader zeros(Bytes(bytes).subspan(1));
    QCOMPARE(zeros.ue(), 0U);
    QVERIFY(!zeros.isValid());
    BitReader beyond(bytes, 17);
    QVERIFY(!beyond.isValid());
    BitReader bounded(bytes, 1);
    QCOMPARE(bounded.ueUpTo(3), 0);
    QVERIFY(!bounded.isValid());
}

void TestNal::copiesBitsFromAnywhereToAnywhere()
{
    std::mt19937 random(4);
    const Buffer source = randomBytes(random, 40, 256);
    for (std::size_t before = 0; before < 17; ++before) {
        for (std::size_t from = 0; from < 20; ++from) {
            const std::size_t to = from + random() % 280;
            BitWriter writer;
            writer.u(0x1F5A5, int(before));
            writer.copy(source, from, to);
            QCOMPARE(writer.position(), before + to - from);
            BitReader copied(writer.bytes(), before);
            BitReader original(source, from);
            for (std::size_t bit = from; bit < to; ++bit)
                QCOMPARE(copied.flag(), original.flag());
        }
    }
}

void TestNal::findsTheStopBit()
{
    QCOMPARE(stopBitOf(Buffer{}), std::size_t(0));
    QCOMPARE(stopBitOf(Buffer{0, 0}), std::size_t(0));
    QCOMPARE(stopBitOf(Buffer{0xFF, 0x80, 0, 0}), std::size_t(8));
    QCOMPARE(stopBitOf(Buffer{0x01}), std::size_t(7));
}

void TestNal::renamesOnlyTheSlicesOfACra()
{
    // An SEI unit and two slices; layer bit and temporal id as they were.
    Buffer packet{2, 39 << 1, 1, 4, 21 << 1, 1, 0xAA, 0xBB, 3, 21 << 1, 9, 0xCC};
    const Buffer before = packet;
    QCOMPARE(craToBla(packet, {1}, KeptLeading::None), 2);
    Buffer expected = before;
    expected[4] = expected[9] = 18 << 1;
    QCOMPARE(packet, expected);
    for (const auto &[leading, type] :
        {std::pair(KeptLeading::Decodable, 17), std::pair(KeptLeading::Any, 16)}) {
        packet = before;
        QCOMPARE(craToBla(packet, {1}, leading), 2);
        QCOMPARE(int(packet[4]), type << 1);
    }
}

void TestNal::anythingButACraStaysAsItIs()
{
    for (const Buffer &packet : {Buffer{}, Buffer{2, 39 << 1, 1}, Buffer{2, 1 << 1, 1},
             Buffer{2, 21 << 1, 1, 2, 19 << 1, 1}, Buffer{2, 21 << 1, 1, 9, 21 << 1, 1}}) {
        Buffer same = packet;
        QVERIFY(!craToBla(same, {1}, KeptLeading::None));
        QCOMPARE(same, packet);
    }
}

void TestNal::hostileBytesAreHarmless()
{
    std::mt19937 random(5);
    for (int run = 0; run < 20000; ++run) {
        Buffer packet = randomBytes(random, random() % 50, run % 2 ? 4 : 256);
        const NalFormat format{int(random() % 5)};
        std::size_t held = 0;
        for (const Bytes nal : nalsOf(packet, format)) {
            QVERIFY(nal.data() >= packet.data()
                && nal.data() + nal.size() <= packet.data() + packet.size());
            held += nal.size();
        }
        QVERIFY(held <= packet.size());
        QVERIFY(unescape(packet).size() <= packet.size());
        const std::size_t size = packet.size();
        if (const auto renamed = craToBla(packet, format, KeptLeading::None); renamed)
            QVERIFY(*renamed > 0);
        QCOMPARE(packet.size(), size);
    }
}

QTEST_GUILESS_MAIN(TestNal)
#include "tst_nal.moc"
