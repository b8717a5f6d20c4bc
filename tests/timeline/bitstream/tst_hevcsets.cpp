// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/bitstream/streams.h"
#include "timeline/bitstream/hevcconfig.h"

#include <QTest>

using namespace timeline::bitstream;
using namespace testsupport;
using Kind = timeline::model::Error::Kind;

class TestHevcSets : public QObject {
    Q_OBJECT

private slots:
    void readsWhatFfmpegReads_data();
    void readsWhatFfmpegReads();
    void readsAndWritesTheRecordOfAFile();
    void readsSubLayersThatAreNotWritten();
    void otherUnitsAreErrors();
    void hostileBytesAreHarmless();
};

namespace {

QByteArray makeHevc(const QByteArray &parameters, const QByteArray &more = {},
    const QByteArray &picture = "s=160x96:d=0.3")
{
    return makeStream(
        "-c:v libx265 " + more + " -x265-params log-level=none:" + parameters, "hevc", picture);
}

void compareVui(const HevcVui &vui, const Traced &traced)
{
    if (traced["aspect_ratio_idc"] == 255) {
        QCOMPARE(vui.head.sarWidth, traced["sar_width"]);
        QCOMPARE(vui.head.sarHeight, traced["sar_height"]);
    }
    if (traced["video_signal_type_present_flag"] == 1)
        QCOMPARE(int(vui.head.fullRange), traced["video_full_range_flag"]);
    if (traced["colour_description_present_flag"] == 1) {
        QCOMPARE(vui.head.primaries, traced["colour_primaries"]);
        QCOMPARE(vui.head.transfer, traced["transfer_characteristics"]);
        QCOMPARE(vui.head.matrix, traced["matrix_coefficients"]);
    }
    QCOMPARE(vui.head.chromaLocationTop.value_or(-1), traced["chroma_sample_loc_type_top_field"]);
    QCOMPARE(vui.timing.has_value(), traced["vui_timing_info_present_flag"] == 1);
    if (vui.timing) {
        QCOMPARE(int(vui.timing->unitsInTick), traced["vui_num_units_in_tick"]);
        QCOMPARE(int(vui.timing->timeScale), traced["vui_time_scale"]);
    }
}

void compareSps(const HevcSps &sps, const Traced &traced)
{
    QCOMPARE(sps.id, traced["sps_seq_parameter_set_id"]);
    QCOMPARE(sps.vpsId, traced["sps_video_parameter_set_id"]);
    QCOMPARE(sps.subLayerCount, traced["sps_max_sub_layers_minus1"] + 1);
    QCOMPARE(int(sps.temporalIdNesting), traced["sps_temporal_id_nesting_flag"]);
    QCOMPARE(int(sps.profile.highTier), traced["general_tier_flag"]);
    QCOMPARE(sps.profile.profile, traced["general_profile_idc"]);
    QCOMPARE(
        int(sps.profile.compatibility >> 29 & 1), traced["general_profile_compatibility_flag[2]"]);
    QCOMPARE(int(sps.profile.constraints >> 47), traced["general_progressive_source_flag"]);
    QCOMPARE(sps.profile.level, traced["general_level_idc"]);
    QCOMPARE(sps.chromaFormat, traced["chroma_format_idc"]);
    QCOMPARE(sps.codedWidth, traced["pic_width_in_luma_samples"]);
    QCOMPARE(sps.codedHeight, traced["pic_height_in_luma_samples"]);
    QCOMPARE(sps.crop.bottom, std::max(traced["conf_win_bottom_offset"], 0));
    QCOMPARE(sps.lumaDepth, traced["bit_depth_luma_minus8"] + 8);
    QCOMPARE(sps.chromaDepth, traced["bit_depth_chroma_minus8"] + 8);
    QCOMPARE(sps.pocLsbBits, traced["log2_max_pic_order_cnt_lsb_minus4"] + 4);
    for (std::size_t i = 0; i < sps.subLayers.size(); ++i) {
        const auto value = [&traced, i](const char *name) {
            return traced[QByteArray(name) + '[' + QByteArray::number(int(i)) + ']'];
        };
        QCOMPARE(sps.subLayers[i].decPicBuffering, value("sps_max_dec_pic_buffering_minus1") + 1);
        QCOMPARE(sps.subLayers[i].reorderPics, value("sps_max_num_reorder_pics"));
        QCOMPARE(
            int(sps.subLayers[i].latencyIncreasePlus1), value("sps_max_latency_increase_plus1"));
    }
    QCOMPARE(int(sps.vui.has_value()), traced["vui_parameters_present_flag"]);
    if (sps.vui)
        compareVui(*sps.vui, traced);
}

} // namespace

