// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/bitstream/streams.h"
#include "timeline/bitstream/hevcjoin.h"

#include <QTest>

using namespace timeline::bitstream;
using namespace testsupport;

class TestHevcJoin : public QObject {
    Q_OBJECT

private slots:
    void anotherStreamGoesOnAtACra_data();
    void anotherStreamGoesOnAtACra();
};

void TestHevcJoin::anotherStreamGoesOnAtACra_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<int>("gop"); // which of them the join is at
    QTest::newRow("one slice a picture, first CRA") << QByteArray(":bframes=4") << 1;
    QTest::newRow("one slice a picture, second CRA") << QByteArray(":bframes=4") << 2;
    QTest::newRow("two slices a picture") << QByteArray(":bframes=3:slices=2") << 1;
    QTest::newRow("10 bit") << QByteArray(":bframes=4 -pix_fmt yuv420p10le") << 1;
}

// An open GOP without its leading pictures behind pictures of something else.
void TestHevcJoin::anotherStreamGoesOnAtACra()
{
    QFETCH(QByteArray, more);
    QFETCH(int, gop);
    const QByteArray arguments = "-c:v libx265 -preset ultrafast -x265-params "
                                 "log-level=none:open-gop=1:keyint=20:min-keyint=20:scenecut=0"
        + more;
    const QByteArray picture("s=320x192:r=25:d=3");
    const QByteArray source = makeStream(arguments, "hevc", picture);
    const QByteArray other = makeStream("-vf negate -frames:v 12 " + arguments, "hevc", picture);

    constexpr int cra = 21, firstLeading = 6, lastLeading = 9;
    std::vector<Bytes> tail;
    int begun = 0;
    bool wasCra = false;
    for (const Bytes nal : nalsOf(bytesOf(source), {})) {
        const int type = nalType(nal, Codec::Hevc);
        begun += type == cra && !wasCra ? 1 : 0;
        wasCra = type == cra;
        const bool isLeading = type >= firstLeading && type <= lastLeading;
        if (begun > gop || (begun == gop && !isLeading))
            tail.push_back(nal);
    }
    QVERIFY(begun >= gop);

    // The join's slices as one packet, renamed.
    std::vector<Bytes> join, rest;
    for (const Bytes nal : tail)
        (rest.empty() && nalType(nal, Codec::Hevc) == cra ? join : rest).push_back(nal);
    Buffer packet = *joinNals(join, {4});
    QCOMPARE(craToBla(packet, {4}, KeptLeading::None), int(join.size()));
    const QByteArray stream =
        other + arrayOf(*convertNals(packet, {4}, {})) + arrayOf(*joinNals(rest, {}));
    const Decoded decoded = decode(stream, "hevc");
    QCOMPARE(decoded.messages, QByteArray());
    QCOMPARE(decoded.pictures,
        decode(other, "hevc").pictures + decode(source, "hevc").pictures.mid(20 * gop));
}

QTEST_GUILESS_MAIN(TestHevcJoin)
#include "tst_hevcjoin.moc"
