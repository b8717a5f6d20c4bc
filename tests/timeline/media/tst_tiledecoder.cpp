// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/picture.h"
#include "timeline/media/tiledecoder.h"

#include <QTest>

using namespace timeline::media;
using namespace timeline::model;
using testsupport::openNamed;

namespace {

int numberIn(const MediaFile &file, const VideoFrame &frame)
{
    PictureConverter converter;
    const auto image = converter.toImage(frame, file.info.video, {});
    return image ? testsupport::readNumber(*image).value_or(-1) : -1;
}

} // namespace

class TestTileDecoder : public QObject {
    Q_OBJECT

private slots:
    void everyKeyFrameIsItself_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"H.264 with open GOPs", "HEVC with open GOPs",
                 "H.264 with B-frames and a long GOP", "Motion JPEG in MOV"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void everyKeyFrameIsItself()
    {
        QFETCH(QString, name);
        const MediaFile file = openNamed(name);
        const auto decoder = TileDecoder::open(file);
        QVERIFY(decoder);
        const auto &entries = file.index->entryPoints();
        for (std::size_t i = entries.size(); i-- > 0;) {
            const auto frame = (*decoder)->key(i);
            QVERIFY2(frame, qPrintable(frame ? QString() : frame.error().detail));
            QCOMPARE(frame->pts, entries[i].pts);
            QCOMPARE(numberIn(file, *frame), int(frame->number.value));
        }
    }

    void aFileStillBeingReadIsLearntAsItGrows()
    {
        const MediaFile whole = openNamed(QStringLiteral("H.264 with open GOPs"));
        const auto &entries = whole.index->entryPoints();
        MediaFile begun = whole;
        begun.index = std::make_shared<const FrameIndex>(whole.index->timeBase(),
            std::vector<FrameEntry>(
                whole.index->frames().begin(), whole.index->frames().begin() + 10),
            std::vector<FrameIndex::EntryPoint>{entries.front()}, 0);
        const auto decoder = TileDecoder::open(begun);
        QVERIFY(decoder);
        QCOMPARE((*decoder)->key(entries.size() - 1).error().kind, Error::Kind::OutOfRange);
        (*decoder)->grow(whole.index);
        QCOMPARE((*decoder)->key(entries.size() - 1)->pts, entries.back().pts);
    }

    void looselyMeansSoonAfter_data() { everyKeyFrameIsItself_data(); }

    void looselyMeansSoonAfter()
    {
        QFETCH(QString, name);
        constexpr std::int64_t near = 8;
        const MediaFile file = openNamed(name);
        const auto decoder = TileDecoder::open(file);
        QVERIFY(decoder);
        const std::int64_t last = file.index->count() - 1;
        for (const std::int64_t wanted : {last / 2, last / 2 + 1, last / 2 + 9, std::int64_t{3},
                 std::int64_t{3}, std::int64_t{0}, last}) {
            const auto frame = (*decoder)->near({wanted}, {});
            QVERIFY2(frame, qPrintable(frame ? QString() : frame.error().detail));
            QVERIFY2(std::abs(frame->number.value - wanted) < near,
                qPrintable(QStringLiteral("%1 for %2").arg(frame->number.value).arg(wanted)));
            QCOMPARE(numberIn(file, *frame), int(frame->number.value));
        }
    }

    void aCancelledOneGoesOnLater()
    {
        const MediaFile file = openNamed(QStringLiteral("H.264 with B-frames and a long GOP"));
        const auto decoder = TileDecoder::open(file);
        QVERIFY(decoder);
        CancelToken cancelled;
        cancelled.cancel();
        const auto none = (*decoder)->near({60}, cancelled);
        QVERIFY(!none);
        QCOMPARE(none.error().kind, Error::Kind::Cancelled);
        const auto frame = (*decoder)->near({60}, {});
        QVERIFY(frame);
        QCOMPARE(numberIn(file, *frame), int(frame->number.value));
    }

    void aFileWithoutStampsIsRefused()
    {
        MediaFile file = openNamed(QStringLiteral("no sound"));
        const auto &index = *file.index;
        file.index = std::make_shared<const FrameIndex>(index.timeBase(), index.frames(),
            index.entryPoints(), index.lastDuration(), FrameIndex::Stamps::Count);
        QCOMPARE(TileDecoder::open(file).error().kind, Error::Kind::FrameMissing);
        file.index = nullptr;
        QVERIFY(!TileDecoder::open(file));
    }
};

QTEST_GUILESS_MAIN(TestTileDecoder)
#include "tst_tiledecoder.moc"