void TestHevcSets::readsWhatFfmpegReads_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("picture");
    const QByteArray odd("s=162x90:r=25:d=0.3"), even("s=160x96:r=30000/1001:d=0.3");
    QTest::newRow("main, cropped") << QByteArray("bframes=4") << QByteArray() << odd;
    QTest::newRow("10 bit 4:2:2, high tier")
        << QByteArray("level-idc=5.1:high-tier=1:vbv-maxrate=9000:vbv-bufsize=9000")
        << QByteArray("-pix_fmt yuv422p10le") << even;
    QTest::newRow("temporal sub-layers")
        << QByteArray("temporal-layers=1:bframes=4:b-adapt=0") << QByteArray() << even;
    QTest::newRow("4:4:4 with scaling lists")
        << QByteArray("scaling-list=default") << QByteArray("-pix_fmt yuv444p") << odd;
    QTest::newRow("colour, range, SAR, chroma place")
        << QByteArray("sar=37\\:31:range=full:colorprim=bt2020:transfer=smpte2084:colormatrix="
                      "bt2020nc:chromaloc=2")
        << QByteArray("-pix_fmt yuv420p10le") << even;
    QTest::newRow("HRD") << QByteArray("hrd=1:vbv-maxrate=900:vbv-bufsize=900:bitrate=500")
                         << QByteArray() << even;
    QTest::newRow("lossless, intra only")
        << QByteArray("lossless=1:keyint=1") << QByteArray() << odd;
}

void TestHevcSets::readsWhatFfmpegReads()
{
    QFETCH(QByteArray, parameters);
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, picture);
    const QByteArray stream = makeHevc(parameters, more, picture);
    const auto structures = trace(stream, "hevc");
    const auto traced = named(structures, "Sequence Parameter Set");
    QVERIFY(!traced.isEmpty());
    const auto sps = parseHevcSps(firstNal(stream, hevcSpsType, Codec::Hevc));
    QVERIFY2(sps, sps ? "" : qPrintable(sps.error().detail));
    compareSps(*sps, traced.first());
    QCOMPARE(sps->width(), picture.mid(2, 3).toInt());
    QCOMPARE(sps->height(), picture.mid(6, 2).toInt());
    const auto pps = named(structures, "Picture Parameter Set").first();
    QVERIFY((*parseHevcPpsIds(firstNal(stream, hevcPpsType, Codec::Hevc))
        == HevcPpsIds{pps["pps_pic_parameter_set_id"], pps["pps_seq_parameter_set_id"]}));
    QCOMPARE(*parseHevcVpsId(firstNal(stream, hevcVpsType, Codec::Hevc)),
        named(structures, "Video Parameter Set").first()["vps_video_parameter_set_id"]);
}

void TestHevcSets::readsAndWritesTheRecordOfAFile()
{
    const QByteArray arguments("-c:v libx265 -pix_fmt yuv420p10le -x265-params log-level=none");
    const QByteArray file = makeStream(
        arguments + " -tag:v hvc1 -movflags +frag_keyframe+empty_moov", "mp4", "s=160x96:d=0.3");
    const qsizetype at = file.indexOf("hvcC");
    QVERIFY(at > 4);
    const int size = int(quint8(file[at - 2])) << 8 | quint8(file[at - 1]);
    const Bytes record = bytesOf(file).subspan(std::size_t(at) + 4, std::size_t(size) - 8);
    const auto config = parseHevcConfig(record);
    QVERIFY(config);
    QCOMPARE(arrayOf(*serialise(*config)), arrayOf(record));
    QVERIFY(config->sets().size() >= 3);
    const QByteArray stream = makeStream(arguments, "hevc", "s=160x96:d=0.3");
    const HevcConfig made = *readHevcConfig(bytesOf(stream));
    QCOMPARE(made.sets().size(), std::size_t(3));
    QVERIFY(made.profile == config->profile);
    QCOMPARE(made.lumaDepth, 10);
    QCOMPARE(made.temporalLayers, config->temporalLayers);
    QVERIFY(*parseHevcConfig(*serialise(made)) == made);
    for (std::size_t cut = 0; cut < record.size(); ++cut)
        QCOMPARE(parseHevcConfig(record.first(cut)).error().kind, Kind::Damaged);
    HevcConfig large = made;
    large.arrays[0].nals[0].resize(0x10000);
    QCOMPARE(serialise(large).error().kind, Kind::InvalidRequest);
}

