// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/bitstream/streams.h"
#include "timeline/bitstream/h264refs.h"

#include <QSet>
#include <QTest>

using namespace timeline::bitstream;
using namespace testsupport;

class TestH264Slice : public QObject {
    Q_OBJECT

private slots:
    void readsWhatFfmpegReads_data();
    void readsWhatFfmpegReads();
    void headersOfEveryLengthKeepTheData_data();
    void headersOfEveryLengthKeepTheData();
    void listsBeginByTheStandard();
    void commandsMoveAndRepeatReferences();
    void commandsGiveAnyListThatIsWanted();
    void theWindowSlidesOverTheOldest();
    void hostileBytesAreHarmless();
};

namespace {

// Every slice of a stream with what it takes to read it.
struct Slices {
    H264Sets sets;
    std::vector<Buffer> raws;
    std::vector<H264Slice> headers;
};

Slices slicesOf(const QByteArray &stream)
{
    Slices all;
    for (const Bytes nal : nalsOf(bytesOf(stream), {})) {
        all.sets.learn(nal);
        const int type = nalType(nal, Codec::H264);
        if (type != 1 && type != 5)
            continue;
        all.raws.push_back(unescape(nal));
        const auto header = parseH264Slice(all.raws.back(), all.sets);
        if (!header)
            qFatal("%s", qPrintable(header.error().detail));
        all.headers.push_back(*header);
    }
    return all;
}

constexpr H264Current at(std::uint32_t frameNum, std::int64_t poc)
{
    return {frameNum, 16, poc};
}

} // namespace

void TestH264Slice::readsWhatFfmpegReads_data()
{
    QTest::addColumn<QByteArray>("arguments");
    const QByteArray x264("-c:v libx264 -preset medium -x264-params keyint=12");
    QTest::newRow("CABAC") << x264;
    QTest::newRow("CAVLC, slices, many references") << x264 + ":cabac=0:slices=3:ref=8:bframes=6";
    QTest::newRow("baseline") << x264 + " -profile:v baseline";
    QTest::newRow("frames and fields, open GOP")
        << x264 + ":tff=1:open-gop=1 -vf fade=in:0:20,noise=alls=8:allf=t";
    QTest::newRow("grey and no loop filter") << x264 + ":no-deblock=1 -pix_fmt gray";
}

void TestH264Slice::readsWhatFfmpegReads()
{
    QFETCH(QByteArray, arguments);
    const QByteArray stream = makeStream(arguments, "h264", "s=160x96:r=25:d=1");
    const Slices slices = slicesOf(stream);
    const auto traced = named(trace(stream), "Slice Header");
    QCOMPARE(std::size_t(traced.size()), slices.headers.size());
    for (qsizetype i = 0; i < traced.size(); ++i) {
        const H264Slice &slice = slices.headers[std::size_t(i)];
        QCOMPARE(slice.isIdr ? 5 : 1, traced[i]["nal_unit_type"]);
        QCOMPARE(int(slice.isReference), int(traced[i]["nal_ref_idc"] > 0));
        QCOMPARE(slice.kind == H264SliceKind::P  ? 0
                : slice.kind == H264SliceKind::B ? 1
                                                 : 2,
            traced[i]["slice_type"] % 5);
        QCOMPARE(int(slice.frameNum), traced[i]["frame_num"]);
        QCOMPARE(int(slice.pocLsb), std::max(traced[i]["pic_order_cnt_lsb"], 0));
        if (traced[i]["num_ref_idx_active_override_flag"] == 1)
            QCOMPARE(slice.refs[0], traced[i]["num_ref_idx_l0_active_minus1"] + 1);
        QCOMPARE(int(slice.hasAdaptiveMarking),
            std::max(traced[i]["adaptive_ref_pic_marking_mode_flag"], 0));
        QVERIFY(qint64(slice.places.end) > traced[i].bits);
        QVERIFY(qint64(slice.places.end) < traced[i].bits + 12);
    }
}

void TestH264Slice::headersOfEveryLengthKeepTheData_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<bool>("isCabac");
    QTest::newRow("CABAC") << QByteArray("-c:v libx264 -preset medium -x264-params keyint=9")
                           << true;
    QTest::newRow("CAVLC") << QByteArray("-c:v libx264 -preset medium -x264-params "
                                         "keyint=9:cabac=0:slices=2")
                           << false;
}

