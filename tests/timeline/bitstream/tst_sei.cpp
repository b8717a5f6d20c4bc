// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/bitstream/streams.h"
#include "timeline/bitstream/sei.h"

#include <QTest>

#include <algorithm>

using namespace timeline::bitstream;
using namespace testsupport;

class TestSei : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatIsAboutThePicture();
    void readsWhatAnEncoderWrites();
    void leavesOutWhatItCannotRead();
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

void TestSei::tellsWhatIsAboutThePicture()
{
    const SeiMessage captions{4, {0xB5, 0, 0x31, 0, 0, 0, 1, 2}}, own{5, Buffer(300, 7)};
    const SeiMessage light{144, {0, 0, 3, 0}};
    const Buffer slice{0x65, 1, 2};
    const auto read = [&](const std::vector<Buffer> &units) {
        return pictureMessages(*joinNals(units, {2}), {2}, Codec::H264);
    };
    const auto raw = [](const SeiMessage &one) {
        return message(std::uint8_t(one.type), one.payload);
    };
    QCOMPARE(read({seiOf({message(0, {1, 2}), message(1, {3}), message(6, {0x84}), raw(captions),
                       fromX264(), raw(own), raw(light), message(132, Buffer(17, 1))}),
                 slice}),
        (std::vector<SeiMessage>{captions, own, light}));
    QVERIFY(light.isLasting() && !captions.isLasting() && !own.isLasting());
    for (const Codec codec : {Codec::H264, Codec::Hevc}) {
        const std::vector<SeiMessage> all{captions, own, light};
        const std::vector<Buffer> units{seiUnit(all, codec), slice};
        for (const NalFormat format : {NalFormat{0}, NalFormat{4}})
            QCOMPARE(pictureMessages(*joinNals(units, format), format, codec), all);
    }
}

void TestSei::readsWhatAnEncoderWrites()
{
    const QByteArray stream =
        makeStream("-c:v libx265 -pix_fmt yuv420p10le -x265-params "
                   "log-level=none:hdr10=1:max-cll=1000,400:repeat-headers=1:master-display=G("
                   "13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1)",
            "hevc");
    const auto messages = pictureMessages(bytesOf(stream), {}, Codec::Hevc);
    QVERIFY(messages.size() >= 2);
    QVERIFY(std::ranges::any_of(
        messages, [](const SeiMessage &m) { return m.type == 137 && m.payload.size() == 24; }));
    QVERIFY(
        std::ranges::find(messages, SeiMessage{144, {0x03, 0xE8, 0x01, 0x90}}) != messages.end());
    QVERIFY(std::ranges::none_of(messages, [](const SeiMessage &m) { return m.type == 5; }));
}

void TestSei::leavesOutWhatItCannotRead()
{
    for (const Buffer &unit : {Buffer{6}, Buffer{6, 5}, Buffer{6, 5, 200, 1, 0x80}, Buffer{6, 0x80},
             Buffer{6, 255, 255, 255, 0x80}, Buffer{0x65, 4, 1, 7, 0x80}}) {
        const Buffer packet = *joinNals(std::vector<Buffer>{unit, {0x65, 1}}, {4});
        QVERIFY(pictureMessages(packet, {4}, Codec::H264).empty());
    }
    QVERIFY(pictureMessages(Buffer{0, 0, 0, 9, 6, 4, 1, 1, 0x80}, {4}, Codec::H264).empty());
    QVERIFY(pictureMessages({}, {4}, Codec::Hevc).empty());
}

void TestSei::hostileBytesAreHarmless()
{
    std::mt19937 random(8);
    const Buffer packet = *joinNals(
        std::vector<Buffer>{seiOf({message(4, {0x84, 1, 2, 3}), fromX264()}), {0x65, 1}}, {4});
    for (int run = 0; run < 10000; ++run) {
        const Buffer broken = damaged(packet, random);
        for (const Codec codec : {Codec::H264, Codec::Hevc}) {
            std::size_t size = 0;
            for (const SeiMessage &one : pictureMessages(broken, {4}, codec))
                size += one.payload.size();
            QVERIFY(size <= broken.size());
        }
    }
}

QTEST_GUILESS_MAIN(TestSei)
#include "tst_sei.moc"
