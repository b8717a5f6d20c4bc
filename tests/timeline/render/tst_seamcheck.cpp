// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/seamcheck.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline;
using model::FrameRange;
using render::Seam;
using testsupport::words;

namespace {

// In one GOP of 250 frames, behind which another begins.
constexpr FrameRange touched{{120}, {130}};
constexpr FrameRange changed{{122}, {124}};

// A ramp that grows by one step of 255 a frame, but for what `luma` makes of it; no bit is lost
// unless `args` say so.
QString film(
    const QTemporaryDir &folder, const char *name, const QString &luma, const char *args = "-qp 0")
{
    const QString path = folder.filePath(QString::fromLatin1(name));
    testsupport::runFfmpeg(words("-f lavfi -i color=black:s=96x64:r=25,format=yuv420p -frames:v "
                                 "270 -vf")
        << QStringLiteral("geq=lum='%1':cb=128:cr=128").arg(luma)
        << words("-c:v libx264 -preset ultrafast -g 250 -sc_threshold 0") << words(args) << path);
    return path;
}

QString rampOf(const char *frame)
{
    return QStringLiteral("X+mod(%1,128)").arg(QLatin1String(frame));
}

// A copy with a packet of which but the length is left.
QString damaged(const QTemporaryDir &folder, const QString &source, std::int64_t n)
{
    const QString path = folder.filePath(QStringLiteral("damaged.mp4"));
    const model::FrameEntry entry = testsupport::opened(source).index->at({n});
    QFile::remove(path);
    QFile file(path);
    if (!QFile::copy(source, path) || !file.open(QIODevice::ReadWrite) || !file.seek(entry.position)
        || file.write(QByteArray(entry.size, '\0')) != entry.size)
        qFatal("cannot damage %s", qPrintable(path));
    return path;
}

QString saidOf(const QString &source, const QString &copy, FrameRange between = {{0}, {270}})
{
    const media::MediaFile a = testsupport::opened(source), b = testsupport::opened(copy);
    auto check = render::SeamCheck::open(a, b, {changed});
    if (!check)
        qFatal("%s", qPrintable(check.error().detail));
    Seam seam;
    seam.changed = changed;
    seam.touched = touched;
    const auto ok = check->run(seam, between.begin, between.end, {});
    if (!ok && ok.error().kind != model::Error::Kind::EncoderFailed)
        return QStringLiteral("kind %1").arg(model::kindName(ok.error().kind));
    return ok ? QString() : ok.error().detail;
}

} // namespace

class TestSeamCheck : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_source = film(m_folder, "source.mp4", rampOf("N")); }

    void aWrongPictureIsFound_data()
    {
        QTest::addColumn<int>("frame");
        QTest::addColumn<QString>("luma"); // that this frame gets instead
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, int frame, const QString &luma, const char *said) {
            QTest::newRow(name) << frame << luma << QString::fromLatin1(said);
        };
        const QString black = QStringLiteral("16"), next = rampOf("(N+1)");
        const QString dot = QStringLiteral("X+mod(N,128)+eq(X,5)*eq(Y,7)");
        row("none", 0, rampOf("N"), "");
        row("black where the take is", 123, black, "");
        row("black in a seam", 125, black, "frame 125 in a seam is not like the source's");
        row("black at the begin of a seam", 120, black,
            "frame 120 in a seam is not like the source's");
        row("a frame of elsewhere in a seam", 125, rampOf("(N+20)"),
            "frame 125 in a seam is not like the source's");
        row("the next frame in a seam", 125, next, "frame 125 in a seam is its neighbour");
        row("the frame before in a seam", 126, rampOf("(N-1)"),
            "frame 126 in a seam is its neighbour");
        row("the one before a seam", 119, black, "frame 119 beside a seam has changed");
        row("the one behind a seam", 130, next, "frame 130 beside a seam has changed");
        row("a dot near a seam", 140, dot, "frame 140 beside a seam has changed");
        row("a dot in what others refer to, 100 frames before", 21, dot,
            "frame 21 beside a seam has changed");
        row("a dot in what others refer to, 100 frames behind", 231, dot,
            "frame 231 beside a seam has changed");
        row("the first picture of the GOP", 0, dot, "frame 0 beside a seam has changed");
        row("in another GOP", 255, black, "");
    }

    void aWrongPictureIsFound()
    {
        QFETCH(int, frame);
        QFETCH(QString, luma);
        QFETCH(QString, said);
        const QString copy = film(m_folder, "copy.mp4",
            QStringLiteral("if(eq(N,%1),%2,%3)").arg(frame).arg(luma, rampOf("N")));
        QCOMPARE(saidOf(m_source, copy), said);
    }

    void neighbouringSeamsAreLeftToThemselves()
    {
        const QString copy = film(
            m_folder, "copy.mp4", QStringLiteral("if(eq(N,110)+eq(N,140),16,%1)").arg(rampOf("N")));
        QCOMPARE(saidOf(m_source, copy), QStringLiteral("frame 110 beside a seam has changed"));
        QCOMPARE(saidOf(m_source, copy, {{111}, {270}}),
            QStringLiteral("frame 140 beside a seam has changed"));
        QCOMPARE(saidOf(m_source, copy, {{111}, {140}}), QString());
    }

    void whatDoesNotDecodeIsFound_data()
    {
        QTest::addColumn<int>("frame");
        QTest::newRow("of the take") << 123;
        QTest::newRow("in a seam") << 126;
        QTest::newRow("before it") << 119;
        QTest::newRow("behind it") << 130;
    }

    void whatDoesNotDecodeIsFound()
    {
        QFETCH(int, frame);
        const QString copy = damaged(m_folder, m_source, frame);
        QCOMPARE(saidOf(m_source, copy),
            QStringLiteral("frame %1 of the copy does not decode").arg(frame));
    }

    void whatTheSourceHasNotIsNotAskedOfTheCopy()
    {
        const QString source = damaged(m_folder, m_source, 130);
        QCOMPARE(saidOf(source, source), QString());
    }

    void ofTwoPicturesFarAwayTheOneThatOthersReferToIsDecoded()
    {
        const QString source = film(m_folder, "b-frames.mp4", rampOf("N"),
            "-crf 20 -bf 2 -x264-params b-adapt=0:b-pyramid=none");
        QCOMPARE(saidOf(source, damaged(m_folder, source, 231)),
            QStringLiteral("frame 231 of the copy does not decode"));
        // Nothing refers to this one: it is left out, but not without a word.
        QCOMPARE(saidOf(source, damaged(m_folder, source, 232)),
            QStringLiteral("the copy's decoder complains of what begins at frame 120"));
        // Near the seam each one is decoded.
        QCOMPARE(saidOf(source, damaged(m_folder, source, 142)),
            QStringLiteral("frame 142 of the copy does not decode"));
    }

private:
    QTemporaryDir m_folder;
    QString m_source;
};

QTEST_GUILESS_MAIN(TestSeamCheck)
#include "tst_seamcheck.moc"
