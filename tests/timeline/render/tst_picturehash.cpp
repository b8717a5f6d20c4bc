// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/framesource.h"
#include "timeline/render/picturehash.h"

using namespace timeline;

namespace {

// The MD5 column of framemd5's output, frame by frame.
QList<QByteArray> framemd5(const QString &path)
{
    QList<QByteArray> hashes;
    const QByteArray text = testsupport::runFfmpeg(
        {QStringLiteral("-noautorotate"), QStringLiteral("-i"), path, QStringLiteral("-map"),
            QStringLiteral("0:v:0"), QStringLiteral("-fps_mode"), QStringLiteral("passthrough"),
            QStringLiteral("-f"), QStringLiteral("framemd5"), QStringLiteral("-")});
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            hashes.append(line.split(',').last().trimmed());
    }
    return hashes;
}

media::VideoFrame frameOf(const media::MediaFile &file, std::int64_t n)
{
    auto source = media::FrameSource::open(file);
    return (*source)->frame({n}).value();
}

} // namespace

class TestPictureHash : public QObject {
    Q_OBJECT

private slots:
    void everyFrameHashesAsFramemd5_data();
    void everyFrameHashesAsFramemd5();
    void psnrIsInfiniteForEqualPicturesOnly();
    void aNullFrameHasNoHash();
};

void TestPictureHash::everyFrameHashesAsFramemd5_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
        {"H.264 with B-frames and a long GOP", "HEVC 10-bit", "ProRes in MOV", "Motion JPEG in MOV",
            "a picture to be turned by 90 degrees", "an edit list that hides a pre-roll"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPictureHash::everyFrameHashesAsFramemd5()
{
    QFETCH(QString, name);
    const QString path = testsupport::make(testsupport::spec(name));
    const QList<QByteArray> expected = framemd5(path);
    const media::MediaFile file = testsupport::opened(path);
    QCOMPARE(qint64(expected.size()), qint64(file.index->count()));
    auto source = media::FrameSource::open(file, media::FrameSource::Use::Playback);
    QVERIFY(source);
    for (std::int64_t n = 0; n < file.index->count(); ++n) {
        const auto frame = (*source)->frame({n});
        QVERIFY2(frame, qPrintable(QString::number(n)));
        QCOMPARE(render::pictureMd5(*frame).toHex(), expected[n]);
    }
}

void TestPictureHash::psnrIsInfiniteForEqualPicturesOnly()
{
    const media::MediaFile file = testsupport::opened(
        testsupport::make(testsupport::spec(QStringLiteral("H.264 with B-frames and a long GOP"))));
    const media::MediaFile deep =
        testsupport::opened(testsupport::make(testsupport::spec(QStringLiteral("HEVC 10-bit"))));
    const media::VideoFrame a = frameOf(file, 10), again = frameOf(file, 10), b = frameOf(file, 11);
    QCOMPARE(render::picturePsnr(a, again), std::optional(render::identicalPsnr));
    const auto psnr = render::picturePsnr(a, b);
    QVERIFY(psnr && *psnr > 3 && *psnr < 40);
    QVERIFY(!render::picturePsnr(a, frameOf(deep, 10)));
    const auto deepPsnr = render::picturePsnr(frameOf(deep, 10), frameOf(deep, 11));
    QVERIFY(deepPsnr && *deepPsnr > 3 && *deepPsnr < 40);
}

void TestPictureHash::aNullFrameHasNoHash()
{
    QCOMPARE(render::pictureMd5({}), QByteArray());
    QVERIFY(!render::picturePsnr({}, {}));
}

QTEST_GUILESS_MAIN(TestPictureHash)
#include "tst_picturehash.moc"
