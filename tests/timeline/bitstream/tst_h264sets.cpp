// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/bitstream/streams.h"
#include "timeline/bitstream/h264sets.h"

#include <QTest>

using namespace timeline::bitstream;
using namespace testsupport;

class TestH264Sets : public QObject {
    Q_OBJECT

private slots:
    void readsWhatFfmpegReads_data();
    void readsWhatFfmpegReads();
    void patchesOnlyTheIds_data() { readsWhatFfmpegReads_data(); }
    void patchesOnlyTheIds();
    void raisesReorderAndBuffering_data() { readsWhatFfmpegReads_data(); }
    void raisesReorderAndBuffering();
    void raisesTheLevelWhenTheBufferAsksForIt();
    void saysReorderWhereNothingWasSaid();
    void infersReorderFromTheLevel();
    void patchedSetsStillDecode();
    void otherUnitsAreErrors();
    void hostileBytesAreHarmless();
};

namespace {

void compareVui(const H264Vui &vui, const Traced &traced)
{
    if (traced["aspect_ratio_idc"] == 255) {
        QCOMPARE(vui.head.sarWidth, traced["sar_width"]);
        QCOMPARE(vui.head.sarHeight, traced["sar_height"]);
    }
    if (traced["video_signal_type_present_flag"] == 1) {
        QCOMPARE(vui.head.videoFormat, traced["video_format"]);
        QCOMPARE(int(vui.head.fullRange), traced["video_full_range_flag"]);
    }
    if (traced["colour_description_present_flag"] == 1) {
        QCOMPARE(vui.head.primaries, traced["colour_primaries"]);
        QCOMPARE(vui.head.transfer, traced["transfer_characteristics"]);
        QCOMPARE(vui.head.matrix, traced["matrix_coefficients"]);
    }
    QCOMPARE(vui.head.chromaLocationTop.value_or(-1), traced["chroma_sample_loc_type_top_field"]);
    QCOMPARE(vui.timing.has_value(), traced["timing_info_present_flag"] == 1);
    if (vui.timing) {
        QCOMPARE(int(vui.timing->unitsInTick), traced["num_units_in_tick"]);
        QCOMPARE(int(vui.timing->timeScale), traced["time_scale"]);
        QCOMPARE(int(vui.timing->fixedFrameRate), traced["fixed_frame_rate_flag"]);
    }
    QCOMPARE(int(vui.hasHrd),
        std::max(
            traced["nal_hrd_parameters_present_flag"], traced["vcl_hrd_parameters_present_flag"]));
    QCOMPARE(int(vui.hasPicStruct), traced["pic_struct_present_flag"]);
    QCOMPARE(int(vui.restriction.has_value()), traced["bitstream_restriction_flag"]);
    if (!vui.restriction)
        return;
    QCOMPARE(
        int(vui.restriction->motionOverEdges), traced["motion_vectors_over_pic_boundaries_flag"]);
    QCOMPARE(vui.restriction->maxBytesPerPicDenom, traced["max_bytes_per_pic_denom"]);
    QCOMPARE(vui.restriction->maxBitsPerMbDenom, traced["max_bits_per_mb_denom"]);
    QCOMPARE(vui.restriction->log2MaxMvLengthVertical, traced["log2_max_mv_length_vertical"]);
    QCOMPARE(vui.restriction->maxReorderFrames, traced["max_num_reorder_frames"]);
    QCOMPARE(vui.restriction->maxDecFrameBuffering, traced["max_dec_frame_buffering"]);
}

void compareSps(const H264Sps &sps, const Traced &traced)
{
    QCOMPARE(sps.id, traced["seq_parameter_set_id"]);
    QCOMPARE(sps.profile, traced["profile_idc"]);
    QCOMPARE(sps.constraints >> 7, traced["constraint_set0_flag"]);
    QCOMPARE(sps.constraints >> 4 & 1, traced["constraint_set3_flag"]);
    QCOMPARE(sps.level, traced["level_idc"]);
    QCOMPARE(sps.chromaFormat, sps.profile < 100 ? 1 : traced["chroma_format_idc"]);
    QCOMPARE(sps.lumaDepth, sps.profile < 100 ? 8 : traced["bit_depth_luma_minus8"] + 8);
    QCOMPARE(sps.frameNumBits, traced["log2_max_frame_num_minus4"] + 4);
    QCOMPARE(sps.pocType, traced["pic_order_cnt_type"]);
    if (sps.pocType == 0)
        QCOMPARE(sps.pocLsbBits, traced["log2_max_pic_order_cnt_lsb_minus4"] + 4);
    QCOMPARE(sps.maxRefFrames, traced["max_num_ref_frames"]);
    QCOMPARE(int(sps.gapsAllowed), traced["gaps_in_frame_num_allowed_flag"]);
    QCOMPARE(sps.widthInMbs, traced["pic_width_in_mbs_minus1"] + 1);
    QCOMPARE(sps.heightInMapUnits, traced["pic_height_in_map_units_minus1"] + 1);
    QCOMPARE(int(sps.frameMbsOnly), traced["frame_mbs_only_flag"]);
    QCOMPARE(sps.crop.bottom, std::max(traced["frame_crop_bottom_offset"], 0));
    QCOMPARE(int(sps.vui.has_value()), traced["vui_parameters_present_flag"]);
    if (sps.vui)
        compareVui(*sps.vui, traced);
}

void comparePps(const H264Pps &pps, const Traced &traced)
{
    const H264Pps expected{traced["pic_parameter_set_id"], traced["seq_parameter_set_id"],
        traced["entropy_coding_mode_flag"] == 1,
        traced["bottom_field_pic_order_in_frame_present_flag"] == 1,
        traced["num_slice_groups_minus1"] + 1, traced["num_ref_idx_l0_default_active_minus1"] + 1,
        traced["num_ref_idx_l1_default_active_minus1"] + 1, traced["weighted_pred_flag"] == 1,
        traced["weighted_bipred_idc"], traced["deblocking_filter_control_present_flag"] == 1,
        traced["redundant_pic_cnt_present_flag"] == 1};
    QVERIFY(pps == expected);
}

// The stream with every SPS handed through `patch`.
template <class Patch> QByteArray withSps(const QByteArray &stream, Patch patch)
{
    std::vector<Buffer> nals;
    for (const Bytes nal : nalsOf(bytesOf(stream), {})) {
        const bool isSps = nalType(nal, Codec::H264) == h264SpsType;
        nals.push_back(isSps ? patch(nal).value() : Buffer(nal.begin(), nal.end()));
    }
    return arrayOf(joinNals(nals, {}).value());
}

} // namespace

