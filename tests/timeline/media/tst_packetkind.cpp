// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"
#include "timeline/media/demuxer.h"
#include "timeline/media/packetkind.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace timeline;
using Bytes = std::vector<std::uint8_t>;

namespace {

struct Packet {
    Bytes bytes;
    bool isKey = false;
};

struct Track {
    std::unique_ptr<media::Demuxer> demuxer; // owns the codec's parameters
    const AVCodecParameters *codec = nullptr;
    std::vector<Packet> packets;
};

Track trackOf(const QString &name)
{
    auto demuxer = media::Demuxer::open(testsupport::make(testsupport::spec(name)));
    if (!demuxer)
        return {};
    const int stream = (*demuxer)->pictureStream();
    Track track{*std::move(demuxer), nullptr, {}};
    track.codec = track.demuxer->stream(stream)->codecpar;
    track.demuxer->readOnly({stream});
    const media::PacketPtr packet(av_packet_alloc());
    while (track.demuxer->read(*packet).value_or(false)) {
        if (packet->stream_index == stream)
            track.packets.push_back({Bytes(packet->data, packet->data + packet->size),
                (packet->flags & AV_PKT_FLAG_KEY) != 0});
    }
    return track;
}

// Flipped bits, and often an end that comes too early. A block of its own, so that a sanitizer sees
// the first byte that is read behind it.
Bytes damaged(const Bytes &bytes, std::mt19937 &random)
{
    Bytes all = bytes;
    const auto upTo = [&](std::size_t n) { return random() % std::max<std::size_t>(n, 1); };
    for (int i = 0; i < 8 && !all.empty(); ++i)
        all[upTo(std::min<std::size_t>(all.size(), 64))] ^= std::uint8_t(1U << upTo(8));
    if (upTo(2) == 0)
        all.resize(upTo(std::min<std::size_t>(all.size(), 40)));
    return Bytes(all.begin(), all.end());
}

} // namespace

class TestPacketKind : public QObject {
    Q_OBJECT

private slots:
    void damagedPacketsDoNoHarm_data()
    {
        QTest::addColumn<QString>("name");
        for (const testsupport::MediaSpec &spec : testsupport::matrix())
            QTest::newRow(qPrintable(spec.name)) << spec.name;
    }
    // None is read beyond its end (a sanitizer sees that), and after any of them a picture is left
    // out only where it would have been without.
    void damagedPacketsDoNoHarm()
    {
        QFETCH(QString, name);
        const Track track = trackOf(name);
        QVERIFY(track.codec);
        QVERIFY(!track.packets.empty());
        const media::PacketClassifier classifier(*track.codec);
        media::DisposablePictures shaken(*track.codec), calm(*track.codec);
        const bool isHevc = track.codec->codec_id == AV_CODEC_ID_HEVC; // it is asked of no other
        std::mt19937 random(1);
        for (const Packet &packet : track.packets) {
            for (int i = 0; i < 20; ++i) {
                const Bytes bytes = damaged(packet.bytes, random);
                classifier.classify(bytes, packet.isKey);
                classifier.classify(bytes, !packet.isKey);
                shaken.contains(bytes);
            }
            const bool isDisposable = calm.contains(packet.bytes);
            QVERIFY(!isHevc || isDisposable || !shaken.contains(packet.bytes));
        }
    }
};

QTEST_GUILESS_MAIN(TestPacketKind)
#include "tst_packetkind.moc"