void TestHevcSets::readsSubLayersThatAreNotWritten()
{
    // An SPS of three sub-layers, of which only the highest has its numbers written.
    BitWriter writer;
    writer.u(33 << 9 | 1, 16);
    writer.u(0b0000'010'1, 8);
    writer.u(1, 8); // main
    writer.u(0x60000000, 32);
    writer.u(0, 32);
    writer.u(0, 16);
    writer.u(93, 8);
    writer.u(0b11'01, 4); // both parts of the first sub-layer, the level of the second
    writer.u(0, 12);
    for (int i = 0; i < 13; ++i)
        writer.u(0xA5, 8);
    for (const std::uint32_t value : {3U, 1U, 64U, 32U}) // id, chroma, size
        writer.ue(value);
    writer.flag(false);
    for (const std::uint32_t value : {0U, 0U, 4U})
        writer.ue(value);
    writer.flag(false);
    for (const std::uint32_t value : {4U, 2U, 0U})
        writer.ue(value);
    for (int i = 0; i < 6; ++i)
        writer.ue(1);
    writer.u(0, 4);
    writer.ue(0);
    writer.u(0, 4); // long-term, two tools, VUI
    writer.flag(false);
    writer.trailing();
    const auto sps = parseHevcSps(escape(writer.bytes()));
    QVERIFY2(sps, sps ? "" : qPrintable(sps.error().detail));
    QCOMPARE(sps->id, 3);
    QCOMPARE(sps->profile.level, 93);
    QVERIFY(sps->subLayers == std::vector<HevcSubLayer>(3, HevcSubLayer{5, 2, 0}));
}

void TestHevcSets::otherUnitsAreErrors()
{
    const QByteArray stream = makeHevc("bframes=2");
    const Bytes sps = firstNal(stream, hevcSpsType, Codec::Hevc);
    const Bytes pps = firstNal(stream, hevcPpsType, Codec::Hevc);
    QVERIFY(!parseHevcSps(pps) && !parseHevcPpsIds(sps) && !parseHevcVpsId(sps));
    QVERIFY(!parseHevcSps({}) && !parseHevcPpsIds({}) && !parseHevcVpsId({}));
    Buffer enhanced(sps.begin(), sps.end());
    enhanced[1] = 1 << 3 | 1; // nuh_layer_id 1
    QVERIFY(!parseHevcSps(enhanced));
    QCOMPARE(readHevcConfig({}).error().kind, Kind::Damaged);
}

void TestHevcSets::hostileBytesAreHarmless()
{
    std::mt19937 random(9);
    int read = 0;
    for (const char *parameters : {"scaling-list=default", "temporal-layers=1:bframes=4",
             "hrd=1:vbv-maxrate=9:vbv-bufsize=9"}) {
        const QByteArray stream = makeHevc(parameters);
        const Buffer record = *serialise(*readHevcConfig(bytesOf(stream)));
        for (int run = 0; run < 5000; ++run) {
            const Buffer sps = damaged(firstNal(stream, hevcSpsType, Codec::Hevc), random);
            if (const auto parsed = parseHevcSps(sps); parsed) {
                ++read;
                QCOMPARE(int(parsed->subLayers.size()), parsed->subLayerCount);
            }
            (void)parseHevcPpsIds(damaged(firstNal(stream, hevcPpsType, Codec::Hevc), random));
            const Buffer broken = damaged(record, random);
            if (const auto config = readHevcConfig(broken); config && broken[0] == 1)
                QVERIFY(*parseHevcConfig(*serialise(*config)) == *config);
        }
    }
    QVERIFY(read > 100);
}

QTEST_GUILESS_MAIN(TestHevcSets)
#include "tst_hevcsets.moc"