void TestH264Sets::readsWhatFfmpegReads_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("picture");
    const QByteArray odd("s=162x90:r=25:d=0.4"), even("s=160x96:r=30000/1001:d=0.4");

    QTest::newRow("baseline") << QByteArray("-c:v libx264 -profile:v baseline -preset fast") << odd;
    QTest::newRow("main, interlaced")
        << QByteArray("-c:v libx264 -profile:v main -flags +ildct+ilme") << even;
    QTest::newRow("high, many references, ids of its own")
        << QByteArray("-c:v libx264 -bf 16 -refs 8 -x264-params sps-id=13") << even;
    QTest::newRow("10 bit 4:2:2") << QByteArray("-c:v libx264 -pix_fmt yuv422p10le -preset fast")
                                  << even;
    QTest::newRow("4:4:4 with scaling lists")
        << QByteArray("-c:v libx264 -pix_fmt yuv444p -x264-params cqm=jvt") << odd;
    QTest::newRow("colour, range, SAR, chroma place")
        << QByteArray("-vf setsar=37/31 -c:v libx264 -color_primaries bt2020 -color_trc smpte2084 "
                      "-colorspace bt2020nc -color_range pc -chroma_sample_location topleft")
        << even;
    QTest::newRow("HRD and picture structure") << QByteArray(
        "-c:v libx264 -b:v 300k -maxrate 300k -bufsize 300k -x264-params "
        "nal-hrd=vbr:pic-struct=1:slices=2") << even;
    QTest::newRow("level 5.1, open GOP")
        << QByteArray("-c:v libx264 -level 5.1 -x264-params open-gop=1:keyint=5") << odd;
    QTest::newRow("intra only") << QByteArray("-c:v libx264 -g 1 -profile:v high10 -pix_fmt "
                                              "yuv420p10le ")
                                << even;
}