// Headers grow by every number of bits; the data behind them, and what stands in it, stays.
void TestH264Slice::headersOfEveryLengthKeepTheData()
{
    QFETCH(QByteArray, arguments);
    QFETCH(bool, isCabac);
    const Slices slices = slicesOf(makeStream(arguments, "h264", "s=160x96:r=25:d=1"));
    QSet<int> endings, seen;
    for (std::size_t i = 0; i < slices.raws.size(); ++i) {
        const Buffer &raw = slices.raws[i];
        const H264Slice &slice = slices.headers[i];
        QCOMPARE(slice.isCabac, isCabac);
        const H264Sps &sps = *slices.sets.sps[std::size_t(slice.spsId)];
        for (std::uint32_t length = 0; length < 40; ++length) {
            H264SlicePatch patch;
            patch.frameNum = length % 16;
            patch.pocLsb = length % 8;
            if (slice.isIdr || slice.kind == H264SliceKind::I)
                patch.idrPicId = (1U << (length % 16)) + length;
            else if (slice.isReference)
                patch.marking.assign(length, {1, length});
            for (std::uint32_t k = 0; slice.kind != H264SliceKind::I && k < length % 7; ++k)
                patch.lists[0].push_back({int(k % 2), (1U << (length % 9)) + k});
            patch.hasAdaptiveMarking = !patch.marking.empty();
            const Buffer patched = unescape(patchH264Slice(raw, slice, sps, patch));
            const auto read = parseH264Slice(patched, slices.sets);
            QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
            QCOMPARE(read->frameNum, patch.frameNum);
            QCOMPARE(read->pocLsb, patch.pocLsb);
            QCOMPARE(read->isIdr, patch.idrPicId.has_value());
            QVERIFY(read->lists[0] == patch.lists[0] && read->marking == patch.marking);
            endings.insert(int(read->places.end % 8));
            seen.insert(int(read->places.end));
            if (isCabac) {
                BitReader ones(patched, read->places.end);
                const std::size_t begin = (read->places.end + 7) / 8,
                                  was = (slice.places.end + 7) / 8;
                while (ones.position() % 8 != 0)
                    QVERIFY(ones.flag());
                QVERIFY(std::equal(patched.begin() + qsizetype(begin), patched.end(),
                    raw.begin() + qsizetype(was), raw.end()));
            } else {
                BitReader now(patched, read->places.end), before(raw, slice.places.end);
                QCOMPARE(stopBitOf(patched) - now.position(), stopBitOf(raw) - before.position());
                while (before.position() <= stopBitOf(raw))
                    QCOMPARE(now.flag(), before.flag());
            }
        }
    }
    QCOMPARE(endings.size(), 8); // also the header that ends with a byte, and gets no padding
    QVERIFY(seen.size() > 100);
}

void TestH264Slice::listsBeginByTheStandard()
{
    // Frame numbers 14, 15, 0 and 1: the count has wrapped.
    const std::vector<H264Ref> refs{{7, 14, 0}, {8, 15, 16}, {9, 0, 8}, {10, 1, 24}};
    QCOMPARE(initialRefs(refs, at(2, 20), H264SliceKind::P, 0), (H264RefList{10, 9, 8, 7}));
    QCOMPARE(initialRefs(refs, at(2, 20), H264SliceKind::B, 0), (H264RefList{8, 9, 7, 10}));
    QCOMPARE(initialRefs(refs, at(2, 20), H264SliceKind::B, 1), (H264RefList{10, 8, 9, 7}));
    // Equal lists: the first two of list 1 change places.
    QCOMPARE(initialRefs(refs, at(2, 40), H264SliceKind::B, 0), (H264RefList{10, 8, 9, 7}));
    QCOMPARE(initialRefs(refs, at(2, 40), H264SliceKind::B, 1), (H264RefList{8, 10, 9, 7}));
    QCOMPARE(initialRefs({}, at(2, 40), H264SliceKind::B, 1), H264RefList());
}

void TestH264Slice::commandsMoveAndRepeatReferences()
{
    const std::vector<H264Ref> refs{{7, 14, 0}, {8, 15, 16}, {9, 0, 8}, {10, 1, 24}};
    const H264Current now = at(2, 30);
    const H264RefList start = initialRefs(refs, now, H264SliceKind::P, 0);
    const auto after = [&](int size, std::vector<H264RefCommand> commands) {
        return modifiedRefs(start, size, commands, refs, now);
    };
    QCOMPARE(after(2, {}), (H264RefList{10, 9}));
    QCOMPARE(after(6, {}), (H264RefList{10, 9, 8, 7, noRef, noRef}));
    QCOMPARE(after(4, {{0, 2}}), (H264RefList{8, 10, 9, 7})); // 2 - 3, below zero
    QCOMPARE(after(4, {{0, 2}, {1, 1}}), (H264RefList{8, 10, 9, 7})); // and two up: 1
    QCOMPARE(after(4, {{0, 0}, {0, 15}}), (H264RefList{10, 10, 9, 8})); // a whole turn
    QCOMPARE(after(4, {{0, 6}}), (H264RefList{noRef, 10, 9, 8})); // nobody has this number
    QCOMPARE(after(1, {{0, 2}, {0, 0}, {0, 0}}), (H264RefList{8}));
}

