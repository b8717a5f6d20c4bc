// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/bitstream/streams.h"
#include "timeline/bitstream/hevcids.h"

#include <QTest>

using namespace timeline::bitstream;
using namespace testsupport;
using Kind = timeline::model::Error::Kind;

namespace {

constexpr int lastSlice = 31;

QByteArray stream()
{
    static const QByteArray made =
        makeStream("-c:v libx265 -x265-params log-level=none:wpp=0:bframes=3:keyint=10", "hevc",
            "s=160x96:r=25:d=1");
    return made;
}

Result<Buffer> renamed(Bytes nal, HevcIds ids, HevcDepth depth)
{
    const int type = nalType(nal, Codec::Hevc);
    switch (type) {
    case hevcVpsType:
        return vpsWithId(nal, ids.vps);
    case hevcSpsType:
        return spsWithIds(nal, ids.vps, ids.sps, depth);
    case hevcPpsType:
        return ppsWithIds(nal, ids.sps, ids.pps);
    default:
        return type <= lastSlice ? sliceWithPps(nal, ids.pps) : Buffer(nal.begin(), nal.end());
    }
}

} // namespace

class TestHevcIds : public QObject {
    Q_OBJECT

private slots:
    void picturesStayWhatTheyAreUnderOtherIds_data()
    {
        QTest::addColumn<int>("vps");
        QTest::addColumn<int>("sps");
        QTest::addColumn<int>("pps");
        QTest::newRow("the first that are free") << 1 << 1 << 15;
        QTest::newRow("some in between") << 7 << 3 << 22;
        QTest::newRow("the last") << 15 << 15 << 30;
    }

    void picturesStayWhatTheyAreUnderOtherIds()
    {
        QFETCH(int, vps);
        QFETCH(int, sps);
        QFETCH(int, pps);
        std::vector<Buffer> nals;
        for (const Bytes nal : nalsOf(bytesOf(stream()), {})) {
            const auto made = renamed(nal, {vps, sps, pps}, {4, 6});
            QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
            if (nalType(nal, Codec::Hevc) <= lastSlice)
                QCOMPARE(unescape(*made).size(), unescape(nal).size() + 1);
            nals.push_back(*made);
        }
        const auto joined = joinNals(nals, {});
        QVERIFY(joined);
        const Decoded before = decode(stream(), "hevc"), after = decode(arrayOf(*joined), "hevc");
        QCOMPARE(before.pictures.size(), 25);
        QCOMPARE(after.pictures, before.pictures);
        QCOMPARE(after.messages, before.messages);
    }

    void onlyIdsAndDepthChange()
    {
        const Bytes nal = firstNal(stream(), hevcSpsType, Codec::Hevc);
        const auto before = parseHevcSps(nal);
        const auto made = spsWithIds(nal, 2, 5, {9, 12});
        QVERIFY(before && made);
        const auto after = parseHevcSps(*made);
        QVERIFY(after);
        HevcSps wanted = *before;
        wanted.vpsId = 2;
        wanted.id = 5;
        wanted.subLayers.front().reorderPics = 9;
        wanted.subLayers.front().decPicBuffering = 12;
        QVERIFY(*after == wanted);
        // Less than there is changes nothing.
        const auto same = spsWithIds(nal, 2, 5, {});
        QVERIFY(same);
        QCOMPARE(parseHevcSps(*same)->reorderPics(), before->reorderPics());
        QCOMPARE(parseHevcSps(*same)->decPicBuffering(), before->decPicBuffering());
    }

    void bothStreamsStandInOneRecord()
    {
        const auto source = readHevcConfig(bytesOf(stream()));
        QVERIFY(source);
        const auto ids = freeHevcIds(*source);
        QVERIFY(ids);
        QCOMPARE(*ids, (HevcIds{1, 1, 15}));
        HevcConfig own = *source;
        for (HevcConfig::Array &array : own.arrays) {
            for (Buffer &set : array.nals)
                set = *renamed(set, *ids, {});
        }
        const auto record = mergeHevcConfig(*source, own);
        QVERIFY(record);
        const auto merged = parseHevcConfig(*record);
        QVERIFY(merged);
        QCOMPARE(merged->sets().size(), source->sets().size() + 3);
        QCOMPARE(*freeHevcIds(*merged), (HevcIds{2, 2, 16}));
        HevcConfig broken = *source;
        broken.arrays.push_back({true, hevcPpsType, {{68, 1}}});
        QVERIFY(!freeHevcIds(broken)); // whose id nobody knows
        own.lumaDepth = 10;
        QVERIFY(!mergeHevcConfig(*source, own));
    }

    void whatIsSomethingElseIsRefused()
    {
        const Bytes slice = nalsOf(bytesOf(stream()), {}).back();
        const Bytes sps = firstNal(stream(), hevcSpsType, Codec::Hevc);
        QVERIFY(!vpsWithId(sps, 1));
        QVERIFY(!ppsWithIds(sps, 1, 15));
        QVERIFY(!spsWithIds(slice, 1, 1, {}));
        QVERIFY(!sliceWithPps(sps, 15));
        QVERIFY(!sliceWithPps(slice, 3)); // would shift what stands behind it
        QVERIFY(!sliceWithPps(*sliceWithPps(slice, 15), 16));
        QVERIFY(!vpsWithId({}, 1) && !sliceWithPps({}, 15));
    }

    void hostileBytesAreHarmless()
    {
        std::mt19937 random(7);
        for (const Bytes nal : nalsOf(bytesOf(stream()), {})) {
            for (int i = 0; i < 50; ++i) {
                const Buffer bytes = damaged(nal, random);
                const auto made = renamed(bytes, {1, 1, 15}, {4, 6});
                QVERIFY(!made || !made->empty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestHevcIds)
#include "tst_hevcids.moc"