void TestH264Sets::readsWhatFfmpegReads()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, picture);
    const QByteArray stream = makeStream(arguments, "h264", picture);
    const auto structures = trace(stream);
    const auto sets = named(structures, "Sequence Parameter Set");
    QVERIFY(!sets.isEmpty());
    const auto sps = parseH264Sps(firstNal(stream, h264SpsType, Codec::H264));
    QVERIFY2(sps, sps ? "" : qPrintable(sps.error().detail));
    compareSps(*sps, sets.first());
    QCOMPARE(sps->width(), picture.mid(2, 3).toInt());
    QCOMPARE(sps->height(), picture.mid(6, 2).toInt());
    const auto pps = parseH264Pps(firstNal(stream, h264PpsType, Codec::H264));
    QVERIFY2(pps, pps ? "" : qPrintable(pps.error().detail));
    comparePps(*pps, named(structures, "Picture Parameter Set").first());
}

void TestH264Sets::patchesOnlyTheIds()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, picture);
    const QByteArray stream = makeStream(arguments, "h264", picture);
    const Bytes sps = firstNal(stream, h264SpsType, Codec::H264);
    const Bytes pps = firstNal(stream, h264PpsType, Codec::H264);
    H264Sps parsedSps = *parseH264Sps(sps);
    H264Pps parsedPps = *parseH264Pps(pps);
    const int id = parsedSps.id, ppsId = parsedPps.id;
    for (int other = 0; other < h264SpsIds; ++other) {
        const auto patched = withIds(sps, other);
        parsedSps.id = other;
        QVERIFY(*parseH264Sps(*patched) == parsedSps);
        QCOMPARE(arrayOf(*withIds(*patched, id)), arrayOf(sps));
    }
    for (int other = 0; other < h264PpsIds; ++other) {
        const auto patched = withIds(pps, other, other / 8);
        parsedPps.id = other;
        parsedPps.spsId = other / 8;
        QVERIFY(*parseH264Pps(*patched) == parsedPps);
        QCOMPARE(arrayOf(*withIds(*patched, ppsId, id)), arrayOf(pps));
    }
    QVERIFY(
        !withIds(sps, 32) && !withIds(sps, -1) && !withIds(pps, 256, 0) && !withIds(pps, 0, 32));
}

void TestH264Sets::raisesReorderAndBuffering()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, picture);
    const QByteArray stream = makeStream(arguments, "h264", picture);
    const Bytes nal = firstNal(stream, h264SpsType, Codec::H264);
    const H264Sps sps = *parseH264Sps(nal);
    for (int reorder = 0; reorder <= 16; ++reorder) {
        for (int buffering = 0; buffering <= 16; ++buffering) {
            const H264Sps raised = *parseH264Sps(*withReorder(nal, reorder, buffering));
            QCOMPARE(raised.reorderFrames(), std::max(reorder, sps.reorderFrames()));
            QCOMPARE(raised.decFrameBuffering(),
                std::max({reorder, buffering, sps.decFrameBuffering()}));
            QVERIFY(maxDpbFrames(raised) >= raised.decFrameBuffering());
            H264Sps rest = raised;
            rest.level = sps.level;
            rest.vui->restriction = sps.vui->restriction;
            QVERIFY(rest == sps);
        }
    }
    QVERIFY(!withReorder(nal, 17, 17));
}

void TestH264Sets::raisesTheLevelWhenTheBufferAsksForIt()
{
    const QByteArray stream =
        makeStream("-c:v libx264 -preset fast -refs 1 -bf 0 -level 1.1", "h264", "s=176x144:d=0.2");
    const Bytes nal = firstNal(stream, h264SpsType, Codec::H264);
    QCOMPARE(parseH264Sps(nal)->level, 11);
    QCOMPARE(maxDpbFrames(*parseH264Sps(nal)), 9); // 900 / (11 * 9)
    QCOMPARE(parseH264Sps(*withReorder(nal, 2, 9))->level, 11);
    QCOMPARE(parseH264Sps(*withReorder(nal, 2, 10))->level, 12);
}