void TestH264Slice::commandsGiveAnyListThatIsWanted()
{
    std::mt19937 random(11);
    for (int run = 0; run < 20000; ++run) {
        const H264Current now = at(std::uint32_t(random() % 16), std::int64_t(random() % 64));
        std::vector<H264Ref> refs;
        for (std::uint32_t back = 1; back < 16; ++back) {
            if (random() % 3 == 0)
                refs.push_back({int(back), (now.frameNum + 16 - back) % 16,
                    std::int64_t(back % 2 ? 100 + back : back) * 2});
        }
        if (refs.empty())
            continue;
        H264RefList wanted(1 + random() % 8);
        for (int &name : wanted)
            name = random() % 4 == 0 ? noRef : refs[random() % refs.size()].name;
        const auto kind = random() % 2 ? H264SliceKind::P : H264SliceKind::B;
        const int list = kind == H264SliceKind::B ? int(random() % 2) : 0;
        const auto commands = commandsFor(wanted, kind, list, refs, now);
        const bool isEmpty =
            std::count(wanted.begin(), wanted.end(), noRef) == qsizetype(wanted.size());
        QCOMPARE(commands.has_value(), !isEmpty);
        if (isEmpty)
            continue;
        QVERIFY(commands->size() <= wanted.size());
        const H264RefList got = modifiedRefs(
            initialRefs(refs, now, kind, list), int(wanted.size()), *commands, refs, now);
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY(wanted[i] == noRef || wanted[i] == got[i]);
    }
    const std::vector<H264Ref> one{{3, 1, 0}};
    QVERIFY(!commandsFor({4}, H264SliceKind::P, 0, one, at(2, 2)));
    QVERIFY(!commandsFor({4}, H264SliceKind::P, 0, {}, at(2, 2)));
    QVERIFY(commandsFor({3}, H264SliceKind::P, 0, one, at(2, 2))->empty());
}

void TestH264Slice::theWindowSlidesOverTheOldest()
{
    const std::vector<H264Ref> refs{{7, 14, 0}, {8, 15, 16}, {9, 0, 8}};
    QCOMPARE(slidOut(refs, at(1, 0), 3), 7);
    QCOMPARE(slidOut(refs, at(1, 0), 4), noRef);
    QCOMPARE(slidOut({}, at(1, 0), 0), noRef);
    QCOMPARE(namedByDifference(refs, at(1, 0), 0), 9);
    QCOMPARE(namedByDifference(refs, at(1, 0), 2), 7);
    QCOMPARE(namedByDifference(refs, at(1, 0), 3), noRef);
    QCOMPARE(namedByDifference(refs, at(1, 0), 0xFFFFFFFF), noRef);
}

void TestH264Slice::hostileBytesAreHarmless()
{
    std::mt19937 random(12);
    const Slices slices = slicesOf(makeStream("-c:v libx264 -preset medium -x264-params "
                                              "cabac=0:ref=8:bframes=6:weightp=2 -vf fade=in:0:20",
        "h264", "s=160x96:r=25:d=1"));
    int read = 0;
    for (int run = 0; run < 20000; ++run) {
        const std::size_t i = random() % slices.raws.size();
        Bytes head(slices.raws[i]);
        head = head.first(std::min<std::size_t>(head.size(), 30));
        const Buffer raw = damaged(head, random);
        const auto slice = parseH264Slice(raw, slices.sets);
        if (!slice)
            continue;
        ++read;
        QVERIFY(slice->places.end <= raw.size() * 8);
        H264SlicePatch patch;
        patch.lists = slice->lists;
        const Buffer patched =
            patchH264Slice(raw, *slice, *slices.sets.sps[std::size_t(slice->spsId)], patch);
        QVERIFY(patched.size() < raw.size() * 2 + 16);
    }
    QVERIFY(read > 1000);
}

QTEST_GUILESS_MAIN(TestH264Slice)
#include "tst_h264slice.moc"
