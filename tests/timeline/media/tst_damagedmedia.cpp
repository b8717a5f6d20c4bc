// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/timeline/media/picturehash.h"
#include "timeline/media/framesource.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace timeline::media;
using namespace timeline::model;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    return file.readAll();
}

const char *const sources[] = {"H.264 with B-frames and a long GOP", "HEVC with open GOPs",
    "VP9 in WebM", "ProRes in MOV", "MPEG-TS", "Matroska"};

} // namespace

// Whatever a file holds: an error or exact frames, never a crash, a hang or a neighbour.
class TestDamagedMedia : public QObject {
    Q_OBJECT

private slots:
    void flippedBits_data()
    {
        rows({"one flip in 1 kB", "one flip in 10 kB", "one flip in 100 kB"});
    }
    void flippedBits()
    {
        QFETCH(QString, source);
        QFETCH(int, variant);
        QByteArray content = contentOf(testsupport::make(testsupport::spec(source)));
        std::mt19937 generator(unsigned(variant) + 1);
        const int step = variant == 0 ? 1000 : variant == 1 ? 10000 : 100000;
        for (qsizetype at = qsizetype(generator() % unsigned(step)); at < content.size();
             at += step)
            content[at] = char(content[at] ^ (1 << (generator() % 8)));
        readAll(content);
    }

    void cutOff_data() { rows({"cut at 10 %", "cut at 50 %", "cut at 99 %"}); }
    void cutOff()
    {
        QFETCH(QString, source);
        QFETCH(int, variant);
        const QByteArray content = contentOf(testsupport::make(testsupport::spec(source)));
        const int percent = variant == 0 ? 10 : variant == 1 ? 50 : 99;
        readAll(content.left(content.size() * percent / 100));
    }

    void oddSizes_data()
    {
        QTest::addColumn<QString>("size");
        for (const char *size : {"1x1", "3x5", "2049x2", "17x1081"})
            QTest::newRow(size) << QString::fromLatin1(size);
    }
    void oddSizes()
    {
        QFETCH(QString, size);
        const QString path = m_folder.filePath(QStringLiteral("odd.mkv"));
        testsupport::runFfmpeg({QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
            QStringLiteral("testsrc=s=64x64:r=25:d=1,scale=%1")
                .arg(QString(size).replace(QLatin1Char('x'), QLatin1Char(':'))),
            QStringLiteral("-c:v"), QStringLiteral("ffv1"), path});
        const auto file = openMedia(path);
        QVERIFY(file);
        QCOMPARE(file->index->count(), std::int64_t(25));
        auto frames = FrameSource::open(*file);
        QVERIFY(frames);
        const auto frame = (*frames)->frame({20});
        QVERIFY(frame);
        QCOMPARE(
            QStringLiteral("%1x%2").arg(frame->picture->width).arg(frame->picture->height), size);
    }

    void aPictureTooLargeIsRefused()
    {
        const QString path = m_folder.filePath(QStringLiteral("huge.mkv"));
        testsupport::runFfmpeg({QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
            QStringLiteral("color=s=16400x16:r=25:d=0.1"), QStringLiteral("-c:v"),
            QStringLiteral("ffv1"), path});
        const auto file = openMedia(path);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, Error::Kind::TooLarge);
    }

    void aSizeThatChangesMidwayStaysExact()
    {
        const QString a = m_folder.filePath(QStringLiteral("a.ts"));
        const QString b = m_folder.filePath(QStringLiteral("b.ts"));
        const QString plain = testsupport::make(testsupport::spec(QString::fromLatin1(sources[0])));
        testsupport::runFfmpeg(
            "-an -c:v libx264 -preset ultrafast -bf 2 -output_ts_offset 0", plain, a);
        testsupport::runFfmpeg(
            "-an -c:v libx264 -preset ultrafast -bf 2 -s 160x90 -output_ts_offset 3", plain, b);
        readAll(contentOf(a) + contentOf(b));
    }

private:
    static void rows(const std::vector<const char *> &variants)
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("variant");
        for (const char *source : sources) {
            for (std::size_t i = 0; i < variants.size(); ++i) {
                const QString name = QString::fromLatin1(source) + QStringLiteral(", ")
                    + QString::fromLatin1(variants[i]);
                QTest::newRow(qPrintable(name)) << QString::fromLatin1(source) << int(i);
            }
        }
    }

    // Opens and reads in both directions; a frame that comes is the one that was asked for.
    void readAll(const QByteArray &content)
    {
        const QString path = m_folder.filePath(QStringLiteral("damaged"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(content), content.size());
        file.close();
        const auto media = openMedia(path);
        if (!media) {
            QVERIFY(!media.error().detail.isEmpty());
            return;
        }
        auto frames = FrameSource::open(*media);
        if (!frames)
            return;
        const std::int64_t count = media->index->count();
        const std::int64_t step = std::max<std::int64_t>(count / 12, 1);
        for (std::int64_t n = 0; n < count; n += step) {
            for (const FrameNumber wanted : {FrameNumber{n}, FrameNumber{count - 1 - n}}) {
                const auto frame = (*frames)->frame(wanted);
                if (frame)
                    QCOMPARE(frame->number, wanted);
                else
                    QVERIFY(!frame.error().detail.isEmpty());
            }
        }
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestDamagedMedia)
#include "tst_damagedmedia.moc"