void TestH264Sets::saysReorderWhereNothingWasSaid()
{
    // A baseline SPS of 160x96 without a VUI, written by hand.
    BitWriter writer;
    writer.u(0x67, 8);
    writer.u(66 << 16 | 10, 24);
    for (const std::uint32_t value : {0U, 0U, 2U, 1U}) // id, frame_num, POC type, references
        writer.ue(value);
    writer.flag(false);
    writer.ue(9);
    writer.ue(5);
    writer.u(0b1100, 4); // frames only, direct 8x8, no crop, no VUI
    writer.trailing();
    const H264Sps plain = *parseH264Sps(escape(writer.bytes()));
    QVERIFY(!plain.vui);
    QCOMPARE(plain.reorderFrames(), 6); // 396 / 60
    const H264Sps said = *parseH264Sps(*withReorder(escape(writer.bytes()), 0, 1));
    QCOMPARE(said.reorderFrames(), 0);
    QCOMPARE(said.decFrameBuffering(), 1);
    H264Sps rest = said;
    rest.vui.reset();
    QVERIFY(rest == plain);
}

void TestH264Sets::infersReorderFromTheLevel()
{
    H264Sps sps;
    sps.profile = 100;
    sps.level = 40;
    sps.widthInMbs = 120;
    sps.heightInMapUnits = 68;
    QCOMPARE(sps.reorderFrames(), 4);
    sps.constraints = 0x10; // intra profile
    QCOMPARE(sps.reorderFrames(), 0);
    sps.constraints = 0;
    sps.level = 99;
    QCOMPARE(sps.decFrameBuffering(), 16);
    sps.profile = 66;
    sps.level = 11;
    sps.widthInMbs = 11;
    sps.heightInMapUnits = 9;
    QCOMPARE(sps.decFrameBuffering(), 9);
    sps.constraints = 0x10; // level 1b
    QCOMPARE(sps.decFrameBuffering(), 4);
}

void TestH264Sets::patchedSetsStillDecode()
{
    const QByteArray stream = makeStream("-c:v libx264 -preset fast -bf 2");
    const Decoded before = decode(stream);
    QCOMPARE(before.pictures.size(), 25);
    const Decoded after = decode(withSps(stream, [](Bytes sps) { return withReorder(sps, 4, 9); }));
    QCOMPARE(after.messages, QByteArray());
    QCOMPARE(after.pictures, before.pictures);
}

void TestH264Sets::otherUnitsAreErrors()
{
    const QByteArray stream = makeStream("-c:v libx264 -preset fast -bf 2");
    const Bytes sps = firstNal(stream, h264SpsType, Codec::H264);
    const Bytes pps = firstNal(stream, h264PpsType, Codec::H264);
    QVERIFY(!parseH264Sps(pps) && !parseH264Pps(sps) && !parseH264Sps({}) && !parseH264Pps({}));
    QVERIFY(!withIds(pps, 1) && !withIds(sps, 1, 1) && !withReorder(pps, 1, 1));
    for (std::size_t size = 0; size + 1 < sps.size(); ++size)
        QVERIFY(!parseH264Sps(sps.first(size)));
}

void TestH264Sets::hostileBytesAreHarmless()
{
    std::mt19937 random(6);
    int read = 0;
    for (const char *arguments : {"-c:v libx264 -pix_fmt yuv444p -x264-params cqm=jvt",
             "-c:v libx264 -b:v 300k -maxrate 300k -bufsize 300k -x264-params nal-hrd=vbr",
             "-c:v libx264 -profile:v baseline"}) {
        const QByteArray stream = makeStream(arguments, "h264", "s=160x96:d=0.1");
        for (int run = 0; run < 5000; ++run) {
            const Buffer sps = damaged(firstNal(stream, h264SpsType, Codec::H264), random);
            if (const auto parsed = parseH264Sps(sps); parsed) {
                ++read;
                QVERIFY(parsed->width() <= 1 << 19 && maxDpbFrames(*parsed) <= 16);
                QVERIFY(withIds(sps, 31));
                const auto raised = withReorder(sps, 2, 3);
                QVERIFY(!raised || parseH264Sps(*raised));
            }
            const Buffer pps = damaged(firstNal(stream, h264PpsType, Codec::H264), random);
            if (parseH264Pps(pps))
                QVERIFY(parseH264Pps(*withIds(pps, 255, 31)));
        }
    }
    QVERIFY(read > 100); // the damage is not all of the kind that is seen at once
}

QTEST_GUILESS_MAIN(TestH264Sets)
#include "tst_h264sets.moc"
